"""How many sure suggestions one key would take, counted as far as they were read ahead.

It is painted with every key, so nothing is looked at twice: answering the lit sentence leaves the
others as they were counted; any other change makes them be counted again.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from annotator.model.answer import Answer

if TYPE_CHECKING:
    from annotator.desk.sitting import Sitting

MOST = 25
"""So many are counted; behind them there may be more."""


class SureAhead(NamedTuple):
    """How many there are at least, and whether that is all."""

    found: int
    complete: bool


def on_the_way(desk: "Sitting", index: int) -> Iterator[int]:
    """Yield the sentences of the open story that the walk comes to behind one of them."""
    walk, story = desk.walk, desk.walk.story
    while story is not None and (spot := walk.after(index)) is not None:
        if spot.document_id != story.document.id or spot.index <= index:
            return
        index = spot.index
        yield index


class CountingAhead:
    """Counts the sure suggestions from the lit sentence up to the next other one."""

    def __init__(self, desk: "Sitting") -> None:
        self._desk = desk
        self._made_for: tuple[object, ...] = ()
        self._newest = ""
        self._found: list[int] = []
        """The sentences whose suggestions are taken, the lit one first."""
        self._last = 0
        """The last sentence that was looked at."""
        self._ended = False

    def look(self) -> SureAhead:
        """Count from the lit sentence on, whose suggestion is sure."""
        walk, proposals = self._desk.walk, self._desk.proposals
        lit, newest = walk.index, "" if walk.story is None else walk.story.newest
        made_for = (walk.story, walk.hits, walk.furniture, proposals.hidden, proposals.renewed)
        if made_for != self._made_for or not self._still_counted(lit, newest):
            self._made_for, self._found, self._last, self._ended = made_for, [lit], lit, False
        self._newest = newest
        if not self._ended and len(self._found) <= MOST:
            self._go_on()
        return SureAhead(min(len(self._found), MOST), self._ended and len(self._found) <= MOST)

    def _still_counted(self, lit: int, newest: str) -> bool:
        """Tell whether the count holds; drop from it a sentence that was answered."""
        if newest == self._newest:
            return lit == self._found[0]
        answer = self._answer(self._found[0])
        if self._found[1:2] != [lit] or answer is None or answer.id != newest:
            return False
        del self._found[0]
        return True

    def _answer(self, index: int) -> Answer | None:
        story = self._desk.walk.story
        return None if story is None else story.answer(index)

    def _go_on(self) -> None:
        """Count what was read ahead since."""
        proposals = self._desk.proposals
        for index in on_the_way(self._desk, self._last):
            answer = self._answer(index)
            if answer is None or not answer.judgement.decided:
                if not proposals.was_read(index):
                    return
                proposal = proposals.shown(index)
                self._ended = proposal is None or not proposals.is_sure(proposal)
                if self._ended:
                    return
                self._found.append(index)
            self._last = index
            if len(self._found) > MOST:
                return
        self._ended = True
