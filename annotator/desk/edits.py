"""How each key changes what is said about a sentence: judgement in, judgement out.

Flag and note stay through everything; a claim keeps its id through everything.
"""

from collections.abc import Iterable

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
            raise RefusedError(
                f"the whole sentence is {label} already: {{claim.spans}} marks another"
            )
        claims.append(Claim(id=new_id(), label=label, spans=(span,)))
    return _with(judgement, claims)


def accepted(judgement: Judgement, proposed: Judgement, label: str | None = None) -> Judgement:
    """Say what is proposed, under another label if one is given; its claims get ids of their own.

    Note and flag stay.
    """
    claims = tuple(
        claim.model_copy(update={"id": new_id(), "label": label or claim.label})
        for claim in proposed.claims
    )
    return Judgement(
        outcome=proposed.outcome,
        claims=claims,
        continues=judgement.continues,
        note=judgement.note,
        flag=judgement.flag,
    )


def with_claim(judgement: Judgement, lit: int, claim: Claim) -> Judgement:
    """Put a changed claim in the place of the lit one."""
    claims = list(judgement.claims)
    claims[lit] = claim
    return _with(judgement, claims)


def with_new_claim(judgement: Judgement, claim: Claim) -> Judgement:
    """Add a claim."""
    return _with(judgement, [*judgement.claims, claim])


def split(judgement: Judgement, lit: int, first: Claim, second: Claim) -> Judgement:
    """Put two claims in the place of the lit one."""
    return _with(judgement, [*judgement.claims[:lit], first, second, *judgement.claims[lit + 1 :]])


def joined(judgement: Judgement, lit: int, first: Claim, second: Claim) -> Judgement:
    """Make one claim of the lit one and the next; what the second alone had is not lost."""
    both = first.model_copy(
        update={
            "spans": _united([*first.spans, *second.spans]),
            "attribution": first.attribution or second.attribution,
            "evidence": tuple(dict.fromkeys((*first.evidence, *second.evidence))),
            "claim_text": first.claim_text or second.claim_text,
            "certainty": first.certainty or second.certainty,
            "note": " / ".join(note for note in (first.note, second.note) if note) or None,
        }
    )
    return _with(judgement, [*judgement.claims[:lit], both, *judgement.claims[lit + 2 :]])


def _united(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans in text order, those that overlap as one."""
    united: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, span.end)):
        last = united[-1] if united else None
        if last is None or span.start >= last.end:
            united.append(span)
        elif span.end > last.end:
            text = last.text + span.text[last.end - span.start :]
            united[-1] = Span(start=last.start, end=span.end, text=text)
    return tuple(united)


def without_claim(judgement: Judgement, lit: int) -> Judgement:
    """Remove the lit claim; without the last one nothing is decided."""
    claims = [claim for number, claim in enumerate(judgement.claims) if number != lit]
    return _with(judgement, claims)


def no_claim(judgement: Judgement) -> Judgement:
    """Say that there is nothing to check here; refused where an earlier claim goes on."""
    if judgement.continues:
        raise RefusedError("a claim of a sentence before goes on here: shorten that one first")
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
        claims=tuple(sorted(claims, key=lambda claim: claim.spans[0].start)),
        continues=judgement.continues,
        note=judgement.note,
        flag=judgement.flag,
    )
