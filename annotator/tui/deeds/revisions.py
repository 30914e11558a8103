"""Answers whose passage changed: the list, and what is decided in it."""

from functools import partial
from typing import TYPE_CHECKING

from annotator.desk.errors import RefusedError
from annotator.tui.deeds.base import DeedGroup
from annotator.words import many

if TYPE_CHECKING:
    from annotator.desk.revising.alike import Alike
    from annotator.desk.revising.waiting import Item


class RevisionDeeds(DeedGroup):
    """The list of what waits; it opens again after each decision until nothing is left."""

    def waiting(self) -> str | None:
        """Show what waits."""
        if not self._open(0):
            raise RefusedError("nothing waits: no passage that you answered has changed")
        return None

    def _open(self, lit: int, told: str = "") -> bool:
        """Show the list with what was decided just before, if there is anything in it."""
        from annotator.tui.screens.waiting import WaitingScreen

        items = self._desk.waiting.items()
        if not items:
            return False
        filled = self._screen.keyboard.fill(told)
        screen = WaitingScreen(self._desk.waiting, items, lit, self._desk.codebook, filled)

        def decided(number: int | None) -> None:
            if number is not None:
                if screen.alike is not None:
                    deed = partial(self._take_all, screen.alike, number)
                else:
                    deed = partial(self._decide, screen.verb, items[number], screen.place, number)
                self._screen.act(deed)

        self._screen.app.push_screen(screen, decided)
        return True

    def _decide(self, verb: str, item: "Item", place: int | None, number: int) -> str | None:
        waiting = self._desk.waiting
        if verb == "drop":
            waiting.drop(item)
            return self._go_on(number, "dropped; {answer.undo} brings it back")
        waiting.take(item, place)
        self._screen.show(afresh=True)
        if verb == "mark":
            return self._mark(item)
        return self._go_on(number, "taken over; {answer.undo} takes it back")

    def _take_all(self, alike: "Alike", number: int) -> str | None:
        """Take over what is alike, as one act."""
        taken = self._desk.waiting.together.take(alike)
        self._screen.show(afresh=True)
        told = f"{many(taken, 'answer')} taken over"
        return self._go_on(number, told + "; {answer.undo} takes them back")

    def _go_on(self, number: int, told: str) -> str | None:
        """Open the list again and say there what was decided; return it where nothing is left."""
        return None if self._open(number, told) else told

    def _mark(self, item: "Item") -> str:
        """Mark the spans of the first claim that was taken over."""
        claims = {claim.id for claim in item.answer.judgement.claims}
        ids = [claim.id for claim in self._desk.judgement.claims]
        self._desk.walk.lit = next((n for n, one in enumerate(ids) if one in claims), 0)
        if ids:
            self._desk.mark()
            self._screen.show(afresh=True)
        return "taken over; {find.waiting} goes on with the list"
