"""Several suggestions for a sentence as one: the surest, what others propose behind it."""

from collections.abc import Iterable, Sequence

from annotator.model.answer import Judgement
from annotator.model.suggestion import Suggestion


def combined(proposed: Sequence[Suggestion]) -> Suggestion:
    """Return the surest suggestion; what the others propose is among its alternatives."""
    if len(proposed) == 1:
        return proposed[0]
    first, *rest = sorted(proposed, key=lambda one: (-one.confidence, one.by))
    said = [one.judgement for one in rest]
    others = distinct((*said, *first.alternatives), first.judgement)
    return first.model_copy(update={"alternatives": others})


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
