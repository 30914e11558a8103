"""Several suggestions for a sentence as one, with what others propose behind it.

Whoever parses the sentence leads; how sure that is depends on whether the plain rules find the
same. How often it was wholly right was measured on stories that the tables of the suggester that
parses had not been counted in (`benchmarks/combined.py` fits it anew).
"""

import math
from collections.abc import Iterable, Sequence

from annotator.model.answer import Judgement
from annotator.model.claim import Claim
from annotator.model.span import Span
from annotator.model.suggestion import Suggestion
from annotator.suggest.rules import WHOSE

LEADS, WITNESS = "syntax", "rules"
_EDGES = " \t\r\n.,;:!?\"'“”‘’«»()[]—–-…"
WEIGHTS: dict[str, tuple[float, float, float]] = {
    "alone": (-0.08, 1.14, 0.0),  # 598
    "otherwise": (-0.81, 0.78, -0.13),  # 3294
    "same": (0.46, 0.85, 0.07),  # 6624
    "silence": (0.36, 0.93, 0.0),  # 4830
    "unheard": (-0.84, 0.38, 0.0),  # 554
}
"""By what both find (`kinship`), the logarithm of the odds that the one that leads is right: what
is there always, and how much its own odds and those of the plain rules count."""
HEARD = 0.25
"""Plain rules that are as sure of somebody are believed where the one that leads finds nobody: to
miss who speaks costs the analyst more than to be wrong in a word."""
HEARD_RIGHT = 0.24
"""How often they are then right in every word."""
DOUBTFUL = 0.15
"""A finding that is no surer, and that the plain rules do not share, is dropped."""
SILENCE = 0.55
"""How often nobody speaks there."""

Marks = tuple[frozenset[tuple[int, int]], ...]


def combined(proposed: Sequence[Suggestion]) -> Suggestion:
    """Return one suggestion of several; what the others propose is among its alternatives."""
    if len(proposed) == 1:
        return proposed[0]
    by_name = {one.by.partition("@")[0]: one for one in proposed}
    leading, witness = by_name.get(LEADS), by_name.get(WITNESS)
    others = [one for one in proposed if one is not leading and one is not witness]
    if leading is not None and witness is not None:
        others += _of_two(leading, witness)
    else:
        others += [one for one in (leading, witness) if one is not None]
    first, *rest = sorted(others, key=lambda one: (-one.confidence, one.by))
    return with_others(first, [*rest, *proposed])


def _of_two(leading: Suggestion, witness: Suggestion) -> list[Suggestion]:
    """Return the suggestion of who leads, as sure as who else finds the same makes it.

    Where one of them hears nobody, the other may be taken instead.
    """
    found, seen = marks_of(leading.judgement), marks_of(witness.judgement)
    kin = kinship(found, seen)
    if kin == "unheard" and witness.confidence >= HEARD:
        return [witness.model_copy(update={"confidence": HEARD_RIGHT})]
    if kin == "alone" and leading.confidence < DOUBTFUL:
        return [witness.model_copy(update={"confidence": SILENCE})]
    always, led, witnessed = WEIGHTS[kin]
    odds = always + led * odds_of(leading.confidence) + witnessed * odds_of(witness.confidence)
    confidence = 1 / (1 + math.exp(-odds))
    if leading.confidence == WHOSE >= witness.confidence:  # who is meant is in doubt for both
        confidence = min(confidence, WHOSE)
    return [leading.model_copy(update={"confidence": confidence})]


def kinship(found: Marks, seen: Marks) -> str:
    """Return how what the one that leads finds and what the plain rules find go together."""
    if found == seen:
        return "same" if any(found) else "silence"
    if not any(found):
        return "unheard"
    return "otherwise" if any(seen) else "alone"


def odds_of(confidence: float) -> float:
    """Return the logarithm of the odds; nobody is wholly certain."""
    share = min(max(confidence, _LEAST), 1 - _LEAST)
    return math.log(share / (1 - share))


_LEAST = 0.02


def marks_of(judgement: Judgement) -> Marks:
    """Return the sources, cues and contents of those who speak, without punctuation at edges."""
    voices = [claim for claim in judgement.claims if _speaks(claim)]
    said = [claim.attribution for claim in voices if claim.attribution is not None]
    return (
        _ranges(span for one in said for span in one.source),
        _ranges(span for one in said for span in one.cue),
        _ranges(span for claim in voices for span in claim.spans),
    )


def _speaks(claim: Claim) -> bool:
    said_by = claim.attribution
    if said_by is None:
        return False
    return said_by.kind != "author" or bool(said_by.source or said_by.cue)


def _ranges(spans: Iterable[Span]) -> frozenset[tuple[int, int]]:
    found = []
    for span in spans:
        low = span.end - len(span.text.lstrip(_EDGES))
        found.append((low, low + len(span.text.strip(_EDGES))))
    return frozenset(found)


def with_others(best: Suggestion, said: Sequence[Suggestion]) -> Suggestion:
    """Return a suggestion with what others propose behind its own alternatives."""
    judgements = (*best.alternatives, *(one.judgement for one in said))
    return best.model_copy(update={"alternatives": distinct(judgements, best.judgement)})


def distinct(judgements: Iterable[Judgement], first: Judgement) -> tuple[Judgement, ...]:
    """Return judgements that differ from each other and from the first."""
    known = [_said(first)]
    others: list[Judgement] = []
    for judgement in judgements:
        said = _said(judgement)
        if said not in known:
            known.append(said)
            others.append(judgement)
    return tuple(others)


def _said(judgement: Judgement) -> tuple[object, ...]:
    """Return what a judgement says, whatever its claims are called."""
    claims = [(claim.label, claim.spans, claim.attribution) for claim in judgement.claims]
    return judgement.outcome, claims
