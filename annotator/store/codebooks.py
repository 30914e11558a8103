"""The codebooks that answers were given under, version by version, and how they follow on."""

from sqlite_utils import Database

from annotator.model.codebook import Codebook
from annotator.model.lineage import Lineage
from annotator.store.errors import DamagedRowError, StoreError


class Codebooks:
    """The versions of the codebook that answers were given under."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._lineages: dict[str, Lineage] = {}
        self._seen: dict[str, Codebook] = {}

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
        if row is not None:
            self._seen[codebook.version] = codebook
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

    def newest(self, name: str) -> int | None:
        """Return the highest number that is recorded under a name."""
        row = self._db.execute(
            "SELECT max(number) FROM codebooks WHERE name = ?", (name,)
        ).fetchone()
        return None if row[0] is None else int(row[0])

    def last(self) -> str | None:
        """Return the version that was recorded last."""
        row = self._db.execute("SELECT id FROM codebooks ORDER BY key DESC LIMIT 1").fetchone()
        return None if row is None else str(row[0])

    def hashes(self) -> dict[str, str]:
        """Return the hash of every recorded version."""
        return dict(self._db.execute("SELECT id, sha256 FROM codebooks ORDER BY key").fetchall())

    def lineage(self, version: str) -> Lineage | None:
        """Return how answers of a version are read: under the newest of its name."""
        name = version.partition("@")[0]
        number = self.newest(name)
        if number is None:
            return None
        newest = f"{name}@{number}"
        known = self._lineages.get(name)
        if known is None or known.current.version != newest:
            current = self._seen.get(newest) or self.get(newest)
            if current is None:
                return None
            known = self._lineages[name] = Lineage(current, self.get)
        return known

    def get(self, version: str) -> Codebook | None:
        """Return a recorded version."""
        row = self._db.execute("SELECT content FROM codebooks WHERE id = ?", (version,)).fetchone()
        try:
            return None if row is None else Codebook.model_validate_json(row[0])
        except ValueError as error:
            raise DamagedRowError(
                f"codebook {version} is damaged: run `annotator check`"
            ) from error
