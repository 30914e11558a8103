"""Splitting and joining sentences: the `cut.*` actions, and `cuts.*` while the place is sought."""

from functools import partial
from typing import TYPE_CHECKING

from annotator.desk.errors import RefusedError
from annotator.tui.deeds.base import DeedGroup

if TYPE_CHECKING:
    from annotator.desk.cutting import Cutting


class CutDeeds(DeedGroup):
    """The methods behind the actions; `cut.x` is `x`."""

    def split(self) -> str:
        """Begin to look for the place where the sentence is split."""
        self._desk.cutter.begin()
        self._screen.show(afresh=True)
        return "the second sentence begins at the cursor; {cuts.keep} splits, {cuts.leave} leaves"

    def join(self) -> str:
        """Join the sentence with the next."""
        self._desk.cutter.join()
        self._screen.show(afresh=True)
        return "one sentence now; {answer.undo} makes two of it again"


class CuttingDeeds(DeedGroup):
    """The methods behind the actions; `cuts.x` is `x`."""

    @property
    def _cutting(self) -> "Cutting":
        if self._desk.cutting is None:
            raise RefusedError("no sentence is being split: {cut.split} begins")
        return self._desk.cutting

    def left(self) -> None:
        """Take the word before."""
        self._cutting.move(-1)

    def right(self) -> None:
        """Take the next word."""
        self._cutting.move(1)

    def jump(self) -> str:
        """Wait for a letter and jump to the next word that starts with it."""
        cutting = self._cutting
        self._screen.await_letter(lambda letter: self._screen.act(partial(cutting.jump, letter)))
        return "to the next word that starts with …"

    def keep(self) -> str:
        """Split the sentence at the cursor."""
        self._desk.cutter.split()
        self._screen.show(afresh=True)
        return "two sentences now; {answer.undo} makes one of them again"

    def leave(self) -> str:
        """Leave the sentence whole."""
        self._desk.cutter.leave()
        self._screen.show(afresh=True)
        return "not split"
