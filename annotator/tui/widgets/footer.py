"""The bottom line: the keys that matter now, or what the desk has to say until the next key."""

from rich.cells import cell_len

from annotator.tui.actions import Action
from annotator.tui.widgets.line import Lines, Piece, Row, rule


class Footer(Lines):
    """One quiet line."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._actions: list[Action] = []
        self._message: Piece | None = None

    def offer(self, actions: list[Action]) -> None:
        """Show as many of these actions' keys as fit, the last one always."""
        if actions != self._actions or self._message is not None:
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
        *most, last = [_words(action) for action in self._actions]
        room = width - 1 - _size(last)
        shown = [Piece(" ")]
        for words in most:
            if _size(words) > room:
                break
            shown += words
            room -= _size(words)
        return [*shown, *last]


def _words(action: Action) -> Row:
    return [Piece(action.keys[0], "strong"), Piece(f" {action.title}  ", "muted")]


def _size(pieces: Row) -> int:
    return sum(cell_len(piece.text) for piece in pieces)
