"""What each action does: a method for each id, in a file for each group of ids."""

from collections.abc import Callable
from functools import cached_property, partial
from importlib import import_module
from typing import TYPE_CHECKING

from annotator.desk.desk import Desk
from annotator.tui.actions import Action
from annotator.tui.deeds.base import Deed, DeedGroup

if TYPE_CHECKING:
    from annotator.tui.deeds.mouse import MouseDeeds
    from annotator.tui.screens.walk import WalkScreen

__all__ = ["Deed", "Deeds"]

GROUPS = {
    "answer": "answers:AnswerDeeds",
    "suggestion": "suggestions:SuggestionDeeds",
    "walk": "walk:WalkDeeds",
    "claim": "claims:ClaimDeeds",
    "find": "finding:FindDeeds",
    "look": "looking:LookDeeds",
    "spans": "spans:SpanDeeds",
    "cut": "cuts:CutDeeds",
    "cuts": "cuts:CuttingDeeds",
}
"""The first part of an action's id, and the class that carries its actions out, by its module: no
key was pressed before the first sentence is shown."""


def group_of(name: str) -> type[DeedGroup]:
    """Return the class behind the first part of an action's id."""
    module, _, group = GROUPS[name].partition(":")
    found: type[DeedGroup] = getattr(import_module(f"annotator.tui.deeds.{module}"), group)
    return found


class Deeds:
    """Finds what carries an action out; `answer.no_claim` is `no_claim` of the first group."""

    def __init__(self, screen: "WalkScreen", desk: Desk) -> None:
        self._screen, self._desk = screen, desk
        self._groups: dict[str, DeedGroup] = {}

    @cached_property
    def mouse(self) -> "MouseDeeds":
        """What the mouse does."""
        from annotator.tui.deeds.mouse import MouseDeeds

        return MouseDeeds(self._screen, self._desk)

    def of(self, action: Action, key: str | None = None) -> Deed:
        """Return what carries an action out, called by a key or by its name."""
        group, method = action.id.split(".")[:2]
        if group not in self._groups:
            self._groups[group] = group_of(group)(self._screen, self._desk)
        deed: Callable[..., str | None] = getattr(self._groups[group], method)
        if action.numbered:
            return partial(deed, action.keys.index(key) % 9 + 1 if key in action.keys else 0)
        return deed if action.argument is None else partial(deed, action.argument)
