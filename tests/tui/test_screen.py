"""The real screen, driven by keys: what is painted, and what is on disk when it is."""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.events import MouseScrollDown
from textual.pilot import Pilot

from annotator.desk import Desk
from annotator.desk.opening import open_desk
from annotator.settings import Settings
from annotator.tui.app import AnnotatorApp
from annotator.tui.widgets.story import StoryView

Play = Callable[[Pilot[None], AnnotatorApp], Awaitable[None]]


def painted(app: AnnotatorApp) -> list[str]:
    """The lines of the screen as text."""
    width, height = app.size
    update = app.screen._compositor.render_strips()
    assert len(update) == height
    return [strip.text.rstrip()[:width] for strip in update]


def play(desk: Desk, scene: Play, *, size: tuple[int, int] = (80, 24), theme: str = "dark") -> None:
    """Open the screen on a desk, without the importer beside it, and play a scene."""

    async def run() -> None:
        app = AnnotatorApp(desk, Settings(theme=theme), beside=False)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await scene(pilot, app)

    try:
        asyncio.run(run())
    finally:
        desk.store.close()


def text_of(app: AnnotatorApp) -> str:
    return "\n".join(painted(app))


def test_a_stranger_sees_the_story_the_question_and_the_keys(desk: Desk) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.pause()
        lines = painted(app)
        assert "town" in lines[0]
        assert "dana" in lines[0]
        assert "Old bridge will close" in lines[0]
        assert "story 1/3" in lines[0]
        assert lines[2].startswith(" ▌ ◦  Old bridge will close for repairs")
        assert any("What does this sentence claim" in line for line in lines)
        for words in ("v verified", "a attributed", "d disputed", "n none", "? keys"):
            assert words in lines[-1]

    play(desk, scene)


def test_a_label_key_saves_and_lights_the_next_sentence(desk: Desk, corpus: Path) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.press("a")
        lines = painted(app)
        assert any(line.startswith("   “  Old bridge") for line in lines)
        assert any(line.startswith(" ▌ ◦  The bridge over the Linde") for line in lines)
        with sqlite3.connect(corpus / "annotations.db") as db:
            rows = db.execute("SELECT outcome, annotator FROM answers").fetchall()
        assert rows == [("claims", "dana")]

    play(desk, scene)


def test_staying_shows_the_claim_and_then_the_new_one(desk: Desk) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.press("V")
        assert "+ another claim" in text_of(app)
        await pilot.press("left")
        assert "✓ verified" in text_of(app)
        assert "wants evidence" in text_of(app)
        await pilot.press("x")
        assert "not answered" in text_of(app)

    play(desk, scene)


def test_every_key_of_the_walk_does_something_or_says_why_not(desk: Desk) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        for action in app.walk_screen.actions:
            if action.id in ("walk.leave", "look.suspend"):
                continue
            for key in action.keys:
                await pilot.press(key)
                if action.later:
                    assert "not there yet" in painted(app)[-1], action.id
                while app.screen is not app.walk_screen or app.walk_screen.mode == "cuts":
                    await pilot.press("escape")
        assert app.is_running

    play(desk, scene)


def test_undo_and_redo_by_key_say_what_they_did(desk: Desk) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.press("d", "u")
        assert "taken back" in painted(app)[-1]
        assert " ▌ ◦  Old bridge" in text_of(app)
        await pilot.press("U")
        assert "brought back" in painted(app)[-1]
        assert " ▌ ≠  Old bridge" in text_of(app)

    play(desk, scene)


def test_a_note_is_typed_at_the_bottom_and_escape_keeps_the_old_one(desk: Desk) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.press("c", *"ask him", "enter")
        assert "note  ask him" in text_of(app)
        await pilot.press("c", *" twice", "escape")
        assert desk.judgement.note == "ask him"

    play(desk, scene)


def test_search_walks_its_hits_until_escape(desk: Desk) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.press("slash", *"mayor", "enter")
        assert "search: mayor   hit 1/1" in painted(app)[0]
        await pilot.press("escape")
        assert "search:" not in painted(app)[0]
        await pilot.press("slash", *"zeppelin", "enter")
        assert "nothing found for: zeppelin" in painted(app)[-1]

    play(desk, scene)


def test_the_end_says_what_to_do_next(desk: Desk) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        while not desk.walk.ended:
            await pilot.press("n")
        assert "Every sentence is decided." in text_of(app)
        assert "annotator export" in text_of(app)
        await pilot.press("k")
        assert "Every sentence is decided." not in text_of(app)

    play(desk, scene)


def test_a_key_of_another_alphabet_gets_a_message(desk: Desk) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.press("ф")
        assert "Latin letters" in painted(app)[-1]
        await pilot.press("N")
        assert "Caps Lock" in painted(app)[-1]
        assert desk.answer is None

    play(desk, scene)


def test_a_locked_database_keeps_the_key_until_it_is_saved(desk: Desk, corpus: Path) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        other = sqlite3.connect(corpus / "annotations.db", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        await pilot.press("v")
        assert "waiting to be saved" in painted(app)[-1]
        await pilot.press("d")
        assert "d was not taken" in painted(app)[-1]
        other.execute("ROLLBACK")
        other.close()
        for _ in range(100):
            await pilot.pause(0.05)
            if desk.walk.index == 1:
                break
        assert [
            a.judgement.claims[0].label
            for a in desk.store.answers.history(
                desk.walk.story.sentences[0].id, desk.annotator_id, "annotator"
            )
        ] == ["verified"]

    play(desk, scene)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (200, 50), (30, 8)])
@pytest.mark.parametrize("theme", ["dark", "light"])
def test_every_size_shows_the_lit_sentence(desk: Desk, size: tuple[int, int], theme: str) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.press("v", "a", "n")
        lines = painted(app)
        assert all(len(line) <= size[0] for line in lines)
        assert any(" ▌" in line for line in lines)
        assert ("│" in text_of(app)) == (size[0] >= 120)

    play(desk, scene, size=size, theme=theme)


HOSTILE = (
    "Senator [sic] says [/] and [@click=app.quit]x[/] are harmless\n\n"
    "PARIS, March 3 (Example) - An \x1b[31mANSI\x1b[0m colour, a \x1b]0;owned\x07 title.\n\n"
    "C1 bytes \x9b31m and \u202ean override\u202c and a NUL \x00 too, he said.\n\n"
    "A lone\rreturn stood here, an aide recalled on the record.\n"
)


def test_text_from_documents_cannot_act(tmp_path: Path) -> None:
    (tmp_path / "hostile.txt").write_bytes(HOSTILE.encode("utf-8"))
    desk = open_desk([tmp_path], None, "d[/]ana")

    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        shown = text_of(app)
        for literal in ("[sic]", "[/]", "[@click=app.quit]x[/]", "d[/]ana", "␛[31mANSI␛[0m"):
            assert literal in shown
        await pilot.press("j", "j")
        shown = text_of(app)
        for char in "\x1b\x07\x9b\u202e\x00\r":
            assert char not in shown
        await pilot.press("k", "k", "v", "a", "v", "a", "v", "a", "o", "escape", "h", "escape")
        text = desk.walk.story.document.text
        assert text == HOSTILE
        for sentence in desk.walk.story.sentences:
            assert text[sentence.start : sentence.end] == sentence.text
        assert app.is_running

    play(desk, scene)


@pytest.mark.parametrize("width", [60, 80, 120])
def test_cards_show_their_rows_and_how_to_leave(desk: Desk, width: int) -> None:
    first_words = {
        "question_mark": "verified, go on",
        "o": "Old bridge",
        "h": "Nothing was said yet.",
        "p": "sentences decided",
        "g": "verified",
        "l": "attributed",
        "B": "headline",
    }

    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        for key, words in first_words.items():
            await pilot.press(key)
            assert words in text_of(app), key
            assert "escape" in text_of(app), key
            await pilot.press("escape")
            assert app.screen is app.walk_screen

    play(desk, scene, size=(width, 24))


def test_a_label_a_story_and_a_block_kind_are_chosen_from_cards(desk: Desk) -> None:
    async def scene(pilot: Pilot[None], _app: AnnotatorApp) -> None:
        await pilot.press("l", "j", "enter")
        first = desk.walk.story.judgement(0)
        assert [claim.label for claim in first.claims] == ["attributed"]
        await pilot.press("B", "k", "k", "k", "enter")
        assert desk.walk.sentence.block == "time"
        await pilot.press("u")
        assert desk.walk.sentence.block == "body"
        await pilot.press("o", "j", "enter")
        assert desk.walk.story.place.path == "02-mill.txt"

    play(desk, scene)


def test_a_digit_says_that_nothing_is_suggested(desk: Desk) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.press("5")
        assert "nothing is suggested here" in painted(app)[-1]

    play(desk, scene)


def test_escape_and_a_letter_in_one_breath_close_a_card_and_act(desk: Desk) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.press("h", "circumflex_accent", "v")
        assert app.screen is app.walk_screen
        assert desk.walk.index == 1

    play(desk, scene)


def test_enter_stays_at_a_hit(desk: Desk) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.press("slash", *"quarry", "enter", "enter")
        assert "search:" not in painted(app)[0]
        assert desk.walk.story.place.path == "03-vote.txt"

    play(desk, scene)


def test_undo_says_what_it_took_back(desk: Desk) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.press("d", "u")
        assert "taken back: disputed" in painted(app)[-1]
        await pilot.press("V", "left", "f", "u")
        assert "taken back: the flag" in painted(app)[-1]
        await pilot.press("u")
        assert "taken back: verified" in painted(app)[-1]

    play(desk, scene)


def test_the_wheel_looks_around_and_the_next_key_comes_back(desk: Desk) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        story = app.query_one(StoryView)
        story.post_message(MouseScrollDown(story, 5, 5, 0, 0, 0, False, False, False))
        await pilot.pause()
        assert "Old bridge" not in painted(app)[2]
        await pilot.press("f")
        assert painted(app)[2].startswith(" ▌ ◦⚑ Old bridge")

    play(desk, scene)
