"""A list of any length: only the rows on the screen are read and drawn."""

from collections.abc import Callable

from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from annotator.tui.widgets.line import LOOKS, Piece, Row, draw_row


class Rows(ScrollView, can_focus=False):
    """Rows made on demand; with `choose`, one of them is lit."""

    COMPONENT_CLASSES = {"row", "row--lit", *LOOKS}

    def __init__(self, count: int, row: Callable[[int, int], Row], *, choose: bool) -> None:
        """`row(number, width)` makes a row; `choose` lights the one that enter would take."""
        super().__init__()
        self._count = count
        self._row = row
        self._choose = choose
        self.lit = 0
        """The lit row."""

    def on_resize(self) -> None:
        """Fit the list to the width."""
        self.virtual_size = Size(self.size.width, self._count)
        self.light(self.lit)

    def light(self, number: int) -> None:
        """Light a row and bring it into view."""
        self.lit = max(0, min(number, self._count - 1))
        self.scroll_to_region(Region(0, self.lit, 1, 1), animate=False, force=True, immediate=True)
        self.refresh()

    def move(self, by: int) -> None:
        """Move the light, or the text where nothing is to be chosen."""
        if self._choose:
            self.light(self.lit + by)
        else:
            self.scroll_to(0, self.scroll_offset.y + by, animate=False, force=True, immediate=True)

    def press(self, key: str) -> bool:
        """Move as a key says; tell whether it was one of this list's."""
        page = max(self.size.height - 1, 1)
        moves = {
            "j": 1,
            "down": 1,
            "k": -1,
            "up": -1,
            "pagedown": page,
            "space": page,
            "pageup": -page,
            "home": -self._count,
            "end": self._count,
        }
        if key not in moves:
            return False
        self.move(moves[key])
        return True

    def render_line(self, y: int) -> Strip:
        """Draw one row."""
        number, width = y + self.scroll_offset.y, self.size.width
        base = self.rich_style
        if number >= self._count:
            return Strip.blank(width, base)
        lit = self._choose and number == self.lit
        style = base + self.get_component_rich_style("row--lit" if lit else "row", partial=True)
        mark = Piece("▌ " if lit else "  ", "bar")
        row = self._row(number, width - 2)
        return draw_row(self, [mark, *row] if self._choose else row, width, style)
