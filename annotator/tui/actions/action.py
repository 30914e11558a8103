"""An action: its id, keys and words. Keys, footer, help, palette and docs come from here.

A key is the character it types, or Textual's name for a key that types none. Ids are a promise to
users, who remap by them.
"""

from dataclasses import dataclass

from annotator.errors import UserError

WALK_MODE, SPAN_MODE, ANY_MODE = "walk", "spans", "any"


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
    """Where its keys work: on the walk, while spans are marked, or in both."""
    later: bool = False
    """Whether it does not exist yet; its key says so."""


class KeyClashError(UserError):
    """A codebook's label key that the walk needs itself; one line that says which."""


def key_words(action: Action) -> str:
    """Return the action's keys as people write them."""
    keys = action.keys
    if len(keys) > 3:
        return f"{keys[0]} to {keys[-1]}"
    return " ".join(keys)
