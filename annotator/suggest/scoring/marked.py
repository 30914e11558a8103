"""What is compared: the attributions of a story, as ranges of their three roles."""

from collections.abc import Iterable
from typing import NamedTuple, Protocol

from annotator.model.claim import Attribution
from annotator.model.span import Span
from annotator.suggest.scoring.spans import Range

ROLES = ("source", "cue", "content")


class Marked(NamedTuple):
    """One attribution: who says it, by which words, and what."""

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]

    def of(self, role: str) -> tuple[Range, ...]:
        """Return the ranges of a role."""
        found: tuple[Range, ...] = getattr(self, role)
        return found


class Said(Protocol):
    """What a claim says, of the model or of a gold set."""

    @property
    def spans(self) -> tuple[Span, ...]:
        """Its content."""

    @property
    def attribution(self) -> Attribution | None:
        """On whose word."""


def attributions_of(claims: Iterable[Said]) -> list[Marked]:
    """Return the attributions that claims make.

    A claim is one when somebody other than the author says it, named or not, or when words of
    saying stand in the text. A plain assertion, which has no attribution or is the author's, is
    none. Claims that share source and cue are one attribution: speech that runs over sentences, or
    "said A and B"; speech without either is one a claim.
    """
    known: dict[object, tuple[tuple[Range, ...], tuple[Range, ...], list[Range]]] = {}
    for number, claim in enumerate(claims):
        said = claim.attribution
        if said is None or (said.kind == "author" and not said.cue):
            continue
        source, cue = _ranges(said.source), _ranges(said.cue)
        key = (source, cue) if source or cue else number
        known.setdefault(key, (source, cue, []))[2].extend(_ranges(claim.spans))
    return [Marked(source, cue, tuple(content)) for source, cue, content in known.values()]


def _ranges(spans: Iterable[Span]) -> tuple[Range, ...]:
    return tuple([(span.start, span.end) for span in spans])
