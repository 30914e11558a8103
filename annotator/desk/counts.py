"""How many stories and sentences the corpus has, and how many of them are decided.

Counted once and then moved by what each answer changes: the screen shows it at every key.
"""

from annotator.model.answer import Answer
from annotator.model.document import BlockKind
from annotator.store import Store
from annotator.store.progress import Tally


class Counts:
    """The corpus in numbers, for one annotator in one role."""

    def __init__(self, store: Store, annotator_id: str, role: str) -> None:
        self._store = store
        self._who = (annotator_id, role)
        self._furniture = False
        self._numbers: dict[str, int] = {}
        self.stories = 0
        """How many stories the corpus has."""
        self.total = 0
        """How many sentences are walked."""
        self.decided = 0
        """How many of them are decided."""

    def recount(self, *, furniture: bool) -> None:
        """Count afresh, with sentences of furniture or without."""
        self._furniture = furniture
        self._numbers = {}
        self.stories = self._store.order.count()
        sentences, walked = self._store.order.size()
        self.total = sentences if furniture else walked
        self.decided = self._of(self._store.progress.of_corpus(*self._who))

    def move(self, before: Answer | None, after: Answer, block: BlockKind) -> None:
        """Count an answer that took the place of another, in a block of this kind."""
        was = Tally() if before is None else Tally.of(before.judgement, block)
        self.decided += self._of(Tally.of(after.judgement, block).minus(was))

    def number_of(self, path: str) -> int:
        """Return the place of a story in the reading order, from 1."""
        if path not in self._numbers:
            self._numbers = {path: self._store.order.number(path)}
        return self._numbers[path]

    def _of(self, tally: Tally) -> int:
        return tally.decided if self._furniture else tally.decided_walked
