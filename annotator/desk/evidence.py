"""The evidence of the lit claim: entered, changed, taken away, and used again elsewhere.

It is part of what is said about the sentence, so every change is an act that can be undone. Each
method is told which claim the analyst saw; if that is not the lit one any more, nothing changes.
"""

from datetime import datetime
from typing import TYPE_CHECKING

from annotator.desk.dependence import Doubt, StoryFacts, doubts, facts_of
from annotator.desk.errors import RefusedError
from annotator.model.claim import Claim, Evidence, Stance

if TYPE_CHECKING:
    from annotator.desk.claim_parts import ClaimParts
    from annotator.desk.snapshots import Snapshot

NEWEST = 200
"""How many items are offered for use again; more are found by typing words of them."""


class EvidenceFolder:
    """What supports or refutes the lit claim."""

    def __init__(self, desk: "ClaimParts") -> None:
        self._desk = desk
        self._facts: StoryFacts | None = None

    def add(self, seen: Claim, item: Evidence) -> None:
        """Add evidence to the lit claim."""
        if item in seen.evidence:
            raise RefusedError("the claim has this evidence already")
        self._desk.change_seen(seen, evidence=(*seen.evidence, item))

    def change(self, seen: Claim, number: int, item: Evidence) -> None:
        """Put changed evidence in the place of what was there."""
        items = list(seen.evidence)
        if items[number] == item:
            return
        items[number] = item
        self._desk.change_seen(seen, evidence=tuple(items))

    def set_stance(self, seen: Claim, number: int, stance: Stance) -> None:
        """Say what a piece of evidence does to the claim."""
        self.change(seen, number, seen.evidence[number].model_copy(update={"stance": stance}))

    def remove(self, seen: Claim, number: int) -> None:
        """Take evidence away from the claim."""
        kept = tuple(item for place, item in enumerate(seen.evidence) if place != number)
        self._desk.change_seen(seen, evidence=kept)

    def known(self, typed: str = "") -> list[Evidence]:
        """Return evidence entered for any claim of the corpus, newest first."""
        return self._desk.store.evidence.recent(typed, NEWEST)

    def keep_snapshot(self, typed: str) -> "Snapshot":
        """Copy a file into the snapshots beside the database; touches no database.

        Raises SnapshotError, and RefusedError where nothing can be saved.
        """
        from annotator.desk.snapshots import keep  # few evidence comes with a file

        if self._desk.store.read_only:
            raise RefusedError("nothing can be saved here")
        return keep(typed, self._desk.store.path.absolute().parent)

    def doubts(self, item: Evidence) -> tuple[Doubt, ...]:
        """Return what to know of a piece of evidence for a claim of the open story."""
        document_id = self._desk.walk.sentence.document_id
        if self._facts is None or self._facts.document_id != document_id:
            self._facts = facts_of(self._desk.store, document_id)
        return doubts(self._desk.store, item, self._facts)


def today() -> str:
    """Return the day it is for the analyst."""
    return datetime.now().astimezone().date().isoformat()
