"""How each key changes what is said about a sentence: judgement in, judgement out.

Flag and note stay through everything; a claim keeps its id through everything.
"""

from annotator.desk.errors import RefusedError
from annotator.model.answer import Judgement, Outcome
from annotator.model.base import new_id
from annotator.model.claim import Claim
from annotator.model.document import Sentence
from annotator.model.span import Span


def labelled(judgement: Judgement, lit: int, label: str, sentence: Sentence) -> Judgement:
    """Relabel the lit claim, or add a claim over the whole sentence when none is lit."""
    claims = list(judgement.claims)
    if lit < len(claims):
        claims[lit] = claims[lit].model_copy(update={"label": label})
    else:
        span = Span(start=sentence.start, end=sentence.end, text=sentence.text)
        if any(claim.label == label and claim.spans == (span,) for claim in claims):
            raise RefusedError(f"the sentence has this claim already: {label}")
        claims.append(Claim(id=new_id(), label=label, spans=(span,)))
        claims.sort(key=lambda claim: claim.spans[0].start)
    return _with(judgement, claims)


def with_claim(judgement: Judgement, lit: int, claim: Claim) -> Judgement:
    """Put a changed claim in the place of the lit one."""
    claims = list(judgement.claims)
    claims[lit] = claim
    claims.sort(key=lambda claim: claim.spans[0].start)
    return _with(judgement, claims)


def without_claim(judgement: Judgement, lit: int) -> Judgement:
    """Remove the lit claim; without the last one nothing is decided."""
    claims = [claim for number, claim in enumerate(judgement.claims) if number != lit]
    return _with(judgement, claims)


def no_claim(judgement: Judgement) -> Judgement:
    """Say that there is nothing to check here."""
    return Judgement(outcome="no_claim", note=judgement.note, flag=judgement.flag)


def skipped(judgement: Judgement) -> Judgement:
    """Say that the sentence cannot be judged."""
    return Judgement(outcome="skipped", note=judgement.note, flag=judgement.flag)


def flagged(judgement: Judgement) -> Judgement:
    """Set or take away the flag."""
    return judgement.model_copy(update={"flag": not judgement.flag})


def noted(judgement: Judgement, note: str | None) -> Judgement:
    """Write, change or take away the note."""
    return judgement.model_copy(update={"note": note or None})


def _with(judgement: Judgement, claims: list[Claim]) -> Judgement:
    outcome: Outcome = "claims" if claims or judgement.continues else "open"
    return Judgement(
        outcome=outcome,
        claims=tuple(claims),
        continues=judgement.continues,
        note=judgement.note,
        flag=judgement.flag,
    )
