"""A widget of one line or a few, drawn from pieces of text and styles.

It draws strips itself: text from documents never passes a markup parser, and changing it never
lays the screen out again.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.strip import Strip

from annotator.model.plain import inert
from annotator.tui.widgets.paint import Painted

_BOTH = 16
"""Cells from which both ends of a text say more than its beginning alone."""


class Piece(NamedTuple):
    """A piece of text and the component class it is drawn in."""

    text: str
    look: str = ""


Row = list[Piece]


def draw_row(widget: Painted, row: Row, width: int, ground: Style) -> Strip:
    """Draw a row of pieces; what is longer than `width` is cut with an ellipsis."""
    segments, used = [], 0
    for piece in row:
        text, room = inert(piece.text), width - used
        shown = shortened(text, room)
        segments.append(Segment(shown, widget.ink(piece.look, ground)))
        used += cell_len(shown)
        if shown is not text or used >= width:
            break
    if used < width:
        segments.append(Segment(" " * (width - used), ground))
    return Strip(segments, width)


class Lines(Painted):
    """Rows that a subclass makes from the state of the desk when they are next drawn."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._rows: list[Row] = []
        self._strips: list[Strip] = []
        self._made_for: Size | None = None

    def rows(self, width: int, height: int) -> list[Row]:
        """Make the rows for a size in cells."""
        raise NotImplementedError

    def touch(self) -> None:
        """Make the rows again, as what they show has changed; draw only those that differ."""
        if self._made_for is None or self._made_for != self.size:
            self._made_for = None
            self.refresh()
            return
        width = self.size.width
        changed = [Region(0, y, width, 1) for y in self._make(self.size)]
        if changed:
            self.refresh(*changed)

    def notify_style_update(self) -> None:
        """Draw everything again in the new theme."""
        self._made_for = None
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        if self._made_for != self.size:
            self._rows, self._strips = [], []
            self._make(self.size)
        if y >= len(self._strips):
            return self.blank()
        return self._strips[y]

    def _make(self, size: Size) -> list[int]:
        """Make the rows; return the numbers of those that differ from before."""
        rows, before = self.rows(*size), len(self._rows)
        changed = [y for y, row in enumerate(rows) if y >= before or row != self._rows[y]]
        strips = self._strips[: len(rows)] + [Strip.blank(0)] * (len(rows) - before)
        for y in changed:
            strips[y] = draw_row(self, rows[y], size.width, self.ground)
        self._rows, self._strips, self._made_for = rows, strips, size
        return changed + list(range(len(rows), before))


def cells_of(row: Row) -> int:
    """Return how wide a row is."""
    return sum(cell_len(inert(piece.text)) for piece in row)


def rule(width: int) -> Row:
    """Return a quiet line across, with a cell free at both ends."""
    return [Piece(" " + "─" * (width - 2), "rule")]


def shortened(text: str, cells: int) -> str:
    """Cut a text to so many cells, an ellipsis included."""
    if cell_len(text) <= cells:
        return text
    return set_cell_size(text, cells - 1).rstrip() + "…" if cells > 0 else ""


def abridged(text: str, cells: int) -> str:
    """Cut the middle out of a text between words, so that both its ends are seen.

    Where there is no room for a word of both, its end is cut.
    """
    if cell_len(text) <= cells or cells < _BOTH:
        return shortened(text, cells)
    words = text.split()
    end = _as_many(words[::-1], (cells - 3) // 2)
    begin = _as_many(words, cells - 3 - sum(map(cell_len, end)) - max(len(end) - 1, 0))
    if not begin or not end:
        return shortened(text, cells)
    return f"{' '.join(begin)} … {' '.join(end[::-1])}"


def _as_many(words: Sequence[str], cells: int) -> list[str]:
    """Return the first words that fit, with a cell between two."""
    kept: list[str] = []
    for word in words:
        cells -= cell_len(word) + (1 if kept else 0)
        if cells < 0:
            break
        kept.append(word)
    return kept


def fitted(
    texts: Sequence[str], cells: int, least: int, cut: Callable[[str, int], str] = abridged
) -> list[str]:
    """Cut the longest of some texts until all have room; none below `least` cells."""
    sizes = [cell_len(text) for text in texts]
    while sum(sizes) > cells and max(sizes) > least:
        sizes[sizes.index(max(sizes))] -= 1
    return [cut(text, size) for text, size in zip(texts, sizes, strict=True)]


def padded(text: str, cells: int) -> str:
    """Cut or fill a text to exactly so many cells."""
    return set_cell_size(shortened(inert(text), cells), max(cells, 0))


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
