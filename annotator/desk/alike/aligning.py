"""Which sentences of two stories say the same."""

from collections.abc import Sequence
from typing import NamedTuple

from annotator.desk.alike.likeness import Idf, idf_among, likeness
from annotator.desk.alike.stems import stems

LEAST = 0.2
"""Likeness from which two sentences can be the same claim at all."""


class Pair(NamedTuple):
    """A sentence of one story and one of the other, by their numbers."""

    one: int
    other: int
    likeness: float
    """From 0 to 1."""


def aligned(
    one: Sequence[str], other: Sequence[str], idf: Idf | None = None, least: float = LEAST
) -> list[Pair]:
    """Return the pairs of sentences that say the same, those first that are most alike.

    A pair is the best there is for one of its two sentences: a rewrite makes one sentence of two,
    and two of one. Without `idf` words are weighed by how rare they are in the two stories.
    """
    mine, theirs = [stems(text) for text in one], [stems(text) for text in other]
    weigh = idf or idf_among([*mine, *theirs])
    found = [
        Pair(a, b, like)
        for a, words in enumerate(mine)
        for b, others in enumerate(theirs)
        if (like := likeness(words, others, weigh)) >= least
    ]
    best_of_one: dict[int, float] = {}
    best_of_other: dict[int, float] = {}
    for pair in found:
        best_of_one[pair.one] = max(best_of_one.get(pair.one, 0.0), pair.likeness)
        best_of_other[pair.other] = max(best_of_other.get(pair.other, 0.0), pair.likeness)
    kept = [
        pair
        for pair in found
        if pair.likeness in (best_of_one[pair.one], best_of_other[pair.other])
    ]
    return sorted(kept, key=lambda pair: (-pair.likeness, pair.one, pair.other))
