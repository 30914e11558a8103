"""Which words of two sentences the other one does not have, wherever in it they stand.

A rewrite turns sentences around, so the order of words makes no difference here; that of a new
text of the same story does (`desk/revising/words.py`).
"""

from collections import Counter
from difflib import SequenceMatcher

from annotator.desk.alike.stems import Word, words

Range = tuple[int, int]
"""Half-open offsets in code points of the text."""


def differences(one: str, other: str) -> tuple[list[Range], list[Range]]:
    """Return the stretches of each text whose words the other one does not have."""
    mine, theirs = words(one), words(other)
    pairs = SequenceMatcher(
        None, [word.stem for word in mine], [word.stem for word in theirs], autojunk=False
    ).get_matching_blocks()
    # What stands in the same order first: of two "by" the one beside the same words is the same.
    same = {pair.a + n for pair in pairs for n in range(pair.size)}
    there = {pair.b + n for pair in pairs for n in range(pair.size)}
    return _beyond(mine, same, theirs, there), _beyond(theirs, there, mine, same)


def _beyond(mine: list[Word], same: set[int], theirs: list[Word], there: set[int]) -> list[Range]:
    """Return the words that are not among others, those beside each other as one stretch."""
    left = Counter(word.stem for n, word in enumerate(theirs) if n not in there)
    found: list[Range] = []
    follows = False
    for number, word in enumerate(mine):
        known = number in same or left[word.stem] > 0
        if known:
            left[word.stem] -= number not in same
        elif follows:
            found[-1] = (found[-1][0], word.end)
        else:
            found.append((word.start, word.end))
        follows = not known
    return found
