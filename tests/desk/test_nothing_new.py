"""What stands already needs no decision: changes taken back, and halves of one sentence."""

from pathlib import Path

import pytest

from annotator.desk import Desk
from annotator.desk.checking import check
from annotator.desk.revising.history import revised_stories
from annotator.desk.said import turned_words
from annotator.desk.shelf import Spot
from annotator.model.answer import Judgement
from annotator.store.derived import rebuild
from tests.conftest import SitDown
from tests.desk.test_cutting import split_at
from tests.desk.test_revisions import publish, revise, take_in_changes

LONG = (
    "The council of the town will build a new school near the old river port in 2025 and the "
    "county will pay for the teachers and the buses of all children until the year 2031."
)


@pytest.fixture
def desk(sit_down: SitDown, corpus: Path) -> Desk:
    """A desk at a long sentence, the second of its story."""
    publish(corpus, f"A school for the port\n\n{LONG} Nobody was against it.\n")
    opened = sit_down()
    opened.go(opened.walk.after())
    assert opened.walk.sentence.text == LONG
    return opened


def restore(desk: Desk, corpus: Path, text: str) -> None:
    publish(corpus, text)
    assert take_in_changes(desk).count("changed") == 1
    desk.catch_up()


def take_all(desk: Desk) -> int:
    """Take over what waits, one after the other; return how often that was asked."""
    count = 0
    while items := desk.waiting.items():
        desk.waiting.take(items[0], desk.waiting.places(items[0])[0])
        count += 1
    return count


def test_a_change_that_is_taken_back_leaves_nothing_to_decide(desk: Desk, corpus: Path) -> None:
    first = (corpus / "01-bridge.txt").read_text("utf-8")
    desk.label("verified")
    desk.no_claim()
    revise(desk, corpus, ("council", "councill"), ("Nobody", "Nobodie"))
    assert take_all(desk) == 2
    restore(desk, corpus, first)
    assert desk.waiting.count() == 0
    assert [desk.walk.story.judgement(n).outcome for n in (1, 2)] == ["claims", "no_claim"]
    assert desk.store.carries.left_behind() == 0
    assert list(check(desk.store)) == []
    list(rebuild(desk.store))
    assert desk.waiting.count() == 0
    assert "changed" not in take_in_changes(desk)


def test_what_was_answered_otherwise_in_between_waits(desk: Desk, corpus: Path) -> None:
    first = (corpus / "01-bridge.txt").read_text("utf-8")
    desk.label("verified")
    desk.no_claim()
    revise(desk, corpus, ("council", "councill"), ("Nobody", "Nobodie"))
    take_all(desk)
    desk.go(Spot(desk.walk.story.document.id, 1))
    desk.label("disputed")
    restore(desk, corpus, first)
    (item,) = desk.waiting.items()
    assert item.answer.judgement.claims[0].label == "disputed"


@pytest.mark.parametrize("say", ["no claim", "a note", "a claim with a note"])
def test_what_holds_of_both_halves_is_decided_once(desk: Desk, corpus: Path, say: str) -> None:
    if say == "no claim":
        desk.no_claim()
    elif say == "a note":
        desk.say(Judgement(outcome="open", note="ask"))
    else:
        desk.label("verified")
        desk.go(Spot(desk.walk.story.document.id, 1))
        desk.say(desk.judgement.model_copy(update={"note": "ask"}))
    desk.go(Spot(desk.walk.story.document.id, 1))
    split_at(desk, "county")
    revise(desk, corpus, ("2031", "2032"))
    assert take_all(desk) == 1
    said = desk.walk.story.judgement(1)
    assert said.note == (None if say == "no claim" else "ask")
    words = turned_words(desk.undo())
    assert words == {"no claim": "no claim", "a note": "the note"}.get(say, "verified")
    assert desk.waiting.count() in (1, 2)
    assert list(check(desk.store)) == []


def test_halves_that_say_different_things_are_decided_one_by_one(desk: Desk, corpus: Path) -> None:
    split_at(desk, "county")
    desk.label("verified")
    desk.label("disputed")
    revise(desk, corpus, ("2031", "2032"))
    assert take_all(desk) == 2
    assert {claim.label for claim in desk.walk.story.judgement(1).claims} == {
        "verified",
        "disputed",
    }


def test_taking_over_what_changes_nothing_is_undone_by_its_own_name(
    desk: Desk, corpus: Path
) -> None:
    desk.say(Judgement(outcome="open", note="ask"))
    revise(desk, corpus, ("2031", "2032"))
    (item,) = desk.waiting.items()
    desk.go(Spot(desk.walk.story.document.id, 1))
    desk.say(Judgement(outcome="open", note="ask"))
    desk.waiting.take(item, 1)
    assert turned_words(desk.undo()) == "an answer to the text before"
    assert desk.waiting.count() == 1
    assert turned_words(desk.undo()) == "the note"


def test_undo_of_a_join_and_of_a_split_say_which(desk: Desk) -> None:
    split_at(desk, "county")
    desk.cutter.join()
    assert turned_words(desk.undo()) == "the join of the sentences"
    assert turned_words(desk.redo()) == "the join of the sentences"
    desk.undo()
    assert turned_words(desk.undo()) == "the cut of the sentence"


def test_a_cut_is_counted_once_and_its_sentence_told_once(desk: Desk, corpus: Path) -> None:
    split_at(desk, "county")
    desk.undo()
    split_at(desk, "county")
    desk.cutter.join()
    desk.undo()
    revise(desk, corpus, ("2031", "2032"))
    (story,) = revised_stories(desk.store)
    (revision,) = story.revisions
    assert revision.cuts == {"touched": 1}
    (change,) = revision.changes
    assert change.kind == "changed"
    before = [words.text for words in change.words if words.change != "in"]
    assert "".join(before).split() == LONG.split()


def test_a_cut_that_was_taken_back_is_no_cut_of_the_next_text(desk: Desk, corpus: Path) -> None:
    split_at(desk, "county")
    desk.undo()
    revise(desk, corpus, ("2031", "2032"))
    (story,) = revised_stories(desk.store)
    assert story.revisions[0].cuts == {}
