"""Opening a database: new, known, of another program, of a newer version, read-only, locked."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

from annotator.store.errors import StoreError, explained
from annotator.store.migrations import APPLICATION_ID, known_steps, migrations
from annotator.store.places import is_remote

PATIENCE_MS = 150
"""How long a call waits for a lock before it gives up with LockedError."""


def open_database(path: Path, *, create: bool, patience_ms: int = PATIENCE_MS) -> Database:
    """Open the database at `path` for writing, made or migrated as needed.

    Raises StoreError when there is none and `create` is false, and whenever it cannot be used.
    """
    _refuse_folder(path)
    fresh = not path.exists() or path.stat().st_size == 0
    if fresh and not create:
        raise StoreError(f"{path} does not exist: run `annotator open` or `annotator import` first")
    try:
        connection = sqlite3.connect(path, timeout=patience_ms / 1000, cached_statements=256)
        connection.execute("PRAGMA foreign_keys = on")
        db = Database(connection, strict=True, execute_plugins=False)
        if not fresh:
            _refuse_strangers(db, path)
        _choose_journal(db, path)
        if fresh or _is_behind(db):
            with writing(db):  # all steps or none, and one process at a time
                migrations.apply(db)
        db.execute("PRAGMA synchronous = full")
    except sqlite3.DatabaseError as error:
        raise explained(path, error) from error
    return db


def open_for_reading(path: Path) -> Database:
    """Open the database at `path` without ever writing; raises StoreError."""
    if not path.exists():
        raise StoreError(f"{path} does not exist: run `annotator open` or `annotator import` first")
    _refuse_folder(path)
    try:
        db = _connect_for_reading(path)
        _refuse_strangers(db, path)
        if _is_behind(db):
            raise StoreError(
                f"{path} was made by an older version and cannot be brought up to date here: "
                "make it writable, or copy its folder"
            )
    except sqlite3.DatabaseError as error:
        raise explained(path, error) from error
    return db


def reading_address(path: Path) -> str:
    """Name a database for reading; a closed WAL one in a read-only folder needs `immutable`."""
    address = path.absolute().as_uri()
    wal = path.with_name(path.name + "-wal")
    mode = "mode=ro"
    if not (wal.exists() and wal.stat().st_size) and not os.access(path.parent, os.W_OK):
        mode = "mode=ro&immutable=1"
    return f"{address}?{mode}"


def open_beside(path: Path) -> Database:
    """Open a database in memory that can read the one at `path`, as `corpus`."""
    db = Database(sqlite3.connect(":memory:", uri=True), execute_plugins=False)
    db.execute("ATTACH ? AS corpus", (reading_address(path),))
    return db


def _connect_for_reading(path: Path) -> Database:
    """Connect read-only."""
    connection = sqlite3.connect(reading_address(path), uri=True, timeout=PATIENCE_MS / 1000)
    return Database(connection, execute_plugins=False)


def _refuse_folder(path: Path) -> None:
    if path.is_dir():
        raise StoreError(f"{path} is a folder: name a database file with --db")


def _refuse_strangers(db: Database, path: Path) -> None:
    """Raise StoreError for a database of another program or of a newer version of this one."""
    (application,) = db.execute("PRAGMA application_id").fetchone()
    # Another window may be making the database right now: one without tables is nobody's yet.
    if application != APPLICATION_ID and db.execute("SELECT 1 FROM sqlite_master").fetchone():
        raise StoreError(
            f"{path} belongs to another program: move it away, or name another with --db"
        )
    unknown = {step.name for step in migrations.applied(db)} - known_steps()
    if unknown:
        raise StoreError(
            f"{path} was written by a newer version of annotator: "
            "upgrade with `pip install --upgrade annotator-desk`"
        )


def _is_behind(db: Database) -> bool:
    return bool(migrations.pending(db))


def _choose_journal(db: Database, path: Path) -> None:
    """Use a write-ahead log, but not where its shared memory cannot be trusted."""
    wanted = "delete" if is_remote(path) else "wal"
    if db.journal_mode != wanted:
        db.execute(f"PRAGMA journal_mode = {wanted}").fetchone()


@contextmanager
def writing(db: Database) -> Iterator[None]:
    """Hold the write lock from the first statement on, so that what was read stays true.

    A deferred transaction that reads before it writes would fail at once, without waiting, when
    another process commits in between (SQLITE_BUSY_SNAPSHOT).
    """
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        db.rollback()
        raise
