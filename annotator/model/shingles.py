"""How much two texts have in common, by the runs of five words that stand in them.

A sketch is what is remembered of a text to find others like it: of its runs, hashed and dealt into
bins, the smallest of each bin. Two texts that share a part p of all their runs agree in about that
part of the bins. No library: what there is needs numpy, whose import alone costs more than a story.
"""

import re
from itertools import accumulate
from zlib import crc32

RUN = 5
"""Words of a run."""
BINS = 16
_FEW = 20
"""Runs of a text that is too short to be called a copy."""
_WORD = re.compile(r"\w+")


def shingles(text: str) -> frozenset[int]:
    """Return the runs of five words in a text, hashed; capitals and marks make no difference."""
    words = _WORD.findall(text.casefold())
    joined = " ".join(words).encode("utf-8", "surrogatepass")
    starts = [0, *accumulate(len(word.encode("utf-8", "surrogatepass")) + 1 for word in words)]
    ends = starts[RUN:]
    return frozenset(
        crc32(joined[start : end - 1]) for start, end in zip(starts, ends, strict=False)
    )


def sketch(runs: frozenset[int]) -> list[tuple[int, int]]:
    """Return (bin, smallest hash in it) for every bin that has any."""
    least: dict[int, int] = {}
    for run in sorted(runs, reverse=True):
        least[run % BINS] = run
    return sorted(least.items())


def likeness(one: frozenset[int], other: frozenset[int]) -> float:
    """Return the part of the runs of the shorter text that stand in the other too."""
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter else 0.0


def is_short(runs: frozenset[int]) -> bool:
    """Tell whether a text has too few runs to say that it is a copy."""
    return len(runs) < _FEW
