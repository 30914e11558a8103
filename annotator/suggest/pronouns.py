"""Who "he" and "she" are: the last speaker whom the word can mean, else who was just mentioned.

First names and titles tell whom it can mean, and what somebody was called before; whoever nothing
is known of may be either.
"""

import re
from collections.abc import Sequence
from typing import Literal

from annotator.suggest.first_names import FIRST_NAMES, MEN, WOMEN

Gender = Literal["he", "she"]
_GENDERS: dict[str, Gender] = {
    "he": "he", "him": "he", "his": "he", "she": "she", "her": "she"
}  # fmt: skip
_LEADING = re.compile(r"[A-Zacs](?<!\w.)[a-z]+(?=\.?\s[A-Z])")
"""A word in front of a capital: a first name or a title, if it is known as such."""
_REST = re.compile(r"(?:\s[A-Z]\.)?(?:\s[A-Z][\w-]*[a-z]){1,2}(?!\s[A-Z])")
"""What follows a first name."""
_TITLED = re.compile(r"\.?\s(?:[A-Z][\w'’.-]*\s){0,2}?([A-Z][\w'’-]*\w)(?!\s[A-Z])")
"""What follows a title; its last word is a surname."""
_TITLES: dict[str, Gender] = {
    **dict.fromkeys("Mr Sir Lord King Prince spokesman chairman congressman".split(), "he"),
    **dict.fromkeys("Mrs Ms Miss Lady Queen Princess".split(), "she"),
    **dict.fromkeys("spokeswoman chairwoman congresswoman actress".split(), "she"),
}
WHOSE = 0.85
"""Nothing is surer that names the wrong person, or nobody, for a "he"."""
_NEAR = 1200
"""Code points back to which somebody who did not speak, but was mentioned, can be meant."""
_JUST = 400
"""Code points back to which who spoke is meant rather than who was mentioned since."""
_KEPT = 6000
"""Code points of the story that are looked back on."""


class Pronouns:
    """What a story has told so far of who is a man and who is a woman."""

    def __init__(self) -> None:
        self._new: list[str] = []
        self._text = ""
        self._known: dict[str, Gender] = {}
        self._called: dict[str, Gender] = {}

    def hear(self, text: str) -> None:
        """Take notice of what the story says next; it is read when a pronoun asks for it."""
        self._new.append(text)

    def who(self, pronoun: str, speakers: Sequence[str]) -> tuple[str | None, bool]:
        """Return the name that a pronoun stands for, null when nobody fits, and whether it is sure.

        `speakers` are the persons who spoke so far, latest last.
        """
        wanted, mentioned = _GENDERS[pronoun], self._read(_GENDERS[pronoun])
        for name in reversed(speakers):
            known = self._gender(name)
            if known is wanted:
                return self._fitting(name, mentioned)
            if known is None and self._called.get(name, wanted) is wanted:
                return self._perhaps(name, wanted, mentioned, last=name == speakers[-1])
        return mentioned, False

    def _fitting(self, name: str, mentioned: str | None) -> tuple[str, bool]:
        """Return a speaker who certainly fits, or who fits as well and came up much later."""
        at = self._at(name)
        if mentioned and self._at(mentioned) > at:
            return (name if len(self._text) - at < _JUST else mentioned), False
        return name, self._is_near(name)

    def _perhaps(
        self, name: str, wanted: Gender, mentioned: str | None, *, last: bool
    ) -> tuple[str, bool]:
        """Return a speaker of whom nothing is known, or who certainly fits and came up since."""
        if mentioned and self._at(mentioned) > self._at(name):
            return mentioned, False
        sure = self._called.get(name) is wanted or (last and self._is_near(name, _JUST))
        self._called[name] = wanted
        return name, sure

    def _read(self, wanted: Gender) -> str | None:
        """Read on, and return who was mentioned last that certainly fits."""
        text = "".join(self._new)
        self._new.clear()
        end = 0
        for match in _LEADING.finditer(text):
            first, low = match.group(), match.group().lower()
            if match.start() < end:
                continue  # a later word of a name
            if first in _TITLES:
                found = _TITLED.match(text, match.end())
                if found is not None:
                    self._known[found[1]] = _TITLES[first]
                    end = found.end()
            elif low in FIRST_NAMES and first != low:
                found = _REST.match(text, match.end())
                if found is not None:
                    self._known[first + found.group()] = "he" if low in MEN else "she"
                    end = found.end()
        self._text = (self._text + text)[-_KEPT:]
        fitting = (name for name, gender in self._known.items() if gender is wanted)
        near = [name for name in fitting if self._is_near(name)]
        return max(near, key=self._at, default=None)

    def _gender(self, name: str) -> Gender | None:
        first, _, rest = name.partition(" ")
        if rest and first.lower() in FIRST_NAMES:
            return "she" if first.lower() in WOMEN else "he"
        return self._known.get(name.rpartition(" ")[2])

    def _at(self, name: str) -> int:
        return self._text.rfind(name.rpartition(" ")[2])

    def _is_near(self, name: str, within: int = _NEAR) -> bool:
        at = self._at(name)
        return at >= 0 and len(self._text) - at < within
