"""Sentences in which nobody but the author speaks: whether they state anything."""

from annotator.model.document import Sentence
from annotator.suggest.tokens import tokens

FRAME = frozenset("byline time furniture".split())
"""Kinds of blocks around a story, which state nothing."""
_LOOSE = frozenset("caption list table".split())
"""Kinds whose sentences are often no more than a credit or a name."""
_SHORTEST = 3
"""Fewer words state nothing that could be checked."""


def states_nothing(sentence: Sentence) -> bool:
    """Tell whether a sentence is a question, a headline, a credit, or too short to be checked.

    A headline repeats what the story says; it counts when it names somebody who says it.
    """
    words = sentence.text.split()
    asks = sentence.text.rstrip("\"”’')] \n").endswith("?")
    if asks or sentence.block == "headline" or len(words) < _SHORTEST:
        return True
    return sentence.block in _LOOSE and not _has_verb(sentence.text)


def _has_verb(text: str) -> bool:
    return any(letter in "vx" for letter in tokens(text, 0, len(text)).letters)
