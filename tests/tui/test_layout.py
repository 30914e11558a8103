"""What stands where at 60, 80, 120 and 200 columns, and looking around."""

import itertools
from pathlib import Path

import pytest
from textual.pilot import Pilot

from annotator.desk import Desk
from annotator.desk.intake import take_in
from annotator.desk.opening import open_desk
from annotator.desk.stopwatch import Stopwatch
from annotator.tui.app import AnnotatorApp
from tests.tui.test_screen import painted, play, text_of

LONG = (
    "A report on the river\n\n"
    + "\n\n".join(
        f"In part {number} the commission, which had been asked by the council to look into the "
        "matter after two dry summers, found that the gauges above the weir had been read by hand "
        "and that nobody could say by whom, according to three people who have seen the draft."
        for number in range(1, 31)
    )
    + "\n"
)


@pytest.fixture
def long_story(tmp_path: Path) -> Desk:
    """A desk with long sentences, on which every answer takes six seconds."""
    folder = tmp_path / "river"
    folder.mkdir()
    for name in ("01-report", "02-report", "03-report"):
        (folder / f"{name}.txt").write_text(LONG.replace("draft", f"draft of {name}"), "utf-8")
    desk = open_desk([folder], None, "dana")
    list(take_in(desk.store, desk.corpus))
    desk.recount()
    desk.stopwatch = Stopwatch(itertools.count(0.0, 3.0).__next__)
    return desk


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_answers_undo_and_keys_are_offered_at_every_width(long_story: Desk, width: int) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.press("a", "v")
        keys = painted(app)[-1].split()
        for key in ("v", "a", "d", "n", "s", "u", "undo", "?", "keys"):
            assert key in keys
        assert len(painted(app)[-1]) <= width

    play(long_story, scene, size=(width, 24))


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_the_header_always_says_corpus_who_and_how_far(long_story: Desk, width: int) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.press("a", "v")
        head = painted(app)[0]
        for words in ("river", "dana", " 2/31", "all"):
            assert words in head
        assert ("story 1/3" in head) == (width >= 80)
        assert ("2 today · 6 s · ~9 min left" in head) == (width >= 100)

    play(long_story, scene, size=(width, 24))


@pytest.mark.parametrize(("width", "measure"), [(60, 52), (80, 72), (120, 72), (200, 84)])
def test_lines_use_the_room_up_to_the_measure(long_story: Desk, width: int, measure: int) -> None:
    async def scene(_pilot: Pilot[None], app: AnnotatorApp) -> None:
        page = app.walk_screen._story._set.page
        longest = max(len(line.text) for line in page.lines)
        assert measure - 12 <= longest <= measure

    play(long_story, scene, size=(width, 40))


def test_a_wide_screen_has_the_story_in_the_middle_and_its_neighbours_beside(
    long_story: Desk,
) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.press("a")
        lines = painted(app)
        lit = next(line for line in lines if "▌" in line)
        assert 40 <= lit.index("▌") <= 60
        assert "3 stories" in lines[2]
        opened = [line[:52] for line in lines if line.startswith(" ▸")]
        assert opened == [opened[0]]
        assert " 1/31 " in opened[0]
        await pilot.press("J", "n")
        opened = [line[:52] for line in painted(app) if line.startswith(" ▸")]
        assert " 1/31 " in opened[0]
        assert sum(" 1/31 " in line[:52] for line in painted(app)) == 2

    play(long_story, scene, size=(200, 40))


def test_looking_around_leaves_the_light_where_it_is(long_story: Desk) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.press("j")
        before = painted(app)[2:18]
        for keys in (("pagedown",), ("pagedown", "pagedown", "pageup"), ("end",)):
            await pilot.press(*keys)
            assert painted(app)[2:18] != before
            assert long_story.walk.index == 1
            await pilot.press("f")
            await pilot.press("f")
            assert painted(app)[2:18] == before
        await pilot.press("end")
        assert "In part 30" in text_of(app)
        await pilot.press("home")
        assert "A report on the river" in painted(app)[2]
        await pilot.press("j")
        assert long_story.walk.index == 2
        assert any(line.startswith(" ▌") for line in painted(app))

    play(long_story, scene)


def test_what_others_write_does_not_end_looking_around(long_story: Desk) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.press("end")
        seen = painted(app)[2:18]
        app.walk_screen.show(afresh=True)
        await pilot.pause()
        assert painted(app)[2:18] == seen

    play(long_story, scene)


@pytest.mark.parametrize("key", ["l", "B", "h"])
def test_a_card_about_the_lit_sentence_leaves_it_in_view(long_story: Desk, key: str) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.press("j", "j", "j")
        lit = [line for line in painted(app) if line.startswith(" ▌")]
        assert len(lit) == 4
        await pilot.press(key)
        assert [line for line in painted(app) if line.startswith(" ▌")][:3] == lit[:3]
        assert "escape" in text_of(app)

    play(long_story, scene)


def test_the_palette_has_a_line_for_each_action(long_story: Desk) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.press("colon")
        await pilot.pause(0.2)
        lines = painted(app)
        first = next(y for y, line in enumerate(lines) if "verified, go on" in line)
        assert "attributed, go on" in lines[first + 1]
        await pilot.press(*"no claim")
        await pilot.pause(0.2)
        await pilot.press("enter")
        await pilot.pause()
        assert long_story.walk.index == 1
        assert long_story.walk.story.judgement(0).outcome == "no_claim"

    play(long_story, scene)
