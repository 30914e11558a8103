"""Links between claims that are both gold: what an export carries of them.

Gold is one person's answer. Where others said the same, their links are said of the claims of
that one. A link to a claim that is not exported (it was removed, left out or disagreed about)
stays in the database and is left out, so that no id in a gold set leads nowhere.
"""

from collections.abc import Callable, Iterable, Sequence

from annotator.desk.twins.clusters import Linked
from annotator.gold.policy import Choice, choose
from annotator.gold.record import GoldLink, GoldSentence
from annotator.model.answer import Answer
from annotator.model.claim import Claim

LinksOf = dict[str, tuple[GoldLink, ...]]
"""Links by the claim they lead from."""


def gold_links(
    found: Linked, read: Callable[[str], tuple[Sequence[Answer], Iterable[GoldSentence]]]
) -> LinksOf:
    """Return the links of every gold claim, ordered by type and claim.

    `read` gives a document's answers and its gold records.
    """
    documents = sorted({one.sentence_id.partition(":")[0] for one in found.standing.values()})
    exported: set[str] = set()
    same: dict[str, str] = {}
    for document in documents:
        answers, records = read(document)
        exported |= {claim.id for record in records for claim in record.claims}
        same |= _same_claims(answers)
    made: dict[str, set[GoldLink]] = {}
    for link in found.links:
        one, other = (same.get(end, end) for end in (link.claim_id, link.other_claim_id))
        if one in exported and other in exported and one != other:
            made.setdefault(one, set()).add(GoldLink(type=link.type, claim=other))
    return {
        claim: tuple(sorted(links, key=lambda link: (link.type, link.claim)))
        for claim, links in made.items()
    }


def _same_claims(answers: Sequence[Answer]) -> dict[str, str]:
    """Return for claims of answers that agree with a gold one the claim of that one."""
    by_sentence: dict[str, list[Answer]] = {}
    for answer in answers:
        by_sentence.setdefault(answer.sentence_id, []).append(answer)
    same: dict[str, str] = {}
    for given in by_sentence.values():
        choice = choose(given)
        if isinstance(choice, Choice):
            gold = sorted(choice.answers[0].judgement.claims, key=_place)
            for other in choice.answers[1:]:
                theirs = sorted(other.judgement.claims, key=_place)
                same |= {b.id: a.id for a, b in zip(gold, theirs, strict=False)}
    return same


def _place(claim: Claim) -> tuple[str, int, int]:
    """Return what puts the claims of equal answers into the same order."""
    return claim.label, claim.spans[0].start, claim.spans[-1].end
