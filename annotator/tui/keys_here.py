"""Which keys count where the analyst is, and which of them the bottom line offers."""

from dataclasses import replace

from annotator.desk.desk import Desk
from annotator.tui.actions import (
    CUT_MODE,
    SEARCH_MODE,
    SPAN_MODE,
    TAKE,
    WALK_MODE,
    Action,
    Keyboard,
)
from annotator.tui.widgets.footer import SOON

AT_END = frozenset(
    ("answer.undo", "walk.undecided", "find.search", "find.stories", "walk.leave", "look.keys")
)
"""What is offered where there is no sentence."""


class KeysHere:
    """The keyboard of one desk, as it is just now."""

    def __init__(self, desk: Desk, keyboard: Keyboard) -> None:
        self._desk = desk
        self._keyboard = keyboard
        modes = (WALK_MODE, SPAN_MODE, CUT_MODE)
        self._offered = {mode: keyboard.offered(mode) for mode in modes}
        self._at_end = keyboard.offered(WALK_MODE, AT_END)
        self._accepting = [keyboard.action(TAKE), *map(_may_wait, self._offered[WALK_MODE])]

    @property
    def mode(self) -> str:
        """Which table of keys counts."""
        if self._desk.cutting is not None:
            return CUT_MODE
        return WALK_MODE if self._desk.marking is None else SPAN_MODE

    def action(self, key: str) -> Action | None:
        """Return what a key does; on the hits of a search, their own keys go first."""
        searching = self.mode == WALK_MODE and self._desk.walk.searching
        found = self._keyboard.find(SEARCH_MODE, key) if searching else None
        return found or self._keyboard.find(self.mode, key)

    def offered(self) -> list[Action]:
        """Return what is offered: accepting first, where something is suggested."""
        desk, mode = self._desk, self.mode
        if desk.walk.ended or desk.walk.story is None:
            return self._at_end
        if mode == WALK_MODE and desk.proposals.lit is not None and not desk.walk.searching:
            return self._accepting
        return self._offered[mode]


def _may_wait(action: Action) -> Action:
    """Leave undo out of a bottom line that has no room: accepting a suggestion needs it."""
    return replace(action, footer=SOON + 1) if action.id == "answer.undo" else action
