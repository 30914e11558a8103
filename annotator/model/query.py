"""What a walk is restricted to: something typed, and filters. All of them must hold together.

What is typed is words, "phrases" and beginnings* that a sentence must all have, or a regular
expression between slashes. The words are those of the full-text index (`unicode61`): runs of
letters and digits, without regard to case and accents.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import Any, NamedTuple

from annotator.model.document import BlockKind

_TYPED = re.compile(r'"([^"]*)"|(\S+)')
_WORD = re.compile(r"[^\W_][^\W_\u0300-\u036f]*(?:[\u0300-\u036f]+[^\W_]*)*")

Stretch = tuple[int, int]
"""`[start, end)` in code points of a sentence's text."""


class Term(NamedTuple):
    """A word or phrase that a sentence must have."""

    text: str
    """As typed, without quotes and star."""
    prefix: bool
    """Whether its last word need only begin so."""


@dataclass(frozen=True, slots=True)
class Query:
    """Which sentences are walked; within one tuple any value will do."""

    text: str = ""
    """What was typed."""
    labels: tuple[str, ...] = ()
    """One of its claims has one of these labels ..."""
    outcomes: tuple[str, ...] = ()
    """... or its answer is one of these: `open` (not answered), `no_claim`, `skipped`."""
    flagged: bool = False
    """It carries a flag."""
    incomplete: bool = False
    """One of its claims wants more."""
    stale: bool = False
    """One of its claims has a label that the codebook on the desk does not have."""
    suggested: bool = False
    """A suggestion was made for it."""
    blocks: tuple[BlockKind, ...] = ()
    """Its block is of one of these kinds."""
    publishers: tuple[str, ...] = ()
    """Its story was published by one of these."""
    annotators: tuple[str, ...] = ()
    """It was answered by one of these people, in any role."""
    since: str = ""
    """Its story was published on this day, month or year (ISO 8601) or later."""
    until: str = ""
    """Its story was published on this day, month or year (ISO 8601) or earlier."""

    @property
    def pattern(self) -> str | None:
        """The typed regular expression, null when words were typed."""
        between = self.text[1:-1]
        return between if between and self.text[0] == self.text[-1] == "/" else None

    @property
    def filters(self) -> bool:
        """Whether anything but the text restricts the walk."""
        return any(getattr(self, field.name) for field in fields(self) if field.name != "text")

    def toggled(self, field: str, value: str = "") -> "Query":
        """Return the query with a value of a filter set, or taken away if it was."""
        now = getattr(self, field)
        if isinstance(now, bool):
            return self.having(field, not now)
        kept = tuple(one for one in now if one != value)
        return self.having(field, kept if value in now else (*now, value))

    def having(self, field: str, value: object) -> "Query":
        """Return the query with another value of one of its fields."""
        changes: dict[str, Any] = {field: value}
        return replace(self, **changes)

    def described(self) -> str:
        """Return the query in few words, for the top of the screen."""
        flags = [
            name for name in ("flagged", "incomplete", "stale", "suggested") if getattr(self, name)
        ]
        either = [*self.labels, *(_OUTCOMES[outcome] for outcome in self.outcomes)]
        parts = [" or ".join(either), *flags, " or ".join(self.blocks)]
        parts += [" or ".join(self.publishers), " or ".join(self.annotators)]
        parts += [f"from {self.since}" if self.since else ""]
        parts += [f"to {self.until}" if self.until else ""]
        filters = ", ".join(part.replace("_", " ") for part in parts if part)
        told = [f"filter: {filters}"] if filters else []
        return "  ".join([*told, f"search: {self.text}"] if self.text else told)


_OUTCOMES = {"open": "not answered", "no_claim": "no claim", "skipped": "skipped"}


def terms(typed: str) -> list[Term]:
    """Return the words and phrases that were typed; what has no letter or digit is left out."""
    found = []
    for phrase, word in _TYPED.findall(typed):
        term = (phrase or word).replace('"', " ")
        if any(char.isalnum() for char in term):
            found.append(Term(term.rstrip("*"), not phrase and term.endswith("*")))
    return found


def words(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the words of a text as they are compared, each with its place in the text."""
    for match in _WORD.finditer(text):
        yield _compared(match.group()), match.start(), match.end()


def stretches(typed: str, text: str) -> list[Stretch]:
    """Return where a text has the words and phrases that were typed, in text order."""
    known = list(words(text))
    found = set()
    for term in terms(typed):
        wanted = [word for word, _, _ in words(term.text)]
        for at in range(len(known) - len(wanted) + 1):
            if wanted and _matches(wanted, [known[at + n][0] for n in range(len(wanted))], term):
                found.add((known[at][1], known[at + len(wanted) - 1][2]))
    return sorted(found)


def _matches(wanted: list[str], there: list[str], term: Term) -> bool:
    if wanted[:-1] != there[:-1]:
        return False
    return there[-1].startswith(wanted[-1]) if term.prefix else there[-1] == wanted[-1]


def _compared(word: str) -> str:
    apart = unicodedata.normalize("NFD", word.lower())
    return "".join(char for char in apart if not unicodedata.combining(char))
