"""Which sentences of two texts are the same: by their words and, where they repeat, their context.

Sentences that occur once in both texts hold the two texts together; between two of them the same
is asked again. A sentence that repeats is only told apart from its likes where the number of them
between its neighbours is the same in both texts and a neighbour stands beside it in both. All else
stays undecided: a guess could put an answer where nobody gave it.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

Gap = tuple[int, int, int, int]
"""A stretch of the old sentences and the stretch of the new ones that it is compared with."""
Pair = tuple[int, int]
"""An old sentence and a new one, by their numbers."""


@dataclass(frozen=True)
class Alignment:
    """What became of the old sentences; all by their numbers."""

    images: Mapping[int, int]
    """Old sentences that are in the new text, and where."""
    moved: frozenset[int]
    """Those of them that left their place in the order."""
    doubtful: Mapping[int, tuple[int, ...]]
    """Old sentences that may be any of several new ones."""


def align(old: Sequence[str], new: Sequence[str]) -> Alignment:
    """Find the old sentences in the new text; white space makes no difference."""
    olds, news = [squeezed(text) for text in old], [squeezed(text) for text in new]
    once = _once(olds, news)
    images: dict[int, int] = {}
    gaps: list[Gap] = [(0, len(olds), 0, len(news))]
    while gaps:
        found, rest = _matched(olds, news, gaps.pop())
        images.update(found)
        gaps.extend(rest)
    _drop_unsupported(images, olds, once, len(news))
    moved = _moved(olds, news, images, once)
    images.update(moved)
    return Alignment(images, frozenset(moved), dict(_doubtful(olds, news, images)))


def squeezed(text: str) -> str:
    """Return a text's words with one space between them."""
    return " ".join(text.split())


def _once(olds: Sequence[str], news: Sequence[str]) -> set[str]:
    """Return the sentences that occur once in both."""
    before, after = Counter(olds), Counter(news)
    return {text for text, count in before.items() if count == 1 and after[text] == 1}


def _matched(olds: Sequence[str], news: Sequence[str], gap: Gap) -> tuple[list[Pair], list[Gap]]:
    """Return what can be told in a gap, and the smaller gaps that it leaves."""
    low, high, first, last = gap
    inside, there = olds[low:high], news[first:last]
    if inside == there:
        return [(low + n, first + n) for n in range(len(inside))], []
    places = {text: first + n for n, text in enumerate(there)}
    once = _once(inside, there)
    pairs = [(low + n, places[text]) for n, text in enumerate(inside) if text in once]
    anchors = _in_order(pairs)
    if not anchors:
        return _as_many(olds, news, gap), []
    edges = [(low - 1, first - 1), *anchors, (high, last)]
    gaps = [(a + 1, b, c + 1, d) for (a, c), (b, d) in pairwise(edges) if a + 1 < b and c + 1 < d]
    return anchors, gaps


def _in_order(pairs: Sequence[Pair]) -> list[Pair]:
    """Return the most pairs whose order is the same in both texts (patience sorting)."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        pile = bisect_left(tails, place)
        before.append(ends[pile - 1] if pile else -1)
        tails[pile : pile + 1] = [place]
        ends[pile : pile + 1] = [number]
    found = []
    number = ends[-1] if ends else -1
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]


def _as_many(olds: Sequence[str], news: Sequence[str], gap: Gap) -> list[Pair]:
    """Pair sentences that repeat in a gap, if there are as many of them, in the same order."""
    low, high, first, last = gap
    before, after = Counter(olds[low:high]), Counter(news[first:last])
    mine = [n for n in range(low, high) if before[olds[n]] == after[olds[n]]]
    theirs = [n for n in range(first, last) if before[news[n]] == after[news[n]]]
    same = [olds[n] for n in mine] == [news[n] for n in theirs]
    return list(zip(mine, theirs, strict=True)) if same else []


def _drop_unsupported(
    images: dict[int, int], olds: Sequence[str], once: set[str], size: int
) -> None:
    """Keep a sentence that repeats only beside a neighbour that is certain, or at an edge."""
    certain = {number for number in images if olds[number] in once}
    for step in (1, -1):
        edge = (0, 0) if step > 0 else (len(olds) - 1, size - 1)
        for number in sorted(images, reverse=step < 0):
            beside = number - step
            follows = beside in certain and images[beside] == images[number] - step
            if follows or (number, images[number]) == edge:
                certain.add(number)
    for number in images.keys() - certain:
        del images[number]


def _moved(
    olds: Sequence[str], news: Sequence[str], images: Mapping[int, int], once: set[str]
) -> dict[int, int]:
    """Find sentences elsewhere: those that are there once, and repeating ones that go with them."""
    taken = set(images.values())
    places = {text: n for n, text in enumerate(news) if text in once}
    moved = {n: places[text] for n, text in enumerate(olds) if text in places and n not in images}
    taken.update(moved.values())
    left = Counter(text for n, text in enumerate(olds) if n not in images and n not in moved)
    free = Counter(text for n, text in enumerate(news) if n not in taken)
    for step in (1, -1):
        for number in sorted(moved, reverse=step < 0):
            at, there = number + step, moved[number] + step
            while (
                0 <= at < len(olds)
                and 0 <= there < len(news)
                and at not in images
                and at not in moved
                and olds[at] == news[there]
                and there not in taken
                and (left[olds[at]], free[olds[at]]) == (1, 1)
            ):
                moved[at] = there
                taken.add(there)
                at, there = at + step, there + step
    return moved


def _doubtful(
    olds: Sequence[str], news: Sequence[str], images: Mapping[int, int]
) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Yield what may be any of several sentences, with all that nothing else is."""
    taken = set(images.values())
    free: dict[str, list[int]] = {}
    for number, text in enumerate(news):
        if number not in taken:
            free.setdefault(text, []).append(number)
    for number, text in enumerate(olds):
        if number not in images and text in free:
            yield number, tuple(free[text])
