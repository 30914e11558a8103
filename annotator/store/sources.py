"""The register of sources: who is named as a source in each story."""

from typing import NamedTuple

from sqlite_utils import Database

from annotator.model.claim import SourceKind


class SourceRow(NamedTuple):
    """A source of a story."""

    id: str
    story_id: str
    name: str
    kind: SourceKind | None


class Sources:
    """Sources by story, in the order in which they were named."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, row: SourceRow, annotator_id: str, annotator: str, now: str) -> None:
        """Enter a source, inside the caller's transaction."""
        self._db.execute(
            "INSERT INTO sources (id, story_id, name, kind, annotator_id, annotator, added_at) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            (*row, annotator_id, annotator, now),
        )

    def of_story(self, story_id: str) -> list[SourceRow]:
        """Return the sources of a story that no later entry replaces."""
        rows = self._db.execute(
            "SELECT s.id, s.story_id, s.name, s.kind FROM sources AS s WHERE s.story_id = ? "
            "AND NOT EXISTS (SELECT 1 FROM sources AS later WHERE later.replaces = s.id) "
            "ORDER BY s.key",
            (story_id,),
        ).fetchall()
        return [SourceRow(*row) for row in rows]
