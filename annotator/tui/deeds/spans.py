"""Marking spans: the `spans.*` actions."""

from functools import partial
from typing import TYPE_CHECKING

from annotator.desk.errors import RefusedError
from annotator.tui.deeds.base import DeedGroup

if TYPE_CHECKING:
    from annotator.desk.marking import Marking, Part


class SpanDeeds(DeedGroup):
    """The methods behind the actions; `spans.x` is `x`."""

    @property
    def _marking(self) -> "Marking":
        if self._desk.marking is None:
            raise RefusedError("nothing is being marked: {claim.spans} begins")
        return self._desk.marking

    # What is marked

    def part(self, part: "Part") -> None:
        """Mark another part."""
        self._marking.turn_to(part)

    def next_part(self) -> None:
        """Mark the next part."""
        self._marking.next_part()

    def inward(self) -> str:
        """Mark the nearer speaker."""
        self._marking.inward()
        return f"nearer speaker {self._marking.level}: mark its source, cue and content"

    def outward(self) -> None:
        """Mark the speaker further out."""
        self._marking.outward()

    def add(self) -> str:
        """Begin another fragment."""
        self._marking.add_fragment()
        return f"another fragment of the {self._marking.part}: go to a word or take a phrase"

    def drop(self) -> None:
        """Drop this fragment."""
        self._marking.drop_fragment()

    # Moving and extending

    def left(self) -> None:
        """Take the word before."""
        self._marking.move(-1)

    def right(self) -> None:
        """Take the next word."""
        self._marking.move(1)

    def jump(self) -> str:
        """Wait for a letter and jump to the next word that starts with it."""
        marking = self._marking
        self._screen.await_letter(lambda letter: self._screen.act(partial(marking.jump, letter)))
        return "to the next word that starts with …"

    def extend(self) -> str:
        """Let moving extend, or no longer."""
        self._marking.toggle_extending()
        if not self._marking.extending:
            return "moving moves"
        return "moving extends now; {spans.extend} ends it"

    def extend_left(self) -> None:
        """Move the end to the left."""
        self._marking.extend(-1)

    def extend_right(self) -> None:
        """Move the end to the right."""
        self._marking.extend(1)

    def shrink(self) -> None:
        """Shrink from the other end."""
        self._marking.shrink()

    def other_end(self) -> None:
        """Go to the other end."""
        self._marking.swap_ends()

    def quotation(self) -> None:
        """Mark a quotation."""
        self._marking.quotation()

    def clause(self) -> None:
        """Mark a clause."""
        self._marking.clause()

    def noun_phrase(self) -> None:
        """Mark a noun phrase."""
        self._marking.noun_phrase()

    # Keeping

    def label(self, name: str) -> str | None:
        """Keep under a label and go on."""
        self._desk.keep_spans(name, stay=False)
        self._screen.show(afresh=True)
        return self.at_last_hit()

    def label_stay(self, name: str) -> None:
        """Keep under a label and stay, with a new claim ready."""
        self._desk.keep_spans(name)
        self._desk.walk.lit = len(self._desk.judgement.claims)
        self._screen.show(afresh=True)

    def keep(self) -> str:
        """Keep what is marked."""
        if self._marking.splitting:
            return self.split()
        self._desk.keep_spans()
        self._screen.show(afresh=True)
        return "kept"

    def leave(self) -> str | None:
        """Leave without keeping."""
        if self._marking.splitting:
            self._marking.undo()
            return "not split"
        waits = self._desk.leave_marking()
        self._screen.show(afresh=True)
        return "not kept: {claim.spans} brings the marking back" if waits else None

    def undo(self) -> None:
        """Take back the last step."""
        self._marking.undo()

    def split(self) -> str:
        """Look for the place to split the claim at, then split it there."""
        if not self._marking.splitting:
            self._marking.begin_split()
            return "go to the first word of the second claim; {spans.keep} splits there"
        self._desk.split_claim()
        self._screen.show(afresh=True)
        return "two claims now; {answer.undo} makes one of them again"

    def join(self) -> str:
        """Join the claim with the next."""
        self._desk.join_claims()
        self._screen.show(afresh=True)
        return "one claim now; {answer.undo} makes two of it again"
