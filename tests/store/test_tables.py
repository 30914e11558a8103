"""The tables: what is only added to, what is derived, and what the design promises."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlite_utils import Database

from annotator.desk import Desk
from annotator.desk.checking import check
from annotator.desk.exporting import Exporter
from annotator.model.query import Query
from annotator.store import Store
from annotator.store.conditions import Scope
from annotator.store.derived import rebuild
from annotator.store.migrations import APPEND_ONLY, STEPS, guard, known_steps, migrations

NOBODY = Scope("", "annotator", (), furniture=False)

PROMISED = {
    "documents": "id text sha256 language",
    "copies": "document_id path url title publisher published",
    "stories": "id",
    "answers": "id sentence_id annotator_id annotator role replaces action restores outcome "
    "payload codebook seconds answered_at",
    "corrections": "id",
    "links": "id",
    "evidence": "id",
    "sources": "id",
    "codebooks": "id",
    "annotators": "id name",
    "reviews": "id",
    "assignments": "id",
    "sentences": "id document_id idx start end block paragraph text",
    "claims": "id answer_id sentence_id annotator label start end text",
    "suggestions": "sentence_id",
    "progress": "document_id",
    "state": "name value",
}
DERIVED = {
    "sentences": 'id, document_id, idx, start, "end", block, paragraph, text',
    "claims": 'id, answer_id, sentence_id, annotator_id, annotator, role, label, start, "end", '
    "text, source, certainty, incomplete",
    "progress": "*",
    "reading_order": "*",
}
ROW = {
    "documents": "(id, text, sha256, segmenter, blocks, added_at) VALUES "
    "('d', 'A.', 'h', 's', '[]', 'now')",
    "stories": "(id, added_at) VALUES ('s', 'now')",
    "copies": "(id, document_id, story_id, path, file_sha256, encoding, reader, added_at) VALUES "
    "('c', 'd', 's', 'a.txt', 'h', 'utf-8', 'text@1', 'now')",
    "annotators": "(id, name, added_at) VALUES ('p', 'dana', 'now')",
    "codebooks": "(id, name, number, sha256, content, added_at) VALUES "
    "('b@1', 'b', 1, 'h', '{}', 'now')",
    "answers": "(id, sentence_id, annotator_id, annotator, role, action, outcome, payload, "
    "codebook, answered_at) VALUES "
    "('a', 'd:0-2', 'p', 'dana', 'annotator', 'x', 'no_claim', '{}', 'b@1', 'now')",
    "corrections": "(id, document_id, kind, payload, annotator_id, annotator, action, "
    "corrected_at) VALUES ('k', 'd', 'block', '{}', 'p', 'dana', 'x', 'now')",
    "links": "(id, type, claim_id, other_claim_id, annotator_id, annotator, action, linked_at) "
    "VALUES ('l', 'copies', 'c1', 'c2', 'p', 'dana', 'x', 'now')",
    "evidence": "(id, annotator_id, annotator, added_at) VALUES ('e', 'p', 'dana', 'now')",
    "sources": "(id, story_id, name, annotator_id, annotator, added_at) VALUES "
    "('q', 's', 'Mayor', 'p', 'dana', 'now')",
    "reviews": "(id, document_id, state, annotator_id, annotator, action, reviewed_at) VALUES "
    "('r', 'd', 'done', 'p', 'dana', 'x', 'now')",
    "assignments": "(id, document_id, annotator, role, assigned_at) VALUES "
    "('g', 'd', 'dana', 'annotator', 'now')",
    "carries": "(id, answer_id, document_id, ending, carried_at) VALUES "
    "('y', 'w', 'd', 'touched', 'now')",
    "carry_decisions": "(id, carry_id, decision, annotator_id, annotator, role, action, "
    "decided_at) VALUES ('z', 'y', 'dropped', 'p', 'dana', 'annotator', 'x', 'now')",
    "carried_cuts": "(id, cut_id, document_id, ending, carried_at) VALUES "
    "('v', 'k', 'd', 'kept', 'now')",
    "tombstones": "(id, kind, what, at) VALUES ('t', 'story', 's0', 'now')",
}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    with Store(tmp_path / "annotations.db", create=True) as opened:
        yield opened


def fill(store: Store) -> None:
    for table in APPEND_ONLY:
        store.db.execute(f"INSERT INTO {table} {ROW[table]}")


def refuses_every_change(store: Store) -> None:
    for table in APPEND_ONLY:
        for change in (f"UPDATE {table} SET id = 'other'", f"DELETE FROM {table}"):  # noqa: S608
            with pytest.raises(sqlite3.IntegrityError, match="only ever added"):
                store.db.execute(change)
        assert store.db.table(table).count == 1


def derived(store: Store) -> dict[str, list[tuple]]:
    return {
        table: sorted(store.db.execute(f"SELECT {columns} FROM {table}").fetchall())  # noqa: S608
        for table, columns in DERIVED.items()
    }


def found(store: Store, word: str) -> int:
    return len(store.search.find(Query(text=word), NOBODY).hits)


def test_what_was_said_is_never_changed_or_removed(store: Store) -> None:
    fill(store)
    refuses_every_change(store)


def test_a_reopened_file_refuses_changes_too(store: Store) -> None:
    fill(store)
    with Store(store.path) as again:
        refuses_every_change(again)


def test_a_replacing_insert_is_no_way_round(store: Store) -> None:
    fill(store)
    store.db.execute("PRAGMA recursive_triggers = on")
    with pytest.raises(sqlite3.IntegrityError):
        store.db.execute(f"INSERT OR REPLACE INTO stories {ROW['stories']}")


def test_triggers_come_back_after_a_table_was_rebuilt(store: Store) -> None:
    fill(store)
    with store.writing():
        store.db.table("reviews").transform(rename={"note": "remark"})
        guard(store.db)
    refuses_every_change(store)


def test_every_step_is_applied_once_and_ends_guarded(store: Store) -> None:
    assert [step.name for step in migrations.applied(store.db)] == [s.__name__ for s in STEPS]
    assert known_steps() == {step.__name__ for step in STEPS}
    before = store.db.execute("SELECT type, name, sql FROM sqlite_master").fetchall()
    migrations.apply(store.db)
    assert store.db.execute("SELECT type, name, sql FROM sqlite_master").fetchall() == before
    triggers = {name for kind, name, _ in before if kind == "trigger"}
    assert {f"{t}_no_{verb}" for t in APPEND_ONLY for verb in ("update", "delete")} <= triggers


def test_the_promised_columns_are_there(store: Store) -> None:
    for table, columns in PROMISED.items():
        assert set(columns.split()) <= {column.name for column in store.db.table(table).columns}
    for table in store.db.tables:
        if table.name in PROMISED:
            assert table.strict, table.name
    assert "current_answers" in store.db.view_names()


def test_an_unknown_outcome_or_role_is_refused(store: Store) -> None:
    fill(store)
    for wrong in ("'maybe'", "NULL"):
        with pytest.raises(sqlite3.IntegrityError):
            store.db.execute(
                "INSERT INTO answers "
                + ROW["answers"].replace("'no_claim'", wrong).replace("'a'", "'b'")
            )


def test_a_key_that_was_shown_is_on_disk(store: Store) -> None:
    assert store.db.journal_mode == "wal"
    assert store.db.execute("PRAGMA synchronous").fetchone() == (2,)
    with store.writing(durable=False):
        pass
    assert store.db.execute("PRAGMA synchronous").fetchone() == (2,)
    assert store.db.execute("PRAGMA foreign_keys").fetchone() == (1,)


def test_folders_copied_between_machines_get_no_shared_memory(tmp_path: Path) -> None:
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    with Store(folder / "annotations.db", create=True) as store:
        assert store.db.journal_mode == "delete"


def test_leaving_moves_the_log_into_the_database(store: Store) -> None:
    fill(store)
    with Store(store.path) as reader:
        assert reader.db.table("answers").count == 1
    store.tidy()
    assert store.path.with_name("annotations.db-wal").stat().st_size == 0


def test_failing_inside_a_transaction_writes_nothing(store: Store) -> None:

    def fails() -> None:
        with store.writing():
            store.state.put("p", "annotator", "position", "x")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails()
    assert store.state.get("p", "annotator", "position") is None


def worked(desk: Desk) -> None:
    desk.label("verified", stay=True)
    desk.label("disputed")
    desk.no_claim()
    desk.skip()
    desk.undo()
    desk.flag()
    desk.change_block("furniture")
    desk.go(desk.walk.next_story())
    desk.label("attributed")
    desk.go(desk.walk.before())
    desk.no_claim()


def test_a_rebuild_gives_the_same_tables_and_the_same_gold(
    sit_down: Callable[..., Desk], tmp_path: Path
) -> None:
    desk, ben = sit_down(), sit_down("ben")
    worked(desk)
    ben.skip()
    before = derived(desk.store)
    first = Exporter(desk.store).to_file(tmp_path / "before.jsonl")
    assert len(list(rebuild(desk.store))) == 3
    assert derived(desk.store) == before
    assert list(check(desk.store)) == []
    second = Exporter(desk.store).to_file(tmp_path / "after.jsonl")
    assert first.manifest == second.manifest


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE sentences SET block = 'table' WHERE idx = 0",
        "UPDATE sentences SET text = text || '!' WHERE idx = 1",
        "DELETE FROM sentences WHERE idx = 2",
        "UPDATE progress SET decided = decided + 1",
        "DELETE FROM progress",
        "DELETE FROM claims",
        "UPDATE claims SET label = 'verified'",
        "INSERT INTO claims SELECT NULL, 'x', answer_id, sentence_id, annotator_id, annotator, "
        'role, label, start, "end", text, source, certainty, incomplete FROM claims LIMIT 1',
        "DELETE FROM reading_order",
        "UPDATE reading_order SET walked = walked + 1",
    ],
)
def test_harm_to_derived_tables_is_found_and_mended(
    sit_down: Callable[..., Desk], harm: str
) -> None:
    desk = sit_down()
    worked(desk)
    before = derived(desk.store)
    desk.store.db.execute(harm)
    problems = list(check(desk.store))
    assert problems
    assert {problem.kind for problem in problems} <= {"derived", "damage"}
    list(rebuild(desk.store))
    assert derived(desk.store) == before
    assert list(check(desk.store)) == []
    assert found(desk.store, "bridge") == 2


@pytest.mark.parametrize(
    ("table", "harm", "told"),
    [
        ("documents", "text = replace(text, 'mill', 'hill')", "not the text it was named for"),
        ("answers", "payload = replace(payload, 'flood', 'blood')", "does not match the text"),
        ("answers", "payload = '[]'", "damaged"),
        ("documents", "blocks = '[{}]'", "cuts of document"),
        ("documents", "blocks = 'x'", "cuts of document"),
        ("codebooks", "content = '{}'", "codebook default@2 is damaged"),
        ("answers", "outcome = 'skipped'", "damaged"),
        ("answers", "codebook = 'lost@9'", "is not recorded"),
        ("answers", "replaces = 'nobody'", "not of its kind"),
        ("answers", "sentence_id = 'feedfeedfeedfeed:0-4'", "which is missing"),
        ("answers", "payload = replace(payload, 'attributed', 'rumoured')", "no label rumoured"),
    ],
)
def test_damage_to_what_was_said_is_found(
    sit_down: Callable[..., Desk], table: str, harm: str, told: str
) -> None:
    desk = sit_down()
    desk.go(desk.walk.next_story())
    desk.label("attributed")
    desk.store.db.execute(f"DROP TRIGGER {table}_no_update")
    desk.store.db.execute(f"UPDATE {table} SET {harm}")  # noqa: S608
    assert any(told in p.message and p.kind == "damage" for p in check(desk.store))


def test_two_current_answers_are_listed_never_guessed(sit_down: Callable[..., Desk]) -> None:
    desk = sit_down()
    desk.no_claim()
    copied = (
        "INSERT INTO answers SELECT NULL, 'twin', sentence_id, annotator_id, annotator, role, "
        "replaces, action, restores, outcome, payload, codebook, seconds, answered_at FROM answers"
    )
    desk.store.db.execute(copied)
    conflicts = [problem for problem in check(desk.store) if problem.kind == "conflict"]
    assert [problem.message for problem in conflicts] == [
        "two current answers of dana as annotator"
    ]


def test_claims_that_want_more_are_listed_on_request(sit_down: Callable[..., Desk]) -> None:
    desk = sit_down()
    for label in ("verified", "attributed", "disputed"):
        desk.label(label)
    assert list(check(desk.store)) == []
    wants = {problem.message for problem in check(desk.store, complete=True)}
    assert wants == {
        "verified wants evidence",
        "attributed wants a source",
        "disputed wants who disputes it",
    }


def test_the_tables_are_read_by_other_programs(store: Store) -> None:
    assert {"answers", "sentences", "claims"} <= set(Database(store.path).table_names())
