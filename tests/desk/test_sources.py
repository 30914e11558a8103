"""The story's register of sources: named once, offered again, tied to "he"."""

from pathlib import Path

import pytest

from annotator.desk import Desk
from annotator.desk.errors import RefusedError

STORY = """Mill talk

The mill will close, Ada Holm said. It is old, she said. Nobody knows why.
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "mill"
    folder.mkdir()
    (folder / "mill.txt").write_text(STORY, "utf-8")
    (folder / "other.txt").write_text("Another one\n\nIt rained, she said.\n", "utf-8")
    return folder


def claim_by(desk: Desk, source: str) -> None:
    """Mark the lit sentence's claim with a source."""
    marking = desk.mark()
    marking.turn_to("source")
    start = marking.page.text.index(source, desk.walk.sentence.start)
    marking.take(start, start + len(source))
    desk.keep_spans("attributed")


def test_a_name_enters_the_register_and_is_offered_again(desk: Desk) -> None:
    desk.go(desk.walk.after())
    claim_by(desk, "Ada Holm")
    assert desk.sources.known() == []
    assert desk.sources.proposal() == ("Ada Holm", "named_person")
    desk.sources.name("Ada Holm", "named_person")
    claim = desk.lit_claim
    assert claim is not None
    assert claim.attribution is not None
    assert (claim.attribution.name, claim.attribution.kind) == ("Ada Holm", "named_person")
    desk.go(desk.walk.after())
    claim_by(desk, "she")
    (known,) = desk.sources.known()
    desk.sources.choose(known)
    tied = desk.lit_claim
    assert tied is not None
    assert tied.attribution is not None
    assert tied.attribution.source[0].text == "she"
    assert tied.attribution.register_id == claim.attribution.register_id == known.id
    assert tied.attribution.name == "Ada Holm"
    assert desk.sources.known()[0].claims == 2


def test_words_that_were_tied_before_bring_their_source_first(desk: Desk) -> None:
    desk.go(desk.walk.after())
    claim_by(desk, "Ada Holm")
    for name in ("Ben Ruud", "Ada Holm", "The Courier"):
        desk.sources.name(name, None)
    assert desk.sources.known()[0].name == "Ada Holm" or desk.sources.known()[0].claims
    desk.go(desk.walk.after())
    claim_by(desk, "she")
    desk.sources.name("ada holm", None)
    assert desk.sources.known()[0].name == "Ada Holm"
    assert len(desk.sources.known()) == 3


def test_the_register_is_that_of_the_story(desk: Desk) -> None:
    desk.go(desk.walk.after())
    claim_by(desk, "Ada Holm")
    desk.sources.name("Ada Holm", "named_person")
    desk.go(desk.walk.next_story())
    desk.go(desk.walk.after())
    claim_by(desk, "she")
    assert desk.sources.known() == []


def test_naming_is_undone_and_an_empty_name_takes_it_away(desk: Desk) -> None:
    desk.go(desk.walk.after())
    claim_by(desk, "Ada Holm")
    before = desk.lit_claim
    desk.sources.name("Ada Holm", "named_person")
    desk.sources.change_kind("organisation")
    assert desk.lit_claim is not None
    assert desk.lit_claim.attribution is not None
    assert desk.lit_claim.attribution.kind == "organisation"
    desk.sources.name(" ", None)
    assert desk.lit_claim == before
    for _ in range(3):
        desk.undo()
    assert desk.lit_claim == before


def test_a_nearer_speaker_has_a_name_of_its_own(desk: Desk) -> None:
    desk.go(desk.walk.after())
    claim_by(desk, "Ada Holm")
    with pytest.raises(RefusedError, match="nearer"):
        desk.sources.name("The mill", "organisation", 1)
    marking = desk.mark()
    marking.inward()
    marking.jump("m")
    desk.keep_spans()
    desk.sources.name("The mill", "organisation", 1)
    assert desk.lit_claim is not None
    assert desk.lit_claim.attribution is not None
    assert desk.lit_claim.attribution.name is None
    assert desk.lit_claim.attribution.inner[0].name == "The mill"


def test_without_a_claim_there_is_no_source_to_name(desk: Desk) -> None:
    with pytest.raises(RefusedError, match="no claim yet"):
        desk.sources.name("Ada Holm", None)
