"""A story that changes under its answers: each is carried, or waits; none is lost or misplaced."""

import os
from pathlib import Path

import pytest

from annotator.desk import Desk
from annotator.desk.checking import check
from annotator.desk.exporting import Exporter
from annotator.desk.intake import take_in
from annotator.desk.opening import open_store
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
    """Answer the first story: every second sentence has a claim."""
    for number in range(5):
        desk.label("attributed") if number % 2 else desk.no_claim()


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
