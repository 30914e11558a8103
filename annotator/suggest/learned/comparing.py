"""Whether what was learned is better than what it starts from, beyond what chance may do.

Both answered the same sentences, so only those tell in which they differ. What speaks for the one
or the other in them is added up story by story: what is odd in a story is odd in many of its
sentences. Chance moves the sum by about the root of the sum of its squares.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from annotator.suggest.learned.readings import Ranges, Reading, Voice, right
from annotator.suggest.quoting import Range

Judged = tuple[Reading, Reading, Reading]
"""What was wanted of a sentence, what the learned suggester says, and what the others say."""
_SPAN = 4.0
"""Keys that a span costs that is missing ..."""
_MOVED = 3.0
"""... that has a wrong end ..."""
_EXCESS = 2.0
"""... or that is too many."""


class Comparison(NamedTuple):
    """What is gained by learning, summed up over sentences."""

    gain: float
    noise: float
    """By so much chance moves the gain."""

    @property
    def is_better(self) -> bool:
        """Whether more is gained than chance explains."""
        return self.gain > self.noise

    @property
    def is_worse(self) -> bool:
        """Whether clearly more is lost than chance explains.

        What is measured learned from fewer stories than what will speak, and is a little worse.
        """
        return self.gain < -2 * self.noise


def compared(stories: Sequence[Sequence[Judged]]) -> Mapping[str, Comparison]:
    """Return by what is compared how much better the learned suggester is than the others."""
    judged = [one for story in stories for one in story]
    measures: dict[str, Callable[[Reading, Reading], float]] = {
        "whole answers": lambda given, wanted: float(right(given, wanted)),
        "who speaks": _rated(judged, _speech),
        "who says what": _rated(judged, _linked),
        "keys": lambda given, wanted: -keys(given, wanted),
    }
    return {what: _comparison(stories, worth) for what, worth in measures.items()}


def _comparison(
    stories: Sequence[Sequence[Judged]], worth: Callable[[Reading, Reading], float]
) -> Comparison:
    gains = [
        sum(worth(mine, wanted) - worth(theirs, wanted) for wanted, mine, theirs in story)
        for story in stories
    ]
    return Comparison(sum(gains), math.sqrt(sum(gain * gain for gain in gains)))


def _rated(
    judged: Sequence[Judged], counts: Callable[[Reading, Reading], tuple[int, int, int]]
) -> Callable[[Reading, Reading], float]:
    """Return what a sentence adds to F1, around that of the others.

    F1 is twice the hits by all found and wanted; one that finds more must hit in half of its F1.
    """
    hits, found, wanted = (
        sum(column) for column in zip(*(counts(o, w) for w, _, o in judged), strict=True)
    ) if judged else (0, 0, 0)  # fmt: skip
    half = hits / max(1, found + wanted)

    def worth(given: Reading, want: Reading) -> float:
        hit, tried, _ = counts(given, want)
        return hit - half * tried

    return worth


def _speech(given: Reading, wanted: Reading) -> tuple[int, int, int]:
    found, there = bool(given.voices), bool(wanted.voices)
    return int(found and there), int(found), int(there)


def _linked(given: Reading, wanted: Reading) -> tuple[int, int, int]:
    """Count the attributions of which source, cue and content all touch."""
    left = list(wanted.voices)
    hits = 0
    for voice in given.voices:
        same = next((other for other in left if _meets(voice, other)), None)
        if same is not None:
            left.remove(same)
            hits += 1
    return hits, len(given.voices), len(wanted.voices)


def _meets(one: Voice, other: Voice) -> bool:
    return all(_touch(mine, theirs) for mine, theirs in zip(one[:3], other[:3], strict=True))


def _touch(mine: Ranges, theirs: Ranges) -> bool:
    return not (mine or theirs) or any(_overlap(a, b) for a in mine for b in theirs)


def _overlap(one: Range, other: Range) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def keys(given: Reading, wanted: Reading) -> float:
    """Return about how many keys it takes to make the wanted answer of a proposed one."""
    if not wanted.voices:
        return 1.0
    hand = 1 + _SPAN * sum(map(len, wanted.marks))
    if not given.voices:
        return hand
    repaired = 1.0
    for mine, theirs in zip(given.marks, wanted.marks, strict=True):
        spare = mine - theirs
        for span in theirs - mine:
            near = next((other for other in sorted(spare) if _overlap(span, other)), None)
            spare -= {near} if near is not None else set()
            repaired += _SPAN if near is None else _MOVED
        repaired += _EXCESS * len(spare)
    return min(repaired, hand + 1)
