"""Waiting beside the keys for the retellings of the story on the desk."""

import time
from collections.abc import Callable
from typing import Any

from textual.screen import Screen

from annotator.desk.desk import Desk

OFTEN = 0.25
"""Seconds between two looks at whether they may be looked for, or were found."""
QUIET = 0.5
"""Seconds without a key until they are looked for: that work shares the interpreter with keys."""


class RetoldWatch:
    """Has retellings looked for when a story was opened, and shows them when they are there."""

    def __init__(self, screen: Screen[Any], desk: Desk, show: Callable[[], object]) -> None:
        self._screen = screen
        self._desk = desk
        self._show = show
        self._ready = False
        self._awaiting = False
        self._last_key = 0.0

    def begin(self) -> None:
        """Begin once the first sentence is shown, and again when there are more stories."""
        self._ready = True
        self.stop()
        self.look()

    def look(self) -> None:
        """After a key: see to it that the retellings of the open story are looked for."""
        self._last_key = time.monotonic()
        self._await()

    def stop(self) -> None:
        """Look for nothing any more."""
        self._desk.retold.stop()

    def _await(self) -> None:
        if self._ready and not self._awaiting and self._desk.retold.wanted:
            self._awaiting = True
            self._screen.set_timer(OFTEN, self._see)

    def _see(self) -> None:
        self._awaiting = False
        quiet = time.monotonic() - self._last_key >= QUIET
        if quiet and self._desk.retold.begin(pause=0) and self._desk.retold.arrived():
            self._show()
        self._await()
