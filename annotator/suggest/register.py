"""The sources of a story as they come up, so that "she" and "the ministry" find their names."""

import re
from typing import NamedTuple

from annotator.model.claim import SourceKind
from annotator.suggest.first_names import FIRST_NAMES
from annotator.suggest.initials import shortens
from annotator.suggest.kinds import PEOPLE, TITLES
from annotator.suggest.lexicon import DETERMINERS
from annotator.suggest.naming import name_and_kind
from annotator.suggest.pronouns import Pronouns
from annotator.suggest.tokens import ALONE


class Named(NamedTuple):
    """A source under the name that the story gave it first."""

    name: str | None
    kind: SourceKind | None
    sure: bool = True
    """Whether nothing speaks for somebody else; only a pronoun leaves a doubt."""


_PERSONS = frozenset("he she him her his".split())
_BODIES = frozenset("it its".split())


class Register:
    """The sources named so far, latest last."""

    def __init__(self) -> None:
        self._known: dict[Named, list[str]] = {}
        self._text = ""
        self._read: dict[str, Named] = {}
        self._pronouns = Pronouns()
        self._outlets: set[str] = set()

    def hear(self, text: str) -> None:
        """Take notice of what stands between sources: a letter that "it" can mean, and outlets.

        "It" stands for the last body or document; a name that news is credited to is no "he".
        """
        self._pronouns.hear(text)
        if len(self._text) < _KEPT:
            self._text += text[:_KEPT]
        if any(map(text.__contains__, _PAPERS)):
            for match in _PAPER.finditer(text):
                self._remember(Named(match["name"], "document"))
        for match in _APPOSED.finditer(text):
            if text[: match.start()].rpartition(" ")[2] in _ROLES:
                named = Named(*name_and_kind(match[1]))
                if named.kind == "named_person":
                    self._remember(named)
        if "(" in text or "d by" in text or "n by" in text:
            for match in _OUTLET.finditer(text):
                self._outlets.add(match["dateline"] or match["by"])

    def resolve(self, source: str, outer: str = "") -> Named:
        """Return who a source is: by its own words, else by the last source that they fit.

        A pronoun stands for what was named in front of it, and never for the `outer` source that
        passes on its words.
        """
        low = source.lower()
        if low in _PERSONS or low in _BODIES or low == "they":
            earlier = list(self._known)
            if outer:
                passing = self._called(outer)
                earlier = [known for known in earlier if known != passing]
            if low in _PERSONS:
                return self._person(low, earlier)
            return _last(earlier, _SINGLE if low in _BODIES else _MANY)
        found = self._called(source)
        self._remember(found)
        return found

    def _called(self, source: str) -> Named:
        """Return who a source is by its own words."""
        named = self._read.get(source)
        if named is None:
            named = self._read[source] = Named(*name_and_kind(source))
        return self._fuller(named, source)

    def _person(self, pronoun: str, earlier: list[Named]) -> Named:
        """Return the person whom "he" or "she" means."""
        persons = (known.name for known in earlier if known.kind == "named_person")
        speakers = [name for name in persons if name and name not in self._outlets]
        name, sure = self._pronouns.who(pronoun, speakers)
        return Named(name, "named_person" if name else None, sure)

    def _fuller(self, named: Named, source: str) -> Named:
        """Return the earlier source that a surname or "the ministry" repeats."""
        if not named.name:
            return named
        body = self._abbreviated(named)
        if body is not None:
            return body
        last = named.name.split()[-1].lower()
        definite = source[:4].lower() == "the "
        single = " " not in named.name and named.name[:1].isupper()
        if not definite and not single:
            return named
        for known in reversed(self._known):
            if last in self._known[known]:
                name = str(known.name)
                if single and known.kind == "named_person" and " " in name:
                    return known
                if definite and last not in PEOPLE and len(name) > len(named.name):
                    return known
        return self._mentioned(named) if single and named.kind == "named_person" else named

    def _mentioned(self, named: Named) -> Named:
        """Return who a lone name is: an outlet, a person or a place that the story mentioned."""
        name = str(named.name)
        if name in self._outlets:
            return Named(name, "media")
        somewhere = False
        at = self._text.find(name)
        while at >= 0:
            end = at + len(name)
            before = self._text[max(0, at - _BACK) : at]
            if before[-1:].isspace() and not self._text[end : end + 1].isalnum():
                word = before.split()[-1] if before.strip() else ""
                full = _full(name, word, self._text, end)
                if full and name_and_kind(full) == (full, "named_person"):
                    return Named(full, "named_person")
                somewhere = somewhere or word.lower() in _SOMEWHERE
            at = self._text.find(name, end)
        return Named(name, "organisation") if somewhere else named

    def _abbreviated(self, named: Named) -> Named | None:
        """Return the earlier body whose name shortens this one, or is shortened by it."""
        if named.kind not in _BODIES_KINDS:
            return None
        bodies = (known for known in self._known if known.kind in _BODIES_KINDS)
        name = str(named.name)
        return next((b for b in bodies if shortens(name, str(b.name), either=True)), None)

    def _remember(self, named: Named) -> None:
        if named.name and named.name.lower() not in DETERMINERS:
            words = self._known.pop(named, None)
            self._known[named] = words or named.name.lower().split()


def _full(name: str, before: str, text: str, end: int) -> str | None:
    """Return a full name around a lone one: behind a first name, or in front of two more."""
    if before.lower() in FIRST_NAMES and before[:1].isupper():
        return f"{before} {name}"
    behind = _BEHIND.match(text, end)
    if behind is None or any(ALONE[word] != "N" for word in behind.groups()):
        return None
    return " ".join((name, *behind.groups()))


def _last(known: list[Named], kinds: tuple[SourceKind, ...]) -> Named:
    return next((one for one in reversed(known) if one.kind in kinds), Named(None, None))


_KEPT = 20_000
"""Code points from the beginning of a story in which its persons are mentioned in full."""
_BACK = 30
"""Code points in which the word in front of a name is found."""
_BEHIND = re.compile(r"\s([A-Z][a-z]+)\s([A-Z][a-z]+)\b")
"""What follows the name that a person is called by: one word may be a house called after it."""
_SOMEWHERE = frozenset("in near outside across around".split())
"""Words in front of a place: where one speaks, those who govern it do."""
_BODIES_KINDS = ("organisation", "media")
_MANY: tuple[SourceKind, ...] = ("anonymous", "organisation")
_SINGLE: tuple[SourceKind, ...] = ("organisation", "media", "document")
_ROLES = PEOPLE | TITLES
_APPOSED = re.compile(r", ([A-Z][\w'’-]+(?: [A-Z][\w'’.-]+){1,2}),")
"""Who somebody is: "the opposition leader, Tam Brice, ..."."""
_PAPERS = (
    "letter", "report", "statement", "memo", "study", "survey", "filing", "mail", "ruling",
    "indictment", "complaint", "affidavit", "communiqu", "declaration",
)  # fmt: skip
"""What is looked for first, so that most sentences cost nothing more."""
_PAPER = re.compile(
    r"\b(?:[Aa]n?|[Tt]he|[Tt]his|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|\w+['’]s)\s+"
    r"(?P<name>(?:(?!(?:of|in|to|and|that|by|for|on|an?|the)\b)[\w-]+\s+){0,2}"
    r"(?:letter|report|statement|memo|study|survey|filing|email|e-mail|ruling|indictment|complaint|"
    r"affidavit|communiqu[eé]|declaration))\b"
)
"""A paper that is mentioned, and may speak later."""
_OUTLET = re.compile(
    r"\((?P<dateline>[A-Z][\w ]{2,30})\)\s*(?:--?|[–—])|"
    r"\b(?:seen|reviewed|obtained|reported)\s+by\s+(?:[Tt]he\s+)?"
    r"(?P<by>[A-Z]\w+(?:\s[A-Z]\w+){0,3})"
)
"""Who wrote the story, or had papers shown to it."""
