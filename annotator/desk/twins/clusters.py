"""What links unite: claims into clusters, and stories with the near copies that are known.

The name of a cluster is its smallest id, so every machine calls it the same.
"""

from collections.abc import Iterable
from typing import NamedTuple

from annotator.store import Store
from annotator.store.links import Link, Standing

COUNTED = ("annotator", "reviewer")
"""The roles whose links unite anything: those whose answers can become gold."""


class Linked(NamedTuple):
    """The links that hold, and where their claims stand."""

    links: list[Link]
    """Those between claims that both stand in a walked story."""
    standing: dict[str, Standing]
    """Their claims, by id."""


def linked(store: Store) -> Linked:
    """Return the links whose claims both stand in a walked story; of each role that counts."""
    holding = [link for link in store.links.holding() if link.role in COUNTED]
    standing = store.links.standing(
        {claim for link in holding for claim in (link.claim_id, link.other_claim_id)}
    )
    kept = [
        link for link in holding if link.claim_id in standing and link.other_claim_id in standing
    ]
    return Linked(kept, standing)


def united(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return for everything in these pairs the smallest id it hangs together with."""
    first: dict[str, str] = {}

    def root(one: str) -> str:
        while first.setdefault(one, one) != one:
            first[one] = first[first[one]]
            one = first[one]
        return one

    for one, other in pairs:
        least, most = sorted((root(one), root(other)))
        first[most] = least
    return {one: root(one) for one in list(first)}


def claim_clusters(found: Linked) -> dict[str, str]:
    """Return the cluster of every linked claim."""
    return united((link.claim_id, link.other_claim_id) for link in found.links)


def story_clusters(store: Store, found: Linked | None = None) -> dict[str, str]:
    """Return the cluster of every walked document that is a near copy, or has a linked claim.

    A cluster of near copies may be named for a document that is not walked any more.
    """
    links, standing = found or linked(store)
    near = store.clusters.walked().items()
    pairs = [
        (_document(standing[link.claim_id]), _document(standing[link.other_claim_id]))
        for link in links
    ]
    return {
        one: cluster
        for one, cluster in united([*near, *pairs]).items()
        if store.order.get(one) is not None
    }


def _document(standing: Standing) -> str:
    return standing.sentence_id.partition(":")[0]
