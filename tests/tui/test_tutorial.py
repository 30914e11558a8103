"""The tutorial: by its keys from the first step to the last, left, resumed, and ignored."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from annotator.desk import Desk
from annotator.errors import UserError
from annotator.model.codebook import DEFAULT_CODEBOOK
from annotator.settings import Settings
from annotator.tui.actions import Keyboard, actions_for, keymap_of
from annotator.tui.app import AnnotatorApp
from annotator.tui.wrapping import wrap
from annotator.tutorial.course import Course
from annotator.tutorial.opening import open_tutorial, tutorial_folder
from annotator.tutorial.steps import STEPS

Play = Callable[[Pilot[None], AnnotatorApp, Course], Awaitable[None]]

KEYS_OF_STEPS = (
    ("answer.no_claim",),
    ("answer.label.attributed",),
    ("answer.label.verified",),
    ("answer.label.disputed",),
    ("answer.no_claim",),
    ("answer.no_claim",),
    ("answer.undo",),
    ("answer.label.attributed",),
    ("answer.label_stay.attributed",),
    ("answer.label.disputed",),
    ("claim.spans",),
    ("spans.next_part", "spans.next_part", "spans.next_part"),
    ("spans.label.attributed",),
    ("answer.skip",),
    ("answer.note", *"which", "enter"),
    ("answer.flag",),
    ("find.search", *"mayor", "enter"),
    ("walk.next", "find.leave"),
    ("look.guideline", "escape"),
    (
        "answer.label.attributed",
        "answer.label.verified",
        "answer.label.attributed",
        "answer.no_claim",
    ),
    ("suggestion.take",),
    ("find.stories", "escape"),
    ("look.keys", "escape"),
)
"""What a learner presses at each step, as ids of actions and as keys of fields and cards."""


def text_of(app: AnnotatorApp) -> str:
    return "\n".join(strip.text.rstrip() for strip in app.screen._compositor.render_strips())


def begin(settings: Settings | None = None, *, again: bool = False) -> tuple[Desk, Course]:
    keyboard = Keyboard(actions_for(DEFAULT_CODEBOOK, keymap_of(settings or Settings())))
    desk = open_tutorial("dana", keyboard.fill, again=again)
    return desk, Course(desk, keyboard.has)


def play(
    scene: Play,
    settings: Settings | None = None,
    *,
    size: tuple[int, int] = (80, 24),
    again: bool = False,
) -> None:
    desk, course = begin(settings, again=again)

    async def run() -> None:
        app = AnnotatorApp(desk, settings or Settings(), beside=False, course=course)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await scene(pilot, app, course)

    try:
        asyncio.run(run())
    finally:
        desk.store.close()


async def walk_through(pilot: Pilot[None], app: AnnotatorApp, course: Course) -> int:
    """Press what each step asks for; return the number of keys."""
    keyboard, pressed = app.walk_screen.keyboard, 0
    for number, keys in enumerate(KEYS_OF_STEPS):
        assert course.number == number
        assert f"tutorial {number + 1} of {len(course.steps)}" in text_of(app)
        shown = " ".join(text_of(app).split())
        assert keyboard.fill(course.step.text) in shown
        for key in keys:
            await pilot.press(keyboard.key(key) if "." in key else key)
            pressed += 1
        assert course.remark == "", course.steps[number].text
    return pressed


@pytest.mark.parametrize("preset", [None, "left-hand", "doccano"])
def test_the_whole_tutorial_by_its_keys(preset: str | None) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp, course: Course) -> None:
        pressed = await walk_through(pilot, app, course)
        assert course.finished
        assert pressed == 44
        assert "annotator open FOLDER" in text_of(app)
        assert app.walk_screen.desk.role == "training"

    play(scene, Settings.model_validate({"preset": preset}))


def test_the_story_names_the_keys_in_use() -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp, course: Course) -> None:
        assert "press 0 here" in text_of(app)
        await pilot.press("0")
        assert course.number == 1

    play(scene, Settings(keys={"answer.no_claim": ("0",)}))


def test_it_resumes_where_it_was_left_and_begins_again_when_told() -> None:
    async def leave(pilot: Pilot[None], app: AnnotatorApp, course: Course) -> None:
        assert "tutorial 1 of" in text_of(app)
        await pilot.press("n", "a", "v", "d", "n", "n", "u", "q")
        assert course.number == 7

    async def resume(pilot: Pilot[None], app: AnnotatorApp, course: Course) -> None:
        assert course.number == 7
        await pilot.press("a")
        assert course.number == 8
        assert "Two claims" in text_of(app)

    async def begin_again(pilot: Pilot[None], app: AnnotatorApp, course: Course) -> None:
        assert course.number == 0
        assert app.walk_screen.desk.counts.decided == 0
        await pilot.press("n")

    play(leave)
    play(resume)
    play(begin_again, again=True)


def test_another_answer_is_taken_and_the_one_meant_is_named() -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp, course: Course) -> None:
        await pilot.press("n", "d")
        assert course.number == 2
        assert "We would have said attributed: only the mayor says so." in text_of(app)
        assert "A record settles it" in text_of(app)
        await pilot.press("v")
        assert "We would have said" not in text_of(app)

    play(scene)


def test_who_walks_on_is_not_held_up() -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp, course: Course) -> None:
        for number in range(1, 8):
            await pilot.press("j")
            assert course.steps[course.number].place == (1, number)
        await pilot.press("J")
        assert "suggestion.take" in course.step.text
        while not app.walk_screen.desk.walk.ended:
            await pilot.press("j")
        assert course.finished
        await pilot.press("tab")
        assert app.walk_screen.desk.story_number == 1
        assert course.finished

    play(scene)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
def test_the_lit_sentence_the_step_and_the_keys_are_in_view(size: tuple[int, int]) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp, course: Course) -> None:
        await pilot.press("n")
        shown = text_of(app)
        assert "▌" in shown
        assert "tutorial 2 of" in shown
        assert "Somebody's word and nothing else: a, attributed." in shown
        assert "n none" in shown or "? keys" in shown
        assert course.number == 1

    play(scene, size=size)


@pytest.mark.parametrize("preset", [None, "cyrillic", "french", "german", "left-hand", "prodigy"])
def test_every_text_names_keys_that_exist_and_fits_two_narrow_lines(preset: str | None) -> None:
    keymap = keymap_of(Settings.model_validate({"preset": preset}))
    keyboard = Keyboard(actions_for(DEFAULT_CODEBOOK, keymap))
    for step in STEPS:
        if not all(map(keyboard.has, step.needs)):
            continue
        text = keyboard.fill(step.text)
        assert "{" not in text
        assert len(wrap(text, 58)) <= 2, text
        if step.otherwise:
            assert len(wrap(step.otherwise[1], 78)) == 1, step.otherwise[1]


def test_nothing_of_it_is_outside_of_its_own_folder(home: Path) -> None:
    before = set(home.rglob("*"))
    desk, _ = begin()
    desk.no_claim()
    desk.store.close()
    made = {path for path in set(home.rglob("*")) - before if path.is_file()}
    assert made
    assert all(path.is_relative_to(tutorial_folder()) for path in made)


def test_a_place_that_cannot_be_written_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "file"))
    with pytest.raises(UserError, match="cannot be written"):
        begin()
