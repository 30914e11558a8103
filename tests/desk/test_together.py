"""Several people, several windows, other programs, and power cuts."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from annotator.desk import Desk, OvertakenError
from annotator.desk.checking import check
from annotator.desk.status import corpus_status
from annotator.model.answer import Judgement
from annotator.store import LockedError, Store, StoreError
from annotator.store.errors import ReadOnlyError

SitDown = Callable[..., Desk]


def back(desk: Desk) -> None:
    desk.go(desk.walk.before())


def other_program(desk: Desk) -> sqlite3.Connection:
    """Another connection that holds the write lock."""
    connection = sqlite3.connect(desk.store.path, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    return connection


def answers(desk: Desk) -> int:
    return len(desk.store.answers.ids())


def test_two_annotators_work_side_by_side(sit_down: SitDown) -> None:
    dana, ben = sit_down("dana"), sit_down("ben")
    dana.label("verified")
    ben.no_claim()
    dana.no_claim()
    assert (dana.counts.decided, ben.counts.decided) == (2, 1)
    back(ben)
    assert ben.judgement.outcome == "no_claim"
    assert len(ben.history()) == 1
    assert dana.annotator_id != ben.annotator_id
    assert list(check(dana.store)) == []
    assert corpus_status(dana.store, "ben").decided == 1
    assert list(corpus_status(dana.store, "ben").others) == ["dana"]
    assert corpus_status(dana.store, "nobody").decided == 0


def test_one_person_in_two_roles_is_counted_twice(sit_down: SitDown) -> None:
    annotator, reviewer = sit_down(), sit_down(role="reviewer")
    annotator.no_claim()
    reviewer.label("verified")
    assert (annotator.annotator_id, annotator.counts.decided) == (reviewer.annotator_id, 1)
    assert list(check(annotator.store)) == []


def test_an_answer_from_another_window_is_never_replaced_unseen(sit_down: SitDown) -> None:
    one, other = sit_down(), sit_down()
    one.label("verified")
    with pytest.raises(OvertakenError, match="another window"):
        other.no_claim()
    assert answers(one) == 1
    assert other.judgement.claims[0].label == "verified"
    other.no_claim()
    assert answers(one) == 2
    one.walk.go(one.walk.before())
    with pytest.raises(OvertakenError):
        one.flag()
    assert one.judgement.outcome == "no_claim"
    one.flag()
    assert list(check(one.store)) == []


def test_the_other_window_catches_up(sit_down: SitDown) -> None:
    one, other = sit_down(), sit_down()
    assert other.catch_up() is False
    one.label("verified")
    assert other.catch_up() is True
    assert other.catch_up() is False
    assert other.judgement.claims[0].label == "verified"
    assert other.counts.decided == 1
    other.undo()
    one.catch_up()
    back(one)
    assert one.judgement == Judgement()


def test_undo_in_one_window_takes_back_what_was_done_in_the_other(sit_down: SitDown) -> None:
    one, other = sit_down(), sit_down()
    one.no_claim()
    one.no_claim()
    other.undo()
    assert other.walk.index == 1
    assert other.judgement == Judgement()
    assert list(check(one.store)) == []


def test_a_block_that_somebody_else_corrected_is_counted_as_it_is_now(sit_down: SitDown) -> None:
    dana, ben = sit_down("dana"), sit_down("ben")
    for desk in (dana, ben):
        desk.go(desk.walk.after())
    dana.change_block("furniture")
    ben.no_claim()
    assert list(check(ben.store)) == []
    ben.catch_up()
    assert (ben.counts.decided, ben.counts.total) == (0, 10)
    assert ben.walk.story.sentences[1].block == "furniture"


def test_catching_up_keeps_the_painted_sentence_when_nothing_about_it_changed(
    sit_down: SitDown,
) -> None:
    dana, ben = sit_down("dana"), sit_down("ben")
    painted = dana.walk.sentence
    ben.no_claim()
    dana.catch_up()
    assert dana.walk.sentence is painted


def test_a_locked_key_is_saved_once_by_pressing_it_again(sit_down: SitDown) -> None:
    desk = sit_down()
    holder = other_program(desk)
    for _ in range(3):
        with pytest.raises(LockedError):
            desk.label("verified")
    assert desk.walk.index == 0
    assert answers(desk) == 0
    holder.rollback()
    desk.label("verified")
    assert desk.walk.index == 1
    assert answers(desk) == 1
    desk.undo()
    assert answers(desk) == 2
    assert list(check(desk.store)) == []


def _prepare_undo(desk: Desk) -> None:
    desk.label("verified")
    desk.no_claim()


def _prepare_redo(desk: Desk) -> None:
    _prepare_undo(desk)
    desk.undo()
    desk.undo()


def _prepare_search(desk: Desk) -> None:
    desk.go(desk.walk.after())
    desk.search("quarry")


def _nothing(desk: Desk) -> None:
    del desk


@pytest.mark.parametrize(
    ("prepare", "key"),
    [
        (_prepare_undo, Desk.undo),
        (_prepare_redo, Desk.redo),
        (_prepare_search, Desk.leave_search),
        (_nothing, Desk.walk_furniture),
        (_nothing, Desk.flag),
        (_nothing, lambda desk: desk.search("quarry")),
        (_nothing, lambda desk: desk.change_block("deck")),
        (_nothing, lambda desk: desk.label("verified", stay=True)),
    ],
)
def test_a_key_that_was_locked_out_does_the_same_when_it_is_pressed_again(
    sit_down: SitDown,
    corpus: Path,
    tmp_path: Path,
    prepare: Callable[[Desk], None],
    key: Callable[[Desk], object],
) -> None:
    """A desk that is never disturbed and one that is locked out once end up alike."""
    shutil.copytree(corpus, tmp_path / "calm")
    calm, disturbed = sit_down(at=tmp_path / "calm"), sit_down()
    prepare(calm)
    key(calm)
    prepare(disturbed)
    begun = answers(disturbed)
    committed: list[str] = []
    disturbed.store.db.conn.set_trace_callback(
        lambda sql: committed.append(sql) if sql.startswith("COMMIT") else None
    )
    holder = other_program(disturbed)
    with pytest.raises(LockedError):
        key(disturbed)
    assert answers(disturbed) == begun
    holder.rollback()
    key(disturbed)
    assert committed == ["COMMIT"], "one key, one transaction"
    assert _shape(disturbed) == _shape(calm)


def _shape(desk: Desk) -> tuple[object, ...]:
    outcome, claims = desk.judgement.outcome, desk.judgement.claims
    return (
        desk.walk.spot,
        desk.walk.lit,
        desk.walk.furniture,
        desk.walk.hits is None,
        desk.walk.sentence.block,
        outcome,
        [claim.label for claim in claims],
        desk.judgement.flag,
    )


def test_waiting_for_a_lock_is_short_enough_for_a_key(sit_down: SitDown) -> None:
    desk = sit_down()
    holder = other_program(desk)
    assert desk.store.db.execute("PRAGMA busy_timeout").fetchone()[0] <= 200
    with pytest.raises(LockedError, match="held by another program"):
        desk.no_claim()
    holder.rollback()


def test_a_database_that_can_only_be_read_is_looked_at(sit_down: SitDown) -> None:
    desk = sit_down()
    desk.label("verified")
    store = Store(desk.store.path, read_only=True)
    viewer = Desk(store, desk.corpus, "dana")
    assert viewer.walk.index == 1
    back(viewer)
    assert viewer.judgement.claims[0].label == "verified"
    for key in (viewer.no_claim, viewer.flag, viewer.undo, viewer.remove_claim):
        with pytest.raises(ReadOnlyError):
            key()
    viewer.skip()
    assert viewer.walk.index == 1
    with pytest.raises(ReadOnlyError):
        viewer.skip()
    viewer.search("quarry")
    viewer.leave_search()
    assert viewer.walk.index == 1
    stranger = Desk(store, desk.corpus, "nobody")
    assert stranger.walk.index == 0
    assert stranger.counts.decided == 0
    desk.no_claim()
    assert viewer.catch_up() is True
    assert viewer.counts.decided == 2
    store.close()
    assert answers(desk) == 2


WORKER = """
import os, sys
from pathlib import Path
from annotator.desk.opening import open_desk
from annotator.desk.intake import take_in

desk = open_desk((Path(sys.argv[1]),), None, "dana")
list(take_in(desk.store, desk.corpus))
desk.label("verified")
desk.flag()
desk.note("kept")
desk.no_claim()
desk.label("disputed")
desk.undo()
desk.go(desk.walk.next_story())
print(desk.walk.sentence.id, flush=True)
sys.stdin.read()
"""


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is POSIX")
def test_a_killed_desk_has_lost_nothing(corpus: Path, sit_down: SitDown) -> None:
    worker = subprocess.Popen(
        [sys.executable, "-c", dedent(WORKER), str(corpus)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    lit = worker.stdout.readline().strip()
    worker.send_signal(signal.SIGKILL)
    worker.communicate(timeout=10)
    desk = sit_down()
    assert desk.walk.sentence.id == lit
    assert answers(desk) == 6
    assert desk.counts.decided == 2
    assert list(check(desk.store)) == []
    desk.redo()
    assert desk.judgement.claims[0].label == "disputed"


def test_an_intake_that_was_killed_half_way_is_finished_by_the_next(
    corpus: Path, sit_down: SitDown, monkeypatch: pytest.MonkeyPatch
) -> None:
    long_story = "A long day\n\n" + "\n\n".join(f"Step {n} was taken." for n in range(900)) + "\n"
    (corpus / "00-long.txt").write_text(long_story, "utf-8")
    from annotator.store.documents import Documents

    real, calls = Documents.add_sentences, []

    def dies_in_the_second_slice(self: Documents, rows: list) -> None:
        calls.append(len(rows))
        if len(calls) == 2:
            raise KeyboardInterrupt
        real(self, rows)

    monkeypatch.setattr(Documents, "add_sentences", dies_in_the_second_slice)
    with pytest.raises(KeyboardInterrupt):
        sit_down()
    monkeypatch.undo()
    store = Store(corpus / "annotations.db")
    assert store.order.first() is None
    store.close()
    desk = sit_down()
    assert desk.walk.story.place.path == "00-long.txt"
    assert len(desk.walk.story.sentences) == 901
    assert list(check(desk.store)) == []


def test_a_damaged_answer_is_told_of_in_one_line(sit_down: SitDown) -> None:
    desk = sit_down()
    desk.label("verified")
    desk.no_claim()
    path = desk.store.path
    desk.store.close()
    raw = sqlite3.connect(path)
    raw.execute("DROP TRIGGER answers_no_update")
    raw.execute("UPDATE answers SET payload = '{' WHERE outcome = 'claims'")
    raw.commit()
    raw.close()
    with pytest.raises(StoreError, match=r"answer \S+ is damaged .*annotator check"):
        sit_down()
    with Store(path) as store:
        problems = list(check(store))
    assert {problem.kind for problem in problems} == {"damage"}
    assert len(problems) == 1
