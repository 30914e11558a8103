"""The words of a sentence as they are compared: folded, and cut to the stem they share with others.

A stem is a word's first five letters. That is crude, and measured on real rewrites no worse than
a stemmer of one language: `missile`, `missiles`; `celebrate`, `celebrations`. Numbers stay whole,
as 2.1 and 2.4 have nothing in common.
"""

import re
import unicodedata
from typing import NamedTuple

LETTERS = 5
"""Letters of a stem."""

_WORD = re.compile(r"['’][sS]\b|([^\W\d_]+(?:\.[^\W\d_]\b)*|\d+(?:[.,]\d+)*)")
"""A word; the 's of a possessive is matched so that it is none."""
_ASCII, _POSSESSIVE = re.compile(r"[a-z]+(?:\.[a-z]\b)*|\d+(?:[.,]\d+)*"), re.compile(r"'s\b")
"""The same for small letters of ASCII alone, in a third of the time."""


class Word(NamedTuple):
    """A word of a text: half-open offsets in code points, and what it is compared by."""

    start: int
    end: int
    stem: str


def words(text: str) -> list[Word]:
    """Return the words of a text; `'s` and signs are none."""
    return [
        Word(*match.span(), stem(match.group(1)))
        for match in _WORD.finditer(text)
        if match.group(1)
    ]


def stems(text: str) -> frozenset[str]:
    """Return what the words of a text are compared by."""
    if not text.isascii():
        return frozenset([stem(word) for word in _WORD.findall(text) if word])
    small = text.lower()  # candidates for twins are read by the dozen
    if "'s" in small:
        small = _POSSESSIVE.sub(" ", small)
    return frozenset(
        [word[:LETTERS] if word.isalpha() else _plain(word) for word in _ASCII.findall(small)]
    )


def stem(word: str) -> str:
    """Return what a word is compared by: `Missiles` and `missile` by the same."""
    return _plain(word if word.isascii() else _without_accents(word))


def _plain(word: str) -> str:
    if word[0].isdigit():
        return word.replace(",", "")
    return word.replace(".", "").casefold()[:LETTERS]


def _without_accents(word: str) -> str:
    """Return `Zoë` as `Zoe`."""
    apart = unicodedata.normalize("NFKD", word)
    return "".join(char for char in apart if not unicodedata.combining(char)) or word
