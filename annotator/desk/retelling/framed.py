"""Who passes on what a sentence says, where nobody marked them: frames that name them by shape.

A suggester, or an analyst in a hurry, marks the one who speaks and leaves out "per state media"
behind it, "told the BBC", or "what some experts take for". They change on whose word a claim stands
all the same, so they are looked for in the text itself.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from annotator.suggest.kinds import PEOPLE

_NAME = r"(?:the\s+)?(?P<name>(?:[\w&.'’-]+\s?){1,6})"
_PASSED_ON = re.compile(
    rf"(?:\b(?P<told>told|tells|telling)|[,—–\"”]\s*(?P<from>per|via|according\s+to))\s+{_NAME}",
    re.IGNORECASE,
)
_PEOPLE = "|".join(sorted(PEOPLE))
_SEEN = re.compile(
    r"\b(?:what|that|which|whom)\s+(?P<who>(?:some|many|several|most|a\s+few)\s+(?:\w+\s)?"
    r"(?:[a-z]+s|people))\s+(?P<cue>see|view|regard|describe|consider|call|deem|believe|"
    r"think|say)\b",
    re.IGNORECASE,
)
_CLOSE_TO = re.compile(
    rf"[,\"”]\s*(?P<who>(?:[a-z]+\s){{0,2}}(?:{_PEOPLE})(?:\s(?:close\s+to|familiar\s+with|"
    r"with\s+knowledge\s+of|briefed\s+on)\s[\w\s’']{2,30}?)?)\s+(?P<cue>say|said)\b[^,;]*$"
)


class Said(NamedTuple):
    """What many people say, or take something to be."""

    who: str
    cue: str
    content: str


def outlet_in(text: str, is_outlet: Callable[[str], bool]) -> tuple[str, str] | None:
    """Return the cue and the name of the outlet that a sentence says it is from, by its shape."""
    for match in _PASSED_ON.finditer(text):
        for name in _beginnings(match["name"]):
            if is_outlet(name):
                return match["told"] or match["from"], name
    return None


def _beginnings(words: str) -> Iterator[str]:
    """Yield words, then ever fewer of them from their beginning."""
    parts = words.split()
    for many in range(len(parts), 0, -1):
        yield " ".join(parts[:many]).strip(" ,.")


def many_in(text: str) -> Iterator[Said]:
    """Yield what a sentence says that people without a name say, or take something to be.

    "What some experts take for a comeback"; "..., sources close to her say".
    """
    for match in _SEEN.finditer(text):
        yield Said(match["who"], match["cue"], text[match.end() :])
    if behind := _CLOSE_TO.search(text):
        yield Said(behind["who"], behind["cue"], text[: behind.start()])
