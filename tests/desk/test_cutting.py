"""Splitting and joining sentences: where answers go, and that undo brings everything back."""

from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.desk import Desk, RefusedError
from annotator.desk.carrying import Part, carried
from annotator.desk.checking import check
from annotator.desk.errors import OvertakenError
from annotator.desk.exporting import Exporter
from annotator.desk.intake import take_in
from annotator.model.answer import Judgement
from annotator.store.derived import rebuild

SitDown = Callable[..., Desk]
BODY = "The bridge over the Linde will close in May, the mayor said."


@pytest.fixture
def desk(sit_down: SitDown) -> Desk:
    """A desk at the first sentence of the body."""
    opened = sit_down()
    opened.go(opened.walk.after())
    assert opened.walk.sentence.text == BODY
    return opened


def texts(desk: Desk) -> list[str]:
    return [sentence.text for sentence in desk.walk.story.sentences]


def split_at(desk: Desk, word: str) -> None:
    cutting = desk.cutter.begin()
    while cutting.text_of(cutting.cursor) != word:
        cutting.jump(word)
    desk.cutter.split()


def outcomes(desk: Desk) -> list[str]:
    return [desk.walk.story.judgement(n).outcome for n in range(len(texts(desk)))]


def test_a_split_puts_two_sentences_in_the_place_of_one(desk: Desk) -> None:
    before = texts(desk)
    split_at(desk, "the")
    assert texts(desk)[1:3] == ["The bridge over the Linde will close in May,", "the mayor said."]
    assert texts(desk)[:1] + texts(desk)[3:] == before[:1] + before[2:]
    assert [s.index for s in desk.walk.story.sentences] == list(range(len(before) + 1))
    assert desk.walk.index == 1
    assert list(check(desk.store)) == []
    desk.undo()
    assert texts(desk) == before
    desk.redo()
    assert texts(desk)[2] == "the mayor said."


@pytest.mark.parametrize("say", [Desk.no_claim, Desk.skip])
def test_what_holds_of_the_whole_holds_of_both_halves(desk: Desk, say: Callable) -> None:
    desk.flag()
    desk.note("look")
    say(desk)
    desk.go(desk.walk.before())
    said = desk.judgement
    split_at(desk, "the")
    assert [desk.walk.story.judgement(n) for n in (1, 2)] == [said, said]
    desk.cutter.join()
    assert desk.judgement == said
    assert list(check(desk.store)) == []


def test_a_claim_goes_where_its_first_span_starts(desk: Desk) -> None:
    desk.label("attributed")
    desk.go(desk.walk.before())
    (claim,) = desk.judgement.claims
    split_at(desk, "the")
    story = desk.walk.story
    assert story.judgement(1).claims == (claim,)
    assert story.judgement(2) == Judgement(outcome="claims", continues=(claim.id,))
    desk.cutter.join()
    assert desk.judgement == Judgement(outcome="claims", claims=(claim,))
    assert list(check(desk.store)) == []


def test_a_half_without_a_claim_is_open_again(desk: Desk) -> None:
    desk.mark()
    marking = desk.marking
    marking.turn_to("content")
    marking.take(desk.walk.sentence.start, desk.walk.sentence.start + 10)
    desk.keep_spans("verified")
    decided = desk.counts.decided
    split_at(desk, "the")
    assert outcomes(desk)[1:3] == ["claims", "open"]
    assert desk.counts.decided == decided
    assert desk.given().skipped == 0


def test_undo_of_a_join_brings_both_answers_back(desk: Desk) -> None:
    desk.no_claim()
    desk.label("attributed")
    desk.go(desk.walk.before())
    desk.go(desk.walk.before())
    was = [desk.walk.story.judgement(n) for n in (1, 2)]
    answers = [desk.walk.story.answer(n).id for n in (1, 2)]
    desk.cutter.join()
    assert desk.judgement.outcome == "claims"
    assert desk.judgement.claims == was[1].claims
    desk.undo()
    assert [desk.walk.story.judgement(n) for n in (1, 2)] == was
    assert [desk.walk.story.answer(n).id for n in (1, 2)] == answers


def test_everybodys_answers_follow(desk: Desk, sit_down: SitDown) -> None:
    ben = sit_down("ben")
    ben.go(ben.walk.after())
    ben.label("disputed")
    split_at(desk, "the")
    assert ben.catch_up()
    assert outcomes(ben)[1:3] == ["claims", "claims"]
    assert ben.walk.story.judgement(2).continues == (ben.walk.story.judgement(1).claims[0].id,)
    ben.undo()
    assert outcomes(ben)[1:3] == ["open", "open"]
    assert list(check(desk.store)) == []


def test_gold_names_the_answer_in_which_it_was_judged(desk: Desk) -> None:
    desk.label("attributed")
    desk.go(desk.walk.before())
    given = desk.answer
    split_at(desk, "the")
    first, second = Exporter(desk.store).records()
    assert [record.text for record in (first, second)] == texts(desk)[1:3]
    assert first.claims[0].id == second.continues[0]
    for record in (first, second):
        assert record.provenance.answers[0].id == given.id
        assert record.provenance.answers[0].seconds == given.seconds


def test_a_rebuild_changes_nothing(desk: Desk) -> None:
    desk.label("attributed")
    desk.go(desk.walk.before())
    split_at(desk, "the")
    rows = desk.store.db.execute("SELECT id, idx, text FROM sentences ORDER BY id").fetchall()
    list(rebuild(desk.store))
    assert (
        desk.store.db.execute("SELECT id, idx, text FROM sentences ORDER BY id").fetchall() == rows
    )
    assert list(check(desk.store)) == []


def test_sentences_that_were_cut_are_found(desk: Desk) -> None:
    split_at(desk, "the")
    desk.search('"mayor said"')
    assert desk.walk.sentence.text == "the mayor said."
    split_at(desk, "said")
    assert desk.walk.sentence.text == "the mayor"
    assert desk.walk.hits.number(desk.walk.story.place.path, desk.walk.index) == 1


def test_nothing_is_joined_over_a_paragraph(desk: Desk) -> None:
    desk.cutter.join()
    with pytest.raises(RefusedError, match="last sentence of its paragraph"):
        desk.cutter.join()


def test_the_cursor_stays_inside(desk: Desk) -> None:
    cutting = desk.cutter.begin()
    for _ in range(5):
        cutting.move(-1)
    with pytest.raises(RefusedError, match="either side"):
        cutting.move(-1)
    assert cutting.text_of(cutting.cursor) == "bridge"
    cutting.jump("m")
    assert cutting.text_of(cutting.cursor) == "May"
    with pytest.raises(RefusedError, match="starts with z"):
        cutting.jump("z")
    desk.cutter.leave()
    with pytest.raises(RefusedError):
        desk.cutter.split()


def test_what_opens_goes_with_the_second_half(tmp_path: Path, sit_down: SitDown) -> None:
    folder = tmp_path / "quotes"
    folder.mkdir()
    (folder / "a.txt").write_text('News\n\nHe left (“It is late”) and said "Go now" to all.\n')
    desk = sit_down(at=folder)
    desk.go(desk.walk.after())
    split_at(desk, "It")
    assert texts(desk)[1:] == ["He left", '(“It is late”) and said "Go now" to all.']
    desk.go(desk.walk.after())
    split_at(desk, "Go")
    assert texts(desk)[3] == '"Go now" to all.'


def test_an_answer_to_sentences_cut_in_another_window_is_refused(
    desk: Desk, sit_down: SitDown
) -> None:
    other = sit_down()
    split_at(desk, "the")
    with pytest.raises(OvertakenError, match="cut otherwise"):
        other.no_claim()
    assert texts(other) == texts(desk)
    desk.undo()
    with pytest.raises(OvertakenError, match="cut otherwise"):
        other.cutter.join()
    assert texts(other) == texts(desk)


def test_the_same_answers_are_carried_over_the_same_way(desk: Desk) -> None:
    """A cut that two machines make of the same answers writes the same rows."""
    from annotator.desk.recutting import machine_answer

    desk.label("attributed")
    given = desk.walk.story.answer(1)
    spans = ((desk.walk.story.starts[1], 70), (71, 90))
    first, _ = carried([Part.of(given)], spans, {})
    one, other = (machine_answer("d:1-2", first, None) for _ in range(2))
    assert one == other
    assert (one.restores, one.answered_at, one.action) == (given.id, given.answered_at, one.id)
    assert one.id[:13] == given.id[:13]


def test_a_line_gets_its_kind_everywhere_and_in_stories_to_come(
    sit_down: SitDown, corpus: Path
) -> None:
    for name in ("04-a", "05-b"):
        (corpus / f"{name}.txt").write_text("News\n\nIt rained.\n\nBy the way  desk\n", "utf-8")
    desk = sit_down()
    desk.walk_furniture()
    place = desk.store.order.at("04-a.txt")
    desk.go(desk.walk.story_at(place.document_id))
    desk.go(desk.walk.after())
    desk.go(desk.walk.after())
    (corpus / "06-c.txt").write_text("More\n\nIt snowed.\n\nBy the way desk\n", "utf-8")
    assert desk.walk.sentence.block != "caption"
    assert desk.change_block("caption", everywhere=True) == 1  # 05-b is the same text
    list(take_in(desk.store, desk.corpus))

    def kind(path: str) -> str:
        return desk.store.documents.kinds(desk.store.order.at(path).document_id)[-1]

    assert kind("04-a.txt") == kind("06-c.txt") == "caption"
    assert list(check(desk.store)) == []
    desk.undo()
    assert "caption" not in (kind("04-a.txt"), kind("06-c.txt"))
    (corpus / "07-d.txt").write_text("Later\n\nIt cleared.\n\nBy the way desk\n", "utf-8")
    list(take_in(desk.store, desk.corpus))
    assert kind("07-d.txt") != "caption"
    assert list(check(desk.store)) == []
