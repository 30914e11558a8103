"""A widget of one line or a few, drawn from pieces of text and styles.

It draws strips itself: text from documents never passes a markup parser, and changing it never
lays the screen out again.
"""

from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from annotator.model.plain import inert


class Piece(NamedTuple):
    """A piece of text and the component class it is drawn in."""

    text: str
    look: str = ""


Row = list[Piece]

LOOKS = frozenset(
    ("quiet", "strong", "muted", "bar", "rule", "verified", "attributed", "disputed", "flag")
)
"""The component classes that the style sheet knows."""


def look_style(widget: Widget, look: str) -> Style:
    """Return the style of a look; one that the sheet does not know is muted."""
    if not look:
        return Style.null()
    return widget.get_component_rich_style(look if look in LOOKS else "muted", partial=True)


def draw_row(widget: Widget, row: Row, width: int, base: Style) -> Strip:
    """Draw a row of pieces; what is longer than `width` is cut with an ellipsis."""
    segments, used = [], 0
    for piece in row:
        text, room = inert(piece.text), width - used
        size = cell_len(text)
        if size > room:
            text, size = shortened(text, room), room
        segments.append(Segment(text, base + look_style(widget, piece.look)))
        used += size
        if used >= width:
            break
    return Strip(segments).adjust_cell_length(width, base)


class Lines(Widget):
    """Rows that a subclass makes from the state of the desk when they are next drawn."""

    COMPONENT_CLASSES = set(LOOKS)

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._rows: list[Row] | None = None
        self._size_made_for = (0, 0)

    def rows(self, width: int, height: int) -> list[Row]:
        """Make the rows for a size in cells."""
        raise NotImplementedError

    def touch(self) -> None:
        """Make the rows again: what they show has changed."""
        self._rows = None
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        size = (self.size.width, self.size.height)
        if self._rows is None or size != self._size_made_for:
            self._rows, self._size_made_for = self.rows(*size), size
        if y >= len(self._rows):
            return Strip.blank(size[0], self.rich_style)
        return draw_row(self, self._rows[y], size[0], self.rich_style)


class Rule(Lines):
    """A quiet line across the screen."""

    def rows(self, width: int, height: int) -> list[Row]:
        """Return one row of dashes, with a cell free at both ends."""
        return [[Piece(" " + "─" * (width - 2), "rule")]] * height


def shortened(text: str, cells: int) -> str:
    """Cut a text to so many cells, an ellipsis included."""
    if cell_len(text) <= cells:
        return text
    return set_cell_size(text, cells - 1).rstrip() + "…" if cells > 0 else ""


def spread(left: Row, right: Row, width: int) -> Row:
    """Put pieces at both ends of a line; the left ones are cut when there is no room."""
    room = width - sum(cell_len(piece.text) for piece in right) - 1
    kept: Row = []
    for piece in left:
        text = shortened(piece.text, room)
        kept.append(Piece(text, piece.look))
        room -= cell_len(text)
        if text != piece.text:
            break
    return [*kept, Piece(" " * (max(room, 0) + 1)), *right]
