"""What one annotator says about one sentence at one moment."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from annotator.model.base import ModelError, Value
from annotator.model.claim import Claim

Outcome = Literal["claims", "no_claim", "skipped", "open"]
"""`open`: nothing decided; it carries a flag or note, and is what taking an answer back writes."""

Role = Literal["annotator", "reviewer", "retest", "training"]


class Judgement(Value):
    """What is said about a sentence, apart from who said it and when."""

    outcome: Outcome = "open"
    """What the sentence was found to be."""
    claims: tuple[Claim, ...] = ()
    """The claims that start in this sentence, ordered by their first span."""
    continues: tuple[str, ...] = ()
    """Ids of claims that start in an earlier sentence and reach this one."""
    note: str | None = None
    """The analyst's remark on the sentence."""
    flag: bool = False
    """Set aside to be looked at again."""

    @model_validator(mode="after")
    def _outcome_fits_the_claims(self) -> Self:
        if (self.outcome == "claims") != bool(self.claims or self.continues):
            raise ValueError(f"outcome {self.outcome} with {len(self.claims)} claims")
        return self

    @property
    def decided(self) -> bool:
        """Whether the analyst is through with the sentence: answered or skipped."""
        return self.outcome != "open"

    def only_remarks_on(self, other: "Judgement") -> bool:
        """Tell whether another judgement says the same, apart from what is added to its claims.

        Flag, notes, evidence, wording and certainty come after a sentence was judged.
        """
        return self != other and self.bare() == other.bare()

    def bare(self) -> "Judgement":
        """Return the judgement with its labels, spans and sources, and nothing else."""
        claims = tuple(claim.bare() for claim in self.claims)
        return self.model_copy(update={"flag": False, "note": None, "claims": claims})

    def check_against(self, text: str) -> None:
        """Raise ModelError unless every span says what the document's text says there."""
        for claim in self.claims:
            for span in claim.all_spans():
                if not span.holds_in(text):
                    raise ModelError(
                        f"span {span.start}-{span.end} of claim {claim.id} does not match the text"
                    )


NOTHING_SAID = Judgement.model_construct()
"""The judgement of a sentence that nobody has looked at."""


class SuggestionUse(Value):
    """Which suggestion an annotator saw before answering, and what became of it."""

    by: str
    """The suggester."""
    confidence: Annotated[float, Field(ge=0, le=1)]
    """How sure it said it was."""
    shown: bool
    """Whether it was on the screen."""
    used: Literal["as_is", "edited", "no"]
    """What the annotator did with it."""


class Answer(Value):
    """A judgement with its provenance. Answers are only ever added."""

    id: str
    """UUIDv7, monotonic."""
    sentence_id: str
    """The sentence that is answered."""
    annotator_id: str
    """Who: an id minted once."""
    annotator: str
    """Who: the name."""
    role: Role
    """In which role."""
    replaces: str | None
    """The answer that this one takes the place of, null for a first one."""
    action: str
    """The act it belongs to; answers of one act are undone together."""
    restores: str | None
    """Set by undo and redo: the earlier answer whose judgement is current again."""
    judgement: Judgement
    """What was said."""
    suggestion: SuggestionUse | None
    """Which suggestion was seen."""
    codebook: str
    """The version it was given under, `name@number`."""
    seconds: float | None
    """How long the sentence had been on the screen; null for undo and redo, and
    for what followed from the answer to another sentence."""
    answered_at: str
    """When (UTC)."""
