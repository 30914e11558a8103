"""Links that contradict each other or what is said of their claims, or that lead nowhere."""

from collections import defaultdict
from collections.abc import Iterator

from annotator.desk.twins.clusters import linked
from annotator.model.claim import LinkType
from annotator.model.lineage import is_stale
from annotator.store import Store
from annotator.store.links import Link

_ONE_WAY: frozenset[LinkType] = frozenset(("narrows", "strengthens", "corrects"))
"""What one claim does to another, and the other cannot do to it as well."""
_ALIKE: frozenset[LinkType] = frozenset(("copies", "paraphrases"))


def contradictions(store: Store) -> Iterator[tuple[str, str]]:
    """Yield (sentence, what is wrong) of links that cannot all be right."""
    found = linked(store)
    by_pair: dict[tuple[str, ...], list[Link]] = defaultdict(list)
    for link in found.links:
        one, other = found.standing[link.claim_id], found.standing[link.other_claim_id]
        by_pair[tuple(sorted((one.id, other.id)))].append(link)
        fresh = not is_stale(one.label) and not is_stale(other.label)
        if link.type == "copies" and fresh and one.label != other.label:
            yield (
                one.sentence_id,
                f"its claim is {one.label}, and copies one that is {other.label} in "
                f"{other.sentence_id}",
            )
    for links in by_pair.values():
        place = found.standing[links[0].claim_id].sentence_id
        there = found.standing[links[0].other_claim_id].sentence_id
        if doubt := _disagreement(links):
            yield place, f"{doubt} a claim of {there}"


def _disagreement(links: list[Link]) -> str | None:
    """Return what is said of two claims that cannot both be so; null where all can."""
    types = {link.type for link in links}
    alike = types & _ALIKE
    if "contradicts" in types and alike:
        return f"both {sorted(alike)[0]} and contradicts"
    for name in sorted(types & _ONE_WAY):
        if len({link.claim_id for link in links if link.type == name}) > 1:
            return f"{name}, as others say the other way round,"
    return None


def doubled(store: Store) -> Iterator[tuple[str, str]]:
    """Yield (claim, what is wrong) of claims that one annotator links twice, as after a merge."""
    for one, other, annotator, role in store.links.doubled():
        yield one, f"two current links of {annotator} as {role} to claim {other}"


def leading_nowhere(store: Store) -> Iterator[tuple[str, str]]:
    """Yield (claim, what is wrong) of links to claims that stand nowhere any more."""
    holding = store.links.holding()
    standing = store.links.standing(
        {claim for link in holding for claim in (link.claim_id, link.other_claim_id)}
    )
    for link in holding:
        gone = [c for c in (link.claim_id, link.other_claim_id) if c not in standing]
        if gone:
            yield gone[0], f"{link.type}: this claim of {link.annotator}'s link was removed"
