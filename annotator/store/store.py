"""One connection to one annotations database, with its tables by name."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from annotator.store.errors import ReadOnlyError, explained, is_lock
from annotator.store.opening import PATIENCE_MS, open_database, open_for_reading, writing
from annotator.store.tables import Tables

_STEPS = 50_000
"""Steps of SQLite's machine between two looks at whether to go on: a few milliseconds."""

_A_MOMENT = 0.002
"""Seconds; whoever waits for the lock looks for it about as often at first."""


class Store(Tables):
    """The annotations database. A connection belongs to the thread that opened it."""

    def __init__(
        self,
        path: Path,
        *,
        create: bool = False,
        read_only: bool = False,
        patience_ms: int = PATIENCE_MS,
    ) -> None:
        """Open the database at `path`; raises StoreError with one line that says what to do."""
        self.path = path
        self.read_only = read_only
        super().__init__(
            open_for_reading(path)
            if read_only
            else open_database(path, create=create, patience_ms=patience_ms)
        )
        self._tidied = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    @contextmanager
    def writing(self, *, durable: bool = True) -> Iterator[None]:
        """Write everything inside, or nothing; on disk when it ends, if `durable`.

        Raises LockedError when another program holds the database, StoreError when the disk is
        full or damaged, ReadOnlyError when this connection may not write.
        """
        if self.read_only:
            raise ReadOnlyError(f"{self.path} was opened for reading: nothing can be saved here")
        try:
            if not durable:
                self.db.execute("PRAGMA synchronous = normal")
            with writing(self.db):
                yield
        except sqlite3.DatabaseError as error:
            raise explained(self.path, error) from error
        finally:
            if not durable:
                self.db.execute("PRAGMA synchronous = full")

    def let_others_write(self) -> None:
        """Leave the lock free for a moment, between two slices of much work in the background.

        SQLite keeps no queue: who asks again at once shuts out everybody who waits.
        """
        time.sleep(_A_MOMENT)

    def recount(self, document_id: str) -> None:
        """Count a document's progress again, inside the caller's transaction."""
        from annotator.store.derived import recount

        recount(self, document_id)

    def patience(self, milliseconds: int) -> None:
        """Set how long a call waits for somebody else's lock."""
        self.db.execute(f"PRAGMA busy_timeout = {int(milliseconds)}")

    def give_up_when(self, over: Callable[[], bool]) -> None:
        """Interrupt what is asked of this connection as soon as `over` says so."""
        self.db.conn.set_progress_handler(over, _STEPS)

    def version(self) -> int:
        """Return a number that changes when another connection has written."""
        return int(self.db.execute("PRAGMA data_version").fetchone()[0])

    def tidy(self) -> None:
        """Move the write-ahead log into the database, if nobody is in the way."""
        changes = self.db.conn.total_changes
        if self.read_only or changes == self._tidied:
            return
        self._tidied = changes
        self.patience(0)
        try:
            self.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        except sqlite3.OperationalError as error:
            if not is_lock(error):
                raise explained(self.path, error) from error
        finally:
            self.patience(PATIENCE_MS)

    def integrity(self) -> list[str]:
        """Return what SQLite finds damaged, if only that it cannot look; raises StoreError."""
        try:
            rows = self.db.execute("PRAGMA integrity_check").fetchall()
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_CORRUPT:
                return [str(error)]
            raise explained(self.path, error) from error
        return [row[0] for row in rows if row[0] != "ok"]

    def close(self) -> None:
        """Tidy up and close the connection."""
        try:
            self.tidy()
        finally:
            self.db.close()
