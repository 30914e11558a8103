"""What each action does: a method for each id, in a file for each group of ids."""

from functools import partial
from typing import TYPE_CHECKING

from annotator.desk.desk import Desk
from annotator.tui.actions import Action
from annotator.tui.deeds.answers import AnswerDeeds
from annotator.tui.deeds.base import Deed, DeedGroup
from annotator.tui.deeds.claims import ClaimDeeds
from annotator.tui.deeds.cuts import CutDeeds, CuttingDeeds
from annotator.tui.deeds.finding import FindDeeds
from annotator.tui.deeds.looking import LookDeeds
from annotator.tui.deeds.mouse import MouseDeeds
from annotator.tui.deeds.spans import SpanDeeds
from annotator.tui.deeds.walk import WalkDeeds

if TYPE_CHECKING:
    from annotator.tui.screens.walk import WalkScreen

__all__ = ["Deed", "Deeds"]

GROUPS: dict[str, type[DeedGroup]] = {
    "answer": AnswerDeeds,
    "walk": WalkDeeds,
    "claim": ClaimDeeds,
    "find": FindDeeds,
    "look": LookDeeds,
    "spans": SpanDeeds,
    "cut": CutDeeds,
    "cuts": CuttingDeeds,
}
"""The first part of an action's id, and the class that carries its actions out."""


class Deeds:
    """Finds what carries an action out; `answer.no_claim` is `no_claim` of the first group."""

    def __init__(self, screen: "WalkScreen", desk: Desk) -> None:
        self.mouse = MouseDeeds(screen, desk)
        self._groups = {name: group(screen, desk) for name, group in GROUPS.items()}

    def of(self, action: Action) -> Deed:
        """Return what carries an action out."""
        group, method = action.id.split(".")[:2]
        deed = getattr(self._groups[group], method)
        return deed if action.argument is None else partial(deed, action.argument)
