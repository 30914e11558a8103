"""Which words of two sentences the other one does not have, wherever in it they stand.

A rewrite turns sentences around, so the order of words makes no difference here; that of a new
text of the same story does (`desk/revising/words.py`).
"""

from collections import Counter

from annotator.desk.alike.stems import Word, words

Range = tuple[int, int]
"""Half-open offsets in code points of the text."""


def differences(one: str, other: str) -> tuple[list[Range], list[Range]]:
    """Return the stretches of each text whose words the other one does not have."""
    mine, theirs = words(one), words(other)
    return _beyond(mine, theirs), _beyond(theirs, mine)


def _beyond(mine: list[Word], theirs: list[Word]) -> list[Range]:
    """Return the words that are not among others, those beside each other as one stretch."""
    left = Counter(word.stem for word in theirs)
    found: list[Range] = []
    follows = False
    for word in mine:
        if left[word.stem] > 0:
            left[word.stem] -= 1
            follows = False
            continue
        if follows:
            found[-1] = (found[-1][0], word.end)
        else:
            found.append((word.start, word.end))
        follows = True
    return found
