"""Splitting and joining sentences on the real screen."""

from textual.pilot import Pilot

from annotator.desk import Desk
from annotator.tui.app import AnnotatorApp
from tests.tui.test_screen import painted, play


def test_a_sentence_is_split_and_joined_again(desk: Desk) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.press("j", "vertical_line")
        assert app.walk_screen.mode == "cuts"
        assert "enter split" in painted(app)[-1]
        assert any("second" in line and "said." in line for line in painted(app))
        await pilot.press("apostrophe", "m", "apostrophe", "m", "h")
        assert any("second" in line and "the mayor said." in line for line in painted(app))
        await pilot.press("x")
        assert "no key here" in painted(app)[-1]
        await pilot.press("enter")
        assert app.walk_screen.mode == "walk"
        assert "two sentences now; u makes one of them again" in painted(app)[-1]
        assert desk.walk.story.sentences[2].text == "the mayor said."
        await pilot.press("ampersand")
        assert "one sentence now" in painted(app)[-1]
        await pilot.press("u")
        assert "taken back: the join of the sentences" in painted(app)[-1]
        assert len(desk.walk.story.sentences[1].text) < 50

    play(desk, scene)


def test_both_sides_of_the_cut_are_shown(desk: Desk) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.press("j", "vertical_line", *["right"] * 8)
        first = next(line for line in painted(app) if "  first" in line)
        assert "…" in first
        assert first.rstrip().endswith(desk.cutting.text_of(desk.cutting.halves[0])[-12:])

    play(desk, scene, size=(44, 24))


def test_escape_leaves_the_sentence_whole(desk: Desk) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.press("vertical_line", "escape")
        assert app.walk_screen.mode == "walk"
        assert "not split" in painted(app)[-1]
        assert desk.walk.story.sentences[0].text == "Old bridge will close for repairs"

    play(desk, scene)
