"""What a source is called and what kind of source it is, judged by its words alone."""

import re

from annotator.model.base import one_line
from annotator.model.claim import SourceKind
from annotator.suggest.first_names import FIRST_NAMES
from annotator.suggest.kinds import (
    BODIES,
    DOCUMENTS,
    LEADING_PLACES,
    MEDIA,
    NEWSPAPERS,
    ORGANISATIONS,
    PARTIES,
    PEOPLE,
    PLACES,
    TITLES,
)
from annotator.suggest.lexicon import DETERMINERS, PRONOUNS

_WORD = re.compile(r"[^\s,;()\[\]“”\"«»]+")
_OF = re.compile(
    r"\s(?:of|at|from|for|with|in|who|whose|which|(?:seen|obtained|reviewed|published|released) by)"
    r"\s|\s(?:close )?to\s(?!the \w+ [A-Z])|[,;(—–]"
)
_ASIDE = re.compile(
    r"\s(?:who|whose|which|that|(?:seen|obtained|reviewed|published|released) by)\s|[,;(—–]"
)
_ROLES = PEOPLE | TITLES | ORGANISATIONS | MEDIA
_AUTHORS = frozenset("i we me us".split())


def name_of(source: str) -> str | None:
    """Return a source's name as its words give it, null when they only point ("he", "it")."""
    return name_and_kind(source)[0]


def kind_of(source: str) -> SourceKind | None:
    """Return what kind of source the words describe, null when they do not tell."""
    return name_and_kind(source)[1]


def name_and_kind(source: str) -> tuple[str | None, SourceKind | None]:
    """Return what a source is called, and what kind of source its words describe."""
    if not source.isprintable():
        source = one_line(source)
    words = _words(_called_behind(source) or source, _OF)
    lower = [_plain(word) for word in words]
    person = _person(words, lower)
    if person:
        return " ".join(person), _kind(words, lower, person)
    return _name(_words(_called_behind(source) or source, _ASIDE)), _kind(words, lower, person)


def _called_behind(source: str) -> str | None:
    """Return the name behind a comma in "A spokesman, Piers Avondale," and "the firm, Merrow Ltd".

    Null where a name stands in front of the comma, or none behind it.
    """
    comma = source.find(",")
    if comma < 0:
        return None
    role = _words(source[:comma], _OF)
    if len(role) < _FEWEST or any(word[:1].isupper() for word in role[1:]):
        return None
    if _plain(role[-1]) not in _ROLES or _plain(role[0]) not in DETERMINERS:
        return None
    words = _words(source[comma + 1 :].partition(",")[0].lstrip(), _OF)
    if not 1 <= len(words) <= _LONGEST or not all(map(_is_name, words)):
        return None
    outlet = _plain(words[-1]) in MEDIA and _plain(role[-1]) not in MEDIA
    return None if outlet else " ".join(words)


def _name(words: list[str]) -> str | None:
    """Return the name of who is no person, null when the words only point."""
    words = _called(words)
    while words and words[0].lower() in DETERMINERS:
        words = words[1:]
    name = " ".join(words)
    return None if not name or name.lower() in PRONOUNS else name


def _called(words: list[str]) -> list[str]:
    """Return what is called by name in "satellite firm Umbra", "the NTB news agency"."""
    last = max((n for n, word in enumerate(words) if word in _GENERIC), default=-1)
    behind = words[last + 1 :]
    if last > 0 and behind and all(word[:1].isupper() for word in behind):
        return behind
    end = len(words)
    while end > 1 and words[end - 1] in _GENERIC:
        end -= 1
    known = end < len(words) and (_is_short(words[end - 1]) or _plain(words[end - 1]) in MEDIA)
    return words[end - 1 : end] if known and words[end - 1][:1].isupper() else words


_GENERIC = MEDIA | ORGANISATIONS | {"state"}


def _kind(words: list[str], lower: list[str], person: list[str]) -> SourceKind | None:
    if not words:
        return None
    if lower[0] in _AUTHORS and len(words) == 1:
        return "author"
    if len(words) == 1 and lower[0] in PRONOUNS and lower[0] not in PEOPLE:
        return None
    return _by_place(words, lower, person) or ("named_person" if person else _by_head(words, lower))


def _by_place(words: list[str], lower: list[str], person: list[str]) -> SourceKind | None:
    """Return the kind of "Washington" and of "North Korea", of "Reuters" and of "NATO"."""
    if not words[-1][:1].isupper():
        return None
    short = _is_short(words[-1])
    if person and not short:
        return None
    if lower[-1] in _AGENCIES and not _PRESS.isdisjoint(lower):
        return "media"
    titled = len(words) > 1 and words[-2][:1].isupper() and lower[-1] in NEWSPAPERS
    if lower[-1] in MEDIA or titled:
        return "media"
    named = lower[-1] in PLACES or lower[-1] in ORGANISATIONS
    if named or lower[-1] in BODIES or (short and len(words) < 3):
        return "organisation"
    if len(words) > 1 and words[-2][:1].isupper() and lower[-2] in LEADING_PLACES:
        return "organisation"
    return None


_AGENCIES = frozenset("agency service bureau association".split())
_PRESS = frozenset("news press".split())


def _is_short(word: str) -> bool:
    """Tell "NATO", "U.N." and "UN" from "Un"."""
    return len(word) > 1 and word.replace(".", "").isupper()


def _by_head(words: list[str], lower: list[str]) -> SourceKind | None:
    """Return the kind that a phrase's nouns tell, its last ones first."""
    for number in range(len(lower) - 1, -1, -1):
        word = lower[number]
        if word in DOCUMENTS:
            return "document"
        if word in PEOPLE or word.endswith("ists"):
            return "anonymous"
        if word in MEDIA or (word == "agency" and lower[number - 1] in _PRESS):
            return "media"
        if word in ORGANISATIONS:
            return "organisation"
    if len(words) == 1 and words[0][:1].isupper():
        return "named_person"
    return None


def _words(source: str, ends: re.Pattern[str]) -> list[str]:
    """Return the words in front of what describes them: "of the institute", ", who ..."."""
    match = ends.search(source)
    head = source[: match.start()] if match and match.start() else source
    words = _WORD.findall(head)
    if words and words[-1].lower().endswith(("'s", "’s")):
        words[-1] = words[-1][:-2]
    return [word for word in words if any(map(str.isalnum, word))]


def _plain(word: str) -> str:
    word = word.lower().rstrip(".,")
    return word[:-2] if word.endswith(("'s", "’s")) else word


def _person(words: list[str], lower: list[str]) -> list[str]:
    """Return the name that a phrase ends in, without what the person is: "Dr. Ann Lee"."""
    start = len(words)
    while start > 0 and _is_name(words[start - 1]):
        start -= 1
    titles = [n for n in range(max(0, start - 1), len(words)) if lower[n] in _CALLED]
    titled = bool(titles) and titles[-1] + 1 < len(words)
    if titled:
        start = titles[-1] + 1
    if start == len(words):
        return []
    name = _without_owner(words[start:])
    if len(name) > _FEWEST and _plain(name[0]) in PARTIES:
        name = name[1:]
    if not (_may_have_a_title(name) if titled else _may_be_a_person(name)):
        return []
    enough = 1 if titled else _FEWEST
    return name if enough <= len(name) <= _LONGEST else []


def _without_owner(name: list[str]) -> list[str]:
    """Return a name without whom the person works for: "Gallup's Ann Lee"."""
    if len(name) <= _FEWEST:
        return name
    owner = max((n for n, word in enumerate(name) if word.endswith(("'s", "’s"))), default=-1)
    return name[owner + 1 :] if len(name) - owner > _FEWEST else name


def _may_have_a_title(name: list[str]) -> bool:
    """Tell "Foreign Secretary Lee" from "Foreign Ministry"."""
    last = _plain(name[-1]) if name else ""
    return last in _NAMES_TOO or (last not in ORGANISATIONS and last not in BODIES) or last == "un"


def _may_be_a_person(name: list[str]) -> bool:
    """Tell "Bill Hall" and "Kang Sun Nam" from "Fox News" and "Populist Anger"."""
    lower = [_plain(word) for word in name]
    if not lower or (lower[0] in LEADING_PLACES and lower[0] not in FIRST_NAMES):
        return False
    for number, word in enumerate(lower):
        if word.endswith(_ABSTRACT) or word in _NO_NAMES:
            return False
        if word not in _NO_PERSON or (word == "un" and not _is_short(name[number])):
            continue
        last = number + 1 == len(lower)
        known = lower[0] in FIRST_NAMES and 1 < len(lower) <= _FEWEST + 1
        if not (word in _NAMES_TOO and (known or (number and not last))):
            return False
    return lower[-1] not in _NAMED_LIKE or (lower[0] in FIRST_NAMES)


_CALLED = PEOPLE | TITLES
_NO_PERSON = MEDIA | ORGANISATIONS | DOCUMENTS | PLACES
_NAMED_LIKE = NEWSPAPERS | BODIES | {"agency"}
_NAMES_TOO = frozenset(
    "sun hall bill church house law post mail mirror herald page paper books guardian cook paris "
    "jordan israel chad london berlin england ireland france holland wales brief school".split()
)
"""Words that are first names and surnames too."""
_ABSTRACT = ("tion", "tions", "ness", "ment", "ments", "ism", "opulist", "ology")
"""What the words of names do not end in."""
_NO_NAMES = frozenset(
    "anger rage politics power war peace truth america american americans crisis times act "
    "correction photo street matter day".split()
)
_FEWEST = 2
_LONGEST = 4
"""A person's name has at most as many words."""


def _is_name(word: str) -> bool:
    return word[:1].isupper() and word.lower() not in DETERMINERS
