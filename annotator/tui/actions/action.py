"""An action: its id, keys and words. Keys, footer, help, palette and docs come from here.

A key is the character it types, or Textual's name for a key that types none. Ids are a promise to
users, who remap by them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.errors import UserError

WALK_MODE, SEARCH_MODE, SPAN_MODE, CUT_MODE, ANY_MODE = "walk", "search", "spans", "cuts", "any"
"""Where keys work. While a search is walked, its keys go before those of the walk."""


@dataclass(frozen=True)
class Action:
    """Something a key does."""

    id: str
    """Stable, dotted."""
    keys: tuple[str, ...]
    """The keys that do it."""
    title: str
    """One or two words, for the footer and the palette."""
    help: str
    """What it does, in a few words, for the list of keys."""
    group: str
    """Where it stands in the list of keys."""
    footer: int = 0
    """Its place in the footer, from 1; 0: it is not shown there."""
    argument: str | None = None
    """What the method that carries it out is given."""
    mode: str = WALK_MODE
    """Where its keys work: on the walk, on the hits of a search, while spans are marked, while a
    sentence is split, or (any) in all of these but the search."""
    numbered: bool = False
    """Whether the method is given which of its keys was pressed: 1 to 9 by their places, and on a
    second layout from 1 again; 0 without a key."""
    later: bool = False
    """Whether it does not exist yet; its key says so."""


def modes_of(action: Action) -> tuple[str, ...]:
    """Return the modes in which an action's keys work."""
    return (WALK_MODE, SPAN_MODE, CUT_MODE) if action.mode == ANY_MODE else (action.mode,)


class KeyClashError(UserError):
    """Keys that cannot be as a codebook or the settings want them; a line for each problem."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("; ".join(problems))
        self._problems = tuple(problems)

    @property
    def lines(self) -> tuple[str, ...]:
        """Every problem, and where all keys can be seen."""
        return (*self._problems, "`annotator keys` lists the keys in use and what is wrong")


_DIGITS = tuple("123456789")


def key_words(action: Action, most: int = 3) -> str:
    """Return the action's keys as people write them; of more than `most`, the first ones."""
    keys = action.keys
    if keys[:9] == _DIGITS:
        keys = ("1 to 9", *keys[9:])
    return " ".join(keys[:most]) + (" …" if len(keys) > most else "")
