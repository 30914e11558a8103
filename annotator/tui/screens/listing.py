"""A long list over the story: any number of rows, filtered by typing, read a page at a time."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Protocol, TypeVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import Key
from textual.timer import Timer
from textual.widgets import Input, Label

from annotator.model.base import one_line
from annotator.tui.keys import key_of
from annotator.tui.screens.card import AROUND, meant
from annotator.tui.screens.over import Over
from annotator.tui.widgets.line import Lines, Piece, Row, spread
from annotator.tui.widgets.rows import Rows

PAGE = 64
"""Rows that are read at once."""
LEAST = 5
"""Rows that a list has room for at least."""
PAUSE = 0.12
"""Seconds without a letter until what was typed is looked for."""

T = TypeVar("T")


def paged(read: Callable[[int, int], Sequence[T]]) -> Callable[[int], T]:
    """Return what gives row n, of rows that are read a page at a time by (offset, limit)."""

    @lru_cache(maxsize=8)
    def page(number: int) -> Sequence[T]:
        return read(number * PAGE, PAGE)

    return lambda number: page(number // PAGE)[number % PAGE]


class Source(Protocol):
    """What a list shows."""

    title: str
    """What the rows are, in a few words."""
    count: int
    """How many rows there are now."""
    start: int
    """The row that is lit at first."""
    keys: dict[str, tuple[str, Callable[[], None]]]
    """Keys of its own: what each does in a word or two, and what carries it out."""

    def narrow(self, typed: str) -> None:
        """Keep only what has all these words; nothing typed is everything."""

    def row(self, number: int, width: int) -> Row:
        """Make a row."""


class _Top(Lines):
    """The title, and how many rows there are."""

    def __init__(self, source: Source) -> None:
        super().__init__()
        self.add_class("card-title")
        self._source = source

    def rows(self, width: int, height: int) -> list[Row]:  # noqa: ARG002 - one line
        """Show the title at the left and the count at the right."""
        count = Piece(f"{self._source.count:,}", "muted")
        return [spread([Piece(self._source.title, "strong")], [count], width)]


class _Hint(Lines):
    """Which keys work here."""

    def __init__(self, source: Source) -> None:
        super().__init__()
        self.add_class("card-hint")
        self._source = source

    def rows(self, width: int, height: int) -> list[Row]:  # noqa: ARG002 - one line
        """Show the keys."""
        own = [f"{key} {words}" for key, (words, _) in self._source.keys.items()]
        return [[Piece("  ".join(["enter go", "/ find", *own, "escape back"]), "muted")]]


class Listing(Over[int | None]):
    """Dismisses with the number of the chosen row, or with null."""

    AUTO_FOCUS = ""

    def __init__(self, source: Source) -> None:
        super().__init__()
        self._source = source
        self._later: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out title, rows, the field to type in, and the keys."""
        self._top, self._hint = _Top(self._source), _Hint(self._source)
        self._rows = Rows(self._source.count, self._source.row, choose=True)
        self._rows.lit = self._source.start
        self._field = Input(id="list-field", select_on_focus=False)
        self._find = Horizontal(Label("find", id="list-name", markup=False), self._field)
        self._find.add_class("list-find")
        self._find.display = False
        card = Vertical(self._top, self._rows, self._find, self._hint, classes="card listing")
        card.styles.height = max(self._source.count, LEAST) + AROUND
        yield card

    def on_input_changed(self, event: Input.Changed) -> None:
        """Look for what was typed as soon as nobody types."""
        if self._later is not None:
            self._later.stop()
        self._later = self.set_timer(PAUSE, lambda: self._narrow(event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go on in the list."""
        self._narrow(event.value)
        self.set_focus(None)

    def _narrow(self, typed: str) -> None:
        if self._later is not None:
            self._later.stop()
            self._later = None
        self._source.narrow(one_line(typed))
        self._show()

    def _show(self) -> None:
        self._rows.recount(self._source.count, self._source.start)
        self._top.touch()
        self._hint.touch()

    def on_key(self, event: Key) -> None:
        """Move, type, choose or leave; nothing reaches the story below."""
        if self._field.has_focus:
            self._key_while_typing(event, key_of(event))
            return
        key = meant(self, key_of(event), {*self._source.keys, "/"})
        event.stop()
        event.prevent_default()
        if self._rows.press(key):
            return
        if key in self._source.keys:
            self._source.keys[key][1]()
            self._show()
        elif key == "/":
            self._find.display = True
            self.set_focus(self._field)
        elif key == "enter" and self._source.count:
            self.dismiss(self._rows.lit)
        elif key == "escape" and self._field.value:
            self._stop_typing()
        elif key in ("escape", "q"):
            self.dismiss(None)

    def _key_while_typing(self, event: Key, key: str) -> None:
        if key in ("down", "up", "pagedown", "pageup"):
            event.stop()
            self._rows.press(key)
        elif event.key == "escape":
            event.stop()
            self._stop_typing()

    def _stop_typing(self) -> None:
        """Show everything again."""
        self._field.value = ""
        self._find.display = False
        self.set_focus(None)
        self._narrow("")
