"""Which sentence of a story retells which of another."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from annotator.desk.alike import Pair, aligned
from annotator.desk.retelling.voices import Reading

LEAST = 0.12
"""Likeness from which a sentence can be retold at all."""
SURE = 0.3
"""From here on a sentence is retold even where another one is retold better in the same place."""
_SHARED = 4
"""Telling words that both have, a number for two, or most of a short sentence's."""
_WHOLE = 0.55
"""Share of the origin's telling words that stand in a sentence that tells all of it."""
_FEWEST = 3
ORIGINS = frozenset(("body", "list", "pull_quote", "correction"))
"""What is retold; a headline says in short what its story says, and with whose word."""
RETOLD = ORIGINS | {"headline", "deck"}


_STRONG = 0.45
"""Likeness of sentences that show that one story was written from the other."""
_ENOUGH = 3


class Retold(NamedTuple):
    """A sentence and what retells it, by their numbers among the readings."""

    origin: int
    retold: int
    likeness: float


def retold_pairs(origin: Sequence[Reading], retold: Sequence[Reading]) -> list[Retold]:
    """Return which sentences of one story are retold where in the other, in the latter's order."""
    sources = [n for n, reading in enumerate(origin) if reading.sentence.block in ORIGINS]
    targets = [n for n, reading in enumerate(retold) if reading.sentence.block in RETOLD]
    said = [origin[n].said for n in sources]
    told = [retold[n].said for n in targets]
    of_target: dict[int, list[Pair]] = defaultdict(list)
    for pair in aligned(said, told, least=LEAST):
        of_target[pair.other].append(pair)
    found = []
    for pairs in of_target.values():
        for rank, pair in enumerate(pairs):
            one, other = origin[sources[pair.one]], retold[targets[pair.other]]
            if _tells(one, other, first=not rank, likeness=pair.likeness):
                found.append(Retold(sources[pair.one], targets[pair.other], pair.likeness))
    return sorted(found, key=lambda one: (one.retold, -one.likeness, one.origin))


def _tells(one: Reading, other: Reading, *, first: bool, likeness: float) -> bool:
    mine = one.telling
    common = mine & other.telling
    shared = len(common) + sum(len(word) > 1 and word[0].isdigit() for word in common)
    whole = shared >= _FEWEST and shared >= _WHOLE * len(mine)
    return whole or (shared >= _SHARED and (first or likeness >= SURE))


def retells(pairs: Sequence[Retold], length: int, *, credited: bool) -> bool:
    """Tell whether one story was written from the other, and not only about the same things.

    Three sentences are much alike, or two of a story that names the other's publisher, or half of
    a story of so many sentences.
    """
    strong = len({pair.retold for pair in pairs if pair.likeness >= _STRONG})
    return strong >= (2 if credited or length <= 2 * _ENOUGH else _ENOUGH)
