"""Searching, filtering and the long lists, by keys on the real screen."""

import sqlite3
from pathlib import Path

import pytest
from textual.pilot import Pilot

from annotator.desk import Desk
from annotator.tui.app import AnnotatorApp
from tests.tui.test_screen import painted, play, text_of


async def wait_for(pilot: Pilot[None], app: AnnotatorApp, words: str) -> None:
    for _ in range(100):
        if words in text_of(app):
            return
        await pilot.pause(0.05)
    raise AssertionError(f"{words!r} never came:\n{text_of(app)}")


def styles_of(app: AnnotatorApp, word: str) -> list[object]:
    """The styles in which a word that stands alone in a segment is painted."""
    strips = app.screen._compositor.render_strips()
    return [segment.style for strip in strips for segment in strip if segment.text == word]


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_what_was_found_is_underlined_until_the_search_is_left(desk: Desk, theme: str) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.press("slash", *"linde", "enter")
        assert [style.underline for style in styles_of(app, "Linde")] == [True]
        await pilot.press("escape")
        assert styles_of(app, "Linde") == []

    play(desk, scene, theme=theme)


def test_a_pattern_that_takes_long_is_left_by_escape(desk: Desk) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.press("slash", *r"/^(\w+\s?)+$/", "enter")
        await wait_for(pilot, app, "searching ...")
        await pilot.press("v")
        assert desk.counts.decided == 0
        await pilot.press("escape")
        await wait_for(pilot, app, "the search was stopped")
        await pilot.press("slash", *"/[/", "enter")
        assert "no regular expression" in painted(app)[-1]

    play(desk, scene)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
def test_hits_are_listed_in_context_and_gone_to(desk: Desk, size: tuple[int, int]) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.press("L")
        assert "/ or F first" in painted(app)[-1]
        await pilot.press("slash", *"quarry", "enter", "L")
        shown = text_of(app)
        assert "Council votes" in shown
        assert "search: quarry" in shown
        assert [style.underline for style in styles_of(app, "quarry")].count(True) >= 1
        await pilot.press("down", "enter")
        assert desk.walk.sentence.text.startswith("The council voted")
        assert "hit 2/2" in painted(app)[0]

    play(desk, scene, size=size)


def test_filters_are_set_by_keys_shown_and_cleared(desk: Desk) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.press("v", "a", "f", "F")
        await wait_for(pilot, app, "incomplete")
        await pilot.press("v", "a")
        assert "filter: verified or attributed" in text_of(app)
        await pilot.press("enter")
        assert "filter: verified or attri" in painted(app)[0]
        assert "hit 1/2" in painted(app)[0]
        await pilot.press("F", "4", "enter")
        assert "nothing found for: filter" in painted(app)[-1]
        await pilot.press("F", "F")
        assert "filter" not in painted(app)[0]
        await pilot.press("F", "less_than_sign", *"26", "enter")
        assert "is no day" in text_of(app)
        await pilot.press("x", "escape")
        assert "filter" not in painted(app)[0]

    play(desk, scene)


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
def test_everything_found_is_answered_after_two_questions(
    desk: Desk, corpus: Path, size: tuple[int, int]
) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.press("d", "slash", *"bridge", "enter", "equals_sign")
        assert "Answer all 2 hits as" in text_of(app)
        await pilot.press("n")
        assert "are you sure" in text_of(app)
        assert "answer 1 sentence" in text_of(app)
        await pilot.press("j", "enter")
        assert "1 sentence answered at once" in painted(app)[-1]
        with sqlite3.connect(corpus / "annotations.db") as db:
            outcomes = db.execute("SELECT outcome FROM answers ORDER BY key").fetchall()
        assert outcomes == [("claims",), ("no_claim",)]
        await pilot.press("equals_sign", "a", "j", "j", "enter")
        assert "2 sentences answered" in painted(app)[-1]
        await pilot.press("u")
        assert "taken back: 2 answers" in painted(app)[-1]

    play(desk, scene, size=size)


def test_stories_are_found_by_typing_and_sorted(desk: Desk) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.press("v", "o", "slash", *"MILL")
        await pilot.pause(0.3)
        shown = "\n".join(painted(app)[2:])
        assert "Mill reopens" in shown
        assert "Council votes" not in shown
        await pilot.press("escape", "s")
        shown = text_of(app)
        assert "the least done first" in shown
        assert shown.index("Mill reopens") < shown.rindex("Old bridge")
        await pilot.press("enter")
        assert desk.walk.story.place.path == "02-mill.txt"

    play(desk, scene)


def test_claims_are_listed_by_label_and_lit(desk: Desk) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.press("v", "A", "D", "C")
        assert "Claims of dana" in text_of(app)
        await pilot.press("l", "l", "l")
        assert "Claims of dana: disputed" in text_of(app)
        await pilot.press("enter")
        assert desk.walk.index == 1
        assert desk.lit_claim.label == "disputed"
        await pilot.press("C", "slash", *"nothing like it", "enter", "enter", "escape", "escape")
        assert app.screen is app.walk_screen

    play(desk, scene)


@pytest.mark.parametrize("width", [60, 160])
def test_a_story_is_signed_off_by_a_word(desk: Desk, width: int) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.press("S", *"yes", "enter")
        assert "not signed off" in painted(app)[-1]
        await pilot.press("S", *"done", "enter")
        assert "▣" in painted(app)[0]
        await pilot.press("n")
        assert ("answered since" if width == 160 else "▣~") in painted(app)[0]
        await pilot.press("o")
        assert "▣~" in text_of(app)
        await pilot.press("escape", "u", "u")
        assert "taken back: the sign-off" in painted(app)[-1]
        assert "▣" not in painted(app)[0]

    play(desk, scene, size=(width, 24))


def test_places_are_gone_to_and_ids_copied(desk: Desk) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.press("G", *"2:3", "enter")
        assert desk.walk.sentence.text.startswith("Will it")
        await pilot.press("G", *"zeppelin", "enter")
        assert "no story has this" in painted(app)[-1]
        await pilot.press("O")
        assert "no web address" in text_of(app)
        await pilot.press("i")
        assert app.clipboard == desk.walk.sentence.id
        assert "copied" in painted(app)[-1]

    play(desk, scene)
