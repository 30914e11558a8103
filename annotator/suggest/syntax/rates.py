"""How often words pass on what somebody says, and what hangs on them.

Figures, counted in news stories whose attributions people marked; no text.
"""

import math
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from annotator.suggest.syntax.candidates import Candidate

TRUST = 6.0
"""So many times a rarer description has to be seen until it counts as much as the commoner one."""
ALWAYS, WORDS, CUES = "always", "words", "cues"


class Rates(NamedTuple):
    """The tables."""

    overall: float
    """The share of all candidates that are cues."""
    cues: dict[str, tuple[int, int]]
    """Description of a candidate: how often it was a cue, and how often it was seen."""
    marks: dict[str, float]
    """A mark of a candidate: what it adds to the logarithm of the odds; also what is there always
    (`ALWAYS`), and how much the odds of its words count (`WORDS`)."""
    speaks: dict[str, float]
    """The same for a sentence: how much the odds of its candidates (`CUES`) and marks count."""
    roles: dict[str, str]
    """What hangs on a cue word: c belongs to the cue, w is what is said, s is the source."""


@cache
def rates() -> Rates:
    """Return the tables, read once."""
    text = Path(__file__).with_name("rates.tsv").read_text(encoding="utf-8")
    return read(text.splitlines())


def read(lines: Iterable[str]) -> Rates:
    """Return the tables that lines hold: a table's name, a key and figures, between tabs."""
    found = Rates(0.0, {}, {}, {}, {})
    for line in lines:
        kind, key, *figures = line.split("\t")
        if kind == "cue":
            found.cues[key] = int(figures[0]), int(figures[1])
        elif kind == "mark":
            found.marks[key] = float(figures[0])
        elif kind == "speaks":
            found.speaks[key] = float(figures[0])
        elif kind == "role":
            found.roles[key] = figures[0]
        elif kind == "overall":
            found = found._replace(overall=float(key))
    return found


def chance_of(candidate: Candidate) -> float:
    """Return how likely a candidate is a cue."""
    table = rates()
    share = table.overall
    for key in reversed(candidate.keys):
        hits, times = table.cues.get(key, (0, 0))
        share = (hits + TRUST * share) / (times + TRUST)
    return weighed(table.marks, WORDS, share, candidate.marks)


def spoken_of(chances: Iterable[float], marks: Iterable[str]) -> float:
    """Return how likely somebody speaks in a sentence: any of its candidates is a cue."""
    return weighed(rates().speaks, CUES, any_of(chances), marks)


def any_of(chances: Iterable[float]) -> float:
    """Return how likely one at least of what is as likely holds."""
    return 1 - math.prod(1 - chance for chance in chances)


def weighed(weights: dict[str, float], name: str, chance: float, marks: Iterable[str]) -> float:
    """Return a chance, given what marks say as well."""
    odds = weights[ALWAYS] + weights[name] * odds_of(chance)
    odds += sum(weights.get(mark, 0.0) for mark in marks)
    return chance_at(odds)


def chance_at(odds: float) -> float:
    """Return the chance whose odds have a logarithm."""
    return 1 / (1 + math.exp(-odds))


def odds_of(chance: float) -> float:
    """Return the logarithm of the odds; nothing is wholly certain."""
    chance = min(max(chance, _LEAST), _MOST)
    return math.log(chance / (1 - chance))


_LEAST, _MOST = 0.002, 0.995


def role_of(keys: tuple[str, ...]) -> str:
    """Return what a word below a cue word is, by the rarest description that is known."""
    table = rates().roles
    for key in keys:
        found = table.get(key)
        if found is not None:
            return found
    return "-"
