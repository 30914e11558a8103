"""What this machine remembers of each annotator: where they are. Never merged."""

from sqlite_utils import Database


class State:
    """Small local values, one for each annotator, role and name."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def get(self, annotator_id: str, role: str, name: str) -> str | None:
        """Return the value, or null when there is none."""
        row = self._db.execute(
            "SELECT value FROM state WHERE annotator_id = ? AND role = ? AND name = ?",
            (annotator_id, role, name),
        ).fetchone()
        return None if row is None else str(row[0])

    def put(self, annotator_id: str, role: str, name: str, value: str) -> None:
        """Set the value, inside the caller's transaction if there is one."""
        self._db.execute(
            "INSERT INTO state (annotator_id, role, name, value) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (annotator_id, role, name) DO UPDATE SET value = excluded.value",
            (annotator_id, role, name, value),
        )
