"""What the mouse does, for those who have one: it lights sentences and marks spans."""

from annotator.desk.shelf import Spot
from annotator.tui.deeds.base import DeedGroup


class MouseDeeds(DeedGroup):
    """What clicking and dragging do; every key does as much."""

    def light(self, sentence: int) -> str | None:
        """Light a sentence of the open story."""
        walk = self._desk.walk
        if walk.story is None or sentence == walk.index:
            return None
        if self._desk.marking is not None:
            return "spans are being marked: enter keeps them, escape leaves"
        self._desk.go(Spot(walk.story.document.id, sentence))
        return None

    def mark(self, start: int, end: int) -> None:
        """Mark a range as what is being marked; as content when nothing was."""
        if self._desk.marking is None:
            self._desk.mark().turn_to("content")
        if self._desk.marking is not None:
            self._desk.marking.take(start, end)
