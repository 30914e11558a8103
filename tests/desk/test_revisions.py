"""A story that changes under its answers: each is carried, or waits; none is lost or misplaced."""

import os
import sqlite3
from pathlib import Path

import pytest

from annotator.corpus.readers.text import TextReader
from annotator.desk import Desk
from annotator.desk.checking import check
from annotator.desk.exporting import Exporter
from annotator.desk.intake import take_in
from annotator.desk.opening import open_store
from annotator.desk.revising.history import revised_stories
from annotator.desk.shelf import Spot
from annotator.desk.status import corpus_status, story_statuses
from annotator.model.answer import Judgement
from annotator.model.base import new_id
from annotator.model.claim import Attribution, Claim
from annotator.model.span import Span
from annotator.store.derived import rebuild
from tests.conftest import SitDown

CLOCK = [1]


def publish(corpus: Path, text: str, name: str = "01-bridge.txt") -> None:
    """Let the publisher change a story."""
    file = corpus / name
    file.write_text(text, "utf-8")
    CLOCK[0] += 1
    os.utime(file, ns=(CLOCK[0], CLOCK[0]))


def take_in_changes(desk: Desk) -> list[str]:
    with open_store(desk.corpus, create=False) as store:
        return [taken.outcome for taken in take_in(store, desk.corpus)]


def revise(
    desk: Desk, corpus: Path, *changes: tuple[str, str], name: str = "01-bridge.txt"
) -> None:
    text = (corpus / name).read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    publish(corpus, text, name)
    assert take_in_changes(desk).count("changed") == 1
    desk.catch_up()


def endings(desk: Desk) -> dict[str, int]:
    rows = desk.store.db.execute("SELECT ending, count(*) FROM carries GROUP BY 1").fetchall()
    return dict(rows)


def answer_all(desk: Desk) -> None:
    """Answer the first story and go back to its start: every second sentence has a claim."""
    first = desk.walk.spot
    for number in range(5):
        desk.label("attributed") if number % 2 else desk.no_claim()
    desk.go(first)


def test_kept_answers_are_given_to_the_new_text_and_the_desk_stays_where_it_was(
    sit_down: SitDown, corpus: Path
) -> None:
    desk = sit_down()
    desk.label("verified")
    desk.label("attributed")
    claim = desk.walk.story.judgement(1).claims[0]
    revise(
        desk, corpus, ("two million", "three million"), ("Old bridge", "Read this.\n\nOld bridge")
    )
    assert desk.notice == "this story has a new text: 2 answers kept"
    assert desk.walk.sentence.text == "Repairs cost three million crowns."
    kept = desk.walk.story.judgement(2).claims[0]
    assert (kept.id, kept.label, kept.content_text) == (claim.id, claim.label, claim.content_text)
    assert kept.spans[0].start == claim.spans[0].start + len("Read this.\n\n")
    assert desk.counts.decided == 2
    assert list(check(desk.store)) == []


def test_gold_names_the_answer_in_which_it_was_judged(
    sit_down: SitDown, corpus: Path, clock: object
) -> None:
    desk = sit_down()
    clock.pass_by(7)
    desk.label("verified")
    (given,) = desk.store.answers.of_action(desk.store.acts.last_done(desk.annotator_id, desk.role))
    revise(desk, corpus, ("Old bridge will", "Note.\n\nOld bridge will"))
    (record,) = Exporter(desk.store).records()
    (answer,) = record.provenance.answers
    assert (answer.id, answer.seconds, answer.answered_at) == (
        given.id,
        given.seconds,
        given.answered_at,
    )
    assert (record.document.revision, record.start) == (2, len("Note.\n\n"))
    assert record.claims[0].spans[0].start == record.start


def test_a_touched_claim_waits_and_is_taken_over_by_a_key(sit_down: SitDown, corpus: Path) -> None:
    desk = sit_down()
    desk.walk.index = 2
    desk.label("attributed")
    claim = desk.walk.story.judgement(2).claims[0]
    revise(desk, corpus, ("two million", "three million"))
    assert desk.notice.endswith("1 waits for you ({find.waiting})")
    assert desk.walk.story.judgement(2).outcome == "open"
    (item,) = desk.waiting.items()
    assert item.fate == "touched"
    (place,) = desk.waiting.places(item)
    desk.waiting.take(item, place)
    (taken,) = desk.judgement.claims
    assert (taken.id, taken.content_text) == (claim.id, "Repairs cost three million crowns.")
    assert desk.waiting.items() == []
    desk.undo()
    assert desk.waiting.items() == [item]
    assert desk.judgement.outcome == "open"
    desk.redo()
    assert desk.waiting.items() == []
    assert desk.judgement.claims == (taken,)
    assert list(check(desk.store)) == []


def test_an_orphan_is_dropped_and_comes_back_by_undo(sit_down: SitDown, corpus: Path) -> None:
    desk = sit_down()
    desk.walk.index = 4
    desk.label("attributed")
    revise(desk, corpus, (" A ferry is to run every hour.", ""))
    (item,) = desk.waiting.items()
    assert item.fate == "orphaned"
    with pytest.raises(Exception, match="gone"):
        desk.waiting.take(item, None)
    desk.waiting.drop(item)
    assert desk.waiting.count() == 0
    exporter = Exporter(desk.store)
    list(exporter.records())
    assert desk.undo().dropped
    assert desk.waiting.count() == 1
    desk.redo()
    assert desk.waiting.count() == 0


def test_a_claim_that_reaches_on_is_carried_whole_or_waits_whole(
    sit_down: SitDown, corpus: Path
) -> None:
    desk = sit_down()
    story = desk.walk.story
    desk.go(Spot(story.document.id, 1))
    reach = Span.cut(story.document.text, story.sentences[1].start, story.sentences[2].end)
    claim = Claim(id=new_id(), label="attributed", spans=(reach,))
    desk.say(Judgement(outcome="claims", claims=(claim,)))
    revise(desk, corpus, ("Old bridge", "First of all.\n\nOld bridge"))
    assert desk.walk.story.judgement(3).continues == (claim.id,)
    assert list(check(desk.store)) == []
    revise(desk, corpus, ("two million", "three million"))
    assert endings(desk) == {"kept": 2, "touched": 2}
    (item,) = desk.waiting.items()
    desk.waiting.take(item, desk.waiting.places(item)[0])
    assert desk.judgement.claims[0].id == claim.id
    assert desk.judgement.claims[0].content_text.endswith("cost three million crowns.")
    assert desk.walk.story.judgement(3).continues == (claim.id,)
    assert desk.waiting.count() == 0
    assert list(check(desk.store)) == []
    desk.undo()
    assert desk.waiting.items() == [item]
    assert list(check(desk.store)) == []


def test_a_source_in_a_changed_sentence_lets_the_claim_wait(
    sit_down: SitDown, corpus: Path
) -> None:
    desk = sit_down()
    story = desk.walk.story
    text = story.document.text
    at = text.index("the mayor")
    desk.go(Spot(story.document.id, 3))
    home = Span.cut(text, story.sentences[3].start, story.sentences[3].end)
    source = Span.cut(text, at, at + len("the mayor"))
    claim = Claim(
        id=new_id(),
        label="attributed",
        spans=(home,),
        attribution=Attribution(source=(source,), name="the mayor"),
    )
    desk.say(Judgement(outcome="claims", claims=(claim,), note="ask her", flag=True))
    revise(desk, corpus, ("in May, the mayor", "in June, the mayor"))
    (item,) = desk.waiting.items()
    look = desk.waiting.look(item, desk.waiting.places(item)[0])
    assert (look.lost, look.said.note, look.said.flag) == ((), "ask her", True)
    (by,) = look.said.claims[0].attribution.source
    assert desk.walk.story.document.text[by.start : by.end] == "the mayor"


def test_texts_that_follow_each_other_carry_on_what_was_carried(
    sit_down: SitDown, corpus: Path
) -> None:
    desk = sit_down()
    answer_all(desk)
    revise(desk, corpus, ("two million", "three million"))
    revise(desk, corpus, ("Old bridge", "News\n\nOld bridge"))
    assert desk.walk.story.place.revision == 3
    assert desk.notice.endswith("4 answers kept, 1 waits for you ({find.waiting})")
    assert desk.waiting.count() == 1
    assert desk.counts.decided == 4
    revise(desk, corpus, ("three million", "two million"))
    assert desk.waiting.count() == 0  # the sentence is what it was
    assert desk.counts.decided == 5
    assert list(check(desk.store)) == []
    given = desk.store.answers.given(desk.walk.story.answer(1))
    first = desk.store.answers.require(given.id)
    assert first.sentence_id.partition(":")[0] != desk.walk.story.document.id


def test_a_text_that_comes_back_keeps_the_later_answers(sit_down: SitDown, corpus: Path) -> None:
    desk = sit_down()
    answer_all(desk)
    first = desk.walk.story.document.id
    revise(desk, corpus, ("two million", "three million"))
    desk.go(Spot(desk.walk.story.document.id, 0))
    desk.label("disputed")
    revise(desk, corpus, ("three million", "two million"))
    assert desk.walk.story.document.id == first
    assert desk.walk.story.judgement(0).claims[0].label == "disputed"
    assert desk.walk.story.judgement(2).decided
    assert desk.counts.decided == 5
    revise(desk, corpus, ("two million", "three million"))
    assert desk.walk.story.judgement(0).claims[0].label == "disputed"
    assert list(check(desk.store)) == []


def test_undo_reaches_answers_that_were_carried_since(sit_down: SitDown, corpus: Path) -> None:
    desk = sit_down()
    desk.label("verified")
    desk.label("attributed")
    revise(desk, corpus, ("two million", "three million"))
    assert desk.counts.decided == 2
    desk.undo()
    assert desk.walk.sentence.text.startswith("The bridge over")
    assert desk.judgement.outcome == "open"
    assert desk.counts.decided == 1
    desk.redo()
    assert desk.judgement.claims[0].label == "attributed"
    desk.undo()
    desk.undo()
    assert desk.counts.decided == 0
    assert list(check(desk.store)) == []


def test_an_answer_to_the_new_text_is_never_replaced(sit_down: SitDown, corpus: Path) -> None:
    new = (corpus / "01-bridge.txt").read_text("utf-8").replace("two million", "three million")
    (corpus / "00-other.txt").write_text(new, "utf-8")
    desk = sit_down()
    desk.label("disputed")  # the same sentence, in what will be the bridge's new text
    desk.go(desk.walk.next_story())
    desk.label("verified")
    publish(corpus, new)
    take_in_changes(desk)
    desk.catch_up()
    (record,) = Exporter(desk.store).records()
    assert record.claims[0].label == "disputed"
    assert endings(desk) == {"ambiguous": 1}
    assert list(check(desk.store)) == []


def test_a_sign_off_stays_with_its_text(sit_down: SitDown, corpus: Path) -> None:
    desk = sit_down()
    answer_all(desk)
    desk.signing.sign_off()
    revise(desk, corpus, ("Old bridge", "News\n\nOld bridge"))
    assert desk.notice.endswith("the sign-off was the old text's")
    assert not desk.signing.state.signed
    desk.signing.sign_off()
    assert (desk.signing.state.signed, desk.signing.state.since) == (True, False)


def test_kinds_of_blocks_are_carried_where_the_block_is_the_same(
    sit_down: SitDown, corpus: Path
) -> None:
    desk = sit_down()
    desk.go(Spot(desk.walk.story.document.id, 1))
    desk.change_block("list")
    desk.go(Spot(desk.walk.story.document.id, 3))
    desk.change_block("caption")
    revise(desk, corpus, ("two million", "three million"))
    assert [s.block for s in desk.walk.story.sentences][1:5] == [
        "body",
        "body",
        "caption",
        "caption",
    ]
    assert list(check(desk.store)) == []


def test_two_databases_that_carried_the_same_unite_without_doubles(
    sit_down: SitDown, corpus: Path, tmp_path: Path
) -> None:
    desk = sit_down()
    answer_all(desk)
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as target:
        desk.store.db.conn.backup(target)
    revise(desk, corpus, ("two million", "three million"), ("Nobody", "None"))
    twin = sit_down(db=other)
    tables = ("answers", "carries", "copies", "documents")
    for table in tables:
        ids = [
            {row[0] for row in one.store.db.execute(f"SELECT id FROM {table}")}  # noqa: S608
            for one in (desk, twin)
        ]
        assert ids[0] == ids[1], table
    said = [
        one.store.db.execute("SELECT id, payload, answered_at, restores FROM answers").fetchall()
        for one in (desk, twin)
    ]
    assert sorted(said[0]) == sorted(said[1])


def test_answers_that_come_late_are_carried_by_the_next_intake(
    sit_down: SitDown, corpus: Path
) -> None:
    desk = sit_down()
    answer_all(desk)
    with desk.store.writing():
        desk.store.db.execute("DROP TRIGGER carries_no_delete")
        desk.store.db.execute("DROP TRIGGER answers_no_delete")
    revise(desk, corpus, ("Old bridge", "News\n\nOld bridge"))
    with desk.store.writing():  # as if they had come with a merge
        desk.store.db.execute("DELETE FROM claims")
        desk.store.db.execute("DELETE FROM answers WHERE restores IS NOT NULL")
        desk.store.db.execute("DELETE FROM carries")
    list(rebuild(desk.store))
    assert desk.store.carries.left_behind() == 5
    take_in_changes(desk)
    assert desk.store.carries.left_behind() == 0
    desk.catch_up()
    assert desk.counts.decided == 5
    assert list(check(desk.store)) == []


def test_a_changed_reader_or_encoding_is_no_revision(
    sit_down: SitDown, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = sit_down()
    desk.label("verified")
    monkeypatch.setattr(TextReader, "version", 99)
    CLOCK[0] += 1
    os.utime(corpus / "01-bridge.txt", ns=(CLOCK[0], CLOCK[0]))
    assert take_in_changes(desk) == ["known"] * 3
    text = (corpus / "01-bridge.txt").read_text("utf-8")
    publish(corpus, "\ufeff" + text)
    assert take_in_changes(desk).count("changed") == 1
    assert desk.store.carries.left_behind() == 0
    assert endings(desk) == {}
    assert list(revised_stories(desk.store)) == []


def test_check_finds_a_carried_answer_that_says_something_else(
    sit_down: SitDown, corpus: Path
) -> None:
    desk = sit_down()
    desk.label("verified")
    revise(desk, corpus, ("Old bridge", "News\n\nOld bridge"))
    with desk.store.writing():
        desk.store.db.execute("DROP TRIGGER answers_no_update")
        desk.store.db.execute(
            "UPDATE answers SET payload = replace(payload, 'verified', 'disputed') "
            "WHERE restores IS NOT NULL"
        )
    assert any("does not say what" in problem.message for problem in check(desk.store))


def test_every_annotators_answers_are_carried(sit_down: SitDown, corpus: Path) -> None:
    desk, erik = sit_down(), sit_down("erik", role="reviewer")
    desk.label("verified")
    erik.label("disputed")
    erik.label("disputed")
    revise(desk, corpus, ("Old bridge will", "The old bridge will"))
    assert (desk.waiting.count(), erik.waiting.count()) == (1, 1)
    status = corpus_status(desk.store, "dana")
    assert (status.waiting, status.on_older_texts) == (1, 2)
    assert story_statuses(desk.store, "dana")[0].waiting == 1
    exporter = Exporter(desk.store)
    manifest = exporter.to_file(corpus.parent / "gold.jsonl").manifest
    assert (manifest.lines, manifest.left_out["answers waiting at changed passages"]) == (1, 2)
