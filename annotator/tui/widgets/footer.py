"""The bottom line: the keys that matter now, or what the desk has to say until the next key."""

from itertools import chain

from rich.cells import cell_len, set_cell_size

from annotator.tui.actions import WALK_MODE, Action
from annotator.tui.widgets.line import Lines, Piece, Row, rule

SOON = 30
"""Actions with a smaller footer number are offered at every width: answers, spans and undo."""
FULL = 99
SHORTER = (FULL, 8, 7, 6, 5)
"""Cells of the longest title, tried one after the other until all of those fit.

Shorter ones could not be read: then fewer actions are offered, in whole words.
"""


class Footer(Lines):
    """One quiet line."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._actions: list[Action] = []
        self._message: Piece | None = None

    def offer(self, actions: list[Action], *, silently: bool = False) -> None:
        """Show the keys of these actions: answers, undo and the last always, others as they fit.

        Silently: when the message that stands there is over.
        """
        if silently and self._message is not None:
            self._actions = actions
        elif actions != self._actions or self._message is not None:
            self._actions, self._message = actions, None
            self.touch()

    def say(self, message: str, *, urgent: bool = False) -> None:
        """Show a message in place of the keys, until the next `offer`."""
        self._message = Piece(message, "bar" if urgent else "strong")
        self.touch()

    def rows(self, width: int, height: int) -> list[Row]:  # noqa: ARG002 - two lines at any height
        """Show a rule, and below it the message or the keys that fit."""
        return [rule(width), self._line(width)]

    def _line(self, width: int) -> Row:
        if self._message is not None:
            return [Piece(" "), self._message]
        if not self._actions:
            return []
        *most, last = self._actions
        needed = [a for a in most if a.mode == WALK_MODE and a.footer <= SOON]
        cut = _longest([*needed, last], width + 1)  # the gap behind the last one may be cut
        if cut == 0:
            most, needed, cut = needed, [], FULL
        shown, keys = [_words(action, cut) for action in needed], _words(last, cut)
        room = width - 1 - _size([*chain(*shown), *keys])
        for action in (a for a in most if a not in needed):
            words = _words(action)
            if cut < FULL or _size(words) > room:
                break
            shown.append(words)
            room -= _size(words)
        return [Piece(" "), *chain(*shown), *keys[:-1], Piece(keys[-1].text.rstrip(), "muted")]


def _longest(actions: list[Action], room: int) -> int:
    """Return how long titles may be for all these actions to fit; 0 when they never do."""
    for cut in SHORTER:
        if sum(_size(_words(action, cut)) for action in actions) <= room:
            return cut
    return 0


def _words(action: Action, cut: int = FULL) -> Row:
    title = action.title
    if cell_len(title) > cut:
        title = set_cell_size(title, cut).rstrip()
    return [Piece(action.keys[0], "strong"), Piece(f" {title}".rstrip() + "  ", "muted")]


def _size(pieces: Row) -> int:
    return sum(cell_len(piece.text) for piece in pieces)
