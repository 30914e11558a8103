"""Sentences in which nobody but the author speaks: whether they state anything."""

from annotator.model.document import Sentence

_SILENT = frozenset("byline time furniture headline".split())
"""Kinds of blocks that state nothing of their own; a headline repeats what the story says."""
_SHORTEST = 3
"""Fewer words state nothing that could be checked."""


def states_nothing(sentence: Sentence) -> bool:
    """Tell whether a sentence is a question, furniture, or too short to be checked."""
    words = sentence.text.split()
    asks = sentence.text.rstrip("\"”’')] \n").endswith("?")
    return sentence.block in _SILENT or asks or len(words) < _SHORTEST
