"""Tombstones: what was removed for good, by ids alone, which intake and merges respect."""

from typing import Literal

from sqlite_utils import Database

from annotator.model.base import utc_now

Kind = Literal["story", "document", "annotator"]


class Tombstones:
    """What was removed, by ids alone."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, kind: Kind, what: str, reason: str | None) -> None:
        """Put up a tombstone, inside the caller's transaction."""
        self._db.execute(
            "INSERT INTO tombstones (id, kind, what, reason, at) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT (id) DO NOTHING",
            (f"{kind}:{what}", kind, what, reason, utc_now()),
        )

    def stands(self, kind: Kind, what: str) -> bool:
        """Tell whether something was removed."""
        row = self._db.execute("SELECT 1 FROM tombstones WHERE id = ?", (f"{kind}:{what}",))
        return row.fetchone() is not None

    def texts_of(self, story: str) -> list[str]:
        """Return the ids of a story's documents."""
        rows = self._db.execute(
            "SELECT DISTINCT document_id FROM copies WHERE story_id = ? ORDER BY 1", (story,)
        )
        return [row[0] for row in rows]

    def answers_in(self, document_id: str) -> int:
        """Return how many answers were given in a document."""
        return self._count(
            "sentence_id >= ? AND sentence_id < ?", f"{document_id}:", f"{document_id};"
        )

    def answers_by(self, annotator_id: str) -> int:
        """Return how many answers an annotator gave."""
        return self._count("annotator_id = ?", annotator_id)

    def _count(self, condition: str, *values: str) -> int:
        row = self._db.execute(f"SELECT count(*) FROM answers WHERE {condition}", values).fetchone()
        return int(row[0])

    def back(self) -> list[tuple[str, str]]:
        """Return (kind, id) of what was removed and is there all the same."""
        return self._db.execute(
            "SELECT kind, what FROM tombstones WHERE (kind = 'document' AND EXISTS "
            "(SELECT 1 FROM documents AS d WHERE d.id = what)) OR (kind = 'story' AND EXISTS "
            "(SELECT 1 FROM stories AS s WHERE s.id = what)) OR (kind = 'annotator' AND EXISTS "
            "(SELECT 1 FROM annotators AS n WHERE n.id = what)) ORDER BY id"
        ).fetchall()
