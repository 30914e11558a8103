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

    def key(self, action_id: str) -> str:
        """Return the key of an action, to name it in a message."""
        return self._screen.keyboard.key(action_id)

    def at_last_hit(self) -> str | None:
        """Say so when the last hit of a search stays lit."""
        walk = self._desk.walk
        if walk.hits is None or walk.after() != walk.spot:
            return None
        return f"this is the last hit: {self.ways_out()}"

    def ways_out(self) -> str:
        """Say how a search is left."""
        return f"{self.key('find.stay')} stays here, {self.key('find.leave')} goes back"
