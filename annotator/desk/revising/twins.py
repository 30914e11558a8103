"""Which new sentence an old one has become: a proposal, which an analyst looks at."""

from collections import Counter
from collections.abc import Iterable, Sequence

from annotator.desk.revising.words import words_of

NEAR, FAR = 0.5, 0.65
"""Shares of words that two sentences have in common at least: where the old one stood between its
neighbours, and anywhere else."""
_COMMON = 40
"""A word that is in more new sentences than this tells nothing."""


def twins_of(
    old: Sequence[str], new: Sequence[str], images: dict[int, int], gone: Iterable[int]
) -> dict[int, int]:
    """Return for each sentence that is gone the new one it most likely became, if there is one."""
    taken = set(images.values())
    bags = {n: _bag(text) for n, text in enumerate(new) if n not in taken}
    holders: dict[str, list[int]] = {}
    for number, bag in bags.items():
        for word in bag:
            holders.setdefault(word, []).append(number)
    walls = _Walls(images, len(old), len(new))
    found = {}
    for number in gone:
        bag = _bag(old[number])
        meant = {n for word in bag for n in holders.get(word, ())[:_COMMON]}
        low, high = walls.around(number)
        ranked = [(_alike(bag, bags[n]), low < n < high, -abs(n - low), n) for n in meant]
        ranked = [one for one in ranked if one[0] >= (NEAR if one[1] else FAR)]
        if ranked:
            found[number] = max(ranked)[-1]
    return found


class _Walls:
    """The nearest sentences before and behind that are in both texts."""

    def __init__(self, images: dict[int, int], old: int, new: int) -> None:
        self._before, self._behind = [-1] * old, [new] * old
        last = -1
        for number in range(old):
            self._before[number] = last
            last = images.get(number, last)
        last = new
        for number in reversed(range(old)):
            self._behind[number] = last
            last = images.get(number, last)

    def around(self, number: int) -> tuple[int, int]:
        """Return the new sentences between which an old one stood."""
        return self._before[number], self._behind[number]


def _bag(text: str) -> Counter[str]:
    words = (text[start:end].casefold() for start, end in words_of(text))
    return Counter(word for word in words if word.isalnum())  # signs are everywhere


def _alike(one: Counter[str], other: Counter[str]) -> float:
    """Return the share of words in common; a long part of a sentence is as good as half of it."""
    common = (one & other).total()
    size, least = one.total() + other.total(), min(one.total(), other.total())
    if not least:
        return 0.0
    part = common / least if least >= 5 else 0.0
    return max(2 * common / size, part * 0.8)
