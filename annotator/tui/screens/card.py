"""A card over the story: a title, rows to read or to choose from, and what the keys do."""

from collections.abc import Callable, Container, Sequence
from typing import TYPE_CHECKING, Any, cast

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key
from textual.screen import Screen

from annotator.tui.actions import WALK_MODE
from annotator.tui.keys import key_of
from annotator.tui.screens.over import Over
from annotator.tui.widgets.line import Lines, Piece, Row
from annotator.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from annotator.tui.app import AnnotatorApp

AS_ON_THE_WALK = {
    "walk.next": "down",
    "walk.previous": "up",
    "walk.leave": "escape",
    "look.keys": "escape",
}
"""Keys of the walk that hands expect to work in lists too, wherever they were remapped to."""
AROUND = 7
"""Lines of a card around its rows: frame, padding, title and hint."""
LOW, TALL = 55, 90
"""Percent of the screen's height that a card takes at most, as in the style sheet."""

BORDER = 6
"""Columns of a card beside its rows: frame and padding."""


def text_width(screen: int) -> int:
    """Return the cells of a card's rows on a screen of so many columns, arrow and margin aside."""
    return min(76, screen * 96 // 100) - 10


class Line(Lines):
    """One fixed row."""

    def __init__(self, row: Row, classes: str) -> None:
        super().__init__()
        self.add_class(classes)
        self._row = row

    def rows(self, width: int, height: int) -> list[Row]:  # noqa: ARG002 - one line
        """Return the row."""
        return [self._row]


def meant(screen: Screen[Any], typed: str, own: Container[str]) -> str:
    """Return the list's own key for one of the walk's that means the same there."""
    if typed in own:
        return typed
    app = cast("AnnotatorApp", screen.app)
    action = app.walk_screen.keyboard.find(WALK_MODE, typed)
    if action is not None and action.id in AS_ON_THE_WALK:
        return AS_ON_THE_WALK[action.id]
    return app.twins.get(typed, typed)


class Card(Over[int | None]):
    """Dismisses with the number of the chosen row, or with null."""

    def __init__(
        self,
        title: str,
        rows: Sequence[Row] | tuple[int, Callable[[int, int], Row]],
        *,
        choose: bool = False,
        lit: int = 0,
        keys: dict[str, int] | None = None,
        low: bool = False,
    ) -> None:
        """Rows are given, or as their count and a function that makes row n for a width.

        `keys` choose rows at once. A `low` card is about the lit sentence: it keeps to the lower
        part of the screen, so that the sentence, at the upper third, can still be read.
        """
        super().__init__(classes="low" if low else None)
        self._title = title
        if isinstance(rows, tuple):
            self._count, self._make = rows
        else:
            given = list(rows)
            self._count, self._make = len(given), lambda number, _width: given[number]
        self._choose = choose
        self._start = lit
        self._keys = keys or {}

    def compose(self) -> ComposeResult:
        """Lay out title, rows and hint."""
        self._rows = Rows(self._count, self._make, choose=self._choose)
        self._rows.lit = self._start
        self._rows.styles.height = "1fr"
        card = Vertical(
            Line([Piece(self._title, "strong")], "card-title"),
            self._rows,
            Line([Piece(self._hint(), "muted")], "card-hint"),
            classes="card",
        )
        card.styles.height = max(self._count, 3) + AROUND
        yield card

    def _hint(self) -> str:
        """Say which keys work here."""
        hints = ["enter  choose"] if self._choose else []
        part = LOW if self.has_class("low") else TALL
        if self._count + AROUND > self.app.size.height * part // 100:
            keyboard = cast("AnnotatorApp", self.app).walk_screen.keyboard
            hints.append(keyboard.fill("{walk.next} {walk.previous}  down and up"))
        return "   ".join([*hints, "escape  back"])

    def on_key(self, event: Key) -> None:
        """Move, choose or leave; nothing reaches the story below."""
        event.stop()
        event.prevent_default()
        key = meant(self, key_of(event), self._keys)
        if self._rows.press(key):
            return
        if self._choose and key in self._keys:
            self.dismiss(self._keys[key])
        elif self._choose and key == "enter" and self._count:
            self.dismiss(self._rows.lit)
        elif key in ("escape", "q", "enter", "?"):
            self.dismiss(None)
