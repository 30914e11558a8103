"""The sources of a story as they come up, so that "she" and "the ministry" find their names."""

from typing import NamedTuple

from annotator.model.claim import SourceKind
from annotator.suggest.kinds import PEOPLE
from annotator.suggest.lexicon import DETERMINERS
from annotator.suggest.naming import kind_of, name_of


class Named(NamedTuple):
    """A source under the name that the story gave it first."""

    name: str | None
    kind: SourceKind | None


_PERSONS = frozenset("he she him her his".split())
_BODIES = frozenset("it its".split())
_MEN, _WOMEN = frozenset("he him his".split()), frozenset("she her".split())


class Register:
    """The sources named so far, latest last."""

    def __init__(self) -> None:
        self._known: list[Named] = []
        self._read: dict[str, Named] = {}
        self._gender: dict[str, frozenset[str]] = {}

    def resolve(self, source: str) -> Named:
        """Return who a source is: by its own words, else by the last source that they fit."""
        low = source.lower()
        if low in _PERSONS:
            return self._person(low)
        if low in _BODIES or low == "they":
            return self._last(("organisation", "media") if low in _BODIES else _MANY)
        named = self._read.get(source)
        if named is None:
            named = self._read[source] = Named(name_of(source), kind_of(source))
        found = self._fuller(named, source)
        self._remember(found)
        return found

    def _person(self, pronoun: str) -> Named:
        """Return the last person whom "he" or "she" can mean."""
        fitting = _MEN if pronoun in _MEN else _WOMEN
        for known in reversed(self._known):
            person = known.name if known.kind == "named_person" else None
            if person and self._gender.setdefault(person, fitting) is fitting:
                return known
        return Named(None, None)

    def _last(self, kinds: tuple[SourceKind, ...]) -> Named:
        return next((k for k in reversed(self._known) if k.kind in kinds), Named(None, None))

    def _fuller(self, named: Named, source: str) -> Named:
        """Return the earlier source that a surname or "the ministry" repeats."""
        if not named.name:
            return named
        last = named.name.split()[-1].lower()
        definite = source[:4].lower() == "the "
        single = " " not in named.name and named.name[:1].isupper()
        if not definite and not single:
            return named
        for known in reversed(self._known):
            if known.name and last in known.name.lower().split():
                if single and known.kind == "named_person" and " " in known.name:
                    return known
                if definite and last not in PEOPLE and len(known.name) > len(named.name):
                    return known
        return named

    def _remember(self, named: Named) -> None:
        if named.name and named.name.lower() not in DETERMINERS:
            if named in self._known:
                self._known.remove(named)
            self._known.append(named)


_MANY: tuple[SourceKind, ...] = ("anonymous", "organisation")
