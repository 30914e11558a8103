"""Waiting beside the keys for the retellings of the story on the desk."""

from collections.abc import Callable
from typing import Any

from textual.screen import Screen

from annotator.desk.desk import Desk

OFTEN = 0.25
"""Seconds between two looks at whether they were found."""


class RetoldWatch:
    """Has retellings looked for when a story is opened, and shows them when they are there."""

    def __init__(self, screen: Screen[Any], desk: Desk, show: Callable[[], object]) -> None:
        self._screen = screen
        self._desk = desk
        self._show = show
        self._ready = False
        self._awaiting = False

    def begin(self) -> None:
        """Begin once the first sentence is shown, and again when there are more stories."""
        self._ready = True
        self.stop()
        self.look()

    def look(self) -> None:
        """Have the retellings of the open story looked for, unless they are already."""
        if self._ready and not self._awaiting and self._desk.retold.begin():
            self._awaiting = True
            self._screen.set_timer(OFTEN, self._see)

    def stop(self) -> None:
        """Look for nothing any more."""
        self._desk.retold.stop()

    def _see(self) -> None:
        self._awaiting = False
        if self._desk.retold.arrived():
            self._show()
        self.look()
