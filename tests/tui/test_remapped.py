"""The real screen with other keys: what acts, and what the screen says the keys are."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from textual.pilot import Pilot

from annotator.desk import Desk
from annotator.settings import Settings
from annotator.tui.actions import KeyClashError
from annotator.tui.app import AnnotatorApp

Play = Callable[[Pilot[None], AnnotatorApp], Awaitable[None]]


def text_of(app: AnnotatorApp) -> str:
    return "\n".join(strip.text.rstrip() for strip in app.screen._compositor.render_strips())


def play(desk: Desk, settings: Settings, scene: Play) -> None:
    async def run() -> None:
        app = AnnotatorApp(desk, settings, beside=False)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            await scene(pilot, app)

    try:
        asyncio.run(run())
    finally:
        desk.store.close()


def test_own_keys_act_and_the_screen_names_them(desk: Desk) -> None:
    keys = {
        "answer.no_claim": ("0",),
        "answer.undo": ("f7",),
        "answer.redo": (),
        "walk.leave": ("f10",),
        "find.stay": ("m",),
    }

    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        assert "0 none" in text_of(app)
        await pilot.press("0")
        assert desk.counts.decided == 1
        await pilot.press("n")
        assert "n is no key here" in text_of(app)
        await pilot.press("f7")
        assert desk.counts.decided == 0
        assert "“redo” (palette) brings it back" in text_of(app)
        await pilot.press("ctrl+c")
        assert "f10 leaves" in text_of(app)
        await pilot.press("slash", *"mill", "enter")
        assert "m stays here, escape goes back" in text_of(app)
        await pilot.press("m")
        assert desk.walk.hits is None
        await pilot.press("question_mark")
        assert "f7 " in text_of(app)

    play(desk, Settings(keys=keys), scene)


def test_cyrillic_letters_label_and_move_in_lists(desk: Desk) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        assert "v verified" in text_of(app)
        await pilot.press("м", "Ф")
        story = desk.walk.story
        assert story is not None
        assert [claim.label for claim in story.judgement(0).claims] == ["verified"]
        assert [claim.label for claim in desk.judgement.claims] == ["attributed"]
        await pilot.press("щ", "о", "enter")
        assert desk.story_number == 2
        await pilot.press("д", "в")
        assert desk.walk.story is not None
        assert [claim.label for claim in desk.walk.story.judgement(0).claims] == ["disputed"]

    play(desk, Settings(preset="cyrillic"), scene)


def test_lists_are_walked_with_the_keys_of_the_walk(desk: Desk) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.press("o", "e", "e", "w", "enter")
        assert desk.story_number == 2
        await pilot.press("question_mark")
        assert "e w  down and up" in text_of(app)
        await pilot.press("Q")
        assert app.screen is app.walk_screen
        await pilot.press("g", "d")  # the list of labels, where labels keep their own keys
        assert desk.counts.decided == 1

    play(desk, Settings(preset="left-hand"), scene)


def test_spans_are_marked_with_the_left_hand(desk: Desk) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.press("e", "s")
        assert app.walk_screen.mode == "spans"
        shown = text_of(app).splitlines()[-1]
        assert "space keep" in shown
        await pilot.press("question_mark")
        assert text_of(app).index("Marking spans") < text_of(app).index("the word before")
        assert "Answer" not in text_of(app)  # further down
        await pilot.press("escape")
        assert desk.marking is not None
        began = desk.marking.cursor
        await pilot.press("w")
        assert desk.marking.cursor != began
        await pilot.press("e", "a", "w")
        assert app.walk_screen.mode == "walk"
        (claim,) = desk.judgement.claims
        assert claim.attribution is not None
        assert [span.text for span in claim.attribution.source] == ["the mayor"]
        await pilot.press("s", "3", "w", "space", "z")
        assert app.walk_screen.mode == "walk"
        assert desk.judgement.claims == (claim,)

    play(desk, Settings(preset="left-hand"), scene)


def test_a_cyrillic_letter_names_the_preset_and_others_the_keyboard(desk: Desk) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.press("ф")
        assert 'preset = "cyrillic"' in text_of(app)
        await pilot.press("λ")
        assert "switch the keyboard to Latin letters; ? lists the keys" in text_of(app)
        await pilot.press("Q")
        assert "Caps Lock" in text_of(app)

    play(desk, Settings(), scene)


@pytest.mark.parametrize("preset", ["left-hand", "german", "french", "prodigy", "doccano"])
def test_every_preset_opens_and_its_first_keys_answer(desk: Desk, preset: str) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        keyboard = app.walk_screen.keyboard
        for action_id in ("answer.label.attributed", "answer.no_claim", "answer.skip"):
            await pilot.press(keyboard.key(action_id))
        assert desk.counts.decided == 3  # a skip is a decision too
        await pilot.press(keyboard.key("answer.undo"), keyboard.key("answer.undo"))
        assert desk.counts.decided == 1

    settings = Settings.model_validate({"preset": preset})
    play(desk, settings, scene)


def test_the_desk_does_not_open_on_keys_that_clash(desk: Desk) -> None:
    with pytest.raises(KeyClashError, match=r"both answer\.no_claim and answer\.flag"):
        AnnotatorApp(desk, Settings(keys={"answer.flag": ("n",)}), beside=False)
    desk.store.close()
