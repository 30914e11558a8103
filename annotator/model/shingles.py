"""How much two texts have in common, by the runs of five words that stand in them.

A sketch is what is remembered of a text to find others like it: of its runs, hashed and dealt into
bins, the smallest of each bin. Two texts that share a part p of all their runs agree in about that
part of the bins. No library: what there is needs numpy, whose import alone costs more than a story.
"""

import re
from collections.abc import Sequence
from zlib import crc32

RUN = 5
"""Words of a run."""
BINS = 32
_WORD = re.compile(r"\w+")
_SPREAD = 0x9E3779B1
"""Spreads hashes over the bins: nearby ones do not stay together."""


def shingles(text: str) -> frozenset[int]:
    """Return the runs of five words in a text, hashed; capitals and marks make no difference."""
    words = _WORD.findall(text.casefold())
    parts = [word.encode("utf-8", "surrogatepass") for word in words]
    return frozenset(crc32(b" ".join(parts[at : at + RUN])) for at in range(len(parts) - RUN + 1))


def sketch(runs: frozenset[int]) -> list[tuple[int, int]]:
    """Return (bin, smallest hash in it) for every bin that has any."""
    least: dict[int, int] = {}
    for run in runs:
        mixed = (run * _SPREAD) & 0xFFFFFFFF
        number = mixed % BINS
        known = least.get(number)
        if known is None or mixed < known:
            least[number] = mixed
    return sorted(least.items())


def likeness(one: frozenset[int], other: frozenset[int]) -> float:
    """Return the part of the runs of the shorter text that stand in the other too."""
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter else 0.0


def short(runs: Sequence[int] | frozenset[int]) -> bool:
    """Tell whether a text has too few runs to say that it is a copy."""
    return len(runs) < 20
