"""What the groups of deeds share."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from annotator.desk.desk import Desk

if TYPE_CHECKING:
    from annotator.tui.screens.walk import WalkScreen

Deed = Callable[[], str | None]
"""Carries an action out and returns what to say about it, or nothing."""


class DeedGroup:
    """Deeds of one group; a deed that asks first acts when its card is closed.

    It then acts through the screen again, so that errors end up in one place.
    """

    def __init__(self, screen: "WalkScreen", desk: Desk) -> None:
        self._screen = screen
        self._desk = desk

    def at_last_hit(self) -> str | None:
        """Say so when the last hit of a search stays lit."""
        walk = self._desk.walk
        if walk.hits is None or walk.after() != walk.spot:
            return None
        return "this is the last hit: enter stays here, escape goes back"
