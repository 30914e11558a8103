"""The label set: which labels exist, on which key, and what a claim with one wants."""

import hashlib
import json
from collections.abc import Callable
from typing import Annotated, Literal

from pydantic import Field

from annotator.model.base import Value
from annotator.model.claim import Claim, Evidence

Want = Literal["evidence", "source", "dispute"]
"""`dispute`: the one who disputes the claim, or evidence that refutes it."""
StandsAlone = Callable[[Evidence], bool]
"""Tells whether evidence is none of the corpus' own stories."""


class Label(Value):
    """One label of a codebook."""

    name: str
    """Its name in every file and table."""
    key: Annotated[str, Field(pattern=r"^[a-z]$")] | None
    """The letter that gives it; null: it is chosen from the list of labels."""
    glyph: Annotated[str, Field(min_length=1, max_length=1)]
    """One character that stands for it where colour cannot."""
    colour: str
    """The theme colour it is drawn in."""
    meaning: str
    """What it says about a claim."""
    use_when: str
    """When to give it."""
    avoid_when: str
    """When not to, and what to give instead."""
    wants: Want | None = None
    """What a claim needs to be complete; it never blocks the key."""


class Codebook(Value):
    """A version of a label set with its guideline."""

    name: str
    """Its name."""
    number: Annotated[int, Field(ge=1)]
    """Its version number; changed content needs a new one."""
    question: str
    """The question that the analyst answers for every sentence."""
    no_claim: str
    """What counts as no claim."""
    labels: Annotated[tuple[Label, ...], Field(min_length=1)]
    """The labels, in the order of their keys on the screen."""

    @property
    def version(self) -> str:
        """`name@number`, as every answer carries it."""
        return f"{self.name}@{self.number}"

    def content(self) -> str:
        """Return the codebook as JSON, the same text for the same content."""
        return json.dumps(dict(self), default=dict, ensure_ascii=False)

    def sha256(self) -> str:
        """Return the hash of the content."""
        return hashlib.sha256(self.content().encode("utf-8")).hexdigest()

    def label(self, name: str) -> Label | None:
        """Find a label by its name; null for a label of another codebook."""
        return next((label for label in self.labels if label.name == name), None)

    def missing(self, claim: Claim, stands_alone: StandsAlone) -> tuple[Want, ...]:
        """Return what the claim's label wants and the claim does not have yet.

        `stands_alone` tells of evidence that it is not itself one of the stories: only such
        evidence can support a claim.
        """
        label = self.label(claim.label)
        if label is None or label.wants is None or _has(claim, label.wants, stands_alone):
            return ()
        return (label.wants,)


def _has(claim: Claim, want: Want, stands_alone: StandsAlone) -> bool:
    """Tell whether a claim has what a label wants of it."""
    said_by = claim.attribution is not None and bool(
        claim.attribution.source or claim.attribution.name
    )
    if want == "evidence":
        return any(item.stance == "supports" and stands_alone(item) for item in claim.evidence)
    if want == "source":
        return said_by
    return said_by or any(item.stance == "refutes" for item in claim.evidence)


DEFAULT_CODEBOOK = Codebook.model_construct(
    name="default",
    number=1,
    question="What does this sentence claim, and on whose word?",
    no_claim="Nothing that could be checked: a question, an opinion, a wish.",
    labels=(
        Label.model_construct(
            name="verified",
            key="v",
            glyph="✓",
            colour="verified",
            meaning="Established from a record, or from evidence that does not depend on the one "
            "who says it.",
            use_when="A document, a register, footage or a second independent source settles it.",
            avoid_when="The story only repeats somebody: that is attributed, however sure they "
            "sound.",
            wants="evidence",
        ),
        Label.model_construct(
            name="attributed",
            key="a",
            glyph="“",
            colour="attributed",
            meaning="The story passes it on as somebody's word, and it is not settled.",
            use_when="Somebody says, reports, believes or announces it and nothing else decides.",
            avoid_when="A party in the story, or evidence, contradicts it: that is disputed.",
            wants="source",
        ),
        Label.model_construct(
            name="disputed",
            key="d",
            glyph="≠",
            colour="disputed",
            meaning="A party in the story, or evidence, contradicts it.",
            use_when="Somebody denies it, or a record says otherwise.",
            avoid_when="You merely doubt it: leave it attributed and write a note.",
            wants="dispute",
        ),
    ),
)
