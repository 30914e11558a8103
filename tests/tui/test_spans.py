"""Marking spans on the real screen, by keys and by the mouse."""

from pathlib import Path

import pytest
from rich.segment import Segment
from textual.pilot import Pilot

from annotator.desk import Desk
from annotator.desk.intake import take_in
from annotator.tui.app import AnnotatorApp
from annotator.tui.widgets.story import StoryView
from tests.tui.test_screen import painted, play, text_of

QUARRY = """Quarry talk

The quarry will close in June, the mayor said on Monday.

"We never asked for this," said Ada Holm, "and we will not pay."
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "quarry"
    folder.mkdir()
    (folder / "quarry.txt").write_text(QUARRY, "utf-8")
    return folder


def drawn(app: AnnotatorApp, words: str) -> Segment:
    """The segment of the story in which some words are drawn."""
    view = app.screen.query_one(StoryView)
    strips = view.render_lines(view.size.region)
    return next(segment for strip in strips for segment in strip if words in segment.text)


def test_marking_shows_in_the_text_in_words_and_in_the_bottom_line(desk: Desk) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.press("j", "s")
        assert any("3 cue" in line and "said" in line for line in painted(app))
        assert any("2 source  the mayor" in line for line in painted(app))
        assert "enter keep" in painted(app)[-1]
        assert drawn(app, "the mayor").style.underline
        assert drawn(app, "said").style.reverse  # the cursor
        await pilot.press("1", "apostrophe", "q")
        assert any("▸ 1 content  quarry" in line for line in painted(app))
        await pilot.press("u", "u", "a")
        claim = desk.walk.story.judgement(1).claims[0]
        assert (claim.label, claim.content_text) == ("attributed", "The quarry will close in June")
        assert desk.walk.index == 2

    play(desk, scene)


def test_a_letter_behind_the_apostrophe_is_no_key(desk: Desk) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.press("j", "s", "3", "apostrophe", "w")
        assert desk.marking is not None
        assert desk.marking.page.text[slice(*desk.marking.cursor)] == "will"
        await pilot.press("apostrophe", "z")
        assert "no word here starts with z" in text_of(app)
        await pilot.press("apostrophe", "escape", "escape")
        assert desk.marking is None
        assert "s brings the marking back" in text_of(app)
        await pilot.press("s")
        assert desk.marking is not None

    play(desk, scene)


def test_walk_keys_wait_while_spans_are_marked(desk: Desk) -> None:
    async def scene(pilot: Pilot[None], _: AnnotatorApp) -> None:
        await pilot.press("j", "s", "n", "j", "q")
        assert desk.marking is not None
        assert desk.walk.index == 1
        assert desk.answer is None

    play(desk, scene)


def test_dragging_the_mouse_marks_words_and_clicking_lights_a_sentence(desk: Desk) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.press("j")
        lines = painted(app)
        y = next(n for n, line in enumerate(lines) if "The quarry will" in line)
        x = lines[y].index("quarry will")
        await pilot.mouse_down(offset=(x + 2, y))
        await pilot.hover(offset=(x + 9, y))
        await pilot.mouse_up(offset=(x + 9, y))
        await pilot.pause()
        assert desk.marking is not None
        text = desk.marking.page.text
        assert [text[a:b] for a, b in desk.marking.fragments(0, "content")] == ["quarry will"]
        await pilot.press("escape", "escape")
        y = next(n for n, line in enumerate(lines) if "never asked" in line)
        await pilot.click(offset=(x, y))
        await pilot.pause()
        assert desk.walk.sentence.text.startswith('"We never')

    play(desk, scene)


def test_kept_spans_show_in_the_story_and_overlapping_claims_are_told_apart(desk: Desk) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.press("j", "s", "A", "s", "1", "apostrophe", "q", "D")
        assert [c.label for c in desk.judgement.claims] == ["attributed", "disputed"]
        assert desk.judgement.claims[1].content_text == "quarry"
        await pilot.press("left")
        assert drawn(app, "quarry").style.bgcolor is not None
        assert drawn(app, "the mayor").style.underline
        await pilot.press("j")
        assert drawn(app, "the mayor").style.underline  # also where the light is not

    play(desk, scene)


def test_a_source_is_named_once_and_then_taken_by_its_number(desk: Desk) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.press("j", "s", "A", "left", "i")
        assert app.screen.query_one("#prompt-field").value == "mayor"
        await pilot.press("enter")
        await pilot.pause()
        assert "source: mayor" in text_of(app)
        await pilot.press("j", "s", "A", "left", "i")
        assert any("1  mayor" in line for line in painted(app))
        await pilot.press("1")
        await pilot.pause()
        assert "Ada Holm → mayor" in text_of(app)
        await pilot.press("i", "n", *["backspace"] * 20, *"Ada Holm", "enter")
        await pilot.pause()
        await pilot.press("i", "k", "p")
        await pilot.pause()
        claim = desk.judgement.claims[0]
        assert claim.attribution is not None
        assert (claim.attribution.name, claim.attribution.kind) == ("Ada Holm", "named_person")

    play(desk, scene)


def test_marking_the_last_sentence_of_a_story_goes_on_in_a_shorter_one(
    desk: Desk, corpus: Path
) -> None:
    (corpus / "z-short.txt").write_text("Short one\n\nIt rained, she said.\n", "utf-8")
    list(take_in(desk.store, desk.corpus))
    desk.recount()

    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.press("j", "j", "s", "a")
        assert "Short one" in text_of(app)
        assert desk.walk.index == 0

    play(desk, scene)


def test_none_behind_the_claims_keeps_them(desk: Desk) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.press("j", "A", "n")
        assert "no more: 1 claim kept" in text_of(app)
        assert desk.walk.story.judgement(1).claims
        await pilot.press("k", "n")
        assert "no claim in place of 1 claim" in text_of(app)
        assert desk.walk.story.judgement(1).outcome == "no_claim"

    play(desk, scene)


def test_a_label_key_splits_nothing(desk: Desk) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.press("j", "s", "A", "left", "s", "|", "a")
        assert "enter splits the claim here" in text_of(app)
        await pilot.press("enter")
        assert len(desk.judgement.claims) == 2
        await pilot.press("u")
        assert "taken back: the split" in text_of(app)

    play(desk, scene)
