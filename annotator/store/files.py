"""Which files were looked at already, so that opening again reads only what is new."""

from typing import NamedTuple

from sqlite_utils import Database


class FileMark(NamedTuple):
    """What a file looked like when it was last taken in or left out."""

    size: int
    """Bytes."""
    mtime_ns: int
    """Time of its last change, in nanoseconds."""
    file_sha256: str
    """Hash of its bytes."""


class Files:
    """The files of this machine, by path relative to the corpus."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def get(self, path: str) -> FileMark | None:
        """Return what is known of a file."""
        row = self._db.execute(
            "SELECT size, mtime_ns, file_sha256 FROM files WHERE path = ?", (path,)
        ).fetchone()
        return None if row is None else FileMark(*row)

    def put(self, path: str, mark: FileMark) -> None:
        """Remember a file."""
        self._db.execute(
            "INSERT INTO files (path, size, mtime_ns, file_sha256) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (path) DO UPDATE SET size = excluded.size, mtime_ns = excluded.mtime_ns, "
            "file_sha256 = excluded.file_sha256",
            (path, *mark),
        )
