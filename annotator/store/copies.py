"""Copies: where a document was found, the stories that they make, and what followed what.

A copy is one find. Finds at one path make a story, each of them following the one before, so that
what a publisher changed can be told; a document has as many copies as it was found in places.
"""

import hashlib

from sqlite_utils import Database

from annotator.model.document import Copy
from annotator.store.pages import Pages


def story_id(path: str) -> str:
    """Return the id that the story at this path of the corpus has on every machine."""
    return hashlib.sha256(f"path:{path}".encode()).hexdigest()[:16]


def copy_id(document_id: str, path: str, file_sha256: str, reader: str, follows: str | None) -> str:
    """Return the id that this find has on every machine that makes it."""
    parts = "\n".join((document_id, path, file_sha256, reader, follows or ""))
    return hashlib.sha256(parts.encode()).hexdigest()[:16]


class Copies:
    """The append-only truth about where texts were found."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._pages = Pages(db)

    def add(self, copy: Copy) -> None:
        """Add a copy and, for a new path, its story, inside the caller's transaction."""
        self._db.execute(
            "INSERT INTO stories (id, path, url, added_at) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (id) DO NOTHING",
            (copy.story_id, copy.path, copy.metadata.url, copy.added_at),
        )
        meta = copy.metadata
        self._db.execute(
            "INSERT INTO copies (id, document_id, story_id, path, url, title, publisher, byline, "
            "published, file_sha256, encoding, reader, follows, added_at) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
            (
                copy.id,
                copy.document_id,
                copy.story_id,
                copy.path,
                meta.url,
                meta.title,
                meta.publisher,
                meta.byline,
                meta.published,
                copy.file_sha256,
                copy.encoding,
                copy.reader,
                copy.follows,
                copy.added_at,
            ),
        )
        self._pages.add(copy.document_id, meta.url)

    def newest(self, path: str) -> tuple[str, str, str, str] | None:
        """Return (copy id, document id, file hash, reader) of what was last found at a path."""
        return self._db.execute(  # type: ignore[no-any-return]
            "SELECT id, document_id, file_sha256, reader FROM copies AS c WHERE path = ? AND "
            "NOT EXISTS (SELECT 1 FROM copies AS f WHERE f.follows = c.id) ORDER BY key LIMIT 1",
            (path,),
        ).fetchone()

    def found_at(self, path: str) -> int:
        """Return how many stories were found in the file at a path, in its parts too."""
        row = self._db.execute(
            "SELECT (SELECT count(DISTINCT path) FROM copies WHERE path = ?1) + "
            "(SELECT count(DISTINCT path) FROM copies WHERE path > ?1 || '#' AND path < ?1 || '$')",
            (path,),
        ).fetchone()
        return int(row[0])

    def chain(self, copy_id: str) -> list[dict[str, str | None]]:
        """Return the row of a copy and of all that it followed at its path, newest first."""
        found: dict[str, dict[str, str | None]] = {}
        at: str | None = copy_id
        while at is not None and at not in found:
            row = next(self._db.query("SELECT * FROM copies WHERE id = ?", (at,)), None)
            if row is None:
                break
            found[at], at = row, row["follows"]
        return list(found.values())

    def heads(self, story_id: str) -> list[tuple[str, str]]:
        """Return (copy id, document id) of what nothing follows in a story."""
        return self._db.execute(
            "SELECT id, document_id FROM copies AS c WHERE story_id = ? AND NOT EXISTS "
            "(SELECT 1 FROM copies AS f WHERE f.follows = c.id) ORDER BY key",
            (story_id,),
        ).fetchall()

    def revised(self) -> list[tuple[str, str, str]]:
        """Return (story, path, newest copy) of the stories found more than once, by path."""
        return self._db.execute(
            "SELECT c.story_id, c.path, c.id FROM copies AS c WHERE c.follows IS NOT NULL "
            "AND NOT EXISTS (SELECT 1 FROM copies AS f WHERE f.follows = c.id) "
            "ORDER BY c.path, c.key"
        ).fetchall()

    def of(self, document_id: str) -> list[dict[str, str | None]]:
        """Return the rows of all copies of a document, smallest path first."""
        return list(
            self._db.query(
                "SELECT * FROM copies WHERE document_id = ? ORDER BY path, key", (document_id,)
            )
        )
