"""What frames a whole sentence: "according to", "per", "as X reports", "in a poll", "X: ..."."""

from annotator.suggest.openings import COMING_OUT, opened
from annotator.suggest.parts import Part, end_of, has_verb, letter_at
from annotator.suggest.quoting import Range
from annotator.suggest.subjects import (
    main_subject,
    phrase_before,
    phrase_behind,
    subject_of,
    with_apposition,
)
from annotator.suggest.tokens import Tokens
from annotator.suggest.verbs import FORMS

_POLLS = frozenset("poll polls polling survey surveys study studies analysis".split())
_AS = frozenset(
    "report note say put write explain describe tell argue point recall observe".split()
)
_AS_PASSIVE = frozenset("reported described noted quoted stated told put reported".split())
_TELLING = frozenset("according per as saying".split())


def framing(t: Tokens) -> Part | None:
    """Return the attribution that all the rest of a sentence stands under."""
    opening = opened(t)
    if opening is not None:
        return opening
    if t.letters.find(":") >= 0:
        named = _named(t)
        if named is not None:
            return named
    telling = [at for at, word in enumerate(t.words) if word in _TELLING]
    for at in reversed(telling):  # who is named last passes on all of it
        if not t.quoted[at]:
            found = _framing_at(t, at, t.words[at])
            if found is not None:
                return found
    return _in_a_poll(t, 0) if t.words[:1] == ["in"] and not t.quoted[0] else None


def _quoting(t: Tokens, at: int) -> Part | None:
    """Return "X quoted Y as saying Z": X speaks, and passes on what Y said."""
    for head in range(at - 3, max(-1, at - _FARTHEST), -1):
        if t.words[head] in ("quoted", "quotes", "quoting"):
            source = subject_of(t, head) or main_subject(t, head)
            end = end_of(t)
            contents = [(at + 1, end)] if at + 1 < end else []
            return Part("according", (head, head + 1), source, contents, (head + 1, at - 1))
    return None


_FARTHEST = 20
"""How many words "quoted" and "as saying" may be apart."""


def loose_framing(t: Tokens) -> Part | None:
    """Return what less certain words frame: "... in a poll", "reportedly"."""
    if _POLLS.isdisjoint(t.words) and _HEARSAY.isdisjoint(t.words):
        return None
    for at, word in enumerate(t.words):
        if t.quoted[at]:
            continue
        if word == "in" and at > 1:
            start, stop = phrase_behind(t, at + 1)
            if _POLLS.intersection(t.words[start:stop]):
                rest = [(stop, end_of(t))] if letter_at(t, stop) == "," else []
                return Part("poll", (at, at + 1), (start, stop), [(0, at), *rest])
        elif word in _HEARSAY:
            contents = [(0, at)] if at else []
            return Part("hearsay", (at, at + 1), None, [*contents, (at + 1, end_of(t))])
    return None


_HEARSAY = frozenset("reportedly allegedly seemingly supposedly apparently".split())
FRAMES = _TELLING | _POLLS | _HEARSAY | COMING_OUT | {":"}
"""Words without which nothing here frames anything."""


def _named(t: Tokens) -> Part | None:
    """Return `Ann Lee: "..."`, and a headline's "Lee: Boats are sold"."""
    at = t.letters.find(":")
    if at < 1 or t.quoted[at] or at + 1 >= end_of(t):
        return None
    name = at < _NAME and all(letter in "N" for letter in t.letters[:at])
    if not name and not (t.quoted[at + 1] and not has_verb(t, 0, at)):
        return None
    source = (0, at) if name else phrase_before(t, at)
    if source[0] >= source[1]:
        return None
    return Part("colon", (at, at + 1), source, [(at + 1, end_of(t))])


_NAME = 5
"""A name in front of a colon has fewer words."""


def _framing_at(t: Tokens, at: int, word: str) -> Part | None:
    behind_comma = at == 0 or t.letters[at - 1] == ","
    if word == "according":
        return framed(t, at, at + 2) if t.words[at + 1 : at + 2] == ["to"] else None
    if word == "per":
        return framed(t, at, at + 1) if _is_source(t, at) else None
    if word == "saying":
        return _quoted_as(t, at)
    return _as_they_say(t, at) if behind_comma else None


def _is_source(t: Tokens, at: int) -> bool:
    """Tell "..., per the BBC" from "five per week"."""
    return at > 0 and t.letters[at - 1] in ',"' and letter_at(t, at + 1) in ("N", "d", "s")


def _in_a_poll(t: Tokens, at: int) -> Part | None:
    start, stop = phrase_behind(t, at + 1)
    if letter_at(t, stop) == "," and _POLLS.intersection(t.words[start:stop]):
        return framed(t, at, at + 1)
    return None


def framed(t: Tokens, first: int, start: int) -> Part | None:
    """Return the attribution whose cue is the tokens `[first, start)`, with its source behind."""
    stop = _source_end(t, first, start)
    if stop <= start:
        return None
    contents = [(0, first)] if first > 1 else []
    end = end_of(t)
    goes_on = t.letters[stop : stop + 1] == "," and letter_at(t, stop + 1) not in ("&", *"brg")
    if stop + 1 < end and (first <= 1 or goes_on):
        contents.append((stop, end))
    return Part("according", (first, start), (start, stop), contents) if contents else None


def _source_end(t: Tokens, first: int, start: int) -> int:
    """Return where a source ends: at its comma, at a quotation, or with the sentence."""
    if letter_at(t, start) == "p":
        return start + 1
    end = end_of(t)
    for at in range(start, end):
        if t.letters[at] in ";-" or (t.quoted[at] and not t.quoted[start]):
            return at
        if t.letters[at] == ",":
            if first <= 1 and letter_at(t, at + 1) == "r":
                return _behind_relative(t, at, end)
            wider = with_apposition(t, (start, at))[1]
            return wider if first > 1 and wider >= end else at
    return end


def _behind_relative(t: Tokens, comma: int, end: int) -> int:
    """Return where "a person close to it, who asked not to be named," ends."""
    for at in range(comma + 2, min(end, comma + _FARTHEST)):
        if t.letters[at] == "," and not t.quoted[at]:
            return at
    return comma


def _as_they_say(t: Tokens, at: int) -> Part | None:
    """Return "as Ann Lee put it, ..." and "as reported by ..."."""
    if t.words[at + 2 : at + 3] == ["by"] and t.words[at + 1] in _AS_PASSIVE:
        source, verb = phrase_behind(t, at + 3), at + 1
        stop = source[1]
    else:
        source = phrase_behind(t, at + 1)
        verb = source[1]
        if verb >= len(t.words) or FORMS.get(t.words[verb]) not in _AS:
            return None
        stop = _comma(t, verb + 1)
    end = end_of(t)
    if source[0] >= source[1] or (stop < end and t.letters[stop] != ","):
        return None
    contents = [(0, at)] if at > 1 else []
    if stop + 1 < end:
        contents.append((stop, end))
    return Part("according", (verb, verb + 1), source, contents) if contents else None


def _comma(t: Tokens, at: int) -> int:
    """Return the next comma, or where it is given up."""
    for index in range(at, min(at + 6, end_of(t))):
        if t.letters[index] in ",;":
            return index
    return min(at + 6, end_of(t))


def _quoted_as(t: Tokens, at: int) -> Part | None:
    """Return "X was quoted as saying Y": X speaks, unless somebody is named who passes it on."""
    if at < 3 or t.words[at - 1] != "as":
        return None
    if t.words[at - 2] != "quoted":
        return _quoting(t, at)
    first = at - 2
    while first > 0 and t.letters[first - 1] in "xa":
        first -= 1
    if t.letters[first] != "x":
        return None
    said = subject_of(t, first)
    source: Range | None = said
    stop, end = at + 1, end_of(t)
    if t.words[stop : stop + 1] == ["by"]:
        source = phrase_behind(t, stop + 1)
        stop = source[1]
    contents = [(stop, end)] if stop < end else [(0, said[0])] if said else []
    return Part("according", (first, at + 1), source, contents, said if source != said else None)
