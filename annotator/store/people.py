"""Annotators and codebooks: who answers, and under which version of which guideline."""

from sqlite_utils import Database

from annotator.model.base import new_id
from annotator.model.codebook import Codebook
from annotator.store.errors import DamagedRowError, StoreError


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

    def enrol(self, name: str, now: str) -> str:
        """Return the id of the annotator with this name, minted on the first time."""
        known = self.find(name)
        if known is not None:
            return known
        annotator_id = new_id()
        self._db.execute(
            "INSERT INTO annotators (id, name, added_at) VALUES (?, ?, ?)",
            (annotator_id, name, now),
        )
        return annotator_id


class Codebooks:
    """The versions of the codebook that answers were given under."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def knows(self, codebook: Codebook) -> bool:
        """Tell whether this version is recorded; changed content under its number is refused."""
        row = self._db.execute(
            "SELECT sha256 FROM codebooks WHERE id = ?", (codebook.version,)
        ).fetchone()
        if row is not None and row[0] != codebook.sha256():
            raise StoreError(
                f"codebook {codebook.version} was changed since answers were given under it: "
                "give the changed codebook a new number"
            )
        return row is not None

    def record(self, codebook: Codebook, now: str) -> None:
        """Record a version of the codebook."""
        if not self.knows(codebook):
            self._db.execute(
                "INSERT INTO codebooks (id, name, number, sha256, content, added_at) "
                "VALUES (?, ?, ?, ?, ?, ?)",
                (
                    codebook.version,
                    codebook.name,
                    codebook.number,
                    codebook.sha256(),
                    codebook.content(),
                    now,
                ),
            )

    def get(self, version: str) -> Codebook | None:
        """Return a recorded version."""
        row = self._db.execute("SELECT content FROM codebooks WHERE id = ?", (version,)).fetchone()
        try:
            return None if row is None else Codebook.model_validate_json(row[0])
        except ValueError as error:
            raise DamagedRowError(
                f"codebook {version} is damaged: run `annotator check`"
            ) from error
