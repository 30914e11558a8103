"""The order in which each annotator can undo and redo.

An act is everything that one key changed; its answers and corrections carry its id. A new act
forgets the acts that were undone and not redone, as every editor does; their answers stay.
"""

from sqlite_utils import Database


class Acts:
    """The undo position of each annotator in each role."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def push(self, annotator_id: str, role: str, action: str) -> None:
        """Add a new act, inside the caller's transaction."""
        self._db.execute(
            "DELETE FROM acts WHERE annotator_id = ? AND role = ? AND undone = 1",
            (annotator_id, role),
        )
        self._db.execute(
            "INSERT INTO acts (annotator_id, role, action) VALUES (?, ?, ?)",
            (annotator_id, role, action),
        )

    def knows(self, action: str) -> bool:
        """Tell whether an act was added already."""
        found = self._db.execute("SELECT 1 FROM acts WHERE action = ?", (action,)).fetchone()
        return found is not None

    def last_done(self, annotator_id: str, role: str) -> str | None:
        """Return the act that undo would take back."""
        return self._one("undone = 0 ORDER BY key DESC", annotator_id, role)

    def first_undone(self, annotator_id: str, role: str) -> str | None:
        """Return the act that redo would bring back."""
        return self._one("undone = 1 ORDER BY key", annotator_id, role)

    def mark(self, action: str, *, undone: bool) -> None:
        """Move the undo position over an act, inside the caller's transaction."""
        self._db.execute("UPDATE acts SET undone = ? WHERE action = ?", (int(undone), action))

    def _one(self, condition: str, annotator_id: str, role: str) -> str | None:
        row = self._db.execute(
            f"SELECT action FROM acts WHERE annotator_id = ? AND role = ? AND {condition} LIMIT 1",
            (annotator_id, role),
        ).fetchone()
        return None if row is None else str(row[0])
