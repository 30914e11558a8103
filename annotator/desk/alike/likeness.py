"""How much two sentences have in common: the cosine of their words, weighed by rarity."""

from collections import Counter
from collections.abc import Callable, Collection
from math import log, sqrt

Idf = Callable[[str], float]
"""How much a word tells: the rarer, the more."""


def likeness(words_a: Collection[str], words_b: Collection[str], idf: Idf) -> float:
    """Return 0 for words that have nothing in common, 1 for the same; each word counts once."""
    one, other = frozenset(words_a), frozenset(words_b)
    common = sum(idf(word) ** 2 for word in one & other)
    if not common:
        return 0.0
    return common / sqrt(sum(idf(w) ** 2 for w in one) * sum(idf(w) ** 2 for w in other))


def idf_among(sentences: Collection[Collection[str]]) -> Idf:
    """Return how much words tell among these sentences, which are given by their words."""
    held = Counter(word for words in sentences for word in frozenset(words))
    total = len(sentences)
    return lambda word: weight(held[word], total)


def weight(held: float, total: int) -> float:
    """Return how much a word tells that so many of all sentences hold."""
    return log(1 + total / max(held, 1))
