"""Several suggestions for a sentence as one, with what others propose behind it.

Whoever parses the sentence leads; how sure that is depends on whether the plain rules find the
same. How often each was wholly right was measured on stories that the tables of the suggester that
parses had not been counted in (`benchmarks/combined.py` counts them anew).
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from annotator.model.answer import Judgement
from annotator.model.claim import Claim
from annotator.model.span import Span
from annotator.model.suggestion import Suggestion
from annotator.suggest.pronouns import WHOSE

LEADS, WITNESS = "syntax", "rules"
POINTING = frozenset("he she it they".split())
_EDGES = " \t\r\n.,;:!?\"'“”‘’«»()[]—–-…"
STEPS = (0.2, 0.4, 0.6, 0.7, 0.8, 0.9, 0.95)
"""Confidences at which the measured shares change."""
SURE_WITNESS = 0.9
"""Plain rules that are as sure make the same finding surer."""
_SAME = (0.32, 0.49, 0.63, 0.69, 0.80, 0.89, 0.94, 0.94)
"""How often both were right who find the same ..."""
_SURELY_SAME = (0.32, 0.49, 0.63, 0.69, 0.80, 0.91, 0.92, 0.99)
"""... when the plain rules are sure of it too ..."""
_OTHERWISE = (0.11, 0.19, 0.28, 0.45, 0.57, 0.59, 0.68, 0.68)
"""... the one that leads, when the plain rules find something else ..."""
_UNHEARD = (0.31, 0.31, 0.31, 0.31, 0.41, 0.41, 0.41, 0.41)
"""... and when it finds nobody speaking and they do, but hardly believe it."""
HEARD = 0.25
"""Plain rules that are as sure of somebody are believed where the one that leads finds nobody: to
miss who speaks costs the analyst more than to be wrong in a word."""
_SURER = 0.2
"""Plain rules that are sure, and surer by as much, are believed whatever the other finds; never
surer than what leaves open whom a pronoun means, for the two differ."""
_HEARD_RIGHT = 0.27
"""How often they are then right in every word."""
_SILENCE = 0.50
"""How often the plain rules are right to find nobody where the one that leads is least sure."""

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
    at = bisect_right(STEPS, leading.confidence)
    if found == seen:
        shares = _SURELY_SAME if witness.confidence >= SURE_WITNESS else _SAME
    elif any(seen) and not any(found) and witness.confidence >= HEARD:
        return [witness.model_copy(update={"confidence": _HEARD_RIGHT})]
    elif not any(seen) and at == 0:
        return [witness.model_copy(update={"confidence": _SILENCE})]
    elif witness.confidence >= max(SURE_WITNESS, leading.confidence + _SURER):
        return [witness.model_copy(update={"confidence": min(WHOSE, witness.confidence)})]
    else:
        shares = _OTHERWISE if any(found) else _UNHEARD
    sure = min(shares[at], WHOSE) if _leaves_open(leading) else shares[at]
    return [leading.model_copy(update={"confidence": sure})]


def _leaves_open(leading: Suggestion) -> bool:
    """Tell whether it may be in doubt whom a pronoun means, which no agreement makes surer."""
    return leading.confidence <= WHOSE and any(
        span.text.lower() in POINTING
        for claim in leading.judgement.claims
        if claim.attribution is not None
        for span in claim.attribution.source
    )


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
