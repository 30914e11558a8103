"""A list of any length: only the rows on the screen are read and drawn."""

from collections.abc import Callable

from rich.segment import Segment
from textual.strip import Strip

from annotator.tui.widgets.line import Piece, Row, draw_row
from annotator.tui.widgets.wheeled import Wheeled


class Rows(Wheeled):
    """Rows made on demand; with `choose`, one of them is lit."""

    COMPONENT_CLASSES = {"row", "row--lit"}

    def __init__(self, count: int, row: Callable[[int, int], Row], *, choose: bool) -> None:
        """`row(number, width)` makes a row; `choose` lights the one that enter would take."""
        super().__init__()
        self._count = count
        self._row = row
        self._choose = choose
        self.lit = 0
        """The lit row."""

    def on_resize(self) -> None:
        """Keep the lit row in view."""
        self.light(self.lit)

    def recount(self, count: int, lit: int = 0) -> None:
        """Show other rows: so many, with one of them lit."""
        self._count, self._top = count, 0
        self.light(lit)

    def light(self, number: int) -> None:
        """Light a row and bring it into view."""
        self.lit = max(0, min(number, self._count - 1))
        if self.lit < self._top:
            self._top = self.lit
        elif self.size.height and self.lit >= self._top + self.size.height:
            self._top = self.lit - self.size.height + 1
        self.refresh()

    def move(self, by: int) -> None:
        """Move the light, or the text where nothing is to be chosen."""
        if self._choose:
            self.light(self.lit + by)
        else:
            self.look_from(self._top + by)

    def look_from(self, top: int) -> None:
        """Put a row at the top; the last one stays at the bottom."""
        self._top = max(0, min(top, self._count - self.size.height))
        self.refresh()

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
        number, width = y + self._top, self.size.width
        if number >= self._count:
            return self.blank()
        lit = self._choose and number == self.lit
        style = self.ink("row--lit" if lit else "row", self.ground)
        more = self._more(y)
        inside = width - len(more)
        row = self._row(number, inside - 2)
        if self._choose:
            row = [Piece("▌ " if lit else "  ", "bar"), *row]
        strip = draw_row(self, row, inside, style)
        return Strip([*strip, Segment(more, self.ink("muted", style))]) if more else strip

    def _more(self, y: int) -> str:
        """Return an arrow where rows go on beyond the edge of the list."""
        if y == 0 and self._top > 0:
            return " ▲"
        below = self._top + self.size.height < self._count
        return " ▼" if below and y == self.size.height - 1 else ""
