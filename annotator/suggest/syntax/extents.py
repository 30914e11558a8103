"""How far cue, source and content reach around the word that carries the cue."""

from typing import NamedTuple

from annotator.suggest.lexicon import TIMES
from annotator.suggest.quoting import Range
from annotator.suggest.syntax.roles import roles_around
from annotator.suggest.syntax.speakers import SEEMING, speaker_of
from annotator.suggest.syntax.stems import stem_of
from annotator.suggest.syntax.tree import MARKS, SUBJECTS, Tree
from annotator.suggest.verbs import LISTENED

FINITE = frozenset("VBD VBZ VBP".split())
_ENDS = MARKS | frozenset(", . ! ? ; - — – -- )".split())
"""Marks at which what is said can end."""
_ASKED = frozenset("prep npadvmod advmod dobj dative".split())
_STAND_FOR = frozenset("that what which who whom".split())
_FAR = 14
"""How many words "told reporters in the capital on Monday" may have."""


class Reach(NamedTuple):
    """An attribution in words of its sentence."""

    head: int
    cue: Range
    source: Range | None
    contents: list[Range]
    before: bool = False
    """Whether what is said comes first, as in "..., she said"."""


def reach_of(tree: Tree, head: int) -> Reach:
    """Return what the words around a cue word are."""
    roles = roles_around(tree, head)
    cue = _run(tree, roles, head)
    source = speaker_of(tree, head, [word for word, role in roles.items() if role == "s"])
    walls = [cue, *([source] if source else [])]
    said, before = _said(tree, head, walls, [w for w, role in roles.items() if role == "w"])
    follows = any(word > head for word in said) or _objects(tree, head)
    if not follows and _is_put_in(tree, head, cue, source):
        return Reach(head, cue, source, _all_but(tree, head, cue, source), before=True)
    contents = joined(tree, [part for w in said for part in _outside(tree.phrase(w), walls)])
    if _is_cut_off(tree, cue, contents):
        contents = _what_follows(tree, cue)
    elif stands_for_all(tree, contents):
        contents = []
    if not contents:
        contents = _around(tree, head, walls)
        before = before or bool(contents)
    if not contents and source and source[1] <= cue[0] and tree.tags[head] in FINITE:
        contents = _what_follows(tree, cue)
    return Reach(head, cue, source, contents, before)


def stands_for_all(tree: Tree, contents: list[Range]) -> bool:
    """Tell whether contents are words that only stand for something: "what was being shown"."""
    return {word for low, high in contents for word in tree.lower[low:high]} <= _STAND_FOR


def _run(tree: Tree, roles: dict[int, str], head: int) -> Range:
    """Return the unbroken run of cue words around the first one."""
    low, high = head, head + 1
    while low > 0 and roles.get(low - 1) == "c":
        low -= 1
    while high < len(tree) and roles.get(high) == "c":
        high += 1
    while high > head + 1:
        last = high - 1
        in_time = last + 1 < len(tree) and tree.lower[last] == "on" and tree.lower[high] in TIMES
        timed = tree.lower[last] in TIMES and last != head + 1  # "said Friday" belongs together
        if low <= tree.heads[last] < high and not timed and not in_time:
            break
        high -= 1
    return low, high


def _said(tree: Tree, head: int, walls: list[Range], said: list[int]) -> tuple[list[int], bool]:
    """Return the words whose phrases are said, and whether they stand in front of the cue."""
    if tree.stems[head] in SEEMING:
        said = [word for word in said if tree.lower[word] != "it"]
    first = walls[0][0]
    early = {word for word in said if word < first and tree.deps[word] in ("ccomp", "dep")}
    if not early:
        return said, False
    rest = [word for word in said if word not in early] or _objects(tree, head)
    bare = tree.tags[head] in ("VBG", "VBN") and tree.child(head, "nsubj") is None
    low = min(wall[0] for wall in walls)
    if rest or bare or tree.words[low - 1] not in _ENDS:
        return rest, False  # a clause of its own that the parser put there
    return said, True


def _objects(tree: Tree, head: int) -> list[int]:
    """Return what a verb takes behind it, if that is not the one told."""
    if tree.stems[head] in _TOLD:
        return []
    return [word for word in tree.children[head] if word > head and tree.deps[word] in _TAKEN]


_TAKEN = frozenset("dobj xcomp ccomp oprd acomp".split())
_TOLD = frozenset(stem_of(verb, "VB") for verb in LISTENED)


def _is_cut_off(tree: Tree, cue: Range, contents: list[Range]) -> bool:
    """Tell whether the parser lost the clause that "said that" leads to."""
    at = cue[1]
    lone = contents == [(at, at + 1)] and at + 1 < len(tree)
    return lone and tree.lower[at] == "that" and tree.deps[at + 1] != "punct"


def _outside(found: Range, walls: list[Range]) -> list[Range]:
    """Return what of a phrase lies outside of the walls."""
    pieces, low = [], found[0]
    for start, stop in sorted(walls):
        if start >= found[1] or stop <= low:
            continue
        if low < start:
            pieces.append((low, start))
        low = max(low, stop)
    if low < found[1]:
        pieces.append((low, found[1]))
    return pieces


def joined(tree: Tree, ranges: list[Range]) -> list[Range]:
    """Return ranges in order, those that only small words part as one."""
    found: list[Range] = []
    for low, high in sorted(ranges):
        if found and all(_is_small(tree, word) for word in range(found[-1][1], low)):
            found[-1] = found[-1][0], max(high, found[-1][1])
        else:
            found.append((low, high))
    return found


def _is_small(tree: Tree, word: int) -> bool:
    return tree.deps[word] in ("punct", "cc") or tree.tags[word] == "IN"


def _is_put_in(tree: Tree, head: int, cue: Range, source: Range | None) -> bool:
    """Tell whether "he said" stands behind what is said, or amid it, between commas."""
    if source is None or source[1] != cue[0] or source[0] <= 1 or tree.tags[head] not in FINITE:
        return False
    if not any(tree.deps[word] in SUBJECTS or tree.quoted[word] for word in range(source[0])):
        return False  # "In Dover, he said"
    if tree.words[source[0] - 1] not in _ENDS - {".", ")"} or tree.deps[head] in ("relcl", "advcl"):
        return False
    stop = _behind(tree, head, cue)
    return stop >= len(tree) or tree.words[stop] in _ENDS - MARKS


def _behind(tree: Tree, head: int, cue: Range) -> int:
    """Return the word behind a cue, the one told, the time and the place."""
    stop = cue[1]
    for child in tree.children[head]:
        if child >= stop and tree.deps[child] in _ASKED:
            low, high = tree.phrase(child)
            if low == stop and high - low < _FAR:
                stop = high
    return stop


def _all_but(tree: Tree, head: int, cue: Range, source: Range | None) -> list[Range]:
    """Return all of a sentence but what is put into it."""
    stop, n = _behind(tree, head, cue), len(tree)
    found = [(0, source[0] if source else cue[0])]
    if stop + 2 < n and tree.words[stop] == ",":
        clause = any(tree.deps[word] in ("nsubj", "csubj") for word in range(stop, n))
        whole = any(tree.tags[word] in _VERBS for word in range(found[0][1]))
        if not whole or (clause and tree.tags[stop + 1] not in _LEADS):
            found.append((stop + 1, n))
    return found


_VERBS = FINITE | {"MD"}
_LEADS = frozenset("VBG CC WP WDT IN".split())


def _around(tree: Tree, head: int, walls: list[Range]) -> list[Range]:
    """Return the clause that a cue is put into: "Boats, he said, are sold"."""
    above = tree.heads[head]
    if (
        above == head
        or tree.tags[head] not in FINITE
        or tree.deps[head] not in ("parataxis", "ccomp", "advcl", "dep")
    ):
        return []
    low, high = tree.phrase(above)
    start, stop = tree.phrase(head)
    parts = ((low, min(start, walls[0][0])), (max(stop, walls[0][1]), high))
    return [part for part in parts if part[0] < part[1]]


def _what_follows(tree: Tree, cue: Range) -> list[Range]:
    """Return the words behind a cue, whatever the parser made of them."""
    low, high = behind_time(tree, (cue[1], len(tree)))
    while high > low and tree.deps[high - 1] == "punct" and tree.words[high - 1] not in MARKS:
        high -= 1
    return [(low, high)] if low + 1 < high and tree.words[low] not in _ENDS - MARKS else []


def behind_time(tree: Tree, found: Range) -> Range:
    """Return a range without the "on Tuesday" that it begins with."""
    low, high = found
    start = low + (tree.lower[low] == "on") if low < high else low
    if start >= high or tree.lower[start] not in TIMES:
        return found
    owns = start + 1 < high and tree.tags[start + 1] == "POS"  # "Monday's speech"
    return found if owns else (start + 1, high)
