"""The palette: every action by its name, and every theme, a line each."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from annotator.model.plain import inert
from annotator.tui.actions import ANY_MODE, key_words
from annotator.tui.themes import THEMES, wear

if TYPE_CHECKING:
    from annotator.tui.app import AnnotatorApp

KEY_CELLS, TITLE_CELLS = 8, 19
"""Room for an action's keys and for its title; what it does stands behind them."""


class ActionProvider(Provider):
    """Offers the actions in the order of the list of keys.

    Textual's own provider gives every command two lines, sorts them by name, and takes their words
    for markup; a codebook's labels are among them.
    """

    async def discover(self) -> Hits:
        """Offer everything."""
        for words, deed in self._offers():
            yield DiscoveryHit(Content(words), deed, text=words)

    async def search(self, query: str) -> Hits:
        """Offer what matches, by title or by what it does."""
        matcher = self.matcher(query)  # its `highlight` takes words for markup
        for words, deed in self._offers():
            score = matcher.match(words)
            if score > 0:
                yield Hit(score, Content(words), deed, text=words)

    def _offers(self) -> Iterator[tuple[str, Callable[[], None]]]:
        """Yield the line and the deed of every action that exists, then those of the themes."""
        app = cast("AnnotatorApp", self.app)
        for action in app.walk_screen.actions:
            if not action.later and action.mode in (app.walk_screen.mode, ANY_MODE):
                keys, title = key_words(action), action.title
                words = inert(f"{keys:<{KEY_CELLS}} {title:<{TITLE_CELLS}} {action.help}")
                yield words, partial(app.walk_screen.run_action_of, action)
        for name in THEMES:
            words = f"{'':<{KEY_CELLS}} {'theme ' + name:<{TITLE_CELLS}} the {name} theme"
            yield words, partial(app.walk_screen.act, partial(wear, app, name))
