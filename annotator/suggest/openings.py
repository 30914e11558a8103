"""What the first words of a sentence show: "It has emerged that ...", "No, says the mayor"."""

from annotator.suggest.parts import Part, end_of, has_verb, letter_at
from annotator.suggest.tokens import Tokens

COMING_OUT = frozenset("emerged emerges transpired transpires".split())
_PASSING_ON = frozenset("said says according reported reports".split())
_SOON = 6
"""So few words stand between "it", what it has done and what follows."""
_ANSWERS = frozenset("yes no maybe perhaps probably absolutely never".split())
"""Words that are all that somebody says."""


def opened(t: Tokens) -> Part | None:
    """Return the attribution that a sentence opens with, if it is one of these."""
    first = t.words[0] if t.words else ""
    if first == "it":
        return _emerged(t)
    return _answer(t) if first in _ANSWERS else None


def _emerged(t: Tokens) -> Part | None:
    """Return "It has emerged that ...", which passes on what nobody is named for."""
    at = next((n for n, letter in enumerate(t.letters[1:_SOON], 1) if letter not in "xa"), 0)
    if not at or t.words[at] not in COMING_OUT or t.quoted[at]:
        return None
    that = next((n for n in range(at + 1, at + _SOON) if t.words[n : n + 1] == ["that"]), 0)
    if not that or that + 1 >= end_of(t) or not _PASSING_ON.isdisjoint(t.words[that:]):
        return None  # whoever says so is looked for elsewhere
    return Part("passive", (1, at + 1), None, [(that + 1, end_of(t))])


def _answer(t: Tokens) -> Part | None:
    """Return "No, says a letter seen by the mayor", and "No, says the mayor, the quay is safe"."""
    cue, end = 2, end_of(t)
    if t.letters[1:2] != "," or t.words[cue : cue + 1] not in (["says"], ["said"]):
        return None
    if end <= cue + 1 or letter_at(t, cue + 1) not in "dNnsp" or t.quoted[cue + 1]:
        return None
    comma = t.letters.find(",", cue, end)
    goes_on = comma > 0 and letter_at(t, comma + 1) != "r" and has_verb(t, comma, end)
    contents = [(0, 1), (comma + 1, end)] if goes_on else [(0, 1)]
    return Part("tail", (cue, cue + 1), (cue + 1, comma if goes_on else end), contents)
