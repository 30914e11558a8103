"""Removing a story or an annotator for good, when the law asks for it.

This is the one place that lifts the triggers of the append-only tables, inside the transaction
that removes; they are back before it ends. What is left is a tombstone that names no text and no
person, which intake and merges respect. Tables are found by their columns, so that a table which
is made later is emptied too.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from sqlite_utils import Database

from annotator.model.base import utc_now
from annotator.model.claim import Evidence
from annotator.store.errors import LockedError, explained, is_lock
from annotator.store.evidence import evidence_id
from annotator.store.migrations import APPEND_ONLY, guard

if TYPE_CHECKING:
    from annotator.store.store import Store

NOBODY = "removed"
"""Who made the corrections that outlive an annotator: everybody's cuts depend on them."""
_OUTLIVE = ("corrections", "evidence", "sources")


class Removed(NamedTuple):
    """What was removed."""

    counts: dict[str, int]
    """Rows, by table."""
    snapshots: list[str]
    """Kept files that nothing names any more, relative to the folder of the database."""


def forget_story(store: "Store", story: str, reason: str | None) -> Removed:
    """Remove a story, those of its texts that no other story has, and what was said of them."""
    db = store.db
    copies = db.execute("SELECT document_id, path FROM copies WHERE story_id = ?", (story,))
    found = copies.fetchall()
    elsewhere = {
        row[0]
        for row in db.execute(
            "SELECT document_id FROM copies WHERE story_id != ? AND document_id IN "
            "(SELECT document_id FROM copies WHERE story_id = ?)",
            (story, story),
        )
    }
    with _lifted(store) as removing:
        store.tombstones.add("story", story, reason)
        removing.of_story(story)
        texts = sorted({document_id for document_id, _ in found} - elsewhere)
        for one in texts:
            store.tombstones.add("document", one, reason)
        alike = {member for one in texts for member in store.clusters.members(one)}
        for one in texts:
            store.clusters.drop(one)
        removing.of_documents(texts)
        store.clusters.settle(alike.difference(texts))
        for _, path in found:
            db.execute("DELETE FROM files WHERE path = ?", (path.partition("#")[0],))
        for one in elsewhere:
            store.pages.settle(one)
            store.order.settle(one)
    return removing.done()


def forget_annotator(
    store: "Store", annotator_ids: Sequence[str], name: str, reason: str | None
) -> Removed:
    """Remove the answers and the name of an annotator; corrections stay, as nobody's."""
    with _lifted(store) as removing:
        for one in annotator_ids:
            store.tombstones.add("annotator", one, reason)
            removing.of_annotator(one, name)
    return removing.done()


def scrub(store: "Store") -> None:
    """Write the file anew, so that what was removed is nowhere in it; raises LockedError."""
    try:
        store.db.execute("VACUUM")
        busy, *_ = store.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except sqlite3.OperationalError as error:
        if not is_lock(error):
            raise explained(store.path, error) from error
        busy = 1
    if busy:
        raise LockedError(
            f"removed from {store.path}, but traces may be left in the file while another program "
            "has it open: close it there, then run the same command again"
        )


class _Removing:
    """The deletions of one transaction, and what they leave behind."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._counts: dict[str, int] = {}
        self._named = named_evidence(db)
        self._snapshots: list[str] = []

    def done(self) -> Removed:
        """Return what was removed."""
        return Removed({name: n for name, n in self._counts.items() if n}, self._snapshots)

    def of_documents(self, documents: Sequence[str]) -> None:
        """Remove every row about some documents."""
        for one in documents:
            span = (f"{one}:", f"{one};")
            claims = "SELECT id FROM claims WHERE sentence_id >= ? AND sentence_id < ?"
            for column in ("claim_id", "other_claim_id"):
                self._delete("links", f"{column} IN ({claims})", *span)
            for table in self._with("sentence_id"):
                self._delete(table, "sentence_id >= ? AND sentence_id < ?", *span)
            for table in self._with("document_id"):
                self._delete(table, "document_id = ?", one)
            self._delete("documents", "id = ?", one)
            self._delete("state", "instr(value, ?)", one)

    def of_story(self, story: str) -> None:
        """Remove every row about a story; its documents are another matter."""
        for table in self._with("story_id"):
            self._delete(table, "story_id = ?", story)
        self._delete("stories", "id = ?", story)

    def of_annotator(self, annotator_id: str, name: str) -> None:
        """Remove every row of an annotator, but those that everybody's work depends on."""
        for table in self._with("annotator_id"):
            if table in _OUTLIVE:
                self._disown(table, annotator_id)
            else:
                self._delete(table, "annotator_id = ?", annotator_id)
        self._delete("assignments", "annotator = ?", name)
        self._delete("annotators", "id = ?", annotator_id)

    def settle(self) -> None:
        """Remove what nothing names any more: evidence, acts, and words of the index."""
        left = named_evidence(self._db)
        for one in self._named.keys() - left.keys():
            self._delete("evidence", "id = ?", one)
        lost = set(self._named.values()) - set(left.values())
        self._snapshots = sorted(path for path in lost if path)
        self._delete("carries", "answer_id NOT IN (SELECT id FROM answers)")
        self._delete("carry_decisions", "carry_id NOT IN (SELECT id FROM carries)")
        self._delete("carried_cuts", "cut_id NOT IN (SELECT id FROM corrections)")
        no_more = " AND ".join(
            f"NOT EXISTS (SELECT 1 FROM {table} AS t WHERE t.action = acts.action)"
            for table in self._with("action")
            if table != "acts"
        )
        self._delete("acts", no_more)
        self._db.execute("INSERT INTO sentences_fts(sentences_fts) VALUES ('rebuild')")

    def _with(self, column: str) -> list[str]:
        """Return the tables of ours that have a column."""
        rows = self._db.execute(
            "SELECT m.name FROM sqlite_master AS m JOIN pragma_table_info(m.name) AS c "
            "WHERE m.type = 'table' AND m.sql NOT LIKE 'CREATE VIRTUAL%' AND c.name = ? "
            "ORDER BY m.name",
            (column,),
        )
        return [row[0] for row in rows]

    def _delete(self, table: str, condition: str, *values: str) -> None:
        cursor = self._db.execute(f"DELETE FROM {table} WHERE {condition}", values)
        self._counts[table] = self._counts.get(table, 0) + cursor.rowcount

    def _disown(self, table: str, annotator_id: str) -> None:
        self._db.execute(
            "INSERT INTO annotators (id, name, added_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            (NOBODY, NOBODY, utc_now()),
        )
        self._db.execute(
            f"UPDATE {table} SET annotator_id = ?, annotator = ? WHERE annotator_id = ?",
            (NOBODY, NOBODY, annotator_id),
        )


def named_evidence(db: Database) -> dict[str, str | None]:
    """Return the evidence that any answer names: its id, and its snapshot if it has one."""
    rows = db.execute(
        "SELECT e.value FROM answers AS a, json_each(a.payload, '$.claims') AS c, "
        "json_each(c.value, '$.evidence') AS e WHERE instr(a.payload, '\"stance\"')"
    )
    items = (Evidence.model_validate_json(row[0]) for row in rows)
    return {evidence_id(item): item.snapshot for item in items}


@contextmanager
def _lifted(store: "Store") -> Iterator[_Removing]:
    """Remove inside, without the triggers that forbid it; all of it is saved, or nothing."""
    db = store.db
    db.execute("PRAGMA secure_delete = on").fetchone()
    with store.writing():
        db.execute("PRAGMA defer_foreign_keys = on")
        for table in APPEND_ONLY:
            for verb in ("update", "delete"):
                db.execute(f"DROP TRIGGER {table}_no_{verb}")
        removing = _Removing(db)
        yield removing
        removing.settle()
        guard(db)
