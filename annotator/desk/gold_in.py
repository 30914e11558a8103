"""Answers from a gold set of our own: whole judgements, with everything that was said of a claim.

Claims get new ids, because the answer is another annotator's. Ids of the register of sources and
snapshots of evidence belong to the corpus they were made in, and are left out.
"""

from collections.abc import Sequence

from annotator.corpus.labels import Labels
from annotator.desk.claims_in import Left
from annotator.desk.roles import Roles
from annotator.model.answer import Judgement
from annotator.model.base import derived_id
from annotator.model.claim import Attribution, Claim
from annotator.model.document import Sentence


def judgements_of_gold(
    labels: Labels, sentences: Sequence[Sentence], roles: Roles, salt: str, left: Left
) -> dict[int, Judgement]:
    """Return what a gold set says of which sentence; count what is left aside."""
    numbers = {(sentence.start, sentence.end): n for n, sentence in enumerate(sentences)}
    kept = {
        claim.id
        for _, _, judgement in labels.judgements
        for claim in judgement.claims
        if (role := roles.of(claim.label)) and role.is_label
    }
    said = {}
    for start, end, judgement in labels.judgements:
        number = numbers.get((start, end))
        if number is None:
            left.because("sentences that are cut otherwise here")
            continue
        for claim in judgement.claims:
            if claim.id not in kept:
                left.unknown(claim.label)
        claims = tuple([_own(c, roles, salt) for c in judgement.claims if c.id in kept])
        continues = tuple([derived_id("claim", salt, c) for c in judgement.continues if c in kept])
        if judgement.outcome == "claims" and not (claims or continues):
            continue
        said[number] = judgement.model_copy(update={"claims": claims, "continues": continues})
    return said


def _own(claim: Claim, roles: Roles, salt: str) -> Claim:
    """Return a claim under an id of this annotator, without what belongs to another corpus."""
    role = roles.of(claim.label)
    evidence = [e.model_copy(update={"snapshot": None, "sha256": None}) for e in claim.evidence]
    return claim.model_copy(
        update={
            "id": derived_id("claim", salt, claim.id),
            "label": claim.label if role is None else role.what,
            "evidence": tuple(evidence),
            "attribution": _unregistered(claim.attribution),
        }
    )


def _unregistered(said: Attribution | None) -> Attribution | None:
    if said is None:
        return None
    inner = tuple([one.model_copy(update={"register_id": None}) for one in said.inner])
    return said.model_copy(update={"register_id": None, "inner": inner})
