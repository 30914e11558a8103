"""How much two texts have in common, by the runs of five words that stand in them.

A sketch is what is remembered of a text to find others like it. Every new text gets one, so it is
made of a fourth of the runs, of those that a word with one of certain last letters begins: wherever
a passage stands, the same of its runs are looked at. Kept are the smallest by their hashes. Of two
texts that share a part p of all their runs, about that part of the smallest stands in both
sketches. No library: what there is needs numpy, whose import alone costs more than a story.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from struct import pack, unpack
from typing import NamedTuple
from zlib import crc32

KEPT = 64
"""Runs of a sketch: enough to guess a likeness within a tenth."""
_RUN = 5
"""Words of a run."""
_FEW = 20
"""Runs of a text that is too short to be called a copy."""
_BEGINS = 2
"""The last two bits of the letters that make a word begin a run of a sketch: f, n, r, v, z, ..."""
_LARGEST = 2**32
_WORD = re.compile(r"\w+")


class Sketch(NamedTuple):
    """What is remembered of a text."""

    runs: int
    """How many of its runs were looked at."""
    least: tuple[int, ...]
    """The smallest of them, in order."""

    def packed(self) -> bytes:
        """Return the runs as bytes, four each."""
        return pack(f"<{len(self.least)}I", *self.least)

    @classmethod
    def unpacked(cls, runs: int, least: bytes) -> "Sketch":
        """Read what `packed` wrote."""
        return cls(runs, unpack(f"<{len(least) // 4}I", least))


def shingles(text: str) -> frozenset[int]:
    """Return the runs of five words in a text, hashed; capitals and marks make no difference."""
    words = _words(text)
    return frozenset(_runs(words, range(len(words) - _RUN + 1)))


def sketch(text: str) -> Sketch | None:
    """Return what is remembered of a text; null for one too short to be called a copy."""
    words = _words(text)
    last = len(words) - _RUN
    if last + 1 < _FEW:
        return None
    begin = [at for at, word in enumerate(words[: last + 1]) if ord(word[-1]) & 3 == _BEGINS]
    runs = set(_runs(words, begin))
    return Sketch(len(runs), tuple(sorted(runs)[:KEPT]))


def likeness(one: frozenset[int], other: frozenset[int]) -> float:
    """Return the part of the runs of the shorter text that stand in the other too."""
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter else 0.0


def guessed_likeness(one: Sketch, other: Sketch) -> float:
    """Return about how alike two texts are, by their sketches alone."""
    whole = [each.least[-1] for each in (one, other) if each.runs > KEPT]
    # Below this edge both sketches hold all there is; what they share lies below it anyway.
    edge = min(whole, default=_LARGEST)
    shared = len(set(one.least).intersection(other.least))
    seen = bisect_right(one.least, edge) + bisect_right(other.least, edge) - shared
    part = shared / seen if seen else 0.0
    return part / (1 + part) * (one.runs + other.runs) / max(1, min(one.runs, other.runs))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _runs(words: list[str], begin: Iterable[int]) -> Iterable[int]:
    """Return the runs of five words from some places on, without a line of Python for each."""
    runs = map(" ".join, [words[at : at + _RUN] for at in begin])
    return map(crc32, [run.encode("utf-8", "surrogatepass") for run in runs])
