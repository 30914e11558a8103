"""Quotations around a cue: what is said in somebody's own words is said to its last mark."""

from annotator.suggest.quoting import Range
from annotator.suggest.syntax.extents import Reach, behind_time
from annotator.suggest.syntax.tree import MARKS, Tree

_LINKS = frozenset(", — -".split()) | MARKS
_STOPS = frozenset(", ? ! . ... - —".split())
_OPENS = frozenset(", . : ; - —".split())
_SHORTEST = 3
"""Fewer quoted words in front of a cue are no speech."""
_FAR = 14
"""So many words behind a cue a quotation can go on or begin."""
_LINKING = frozenset("RB CC IN , UH".split())
_LINKING_WORDS = frozenset("addition course fact".split())


def with_quotations(tree: Tree, reach: Reach) -> Reach:
    """Return an attribution whose content begins and ends where its quotations do."""
    low, high = _group(reach)
    reach = _behind_quotation(tree, reach, low)
    contents = list(reach.contents)
    if reach.before:
        contents = _to_the_ends(tree, contents, low, high)
    cue = reach.cue
    for number, found in enumerate(contents):
        at = _colon(tree, found) if found[0] > reach.head else None
        if at is not None:
            contents[number] = at + 1, found[1]
            cue = cue[0], max(reach.head + 1, min(cue[1], at))
    if not reach.before:
        contents = [behind_time(tree, c) if c[0] > reach.head else c for c in contents]
    contents = [c for c in (_without_links(tree, c) for c in contents) if c[0] < c[1]]
    if len(contents) > 1:
        contents = [c for c in contents if not _only_links(tree, c)]
    walls = {w for wall in (reach.cue, reach.source) if wall for w in range(*wall)}
    contents = _merged(tree, [_to_marks(tree, c, walls) for c in contents])
    return reach._replace(cue=cue, contents=contents)


def _group(reach: Reach) -> Range:
    """Return the range of a cue and the source beside it."""
    (low, high), source = reach.cue, reach.source
    if source is not None:
        if source[1] >= low - 1:
            low = min(low, source[0])
        if source[0] <= high:
            high = max(high, source[1])
    return low, high


def _behind_quotation(tree: Tree, reach: Reach, low: int) -> Reach:
    """Return an attribution with the quotation right in front of it, if there is one."""
    last = low - 1
    while last >= 0 and not tree.quoted[last] and tree.words[last] in _LINKS:
        last -= 1
    if last < 0 or tree.words[last] not in MARKS or not tree.quoted[last]:
        return reach
    if tree.tags[reach.head] == "VBG" and not tree.quoted[0] and not _has_subject(tree, reach):
        return reach  # "..., adding" goes on with somebody who has spoken
    first = last
    while first > 0 and tree.quoted[first - 1]:
        first -= 1
    known = any(start <= first and stop >= last for start, stop in reach.contents)
    ends = tree.words[last - 1] in _STOPS or tree.words[last + 1] in (",", "—", "-")
    if known or last - first < _SHORTEST or not ends:
        return reach
    contents = [c for c in reach.contents if c[1] <= first]
    cue = reach.cue[0], reach.head + 1
    return reach._replace(cue=cue, contents=[*contents, (first, last + 1)], before=True)


def _has_subject(tree: Tree, reach: Reach) -> bool:
    return tree.child(reach.head, "nsubj") is not None


def _to_the_ends(tree: Tree, contents: list[Range], low: int, high: int) -> list[Range]:
    """Return what is said first from its sentence's start, with the quotation that goes on."""
    if any(start < low for start, _ in contents):
        contents = [(0, low), *(c for c in contents if c[0] >= low)]
    n = len(tree)
    for at in range(high, min(n, high + _FAR)):
        if tree.quoted[at] and tree.words[at] in MARKS and tree.words[at - 1] in _OPENS:
            return [*(c for c in contents if c[0] < high), (at, n)]
    return contents


def _colon(tree: Tree, found: Range) -> int | None:
    """Return the colon in front of the quotation that is all of what is said."""
    for at in range(found[0] + 1, min(found[1] - 1, found[0] + _FAR)):
        if tree.words[at] == ":" and tree.quoted[at + 1] and tree.words[at + 1] in MARKS:
            return at
        if tree.tags[at].startswith("VB"):
            return None
    return None


def _without_links(tree: Tree, found: Range) -> Range:
    """Return a range without the "But" that it begins with, and the "and" that it ends with."""
    low, high = found
    while low < high and not tree.quoted[low] and tree.deps[low] in ("cc", "punct"):
        low += 1
    last = high - 1
    while last > low and not tree.quoted[last] and tree.deps[last] in ("cc", "punct"):
        if tree.deps[last] == "cc":
            high = last
        last -= 1
    return low, high


def _only_links(tree: Tree, found: Range) -> bool:
    """Tell whether words only link a sentence to the one before: "In addition"."""
    return all(
        tree.tags[word] in _LINKING or tree.lower[word] in _LINKING_WORDS for word in range(*found)
    )


def _to_marks(tree: Tree, found: Range, walls: set[int]) -> Range:
    """Return a range that ends where its quotations do."""
    low, high = found
    quoted = tree.quoted
    while low > 0 and quoted[low] and quoted[low - 1] and low - 1 not in walls:
        low -= 1
    while high < len(tree) and quoted[high - 1] and quoted[high] and high not in walls:
        high += 1
    return low, high


def _merged(tree: Tree, ranges: list[Range]) -> list[Range]:
    """Return ranges in order, those with nothing but punctuation between them as one."""
    found: list[Range] = []
    for low, high in sorted(ranges):
        if found and all(tree.deps[word] == "punct" for word in range(found[-1][1], low)):
            found[-1] = found[-1][0], max(high, found[-1][1])
        else:
            found.append((low, high))
    return found
