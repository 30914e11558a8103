"""The label set: which labels exist, on which key, and what a claim with one wants."""

import hashlib
import json
from collections.abc import Callable
from typing import Annotated, Any, Literal, get_args

from pydantic import Field

from annotator.model.base import Value
from annotator.model.changes import Change, Name
from annotator.model.claim import Claim, Evidence

Want = Literal["evidence", "source", "dispute"]
"""`dispute`: the one who disputes the claim, or evidence that refutes it."""
StandsAlone = Callable[[Evidence], bool]
"""Tells whether evidence is none of the corpus' own stories."""

Colour = Literal[
    "verified",
    "attributed",
    "disputed",
    "green",
    "blue",
    "orange",
    "violet",
    "teal",
    "amber",
    "rose",
    "grey",
]
COLOURS: tuple[Colour, ...] = get_args(Colour)
"""The colours a label can have; every theme has each of them."""

OWN_GLYPHS = "⚑◦–»…?"
"""The glyphs of the walk itself (`tui/look.py`), which no label can have."""

Text = Annotated[str, Field(min_length=1)]

_LATER = frozenset(("examples", "counter_examples", "replaces", "changes"))
"""Fields that the first recorded codebooks did not have: left out of the content when empty, so
that these keep their hashes."""


class Example(Value):
    """A sentence or a claim that shows what a label means."""

    text: Text
    """The example."""
    because: str | None = None
    """Why it is one."""


Examples = tuple[Text | Example, ...]
"""Examples, each a text, or a text with a reason."""


class Label(Value):
    """One label of a codebook."""

    name: Name
    """Its name in every file and table: letters, digits, `_` and `-`."""
    key: Annotated[str, Field(pattern=r"^[a-z]$")] | None = None
    """The letter that gives it; null: it is chosen from the list of labels."""
    glyph: Annotated[str, Field(min_length=1, max_length=1)]
    """One character, one cell wide, that stands for it where colour cannot."""
    colour: Colour
    """The theme colour it is drawn in."""
    meaning: Text
    """What it says about a claim."""
    use_when: Text
    """When to give it."""
    avoid_when: Text
    """When not to, and what to give instead."""
    examples: Examples = ()
    """What gets this label."""
    counter_examples: Examples = ()
    """What does not, although one might think so."""
    wants: Want | None = None
    """What a claim needs to be complete; it never blocks the key."""


class Codebook(Value):
    """A version of a label set with its guideline."""

    name: Name
    """Its name: letters, digits, `_` and `-`."""
    number: Annotated[int, Field(ge=1)]
    """Its version number; changed content needs a new one."""
    replaces: Annotated[int, Field(ge=1)] | None = None
    """The number of the version that it follows; null for a first one."""
    question: Text
    """The question that the analyst answers for every sentence."""
    no_claim: Text
    """What counts as no claim."""
    labels: Annotated[tuple[Label, ...], Field(min_length=1)]
    """The labels, in the order of their keys on the screen."""
    changes: tuple[Change, ...] = ()
    """What became of labels of the version that it follows; one that is not named here stays."""

    @property
    def version(self) -> str:
        """`name@number`, as every answer carries it."""
        return f"{self.name}@{self.number}"

    def content(self) -> str:
        """Return the codebook as JSON, the same text for the same content."""
        return json.dumps(_plain(self), default=_plain, ensure_ascii=False)

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


def examples_of(examples: Examples) -> list[Example]:
    """Return examples as values, with or without a reason."""
    return [item if isinstance(item, Example) else Example(text=item) for item in examples]


def _plain(value: Value) -> dict[str, Any]:
    """Return a value's fields for JSON, under the names that files use."""
    fields = type(value).model_fields
    return {fields[name].alias or name: said for name, said in value if said or name not in _LATER}


def _has(claim: Claim, want: Want, stands_alone: StandsAlone) -> bool:
    """Tell whether a claim has what a label wants of it."""
    said_by = claim.attribution is not None and claim.attribution.is_told
    if want == "evidence":
        return any(item.stance == "supports" and stands_alone(item) for item in claim.evidence)
    if want == "source":
        return said_by
    return said_by or any(item.stance == "refutes" for item in claim.evidence)


DEFAULT_CODEBOOK = Codebook.model_construct(
    name="default",
    number=2,  # 1 had no examples
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
            examples=(
                Example.model_construct(
                    text="The council voted nine to four against the quarry.",
                    because="the minutes settle it",
                ),
                "The court's register lists the firm as dissolved in 2019.",
            ),
            counter_examples=(
                Example.model_construct(
                    text="There is no doubt, the minister said, that the dam is safe.",
                    because="sure as it sounds, it is the minister's word: attributed",
                ),
            ),
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
            examples=(
                "Repairs will cost two million crowns, the mayor said.",
                Example.model_construct(
                    text="The firm is believed to have withdrawn its bid.",
                    because="somebody's word, even if nobody is named",
                ),
            ),
            counter_examples=(
                Example.model_construct(
                    text="The mill reopened, its owner said; photographs of the day show it shut.",
                    because="evidence contradicts it: disputed",
                ),
            ),
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
            examples=(
                "The union says 400 people marched; the police counted 90.",
                Example.model_construct(
                    text="He denied having met the contractor.",
                    because="the denial disputes the claim that they met",
                ),
            ),
            counter_examples=(
                Example.model_construct(
                    text="The company promises the cheapest fares in the country.",
                    because="doubtful, but nobody contradicts it: attributed",
                ),
            ),
            wants="dispute",
        ),
    ),
)
