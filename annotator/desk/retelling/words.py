"""The words that tell what a sentence is about, apart from those that every sentence has."""

import unicodedata
from typing import NamedTuple

from annotator.desk.alike.stems import Word, words
from annotator.suggest.lexicon import AUXILIARIES, CONJUNCTIONS, DETERMINERS, PREPOSITIONS, PRONOUNS

_EMPTY = {
    word[:5]
    for word in AUXILIARIES | CONJUNCTIONS | DETERMINERS | PREPOSITIONS | PRONOUNS
    if word not in ("past", "house")
} | frozenset(
    "to of not its also just only then there here more most very said says such than".split()
)


class Stretch(NamedTuple):
    """A part of a text: half-open offsets in code points."""

    start: int
    end: int


def telling_words(text: str, without: list[Stretch] | None = None) -> list[Word]:
    """Return the words that tell something, outside of some stretches."""
    return [
        word
        for word in words(text)
        if word.stem not in _EMPTY
        and (len(word.stem) > 1 or word.stem.isdigit())
        and not any(out.start <= word.start < out.end for out in without or ())
    ]


def folded(word: str) -> str:
    """Return a word without capitals, accents and full stops: `U.N.` as `un`, `Zoë` as `zoe`."""
    plain = word.casefold().replace(".", "")
    apart = unicodedata.normalize("NFKD", plain)
    return "".join(char for char in apart if not unicodedata.combining(char))
