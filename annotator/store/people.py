"""The annotators: who answers."""

from sqlite_utils import Database

from annotator.model.base import new_id


class People:
    """The annotators of this database."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def find(self, name: str) -> str | None:
        """Return the id of the annotator with this name; of several the first."""
        row = self._db.execute(
            "SELECT id FROM annotators WHERE name = ? ORDER BY key LIMIT 1", (name,)
        ).fetchone()
        return None if row is None else str(row[0])

    def all_named(self, name: str) -> list[str]:
        """Return the ids of everybody with this name."""
        rows = self._db.execute("SELECT id FROM annotators WHERE name = ? ORDER BY key", (name,))
        return [row[0] for row in rows]

    def enrol(self, name: str, now: str, new: str | None = None) -> str:
        """Return the id of the annotator with this name, minted on the first time.

        `new` is the id of an annotator whose answers come from a file: derived from it, so that
        two machines that take in the same file make the same annotator.
        """
        known = self.find(name)
        if known is not None:
            return known
        annotator_id = new or new_id()
        self._db.execute(
            "INSERT INTO annotators (id, name, added_at) VALUES (?, ?, ?)",
            (annotator_id, name, now),
        )
        return annotator_id
