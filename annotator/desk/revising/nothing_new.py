"""When there is nothing to decide: what an older text was said to be stands in the newer one.

It happens where a publisher takes a change back, and where one sentence was cut in two in the text
before: what holds of both halves waits twice, and is said of the whole once.
"""

from annotator.desk.revising.comparing import Comparison
from annotator.desk.revising.fates import Carried
from annotator.desk.revising.respanning import proposed
from annotator.model.answer import Answer, Judgement
from annotator.model.base import id_following, utc_now
from annotator.model.claim import Claim
from annotator.store.carries import Carry, CarryDecision

NOTES = " / "
"""Stands between the notes of several answers that became one."""


def adds_nothing(now: Judgement, taken: Judgement) -> bool:
    """Tell whether all that would be taken over is said of the sentence already."""
    if taken.flag and not now.flag:
        return False
    if taken.note and taken.note not in (now.note, *(now.note or "").split(NOTES)):
        return False
    if taken.outcome == "open":
        return True
    if taken.outcome != now.outcome:
        return False
    there = [_without_id(claim) for claim in now.claims]
    return all(_without_id(claim) in there for claim in taken.claims)


def stands_already(comparison: Comparison, one: Carried, head: Answer) -> bool:
    """Tell whether an answer that would wait is what its annotator says of the new sentence.

    Only of an answer by itself: a claim that reaches over several sentences is looked at.
    """
    said = one.answer.judgement
    if one.place is None or said.continues or one.answer.codebook != head.codebook:
        return False
    if one.judgement is not None:
        return adds_nothing(head.judgement, one.judgement)
    taken, lost = proposed(comparison, one.answer, one.number, one.place)
    return not lost and adds_nothing(head.judgement, taken)


def decided(carry: Carry, answer: Answer, head: Answer) -> CarryDecision:
    """Return the decision that follows: the answer is taken, by what stands there."""
    return CarryDecision(
        id=id_following(answer.id, "stands", carry.id, head.id),
        carry_id=carry.id,
        decision="taken",
        answer_id=head.id,
        replaces=None,
        annotator_id=answer.annotator_id,
        annotator=answer.annotator,
        role=answer.role,
        action=id_following(answer.action, "stands", carry.id),
        decided_at=utc_now(),
    )


def _without_id(claim: Claim) -> Claim:
    return claim.model_copy(update={"id": ""})
