"""What the groups of deeds share."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from annotator.desk.desk import Desk

if TYPE_CHECKING:
    from annotator.tui.screens.walk import WalkScreen

Deed = Callable[[], str | None]
"""Carries an action out and returns what to say about it, or nothing.

What is said names keys by the ids of their actions: `{answer.undo} takes it back`.
"""


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
        return f"this is the last hit: {self.ways_out()}"

    def ways_out(self) -> str:
        """Say how a search is left."""
        if not self._desk.walk.searching:
            return "{find.leave} goes back"
        return "{find.stay} stays here, {find.leave} goes back"
