"""What is shown while a search takes longer than a blink."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Key

from annotator.desk.beside import Beside
from annotator.store.search import Found
from annotator.tui.keys import key_of
from annotator.tui.screens.over import Over
from annotator.tui.widgets.line import Lines, Piece, Row

OFTEN = 0.05
"""Seconds between two looks at whether it is done."""


class SearchingScreen(Over[Beside[Found] | None]):
    """Dismisses with the search when it is done, with null when it was left."""

    def __init__(self, search: Beside[Found]) -> None:
        super().__init__()
        self._search = search

    def compose(self) -> ComposeResult:
        """Lay out one line at the bottom."""
        yield Horizontal(_Words(), id="prompt")

    def on_mount(self) -> None:
        """Look again and again."""
        self.set_interval(OFTEN, self._look)

    def _look(self) -> None:
        if self._search.wait(0):
            self.dismiss(self._search)

    def on_key(self, event: Key) -> None:
        """Leave; no other key reaches the story, for it is not known yet what is walked."""
        event.stop()
        event.prevent_default()
        if key_of(event) == "escape":
            self._search.stop()
            self.dismiss(None)


class _Words(Lines):
    """Says what is waited for."""

    def rows(self, width: int, height: int) -> list[Row]:  # noqa: ARG002 - one line
        """Show one line."""
        return [[Piece(" searching ...   escape stops", "strong")]]
