"""When two spans are the same: to the character, loosely, or where they overlap.

Ranges are half-open, in code points of the document's text.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

Range = tuple[int, int]
Piece = tuple[int, int, int]
"""A range that lies in one sentence, and the sentence's number."""

EDGES = " \t\n\r.,;:!?\"'“”‘’«»()[]—–-…"
"""What does not tell two spans apart when it stands at their edge."""
_THAT = re.compile(r"that\s+", re.IGNORECASE)


def pieces(ranges: Iterable[Range], sentences: Sequence[Range]) -> list[Piece]:
    """Cut ranges at the borders of sentences, in text order, once each.

    What lies between sentences is dropped.
    """
    starts = [start for start, _ in sentences]
    found: set[Piece] = set()
    for start, end in ranges:
        number = max(0, bisect_right(starts, start) - 1)
        while number < len(sentences) and sentences[number][0] < end:
            low, high = max(start, sentences[number][0]), min(end, sentences[number][1])
            if low < high:
                found.add((low, high, number))
            number += 1
    return sorted(found)


def loosened(text: str, start: int, end: int) -> Range:
    """Return a range without edge punctuation, quotation marks, blanks and a leading "that"."""
    while start < end and text[start] in EDGES:
        start += 1
    while end > start and text[end - 1] in EDGES:
        end -= 1
    that = _THAT.match(text, start, end)
    return (that.end() if that else start, end)


def loose_pieces(text: str, cut: Sequence[Piece]) -> list[Piece]:
    """Return the pieces loosened, once each; those of punctuation alone are dropped."""
    found: dict[Range, int] = {}
    for start, end, number in cut:
        low, high = loosened(text, start, end)
        if low < high:
            found.setdefault((low, high), number)
    return [(low, high, number) for (low, high), number in found.items()]


def shared(one: Range, other: Range) -> int:
    """Return how many characters two ranges share, at least 0."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def all_shared(ones: Iterable[Range], others: Sequence[Range]) -> int:
    """Return how many characters the ranges of two lists share, pair by pair."""
    return sum(shared(one, other) for one in ones for other in others)


def heaviest_pairs(weights: Iterable[tuple[int, int, int]]) -> list[tuple[int, int]]:
    """Pair things one to one, the heaviest (weight, i, j) first; the first ones in a tie."""
    ones: set[int] = set()
    others: set[int] = set()
    pairs = []
    for _, i, j in sorted(weights, key=lambda w: (-w[0], w[1], w[2])):
        if i not in ones and j not in others:
            ones.add(i)
            others.add(j)
            pairs.append((i, j))
    return pairs
