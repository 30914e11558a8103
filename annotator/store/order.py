"""The reading order: the current document of every story, once each, by path.

A text found at several paths is walked once, at its smallest path; a story whose text changed is
walked in its newest text. Both follow from the copies, so the table can be rebuilt at any time.
"""

from collections.abc import Iterator
from typing import NamedTuple

from sqlite_utils import Database

from annotator.model.document import WALKED
from annotator.store.progress import Tally

_COLUMNS = "document_id, path, story_id, revision, title, publisher, published, sentences, walked"
_WALKED = ", ".join(f"'{kind}'" for kind in sorted(WALKED))

_EXPECTED = (
    "SELECT c.document_id, c.path, c.story_id, "
    "  (SELECT count(DISTINCT e.document_id) FROM copies AS e "
    "   WHERE e.story_id = c.story_id AND e.key <= c.key), "
    "  c.title, c.publisher, c.published, count(s.idx), "
    f"  count(CASE WHEN s.block IN ({_WALKED}) THEN 1 END) "
    "FROM (SELECT * FROM copies AS c WHERE document_id = ? "
    "      AND NOT EXISTS (SELECT 1 FROM copies AS f WHERE f.follows = c.id) "
    "      ORDER BY path, key LIMIT 1) AS c "
    "LEFT JOIN sentences AS s ON s.document_id = c.document_id GROUP BY c.key"
)
"""The place of a document, as it follows from the copies."""


class Place(NamedTuple):
    """A document at its place in the reading order."""

    document_id: str
    path: str
    story_id: str
    revision: int
    """1 for the first text of the story."""
    title: str | None
    publisher: str | None
    published: str | None
    sentences: int
    """How many sentences it has."""
    walked: int
    """How many of them are walked without asking for furniture."""


class ReadingOrder:
    """The documents that are walked, by path."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def settle(self, document_id: str) -> None:
        """Give the document the place that follows from the copies, or none."""
        self._db.execute("DELETE FROM reading_order WHERE document_id = ?", (document_id,))
        self._db.execute(f"INSERT INTO reading_order ({_COLUMNS}) {_EXPECTED}", (document_id,))

    def expected(self, document_id: str) -> Place | None:
        """Return the place that follows from the copies, or null."""
        row = self._db.execute(_EXPECTED, (document_id,)).fetchone()
        return None if row is None else Place(*row)

    def get(self, document_id: str) -> Place | None:
        """Return the document's place; null when it is not walked (any more)."""
        return self._one("WHERE document_id = ?", document_id)

    def first(self) -> Place | None:
        """Return the first story of the corpus."""
        return self._one("ORDER BY path LIMIT 1")

    def at(self, path: str) -> Place | None:
        """Return the story at a path."""
        return self._one("WHERE path = ?", path)

    def after(self, path: str) -> Place | None:
        """Return the story behind a path."""
        return self._one("WHERE path > ? ORDER BY path LIMIT 1", path)

    def before(self, path: str) -> Place | None:
        """Return the story in front of a path."""
        return self._one("WHERE path < ? ORDER BY path DESC LIMIT 1", path)

    def number(self, path: str) -> int:
        """Return the place of a path in the order, from 1."""
        row = self._db.execute(
            "SELECT count(*) FROM reading_order WHERE path <= ?", (path,)
        ).fetchone()
        return int(row[0])

    def numbered(self, number: int) -> Place | None:
        """Return the story with a number in the order, from 1."""
        if number < 1:
            return None
        row = self._db.execute(
            f"SELECT {_COLUMNS} FROM reading_order ORDER BY path LIMIT 1 OFFSET ?", (number - 1,)
        ).fetchone()
        return None if row is None else Place(*row)

    def count(self) -> int:
        """Return how many stories are walked."""
        return int(self._db.execute("SELECT count(*) FROM reading_order").fetchone()[0])

    def size(self) -> tuple[int, int]:
        """Return how many sentences the corpus has, and how many of them are walked."""
        row = self._db.execute(
            "SELECT coalesce(sum(sentences), 0), coalesce(sum(walked), 0) FROM reading_order"
        ).fetchone()
        return int(row[0]), int(row[1])

    def all(self) -> Iterator[Place]:
        """Yield every story by path."""
        for row in self._db.execute(f"SELECT {_COLUMNS} FROM reading_order ORDER BY path"):
            yield Place(*row)

    def page(
        self, annotator_id: str, role: str, offset: int, limit: int
    ) -> list[tuple[Place, Tally]]:
        """Return stories from an offset on, each with an annotator's tally."""
        columns = ", ".join(f"r.{name.strip()}" for name in _COLUMNS.split(","))
        rows = self._db.execute(
            f"SELECT {columns}, coalesce(p.decided, 0), coalesce(p.decided_walked, 0), "
            "coalesce(p.claims, 0), coalesce(p.flagged, 0) "
            "FROM (SELECT * FROM reading_order ORDER BY path LIMIT ? OFFSET ?) AS r "
            "LEFT JOIN progress AS p ON p.document_id = r.document_id "
            "AND p.annotator_id = ? AND p.role = ? ORDER BY r.path",
            (limit, offset, annotator_id, role),
        ).fetchall()
        return [(Place(*row[:9]), Tally(*row[9:])) for row in rows]

    def unfinished_after(
        self, path: str, annotator_id: str, role: str, *, furniture: bool
    ) -> Place | None:
        """Return the next story behind a path with sentences that are not decided yet."""
        total, decided = ("sentences", "decided") if furniture else ("walked", "decided_walked")
        columns = ", ".join(f"r.{name.strip()}" for name in _COLUMNS.split(","))
        row = self._db.execute(
            f"SELECT {columns} FROM reading_order AS r LEFT JOIN progress AS p "
            "ON p.document_id = r.document_id AND p.annotator_id = ? AND p.role = ? "
            f"WHERE r.path > ? AND coalesce(p.{decided}, 0) < r.{total} ORDER BY r.path LIMIT 1",
            (annotator_id, role, path),
        ).fetchone()
        return None if row is None else Place(*row)

    def _one(self, condition: str, *values: str) -> Place | None:
        row = self._db.execute(
            f"SELECT {_COLUMNS} FROM reading_order {condition}", values
        ).fetchone()
        return None if row is None else Place(*row)
