"""How often an answer this likely was right: what a confidence promises, learned from outcomes."""

import json
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from annotator.model.suggestion import SURE

_FEWEST = 30
"""Fewer outcomes say nothing about a stretch of the scale."""
_SURELY_RIGHT = 0.95
"""So many of all that is proposed as sure must be right."""
_USUAL = 0.87
"""From this chance on about so many were right after learning from 50 to 200 stories of news; after
learning from 25 only 90 of 100."""
_STEADY = 4000
"""What is usual counts as much as so many outcomes."""
_LITTLE = 1500
"""Outcomes of some forty stories."""
_DOUBTED = SURE - 0.01
NEVER = 2.0
"""More than any model says: nothing is sure."""


class Curve(NamedTuple):
    """Points of a rising curve from what a model says to how often it is right."""

    said: tuple[float, ...]
    right: tuple[float, ...]
    sure: float
    """From where on it promises SURE: of all outcomes from there on nearly all were right. What is
    sure is accepted unread, so that share counts, and not that of the least sure among them."""

    def at(self, said: float) -> float:
        """Return how often an answer was right of which the model said this."""
        right = self._right(said)
        return max(right, SURE) if said >= self.sure else min(right, _DOUBTED)

    def _right(self, said: float) -> float:
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
        return json.dumps(self)

    @classmethod
    def loaded(cls, text: str) -> "Curve":
        """Read a dumped curve."""
        said, right, sure = json.loads(text)
        return cls(tuple(said), tuple(right), sure)


def curve_of(outcomes: Iterable[tuple[float, bool]]) -> Curve:
    """Return the rising curve that fits best: neighbours that fall are drawn together."""
    pairs = sorted(outcomes)
    if not pairs:
        return Curve((), (), NEVER)
    blocks: list[list[float]] = []  # number, sum of what was said, how many were right
    for group in _groups(pairs):
        blocks.append([len(group), sum(said for said, _ in group), sum(r for _, r in group)])
        while len(blocks) > 1 and _rate(blocks[-2]) >= _rate(blocks[-1]):
            last = blocks.pop()
            blocks[-1] = [a + b for a, b in zip(blocks[-1], last, strict=True)]
    said = tuple(block[1] / block[0] for block in blocks)
    return Curve(said, tuple(map(_rate, blocks)), _sure_from(pairs))


def _sure_from(pairs: Sequence[tuple[float, bool]]) -> float:
    """Return from where on nearly all outcomes together were right.

    A few sentences move it far, so it is drawn towards what is usual; but not down to it where so
    little was learned that probabilities still promise too much.
    """
    sure, hits, number = NEVER, 0, 0
    for said, equal in groupby(reversed(pairs), key=itemgetter(0)):
        found = [right for _, right in equal]
        hits, number = hits + sum(found), number + len(found)
        if number >= _FEWEST and hits >= _SURELY_RIGHT * number:
            sure = said
    if sure == NEVER:
        return NEVER
    drawn = (sure * number + _USUAL * _STEADY) / (number + _STEADY)
    return max(sure, drawn) if number < _LITTLE else drawn


def _groups(pairs: Sequence[tuple[float, bool]]) -> Iterable[Sequence[tuple[float, bool]]]:
    """Yield stretches with enough outcomes, the last as long as it must be."""
    at = 0
    size = max(_FEWEST, len(pairs) // 60)
    while at < len(pairs):
        end = at + size if len(pairs) - at >= 2 * size else len(pairs)
        yield pairs[at:end]
        at = end


def _rate(block: Sequence[float]) -> float:
    """Return the share that was right; nothing is ever quite sure or quite impossible."""
    return (block[2] + 0.5) / (block[0] + 1)
