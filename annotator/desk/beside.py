"""Reading that may take long, in a thread of its own, so that the desk never waits for it.

A connection belongs to the thread that opened it, so the thread reads through a store of its own;
it sees what is committed, which is everything that was acknowledged on the screen.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread
from typing import Generic, TypeVar

from annotator.store import Store

T = TypeVar("T")
_TURN = 0.0001
"""Seconds until a thread at work makes way for a key. Python's own 5 ms, which a key waits for each
time that it asks the database something, would add up to half a frame of the screen and more."""
_PYTHONS_TURN = sys.getswitchinterval()


class Beside(Generic[T]):
    """Work on a store of its own, until it is done, stopped, or has had its time."""

    def __init__(
        self,
        database: Path,
        work: Callable[[Store], T],
        seconds: float,
        *,
        on_stop: Callable[[], None] | None = None,
    ) -> None:
        """Begin at once; after so many seconds what the database is asked is interrupted.

        `on_stop` ends what the work waits for other than the database.
        """
        self._on_stop = on_stop
        self._database = database
        self._work = work
        self._until = time.monotonic() + seconds
        self._stopped = Event()
        self._value: T | None = None
        self._error: Exception | None = None
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()

    def wait(self, seconds: float | None = None) -> bool:
        """Wait so long (null: to the end); tell whether it is done."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def stop(self) -> None:
        """Ask the work to end with what it has."""
        self._stopped.set()
        if self._on_stop is not None:
            self._on_stop()

    def result(self) -> T:
        """Wait for the end and return what came of it, or raise what went wrong."""
        self.wait()
        if self._error is not None:
            raise self._error
        return self._value  # type: ignore[return-value]  # set, as there was no error

    def _is_over(self) -> bool:
        return self._stopped.is_set() or time.monotonic() > self._until

    def _run(self) -> None:
        sys.setswitchinterval(_TURN)
        try:
            with Store(self._database, read_only=True) as store:
                store.give_up_when(self._is_over)
                self._value = self._work(store)
        except Exception as error:  # noqa: BLE001 - told where the result is asked for
            self._error = error
        finally:
            sys.setswitchinterval(_PYTHONS_TURN)
