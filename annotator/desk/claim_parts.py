"""What is said of the lit claim beside its label, spans and source.

An analyst types for a while, and the claim may have changed meanwhile, in another window or by a
merge. So these methods are told which claim was seen, and refuse to change another.
"""

from functools import cached_property
from typing import TYPE_CHECKING, get_args

from annotator.desk.errors import OvertakenError, RefusedError
from annotator.desk.sitting import Sitting
from annotator.model.claim import Certainty, Claim
from annotator.model.codebook import Want

if TYPE_CHECKING:
    from annotator.desk.evidence import EvidenceFolder


class ClaimParts(Sitting):
    """Evidence, wording, certainty and note of the lit claim."""

    def require_claim(self) -> Claim:
        """Return the lit claim; raises RefusedError where there is none."""
        claim = self.lit_claim
        if claim is None:
            raise RefusedError("no claim is lit here: a label key makes one")
        return claim

    def change_seen(self, seen: Claim, **parts: object) -> None:
        """Change parts of the lit claim, which must still be what the analyst saw."""
        if self.lit_claim != seen:
            raise OvertakenError("this claim changed meanwhile: look, then press the key again")
        self.change_claim(seen.model_copy(update=parts))

    def note_on_claim(self, seen: Claim, text: str | None) -> None:
        """Write, change or (with nothing) take away the note on the lit claim."""
        self.change_seen(seen, note=text or None)

    def reword(self, seen: Claim, text: str | None) -> None:
        """Write the lit claim as a sentence that stands alone, or (with nothing) no longer."""
        self.change_seen(seen, claim_text=text or None)

    def next_certainty(self) -> Certainty | None:
        """Say how firmly the text states the lit claim: the next in turn; return which."""
        claim = self.require_claim()
        turns = (None, *get_args(Certainty))
        certainty: Certainty | None = turns[(turns.index(claim.certainty) + 1) % len(turns)]
        self.change_seen(claim, certainty=certainty)
        return certainty

    def missing(self, claim: Claim) -> tuple[Want, ...]:
        """Return what the claim's label wants and the claim does not have."""
        return self.codebook.missing(claim, self.store.evidence.stands_alone)

    @cached_property
    def evidence(self) -> "EvidenceFolder":
        """The lit claim's evidence, and what was entered before."""
        from annotator.desk.evidence import EvidenceFolder  # few claims have any

        return EvidenceFolder(self)
