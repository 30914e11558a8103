"""Changes of one kind, taken over together: one act, one undo, and nothing else with them."""

from pathlib import Path

import pytest

from annotator.desk import Desk
from annotator.desk.checking import check
from annotator.desk.revising.alike import _kind_of
from annotator.desk.revising.words import WordDiff
from tests.conftest import SitDown
from tests.desk.test_revisions import answer_all, revise


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ('"It rained," he said.', "“It rained,” he said.", "signs"),
        ("He said, it rained", "He said it rained.", "signs"),
        ("It rained.", "It rained?", "words"),
        ("It cost $5.", "It cost €5.", "words"),
        ("It cost 2.14 kroner", "It cost 2,14 kroner", "words"),
        ("It fell by -5 degrees", "It fell by 5 degrees", "words"),
        ("The goverment fell", "The government fell", "spelling"),
        ("He recieved it", "He received it", "spelling"),
        ("In teh end", "In the end", "spelling"),
        ("On tuesday", "On Tuesday", "spelling"),
        ("a million crowns", "a billion crowns", "words"),
        ("He was there", "He saw there", "words"),
        ("He is not there", "He is now there", "words"),
        ("He can't go", "He can go", "words"),
        ("It was 41 tons", "It was 14 tons", "words"),
        ("It was said", "It was said before", "words"),
    ],
)
def test_only_what_hardly_changes_what_is_said_is_of_a_kind(old: str, new: str, kind: str) -> None:
    from annotator.desk.revising.alike import _FIGURE

    diff = WordDiff(old, new)
    figures = _FIGURE.findall(old) == _FIGURE.findall(new)
    assert _kind_of(tuple(diff.pairs()), figures=figures).kind == kind


def test_the_words_of_a_difference_make_both_texts() -> None:
    assert WordDiff("4,200 left.", "2,400 left.").pairs() == [("4,200", "2,400")]
    assert WordDiff("The old mill burned", "The mill burned down").pairs() == [
        ("old", ""),
        ("", "down"),
    ]


def test_all_of_one_kind_are_one_act(sit_down: SitDown, corpus: Path) -> None:
    desk = sit_down()
    answer_all(desk)
    revise(
        desk,
        corpus,
        ('"Nobody will be cut off,"', "“Nobody will be cut off,”"),
        ("in May, the mayor", "in May the mayor"),
        ("two million", "three million"),
    )
    items = desk.waiting.items()
    assert len(items) == 3
    alike = desk.waiting.together.like(items[0], items)
    assert (alike.difference.kind, len(alike.items)) == ("signs", 2)
    decided = desk.counts.decided
    assert desk.waiting.together.take(alike) == 2
    assert desk.counts.decided == decided + 2
    assert [item.answer.id for item in desk.waiting.items()] == [items[1].answer.id]
    assert list(check(desk.store)) == []
    desk.undo()
    assert desk.waiting.items() == items
    assert desk.counts.decided == decided
    desk.redo()
    assert len(desk.waiting.items()) == 1
    assert list(check(desk.store)) == []
    with pytest.raises(Exception, match="does not wait any more"):
        desk.waiting.together.take(alike)


def test_the_same_words_are_alike_and_others_are_not(sit_down: SitDown, corpus: Path) -> None:
    file = corpus / "01-bridge.txt"
    text = file.read_text("utf-8").replace("A ferry", "She said the bridge of Linde was old. A f")
    file.write_text(text.replace("crowns", "crowns in Linde"), "utf-8")
    desk = sit_down()
    answer_all(desk)
    revise(desk, corpus, ("Linde", "Linderau"), ("cut off", "cut away"))
    items = desk.waiting.items()
    assert len(items) == 4
    alike = desk.waiting.together.like(items[0], items)
    assert (alike.difference.kind, alike.pairs) == ("words", (("Linde", "Linderau"),))
    assert len(alike.items) == 3
    desk.waiting.together.take(alike)
    assert [item.number for item in desk.waiting.items()] == [3]
    assert list(check(desk.store)) == []


def test_what_was_answered_otherwise_meanwhile_goes_on_waiting(
    sit_down: SitDown, corpus: Path
) -> None:
    desk = sit_down()
    answer_all(desk)
    revise(
        desk, corpus, ('"Nobody will be cut off,"', "“Nobody will be cut off,”"), ("May,", "May")
    )
    items = desk.waiting.items()
    alike = desk.waiting.together.like(items[0], items)
    desk.go(desk.waiting.desk.walk.find_sentence(desk.walk.story.sentences[3].id))
    desk.label("disputed") if items[1].answer.judgement.outcome == "no_claim" else desk.no_claim()
    assert desk.waiting.together.take(alike) == len(alike.items) - 1
    assert len(desk.waiting.items()) == 1


def test_orphans_and_doubtful_ones_are_of_no_kind(sit_down: SitDown, corpus: Path) -> None:
    desk = sit_down()
    answer_all(desk)
    revise(desk, corpus, (" A ferry is to run every hour.", ""))
    items = desk.waiting.items()
    assert desk.waiting.together.like(items[0], items) is None


def test_claims_over_several_sentences_are_taken_with_all_of_them(
    sit_down: SitDown, corpus: Path
) -> None:
    desk: Desk = sit_down()
    desk.walk.index = 3
    desk.mark()
    story = desk.walk.story
    desk.marking.turn_to("content")
    desk.marking.take(story.sentences[3].start, story.sentences[4].end)
    desk.keep_spans("attributed")
    revise(desk, corpus, ('"Nobody will be cut off,"', "“Nobody will be cut off,”"))
    (item,) = desk.waiting.items()
    alike = desk.waiting.together.like(item, [item])
    assert desk.waiting.together.take(alike) == 1
    assert desk.walk.story.judgement(4).continues
    assert desk.waiting.count() == 0
    assert list(check(desk.store)) == []
