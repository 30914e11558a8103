"""The same claim in other stories: the card, and what its keys do. `t` opens it."""

from functools import partial
from typing import TYPE_CHECKING

from annotator.desk.errors import OvertakenError, RefusedError
from annotator.tui.deeds.base import DeedGroup

if TYPE_CHECKING:
    from annotator.desk.twins import Twin

MORE = 24
"""So many twins are shown on demand."""


class TwinDeeds(DeedGroup):
    """The card closes at every key that changes something, and opens again when it is saved."""

    def twins(self) -> str | None:
        """Show what states the same claim elsewhere."""
        from annotator.desk.twins.twins import SHOWN

        if not self._open_twins(SHOWN, None):
            raise RefusedError("no sentence of another story is like this one")
        return None

    def _open_twins(self, count: int, lit: str | None, refused: str = "") -> bool:
        """Show so many twins, one of them lit by its id; tell whether there are any.

        What could not be done is said on the card, which has the keys that help.
        """
        from annotator.tui.screens.twins import TwinsScreen

        twins, total = self._desk.twins.look(count)
        if not twins:
            return False
        ids = [twin.sentence.id for twin in twins]
        at = ids.index(lit) if lit in ids else 0
        screen = TwinsScreen(self._desk, twins, total, at, refused)

        def chosen(number: int | None) -> None:
            if number is not None:
                self._screen.act(partial(self._with_twin, screen.verb, twins[number], count))

        self._screen.app.push_screen(screen, chosen)
        return True

    def _with_twin(self, verb: str, twin: "Twin", count: int) -> str | None:
        """Do what a key on the card asked for."""
        if verb == "go":
            self._desk.go_outside(self._desk.twins.spot(twin))
            return "{claim.twins} and enter go back"
        if verb == "more":
            self._open_twins(MORE, twin.sentence.id, self._no_more(count))
            return None
        try:
            message = self._change(verb, twin)
        except OvertakenError:
            raise
        except RefusedError as error:
            self._open_twins(count, twin.sentence.id, str(error))
            return None
        self._screen.show(afresh=True)
        self._open_twins(count, twin.sentence.id)
        return message

    def _no_more(self, count: int) -> str:
        """Say so where all that can be shown was shown."""
        twins, total = self._desk.twins.look(count)
        if len(twins) == total:
            return "these are all twins"
        return f"no more than {MORE} are shown" if count >= MORE else ""

    def _change(self, verb: str, twin: "Twin") -> str:
        from annotator.desk.twins.linking import type_named

        if verb == "take":
            self._desk.twins.take(twin)
            return "taken over; {answer.undo} takes it back"
        if verb == "give":
            self._desk.twins.give(twin)
            return "answered there too; {answer.undo} takes it back"
        name = type_named(verb)
        if self._desk.twins.link(twin, name):
            return f"linked: this {name} that; {{answer.undo}} takes it back"
        return "link taken away; {answer.undo} brings it back"
