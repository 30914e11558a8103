"""What can be wrong with a database, each in one line that says what to do."""

import sqlite3
from pathlib import Path

from annotator.errors import UserError

DatabaseError = sqlite3.DatabaseError
"""What SQLite itself raises; `explained` turns it into a line for people."""


class StoreError(UserError):
    """The database cannot be used as asked."""


class LockedError(StoreError):
    """Another program holds the database; the same call may succeed later."""


class DamagedRowError(StoreError, ValueError):
    """A row that SQLite can read and this program cannot."""


class ReadOnlyError(StoreError):
    """The database was opened for reading."""


def is_lock(error: sqlite3.Error) -> bool:
    """Tell whether SQLite gave up because somebody else holds the database."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def explained(path: Path, error: sqlite3.Error) -> StoreError:
    """Turn what SQLite raised about the database at `path` into an error for people."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if is_lock(error):
        return LockedError(f"{path} is held by another program: close it there, or try again")
    if code == sqlite3.SQLITE_NOTADB:
        return StoreError(
            f"{path} is not an annotations database: move it away, or name another with --db"
        )
    if code == sqlite3.SQLITE_CORRUPT:
        return StoreError(
            f"{path} is damaged ({error}): nothing was written; keep the file, put a backup in "
            "its place"
        )
    if code == sqlite3.SQLITE_FULL:
        return StoreError(f"the disk of {path} is full: make room, then press the key again")
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return StoreError(f"{path} cannot be opened ({error}): check its permissions")
    return StoreError(f"{path}: {error}")
