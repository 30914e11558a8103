"""What was said of sentences, said of those that were cut in their place.

No answer is rewritten. A claim goes where its first span starts, and reaches what its content
reaches; what else was said of a sentence goes to all its parts, and of joined sentences stays what
was said of each of them. Values in, values out; `recutting.py` reads and writes them.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from annotator.model.answer import NOTHING_SAID, Answer, Judgement, Outcome
from annotator.model.claim import Claim
from annotator.store.cuts import Range


@dataclass(frozen=True)
class Part:
    """What one annotator says of one sentence, and the answers it comes from."""

    judgement: Judgement = NOTHING_SAID
    codebook: str = ""
    sources: tuple[Answer, ...] = ()

    @classmethod
    def of(cls, answer: Answer | None) -> "Part":
        """Return what an answer says, nothing without one."""
        return NOTHING if answer is None else cls(answer.judgement, answer.codebook, (answer,))

    @property
    def source(self) -> Answer:
        """The answer to name: the first with a claim, else the first that decided anything."""
        given = self.sources
        claiming = (one for one in given if one.judgement.claims)
        deciding = (one for one in given if one.judgement.decided)
        return next(claiming, None) or next(deciding, given[0])


NOTHING = Part()


def carried(
    parts: Sequence[Part], come: Sequence[Range], claims: Mapping[str, Claim]
) -> list[Part]:
    """Return what is said of each new sentence, given what was said of the old ones.

    All lie in one stretch of text. `claims` are those of the whole document, by id.
    """
    starts = [start for start, _ in come]
    told = [claim for part in parts for claim in part.judgement.claims]
    reaching = dict.fromkeys(
        [claim.id for claim in told]
        + [claim_id for part in parts for claim_id in part.judgement.continues]
    )
    known = {**claims, **{claim.id: claim for claim in told}}
    found = []
    for number, (start, _) in enumerate(come):
        last = number + 1 == len(come)
        end = come[-1][1] if last else starts[number + 1]
        mine = tuple(claim for claim in told if _owner(starts, claim) == number)
        own = {claim.id for claim in mine}
        continues = tuple(
            claim_id
            for claim_id in reaching
            if claim_id not in own
            and (claim_id not in known or _touches(known[claim_id], start, end))
            and (claim_id not in known or known[claim_id].spans[0].start < start)
        )
        found.append(_said(parts, mine, continues))
    return found


def _said(parts: Sequence[Part], claims: tuple[Claim, ...], continues: tuple[str, ...]) -> Part:
    outcomes = {part.judgement.outcome for part in parts}
    outcome: Outcome = outcomes.pop() if len(outcomes) == 1 else "open"
    if claims or continues:
        outcome = "claims"
    elif outcome == "claims":
        outcome = "open"
    notes = dict.fromkeys(part.judgement.note for part in parts if part.judgement.note)
    judgement = Judgement(
        outcome=outcome,
        claims=tuple(sorted(claims, key=lambda claim: claim.spans[0].start)),
        continues=continues,
        note=" / ".join(notes) or None,
        flag=any(part.judgement.flag for part in parts),
    )
    sources = tuple(answer for part in parts for answer in part.sources)
    codebook = next((part.codebook for part in parts if part.judgement.claims), "")
    return Part(judgement, codebook or next((p.codebook for p in parts if p.codebook), ""), sources)


def _owner(starts: Sequence[int], claim: Claim) -> int:
    """Return the number of the sentence that a claim of this stretch begins in."""
    return max(bisect_right(starts, claim.spans[0].start) - 1, 0)


def _touches(claim: Claim, start: int, end: int) -> bool:
    return any(span.start < end and span.end > start for span in claim.spans)
