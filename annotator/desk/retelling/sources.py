"""How closely a source is named, and whether two of them can be the same."""

import re

from annotator.desk.retelling.voices import Voice
from annotator.desk.retelling.words import folded
from annotator.suggest.kinds import DOCUMENTS, MEDIA, PEOPLE, PLACES, TITLES
from annotator.suggest.lexicon import DETERMINERS, PRONOUNS

HEARSAY, MANY, SOMEBODY, DESCRIBED, NAMED = range(5)
"""Nobody ("reportedly"), "officials", "an official", "police officials", "Ann Lee"."""

_WORD = re.compile(r"[^\W\d_](?:[\w.&’'-]*\w)?")
_SIDES = frozenset("north south east west northern southern eastern western new".split())
_A = frozenset("a an one another some".split())
_REPORTS = frozenset("reports rumors rumours accounts media".split())


def closeness(voice: Voice) -> int:
    """Return how closely a source is named."""
    words = [_bare(word) for word in _WORD.findall(voice.words)]
    if not words:
        return HEARSAY
    if proper(voice) or _is_place(voice.words):
        return NAMED if not _describes_people(voice) else DESCRIBED
    if len(words) == 1 and words[0].lower() in _REPORTS:
        return HEARSAY
    small = [word.lower() for word in words]
    if small[0] in _A:
        return SOMEBODY if small[0] != "some" else MANY
    people = [word for word in small if word in PEOPLE]
    return MANY if people and len(small) - (small[0] in _MANY) <= len(people) else DESCRIBED


_MANY = DETERMINERS | frozenset("former unnamed senior local anonymous government".split())


def proper(voice: Voice) -> frozenset[str]:
    """Return the names in a source, of the person behind "he" where that is known.

    Places, titles, what leads a name and whose state or radio it is are none.
    """
    pronoun = voice.words.lower() in PRONOUNS
    found = [_bare(word) for word in _WORD.findall(voice.name if pronoun else voice.words)]
    names = set()
    for number, word in enumerate(found):
        low = folded(word)
        if not word[0].isupper() or low in _LEADING or (number == 0 and low in PEOPLE):
            continue
        if low in TITLES or low in _SIDES or _of_place(low):
            continue
        if _OF_PEOPLE.search(low) and _stands_alone(found, number):
            continue
        names.add(low)
    return frozenset(names)


def _stands_alone(words: list[str], number: int) -> bool:
    """Tell whether no capital is in front of a word, and a word in small letters follows it."""
    before, behind = words[max(0, number - 1) : number], words[number + 1 : number + 2]
    led = bool(before) and before[0][0].isupper() and before[0].lower() not in _LEADING
    return not led and bool(behind) and behind[0][0].islower()


_OF_PEOPLE = re.compile(r"[a-z]{3,}(?:an|ese|ish)$")
"""What a people is called: "Ostravian state television"."""
_LEADING = DETERMINERS | PRONOUNS | frozenset("state former ex".split())


def called_by(voice: Voice) -> frozenset[str]:
    """Return the words by which a source would be found elsewhere: its names, else its noun."""
    words = [_bare(word) for word in _WORD.findall(voice.words)]
    return proper(voice) or frozenset(folded(word) for word in words[-1:])


def have_same_words(one: Voice, other: Voice) -> bool:
    """Tell whether two sources have the same words: "police" and, where it begins, "Police"."""
    return _plain(one) == _plain(other)


def _plain(voice: Voice) -> list[str]:
    return [folded(w) for w in _WORD.findall(voice.words) if folded(w) not in _LEADING]


def same(one: Voice, other: Voice) -> bool:
    """Tell whether two sources can be the same: they share a name, or a name's initials."""
    mine, theirs = proper(one), proper(other)
    if mine & theirs or (not mine and not theirs and _heads(one) & _heads(other)):
        return True
    return bool(_initials(one) & theirs or _initials(other) & mine)


def _heads(voice: Voice) -> frozenset[str]:
    """Return the small words of a source, cut to their stems: "officials", "the ministry"."""
    return frozenset(
        folded(word)[:5] for word in _WORD.findall(voice.words) if folded(word) not in _LEADING
    )


def _initials(voice: Voice) -> frozenset[str]:
    words = [word for word in _WORD.findall(voice.words) if word[0].isupper()]
    return (
        frozenset(("".join(word[0] for word in words).lower(),)) if len(words) > 1 else frozenset()
    )


def _describes_people(voice: Voice) -> bool:
    """Tell whether names only say whose people these are: "a Fairhaven official"."""
    words = [_bare(word) for word in _WORD.findall(voice.words)]
    if voice.kind == "named_person":
        return False
    return words[-1].lower() in PEOPLE


def is_document(voice: Voice) -> bool:
    """Tell whether a paper or a record speaks, and no people."""
    words = [_bare(word).lower() for word in _WORD.findall(voice.words)]
    head = words[-1] if words else ""
    return (voice.kind == "document" and head in DOCUMENTS) or head in DOCUMENTS - MEDIA


def _is_place(words: str) -> bool:
    """Tell whether a country or capital speaks: "Washington", "North Korea"."""
    found = _WORD.findall(words)
    return bool(found) and all(word[0].isupper() for word in found) and _of_place(folded(found[-1]))


def _of_place(low: str) -> bool:
    return low in PLACES or (len(low) > 4 and any(low[:5] == place[:5] for place in _LONG_PLACES))


_LONG_PLACES = frozenset(place for place in PLACES if len(place) > 4)


def _bare(word: str) -> str:
    return re.sub(r"['’]s?$", "", word)
