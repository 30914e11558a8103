"""Sentences ranked by how much they have in common with one, by the dozen and at once."""

from collections.abc import Mapping
from math import sqrt
from statistics import fmean

from annotator.desk.alike.stems import stems


class Sought:
    """A sentence that others are compared with.

    Its own words are weighed by how rare they are in the corpus. Words of the others that it does
    not have are all weighed alike, as its own are on average: to count each of them in the corpus
    would take longer than all the rest, and which ones they are tells little.
    """

    def __init__(self, weights: Mapping[str, float]) -> None:
        """`weights` are those of its words, by their stems."""
        self._squares = {word: weight * weight for word, weight in weights.items()}
        self._other = fmean(self._squares.values()) if weights else 1.0
        self._size = sum(self._squares.values())

    def likeness(self, text: str) -> float:
        """Return from 0 to 1 how much a text has in common with the sentence."""
        words = stems(text)
        common = words & self._squares.keys()
        shared = sum([self._squares[word] for word in common])
        if not shared:
            return 0.0
        return shared / sqrt(self._size * (shared + self._other * (len(words) - len(common))))
