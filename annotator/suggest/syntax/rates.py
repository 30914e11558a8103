"""How often words pass on what somebody says, and what hangs on them.

Figures, counted in news stories whose attributions people marked; no text.
"""

import math
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from annotator.suggest.syntax.candidates import Candidate

SHARED = 0.5
"""The part of a mark that no other mark says too."""
CALM = 5.0
"""So many more sightings of a mark are taken to have been cues, and as many not."""
TRUST = 6.0
"""So many times a rarer description has to be seen until it counts as much as the commoner one."""


class Rates(NamedTuple):
    """The tables."""

    overall: float
    """The share of all candidates that are cues."""
    cues: dict[str, tuple[int, int]]
    """Description of a candidate: how often it was a cue, and how often it was seen."""
    marks: dict[str, float]
    """A mark of a candidate: what it adds to the logarithm of the odds (`_worth`)."""
    roles: dict[str, str]
    """What hangs on a cue word: c belongs to the cue, w is what is said, s is the source."""


@cache
def rates() -> Rates:
    """Return the tables, read once."""
    text = Path(__file__).with_name("rates.tsv").read_text(encoding="utf-8")
    return read(text.splitlines())


def read(lines: Iterable[str]) -> Rates:
    """Return the tables that lines hold: a table's name, a key and figures, between tabs."""
    found = Rates(0.0, {}, {}, {})
    for line in lines:
        kind, key, *figures = line.split("\t")
        if kind == "cue":
            found.cues[key] = int(figures[0]), int(figures[1])
        elif kind == "mark":
            found.marks[key] = _worth(*map(float, figures))
        elif kind == "role":
            found.roles[key] = figures[0]
        elif kind == "overall":
            found = found._replace(overall=float(key))
    return found


def _worth(cues: float, expected: float, times: float) -> float:
    """Return how much likelier a mark makes a cue than the words alone do, as log odds.

    `expected` of its `times` would have been cues by the words alone. Marks overlap, so each
    counts for a part only; a rare one for less.
    """
    more = math.log((cues + CALM) / (times - cues + CALM))
    return SHARED * (more - math.log((expected + CALM) / (times - expected + CALM)))


def chance_of(candidate: Candidate) -> float:
    """Return how likely a candidate is a cue."""
    table = rates()
    share = table.overall
    for key in reversed(candidate.keys):
        hits, times = table.cues.get(key, (0, 0))
        share = (hits + TRUST * share) / (times + TRUST)
    share = min(max(share, 0.002), 0.995)
    odds = math.log(share / (1 - share)) + sum(table.marks.get(m, 0.0) for m in candidate.marks)
    return 1 / (1 + math.exp(-odds))


def role_of(keys: tuple[str, ...]) -> str:
    """Return what a word below a cue word is, by the rarest description that is known."""
    table = rates().roles
    for key in keys:
        found = table.get(key)
        if found is not None:
            return found
    return "-"
