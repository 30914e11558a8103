"""A command of line mode: its names, its words, and what carries it out."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from annotator.lines.dialogue import Dialogue

Do = Callable[["Dialogue", str], str | None]
"""Is given what was typed behind the name; returns what to say about it, or nothing.

What is said names commands by the ids of their actions, as the desk does: `{answer.undo}`.
"""


class Command(NamedTuple):
    """Something that a line does."""

    names: tuple[str, ...]
    """What it is called: first the word, then the keys that do the same at the screen."""
    usage: str
    """What is typed behind the name; `[...]` may be left out."""
    help: str
    """What it does, in a few words."""
    do: Do
    actions: tuple[str, ...] = ()
    """The ids of the actions of the screen that it stands for."""
    marking: bool = False
    """Whether it works while spans are marked."""


class Group(NamedTuple):
    """Commands that stand together in the help."""

    title: str
    commands: tuple[Command, ...]
