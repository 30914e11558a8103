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

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)*|[^\W\d_]+")
_POSSESSIVE = re.compile(r"['’]s\b", re.IGNORECASE)


class Word(NamedTuple):
    """A word of a text: half-open offsets in code points, and what it is compared by."""

    start: int
    end: int
    stem: str


def words(text: str) -> list[Word]:
    """Return the words of a text; `'s` and signs are none."""
    spare = {match.start() + 1 for match in _POSSESSIVE.finditer(text)}
    return [
        Word(*match.span(), stem(match.group()))
        for match in _WORD.finditer(text)
        if match.start() not in spare
    ]


def stems(text: str) -> frozenset[str]:
    """Return what the words of a text are compared by."""
    return frozenset(word.stem for word in words(text))


def stem(word: str) -> str:
    """Return what a word is compared by: `Missiles` and `missile` by the same."""
    if word[0].isdigit():
        return word.replace(",", "")
    return folded(word)[:LETTERS]


def folded(word: str) -> str:
    """Return a word without capitals, accents and full stops: `U.N.` as `un`, `Zoë` as `zoe`."""
    plain = word.casefold().replace(".", "")
    if plain.isascii():
        return plain
    apart = unicodedata.normalize("NFKD", plain)
    return "".join(char for char in apart if not unicodedata.combining(char)) or plain
