"""The list of changed passages on the real screen."""

import os
from pathlib import Path

import pytest
from textual.pilot import Pilot

from annotator.desk import Desk
from annotator.desk.intake import take_in
from annotator.tui.app import AnnotatorApp
from tests.conftest import SitDown
from tests.tui.test_screen import painted, play, text_of


@pytest.fixture
def changed(sit_down: SitDown, corpus: Path) -> Desk:
    """A desk with a touched claim, a touched answer and one whose sentence is gone."""
    desk = sit_down()
    for _ in range(2):
        desk.no_claim()
    desk.label("verified")
    desk.no_claim()
    desk.label("attributed")
    file = corpus / "01-bridge.txt"
    text = file.read_text("utf-8").replace("two million", "three [/]million")
    text = text.replace(" A ferry is to run every hour.", "").replace("in May, the", "in June, the")
    file.write_text(text, "utf-8")
    os.utime(file, ns=(1, 1))
    list(take_in(desk.store, desk.corpus))
    desk.store.close()
    return sit_down()


@pytest.mark.parametrize("width", [60, 80, 130])
def test_old_and_new_are_shown_and_decided_by_keys(changed: Desk, width: int) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.press("H")
        assert "Changed passages 1/3" in text_of(app)
        assert "touched" in text_of(app)
        assert any("old text" in line and "new text" in line for line in painted(app)) == (
            width >= 120
        )
        await pilot.press("l")
        assert "cost two million" in text_of(app)
        assert "cost three [/]million" in text_of(app)
        await pilot.press("enter")
        assert "Changed passages 2/2" in text_of(app)
        assert "gone" in text_of(app)
        await pilot.press("enter")
        assert app.screen is app.walk_screen
        assert "this passage is gone" in painted(app)[-1]
        await pilot.press("H", "k", "x")
        assert "Changed passages 1/1" in text_of(app)
        await pilot.press("enter")
        assert app.screen is app.walk_screen
        assert "taken over" in painted(app)[-1]
        await pilot.press("H")
        assert "nothing waits" in painted(app)[-1]
        await pilot.press("u", "u", "u", "H")
        assert "Changed passages 1/3" in text_of(app)
        await pilot.press("escape")

    play(changed, scene, size=(width, 24))


def test_what_waits_is_told_when_the_desk_opens(changed: Desk) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        assert "3 answers wait for you: the text changed (H)" in painted(app)[-1]
        await pilot.press("j")
        assert "wait for you" not in text_of(app)

    play(changed, scene)


def test_spans_are_marked_anew_in_the_new_text(changed: Desk) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.press("H", "l", "s")
        assert app.screen is app.walk_screen
        assert changed.marking is not None
        assert changed.lit_claim.content_text == "Repairs cost three [/]million crowns."
        await pilot.press("escape", "u")
        assert changed.waiting.count() == 3

    play(changed, scene)


def test_another_place_can_be_looked_at(changed: Desk) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.press("H", "k", "right")
        assert "gone: " not in text_of(app)
        assert "no place for" in text_of(app)
        await pilot.press("right", "enter")
        assert changed.judgement.claims[0].label == "attributed"

    play(changed, scene)


def test_all_that_changed_alike_is_taken_over_after_a_question(
    sit_down: SitDown, corpus: Path
) -> None:
    desk = sit_down()
    for _ in range(5):
        desk.no_claim()
    file = corpus / "01-bridge.txt"
    text = file.read_text("utf-8").replace("May,", "May").replace("two", "three")
    file.write_text(text.replace('"', "”").replace("ferry", "[b]ferrry"), "utf-8")
    os.utime(file, ns=(1, 1))
    list(take_in(desk.store, desk.corpus))
    desk.store.close()
    desk = sit_down()

    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.press("H")
        assert "changed  only punctuation" in text_of(app)
        await pilot.press("l", "a")
        assert "changed  words: two → three" in text_of(app)
        assert "Nothing else in this story changed like it" in text_of(app)
        await pilot.press("escape", "k", "a")
        assert "Take over 2 answers in this story as proposed" in text_of(app)
        await pilot.press("x", "j", "enter")
        assert "Changed passages" in text_of(app)
        assert "2 answers taken over; u takes them back" in text_of(app)
        await pilot.press("escape", "u")
        assert desk.waiting.count() == 4

    play(desk, scene)
