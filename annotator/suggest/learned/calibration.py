"""How often an answer this likely was right: what a confidence promises, learned from outcomes."""

import json
import math
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

_FEWEST = 30
"""Fewer outcomes say nothing about a stretch of the scale."""


class Curve(NamedTuple):
    """Points of a rising curve from what a model says to how often it is right."""

    said: tuple[float, ...]
    right: tuple[float, ...]

    def at(self, said: float) -> float:
        """Return how often an answer was right of which the model said this."""
        if not self.said:
            return said
        at = bisect_left(self.said, said)
        if at == 0:
            return self.right[0]
        if at == len(self.said):
            return self.right[-1]
        low, high = self.said[at - 1], self.said[at]
        share = (said - low) / (high - low)
        return self.right[at - 1] + share * (self.right[at] - self.right[at - 1])

    def dumped(self) -> str:
        """Return the curve as text."""
        return json.dumps([self.said, self.right])

    @classmethod
    def loaded(cls, text: str) -> "Curve":
        """Read a dumped curve."""
        said, right = json.loads(text)
        return cls(tuple(said), tuple(right))


def curve_of(outcomes: Iterable[tuple[float, bool]]) -> Curve:
    """Return the rising curve that fits best: neighbours that fall are drawn together."""
    pairs = sorted(outcomes)
    if not pairs:
        return Curve((), ())
    blocks: list[list[float]] = []  # number, sum of what was said, how many were right
    for group in _groups(pairs):
        blocks.append([len(group), sum(said for said, _ in group), sum(r for _, r in group)])
        while len(blocks) > 1 and _rate(blocks[-2]) >= _rate(blocks[-1]):
            last = blocks.pop()
            blocks[-1] = [a + b for a, b in zip(blocks[-1], last, strict=True)]
    cautious = accumulate((_cautious(block) for block in blocks), max)
    return Curve(tuple(block[1] / block[0] for block in blocks), tuple(cautious))


def _groups(pairs: Sequence[tuple[float, bool]]) -> Iterable[Sequence[tuple[float, bool]]]:
    """Yield stretches with enough outcomes, the last as long as it must be."""
    at = 0
    size = max(_FEWEST, len(pairs) // 60)
    while at < len(pairs):
        end = at + size if len(pairs) - at >= 2 * size else len(pairs)
        yield pairs[at:end]
        at = end


def _cautious(block: Sequence[float]) -> float:
    """Return a share that is rather promised too low: less by what chance may have added to it.

    What is accepted unread is what counts, and one stretch that lies a little too high lets many
    sentences through at once.
    """
    rate = _rate(block)
    return max(0.0, rate - math.sqrt(rate * (1 - rate) / block[0]))


def _rate(block: Sequence[float]) -> float:
    """Return the share that was right; nothing is ever quite sure or quite impossible."""
    return (block[2] + 0.5) / (block[0] + 1)
