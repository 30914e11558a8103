"""Between answers and tags: every word of a sentence is in a source, a cue, a content, or in none.

A tag is a role's letter (S source, C cue, T text, which is the content) behind `B` where a stretch
begins and `I` inside of one; `O` is none.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from annotator.suggest.learned.readings import Reading, loose
from annotator.suggest.quoting import Range
from annotator.suggest.tokens import Tokens

NONE = "O"
LABELS = (NONE, "BS", "IS", "BC", "IC", "BT", "IT")


def tags_of(words: Tokens, reading: Reading) -> list[str]:
    """Return a tag for every word; where ranges overlap, cue goes before source before content."""
    tags = [NONE] * len(words.starts)
    source, cue, content = reading.marks
    for role, ranges in (("T", content), ("S", source), ("C", cue)):
        for start, end in sorted(ranges):
            first, last = bisect_right(words.ends, start), bisect_left(words.starts, end)
            if first < last:
                tags[first:last] = ["B" + role, *["I" + role] * (last - first - 1)]
    for at in range(1, len(tags)):
        if tags[at][0] == "I" and tags[at - 1][-1] != tags[at][-1]:
            tags[at] = "B" + tags[at][-1]
    return tags


def stretches(tags: Sequence[str]) -> list[tuple[str, int, int]]:
    """Return the role of every stretch and its words, half-open."""
    found: list[tuple[str, int, int]] = []
    for at, tag in enumerate(tags):
        if tag == NONE:
            continue
        if tag[0] == "I" and found and found[-1][0] == tag[1] and found[-1][2] == at:
            found[-1] = (tag[1], found[-1][1], at + 1)
        else:
            found.append((tag[1], at, at + 1))
    return found


def ranges_of(text: str, words: Tokens, tags: Sequence[str]) -> dict[str, list[Range]]:
    """Return the ranges of every role, without the punctuation at their edges."""
    found: dict[str, list[Range]] = {"S": [], "C": [], "T": []}
    for role, first, last in stretches(tags):
        start, end = loose(text, words.starts[first], words.ends[last - 1])
        if start < end:
            found[role].append((start, end))
    return found
