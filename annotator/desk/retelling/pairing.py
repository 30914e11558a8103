"""Which sentence of a story retells which of another."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from annotator.desk.alike import Pair, aligned
from annotator.desk.retelling.quotations import quote_the_same
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
    by_words: bool
    """Whether enough of its words show it; else it is as short as the other, or quotes the same."""


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
            words = _tells(one, other, first=not rank, likeness=pair.likeness)
            if words or (not rank and _is_short_for(one, other, pair.likeness)):
                there = sources[pair.one], targets[pair.other]
                found.append(Retold(*there, pair.likeness, by_words=words))
    return sorted(found, key=lambda one: (one.retold, -one.likeness, one.origin))


def _tells(one: Reading, other: Reading, *, first: bool, likeness: float) -> bool:
    """Tell whether a sentence has enough words of another one to tell it."""
    mine = one.telling
    common = mine & other.telling
    shared = len(common) + sum(len(word) > 1 and word[0].isdigit() for word in common)
    whole = shared >= _FEWEST and shared >= _WHOLE * len(mine)
    return whole or (shared >= _SHARED and (first or likeness >= SURE))


def _is_short_for(one: Reading, other: Reading, likeness: float) -> bool:
    """Tell whether two sentences with few telling words are much alike, or quote the same."""
    common = one.telling & other.telling
    alike = likeness >= _STRONG and len(common) > 1 and len(one.telling) <= _SHARED
    return alike or quote_the_same(one.said, other.said)


def retells(pairs: Sequence[Retold], length: int, *, credited: bool) -> bool:
    """Tell whether one story was written from the other, and not only about the same things.

    Three sentences are much alike, or two of a story that names the other's publisher, or half of
    a story of so many sentences.
    """
    strong = len({pair.retold for pair in pairs if pair.by_words and pair.likeness >= _STRONG})
    return strong >= (2 if credited or length <= 2 * _ENOUGH else _ENOUGH)
