"""How many keys a sentence costs, by a model: counting, no thinking and no reading.

By hand, a sentence costs

    1 + the sum of mark(span) over its gold spans of every role

where 1 is the key of the label, and `mark` is 4 with `jump` (the role's key, a jump to either end,
and one to keep) or 2 + first + (last - first) with `step`, which takes one key a word from the
sentence's start (`first` and `last` are numbers of words, from 0).

With a suggestion it costs, where nobody speaks in gold, 1: enter, or the key of the right label.
Where nobody speaks in the suggestion, what it costs by hand. Else

    min(by hand + 1,  1 + the sum of move(span) + the sum of mark(missed span) + 2 * spans too many)

where spans of one role are paired by their overlap, `move` is nothing for a pair that is loosely
equal, else min(2 + the words its two ends are off, mark(span)), and a span too many costs its
role's key and the key that drops it.
"""

import re
from typing import Literal

from annotator.suggest.scoring.marked import ROLES
from annotator.suggest.scoring.spans import Range, heaviest_pairs, shared

Way = Literal["jump", "step"]
WAYS: tuple[Way, ...] = ("jump", "step")
ByRole = dict[str, list[Range]]
"""The loose ranges of one sentence by role."""

_JUMPING = 4
_WORD = re.compile(r"\S+")


class Sentence:
    """The words of a sentence, for counting keys."""

    def __init__(self, text: str, sentence: Range) -> None:
        begin, end = sentence
        found = _WORD.finditer(text, begin, end)
        self._words = [(word.start(), word.end()) for word in found]

    def by_hand(self, way: Way, gold: ByRole) -> int:
        """Return the keys without any suggestion."""
        return 1 + sum(self._mark(way, span) for role in ROLES for span in gold[role])

    def suggested(self, way: Way, gold: ByRole, suggestion: ByRole) -> int:
        """Return the keys with a suggestion."""
        hand = self.by_hand(way, gold)
        if not _is_attributed(gold):
            return 1
        if not _is_attributed(suggestion):
            return hand
        repaired = 1 + sum(self._repair(way, gold[role], suggestion[role]) for role in ROLES)
        return min(repaired, hand + 1)

    def _repair(self, way: Way, gold: list[Range], suggestion: list[Range]) -> int:
        overlaps = [
            (shared(given, wanted), i, j)
            for i, given in enumerate(suggestion)
            for j, wanted in enumerate(gold)
            if shared(given, wanted)
        ]
        pairs = heaviest_pairs(overlaps)
        found = {j for _, j in pairs}
        moved = sum(self._move(way, suggestion[i], gold[j]) for i, j in pairs)
        missed = sum(self._mark(way, span) for j, span in enumerate(gold) if j not in found)
        return moved + missed + 2 * (len(suggestion) - len(pairs))

    def _mark(self, way: Way, span: Range) -> int:
        if way == "jump":
            return _JUMPING
        first, last = self._ends(span)
        return 2 + first + (last - first)

    def _move(self, way: Way, given: Range, wanted: Range) -> int:
        if given == wanted:
            return 0
        first, last = self._ends(given)
        start, stop = self._ends(wanted)
        return min(2 + abs(first - start) + abs(last - stop), self._mark(way, wanted))

    def _ends(self, span: Range) -> Range:
        """Return the numbers of the first and the last word that a span touches."""
        inside = [
            n for n, word in enumerate(self._words) if word[0] < span[1] and word[1] > span[0]
        ]
        return (inside[0], inside[-1]) if inside else (0, 0)


def _is_attributed(spans: ByRole) -> bool:
    return bool(spans["cue"] or spans["content"])
