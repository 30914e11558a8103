"""What a source is called and what kind of source it is, judged by its words alone."""

import re

from annotator.model.base import one_line
from annotator.model.claim import SourceKind
from annotator.suggest.kinds import DOCUMENTS, MEDIA, ORGANISATIONS, PEOPLE, PLACES, TITLES
from annotator.suggest.lexicon import DETERMINERS, PRONOUNS

_WORD = re.compile(r"[^\s,;()\[\]“”\"«»]+")
_OF = re.compile(r"\s(?:of|at|from|for|with|in|who|whose|which)\s|[,;(—–]")
_ASIDE = re.compile(r"\s(?:who|whose|which|that)\s|[,;(—–]")
_AUTHORS = frozenset("i we me us".split())


def name_of(source: str) -> str | None:
    """Return a source's name as its words give it, null when they only point ("he", "it")."""
    person = _person(_words(source))
    if person:
        return " ".join(person)
    words = _words(source, _ASIDE)
    while words and words[0].lower() in DETERMINERS:
        words = words[1:]
    name = " ".join(words)
    return None if not name or name.lower() in PRONOUNS else name


def kind_of(source: str) -> SourceKind | None:
    """Return what kind of source the words describe, null when they do not tell."""
    words = _words(source)
    lower = [_plain(word) for word in words]
    if not words:
        return None
    if lower[0] in _AUTHORS and len(words) == 1:
        return "author"
    if len(words) == 1 and lower[0] in PRONOUNS and lower[0] not in PEOPLE:
        return None
    return _by_place(words, lower) or ("named_person" if _person(words) else _by_head(words, lower))


def _by_place(words: list[str], lower: list[str]) -> SourceKind | None:
    """Return the kind of "Washington" and of "North Korea", of "Reuters" and of "NATO"."""
    if not words[-1][:1].isupper():
        return None
    if lower[-1] in MEDIA:
        return "media"
    short = len(words[-1]) > 1 and words[-1].replace(".", "").isupper()
    if lower[-1] in PLACES or lower[-1] in ORGANISATIONS or (short and len(words) < 3):
        return "organisation"
    return None


def _by_head(words: list[str], lower: list[str]) -> SourceKind | None:
    """Return the kind that a phrase's nouns tell, its last ones first."""
    for word in reversed(lower):
        if word in DOCUMENTS:
            return "document"
        if word in PEOPLE:
            return "anonymous"
        if word in MEDIA:
            return "media"
        if word in ORGANISATIONS:
            return "organisation"
    if len(words) == 1 and words[0][:1].isupper():
        return "named_person"
    return None


def _words(source: str, ends: re.Pattern[str] = _OF) -> list[str]:
    """Return the words in front of what describes them: "of the institute", ", who ..."."""
    if not source.isprintable():
        source = one_line(source)
    match = ends.search(source)
    head = source[: match.start()] if match and match.start() else source
    words = _WORD.findall(head)
    if words and words[-1].lower().endswith(("'s", "’s")):
        words[-1] = words[-1][:-2]
    return [word for word in words if any(map(str.isalnum, word))]


def _plain(word: str) -> str:
    word = word.lower().rstrip(".,")
    return word[:-2] if word.endswith(("'s", "’s")) else word


def _person(words: list[str]) -> list[str]:
    """Return the name that a phrase ends in, without what the person is: "Dr. Ann Lee"."""
    start = len(words)
    while start > 0 and _is_name(words[start - 1]):
        start -= 1
    name = words[start:]
    titles = [n for n, word in enumerate(words) if n + 1 >= start and _plain(word) in _CALLED]
    titled = bool(titles) and titles[-1] + 1 < len(words)
    if titled:
        name = words[titles[-1] + 1 :]
    elif any(_plain(word) in _NO_PERSON for word in name):
        return []
    enough = 1 if titled else 2
    return name if enough <= len(name) <= _LONGEST else []


_CALLED = PEOPLE | TITLES
_NO_PERSON = MEDIA | ORGANISATIONS | DOCUMENTS | PLACES
_LONGEST = 4
"""A person's name has at most as many words."""


def _is_name(word: str) -> bool:
    return word[:1].isupper() and word.lower() not in DETERMINERS
