"""Whose part of a claim a line means: `[nearer [N]] PART WORDS`."""

import re
from typing import NamedTuple

from annotator.desk.errors import RefusedError
from annotator.desk.marking import PARTS, Part
from annotator.lines.typed import cut

_TARGET = re.compile(
    r"(?:nearer(?:\s+(?P<level>\d))?\s+)?(?P<part>content|source|cue)\b\s*(?P<words>.*)",
    re.IGNORECASE | re.DOTALL,
)


class Target(NamedTuple):
    """Whose part is meant, and with which words."""

    level: int
    """0 is the outermost speaker, 1 the first nearer one."""
    part: Part
    words: str


def target_of(typed: str) -> Target:
    """Read `[nearer [N]] PART WORDS`; raises RefusedError."""
    match = _TARGET.fullmatch(typed)
    if match is None:
        raise RefusedError('say content, source or cue, then the words: source "the mayor"')
    nearer = typed.casefold().startswith("nearer")
    part: Part = next(part for part in PARTS if part == match["part"].casefold())
    return Target(int(match["level"] or 1) if nearer else 0, part, match["words"])


def first_words(typed: str) -> tuple[int, str]:
    """Return which speaker `nearer [N] ...` means, 0 for the outermost, and what follows."""
    first, rest = cut(typed)
    if first.casefold() != "nearer":
        return 0, typed
    level, behind = cut(rest)
    return (int(level), behind) if re.fullmatch(r"[1-9]", level) else (1, rest)
