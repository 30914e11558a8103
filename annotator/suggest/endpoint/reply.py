"""What a model answered, by its form; whether it is true of the text is for `checking`."""

import json
from typing import Annotated, Literal

from pydantic import Field, ValidationError, model_validator

from annotator.model.base import Value
from annotator.model.claim import SourceKind

Quote = Annotated[str, Field(min_length=1, max_length=10_000)]
Quotes = Annotated[tuple[Quote, ...], Field(max_length=20)]


class ReplyError(ValueError):
    """A reply that is not in the form that was asked for, told in a few words."""


class RepliedClaim(Value):
    """A claim as the model tells it, in quotes."""

    label: str
    content: Annotated[Quotes, Field(min_length=1)]
    source: Quotes = ()
    cue: Quotes = ()
    name: Annotated[str, Field(max_length=200)] | None = None
    kind: SourceKind | None = None


class RepliedSentence(Value):
    """The model's answer for one sentence."""

    number: int
    outcome: Literal["claims", "no_claim"]
    claims: Annotated[tuple[RepliedClaim, ...], Field(max_length=20)] = ()

    @model_validator(mode="after")
    def _outcome_fits_the_claims(self) -> "RepliedSentence":
        if (self.outcome == "claims") != bool(self.claims):
            raise ValueError(f"outcome {self.outcome} with {len(self.claims)} claims")
        return self


def sentences_of(content: str) -> list[object]:
    """Return what a reply says of each sentence, unchecked; raises ReplyError.

    Models like to wrap JSON in a fence or a word of greeting: what stands around it is left out.
    """
    start, end = content.find("{"), content.rfind("}")
    if start < 0 or end < start:
        raise ReplyError("no JSON")
    try:
        reply = json.loads(content[start : end + 1])
    except (ValueError, RecursionError) as error:
        raise ReplyError("broken JSON") from error
    told = reply.get("sentences")
    if not isinstance(told, list):
        raise ReplyError("JSON without sentences")
    return told


def sentence_of(told: object) -> RepliedSentence:
    """Return a sentence's answer in its form; raises ReplyError."""
    try:
        return RepliedSentence.model_validate(told)
    except ValidationError as error:
        raise ReplyError("an answer of another form") from error
