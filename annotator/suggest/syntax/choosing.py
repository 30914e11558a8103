"""Which of a sentence's cues count: the outermost ones, and those that stand beside them."""

from typing import NamedTuple

from annotator.suggest.syntax.extents import Reach
from annotator.suggest.syntax.tree import MARKS, Tree

_GOES_ON = 0.6
"""A participle that is as likely a cue ends what is said before it: "..., adding that"."""
_JOINS = 0.8
"""A second verb, or a relative clause, that is as likely a cue does; inside, it counts as one."""
_CLAUSES = frozenset("but and while though although".split())


class Found(NamedTuple):
    """An attribution that a sentence may hold."""

    reach: Reach
    chance: float
    """How likely its cue is one."""
    inner: tuple[Reach, ...] = ()
    """Those that its content holds."""


def outermost(tree: Tree, found: list[Found]) -> list[Found]:
    """Return the attributions that no other one holds, in text order."""
    taken: list[Found] = []
    for one in sorted(found, key=lambda one: (_depth(tree, one.reach), -one.chance)):
        head = one.reach.head
        if any(r.source and r.source[0] <= head < r.source[1] for r, *_ in taken):
            continue
        at = next((n for n, known in enumerate(taken) if _holds(known.reach, head)), None)
        if at is None:
            taken.append(one)
            continue
        outer = taken[at]
        shorter = _cut(tree, outer.reach, one)
        if shorter is not None:
            taken[at] = outer._replace(reach=shorter)
            taken.append(one)
        elif one.chance * (1 - outer.chance) > outer.chance:
            taken[at] = one
        elif one.chance > _JOINS and not any(_holds(nearer, head) for nearer in outer.inner):
            taken[at] = outer._replace(inner=(*outer.inner, one.reach))
    return sorted(taken, key=lambda one: one.reach.cue)


def _holds(reach: Reach, word: int) -> bool:
    return any(low <= word < high for low, high in (reach.cue, *reach.contents))


def _depth(tree: Tree, reach: Reach) -> float:
    """Return how far inside an attribution stands: the outermost has the least."""
    if reach.before:
        return -1
    depth = tree.depth(reach.head)
    put_in = any(low <= tree.heads[reach.head] < high for low, high in reach.contents)
    return depth - 1.5 if put_in else depth  # it speaks of the clause that it is put into


def _cut(tree: Tree, outer: Reach, inner: Found) -> Reach | None:
    """Return the outer attribution without an inner one that stands beside it, null if it holds it.

    "She said X, adding Y"; "she said X and warned Y"; "she said X, but Lee denied it".
    """
    start = _start_beside(tree, outer, inner)
    if start is None or start <= outer.head:
        return None
    while tree.deps[start - 1] == "cc" or tree.words[start - 1] == ",":
        start -= 1
    contents = [(low, min(high, start)) for low, high in outer.contents if low < start]
    return outer._replace(contents=contents) if contents else None


def _start_beside(tree: Tree, outer: Reach, inner: Found) -> int | None:
    """Return where a second attribution begins, null when it is part of what the first says."""
    reach, chance = inner.reach, inner.chance
    head, low, source = reach.head, reach.cue[0], reach.source
    if tree.tags[head] == "VBG" and low and tree.words[low - 1] in {","} | MARKS:
        if chance > _GOES_ON:
            return low
    elif chance > _JOINS:
        lead = _lead(tree, low)
        alike = lead > outer.head and _same_form(tree, outer.head, head)
        if alike and tree.child(head, "nsubj", "nsubjpass") is None:
            return lead
        if source and tree.deps[head] == "relcl" and _is_relative(tree, source[0]):
            return source[0]
    if source and 1 < source[0] < source[1] <= low and not reach.before:
        lead = source[0] - 1
        if tree.lower[lead] in _CLAUSES and tree.words[lead - 1] == ",":
            return lead
    return None


def _lead(tree: Tree, low: int) -> int:
    """Return the "and" or "but" in front of a verb, -1 when there is none."""
    lead = low - 1
    while lead > 0 and tree.tags[lead] == "RB":
        lead -= 1
    return lead if lead >= 0 and tree.lower[lead] in ("and", "but") else -1


def _same_form(tree: Tree, one: int, other: int) -> bool:
    pair = {tree.tags[one], tree.tags[other]}
    return len(pair) == 1 or pair <= {"VBD", "VBN"} or pair <= {"VBZ", "VBP"}


def _is_relative(tree: Tree, word: int) -> bool:
    """Tell whether a word begins ", who ..."."""
    return tree.tags[word] in ("WDT", "WP") and tree.words[word - 1] == ","
