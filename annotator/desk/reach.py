"""Which sentences a claim belongs to.

A claim is said of the sentence in which its first content span starts; the later sentences that
its content reaches are answered with `continues`. So a change of one claim's spans may change the
answers to several sentences, which then are one act.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Protocol

from annotator.model.answer import Judgement, Outcome
from annotator.model.claim import Claim


class Said(Protocol):
    """Something that knows what is said of a story's sentences."""

    @property
    def starts(self) -> Sequence[int]:
        """The offsets of its sentences."""

    def judgement(self, index: int, /) -> Judgement:
        """Return what is said of one of them."""


def settled(story: Said, index: int, said: Judgement) -> dict[int, Judgement]:
    """Return every judgement that follows from saying something of one sentence, by number."""
    now = {index: said}

    def at(number: int) -> Judgement:
        return now[number] if number in now else story.judgement(number)

    before = story.judgement(index).claims
    reached = {claim.id: sentences_of(story.starts, claim) for claim in before}
    for claim in said.claims:
        owner, *beyond = sentences_of(story.starts, claim)
        if owner != index:
            now[index] = _without(at(index), claim)
            now[owner] = _with(at(owner), claim)
        for number in beyond:
            if claim.id not in at(number).continues:
                now[number] = _continuing(at(number), [*at(number).continues, claim.id])
    kept = {claim.id: sentences_of(story.starts, claim)[1:] for claim in said.claims}
    for claim_id, numbers in reached.items():
        for number in set(numbers) - set(kept.get(claim_id, ())):
            if claim_id in at(number).continues:
                left = [other for other in at(number).continues if other != claim_id]
                now[number] = _continuing(at(number), left)
    return now


def sentences_of(starts: Sequence[int], claim: Claim) -> list[int]:
    """Return the sentences that a claim's content touches; the first is the one it belongs to.

    `starts` are the offsets of a document's sentences.
    """
    numbers: set[int] = set()
    for span in claim.spans:
        first, last = number_at(starts, span.start), number_at(starts, span.end - 1)
        numbers.update(range(first, last + 1))
    return sorted(numbers)


def number_at(starts: Sequence[int], offset: int) -> int:
    """Return the number of the sentence at an offset, or of the last one in front of it."""
    return max(bisect_right(starts, offset) - 1, 0)


def _with(judgement: Judgement, claim: Claim) -> Judgement:
    others = [other for other in judgement.claims if other.id != claim.id]
    continues = [other for other in judgement.continues if other != claim.id]
    return of(judgement, [*others, claim], continues)


def _without(judgement: Judgement, claim: Claim) -> Judgement:
    others = [other for other in judgement.claims if other.id != claim.id]
    return of(judgement, others, judgement.continues)


def _continuing(judgement: Judgement, continues: Iterable[str]) -> Judgement:
    return of(judgement, judgement.claims, continues)


def of(judgement: Judgement, claims: Iterable[Claim], continues: Iterable[str]) -> Judgement:
    """Return a judgement with other claims; one that had none and gets none keeps its outcome."""
    found = tuple(sorted(claims, key=lambda claim: claim.spans[0].start))
    reaching = tuple(continues)
    outcome: Outcome = judgement.outcome
    if found or reaching:
        outcome = "claims"
    elif outcome == "claims":
        outcome = "open"
    return Judgement(
        outcome=outcome, claims=found, continues=reaching, note=judgement.note, flag=judgement.flag
    )
