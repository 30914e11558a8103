"""A card with a list that keys of their own act upon, and with more about its lit row below."""

from collections.abc import Callable, Mapping, Sequence

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key

from annotator.tui.keys import key_of
from annotator.tui.screens.card import AROUND, BORDER, Card, Line, meant
from annotator.tui.widgets.line import Lines, Piece, Row

Details = Callable[[int, int], list[Row]]
"""Makes rows about a row of the list, for a width."""
MORE = 5
"""Lines below the list."""


class About(Lines):
    """More about the lit row."""

    def __init__(self, card: "ListCard") -> None:
        super().__init__()
        self.add_class("card-more")
        self._card = card

    def rows(self, width: int, height: int) -> list[Row]:
        """Return what the card tells of its lit row."""
        return self._card.about(width)[:height]


class Hint(Lines):
    """The keys of a card, on as many lines as they need."""

    def __init__(self, hints: Sequence[str]) -> None:
        super().__init__()
        self.add_class("card-hint")
        self._hints = hints

    def say(self, hints: Sequence[str]) -> None:
        """Show other keys, on the lines there are."""
        self._hints = hints
        self.touch()

    def lines(self, width: int) -> list[str]:
        """Set the hints in lines, broken between two of them."""
        lines = [self._hints[0]]
        for hint in self._hints[1:]:
            longer = f"{lines[-1]}   {hint}"
            if cell_len(longer) <= width:
                lines[-1] = longer
            else:
                lines.append(hint)
        return lines

    def rows(self, width: int, height: int) -> list[Row]:  # noqa: ARG002 - the card gave the height
        """Return the hints."""
        return [[Piece(line, "muted")] for line in self.lines(width)]


class ListCard(Card):
    """Dismisses with the lit row's number, or with null; `verb` then says what is to be done."""

    def __init__(
        self,
        title: str,
        rows: Sequence[Row],
        verbs: Mapping[str, str],
        hints: Sequence[str],
        details: Details | None = None,
        *,
        empty: str,
        lit: int = 0,
        low: bool = False,
    ) -> None:
        """`verbs` are what the keys ask for; `empty` is shown where there are no rows."""
        shown = list(rows) or [[Piece(empty, "muted")]]
        super().__init__(
            title,
            shown,
            choose=bool(rows),
            lit=max(0, min(lit, len(shown) - 1)),
            keys=dict.fromkeys(verbs, 0),  # they go before the walk's own
            low=low,
        )
        self._verbs = dict(verbs)
        self._hints = hints
        self._details = details
        self._tells = bool(rows) and details is not None
        self.verb = ""

    def compose(self) -> ComposeResult:
        """Lay out the title, the rows, more about the lit one, and the keys."""
        from annotator.tui.widgets.rows import Rows

        hint = Hint(self._hints)
        width = min(76, self.app.size.width * 96 // 100) - BORDER
        hint.styles.height = hints = len(hint.lines(width))
        self._rows = Rows(self._count, self._make, choose=self._choose)
        self._rows.lit = self._start
        self._rows.styles.height = "1fr"
        self._about = About(self)
        parts = [Line([Piece(self._title, "strong")], "card-title"), self._rows]
        parts += [self._about] if self._tells else []
        card = Vertical(*parts, hint, classes="card")
        more = MORE + 1 if self._tells else 0
        card.styles.height = max(self._count, 3) + AROUND - 1 + hints + more
        yield card

    def about(self, width: int) -> list[Row]:
        """Return what is to be told of the lit row."""
        return self._details(self._rows.lit, width) if self._tells and self._details else []

    def on_key(self, event: Key) -> None:
        """Move, act upon the lit row, or leave."""
        event.stop()
        event.prevent_default()
        key = meant(self, key_of(event), self._keys)
        if key in self._verbs:
            self.verb = self._verbs[key]
            self.dismiss(self._rows.lit)
        elif self._rows.press(key):
            self._about.touch()
        elif key in ("escape", "q"):
            self.dismiss(None)
