"""How far cue, source and content reach around the word that carries the cue."""

from typing import NamedTuple

from annotator.suggest.syntax.rates import role_of
from annotator.suggest.syntax.tree import Range, Tree

_WORDED = frozenset("prep prt advmod agent mark aux".split())
"""Ways of hanging that the word itself tells more about."""
_STEMMED = frozenset("dobj xcomp acomp oprd npadvmod attr dative".split())
_CLAUSES = frozenset("ccomp xcomp".split())


class Reach(NamedTuple):
    """An attribution in words of its sentence."""

    head: int
    cue: Range
    source: Range | None
    contents: list[Range]
    before: bool = False
    """Whether what is said comes first, as in "..., she said"."""


def role_keys(tree: Tree, child: int, parent: int) -> tuple[str, ...]:
    """Return what a word below a cue word is, from the rarest description to the commonest."""
    dep = tree.deps[child]
    plain = "<" if child < parent else ">"
    side = plain + _place(tree, child, parent)
    stem, word = tree.stems[parent], _word(tree, child, parent)
    keys = (f"{stem} {dep}{side}", f"{dep}:{word}{side}", f"{dep}:{word}{plain}", f"{dep}{side}", f"{dep}{plain}")
    if not word:
        return keys[0], keys[3], keys[4]
    return (f"{stem} {dep}:{word}{side}", *keys)


def _place(tree: Tree, child: int, parent: int) -> str:
    """Tell what else the word above takes, and whether the one below stands next to it."""
    marks = ""
    for other in tree.children[parent]:
        dep = tree.deps[other]
        if other == child:
            continue
        if dep in _CLAUSES and "+" not in marks:
            marks += "+" if other > parent else "-"
        elif dep in _OBJECTS and parent < other < child:
            marks += "o"
    if tree.deps[child] == "advmod" and child < parent:
        near = all(tree.heads[w] == parent for w in range(child + 1, parent))
        marks += "=" if near else ""
    return marks


_OBJECTS = frozenset("dobj dative oprd".split())
_POINTING = frozenset("it there that which what who this whom they he she i we you".split())


def _word(tree: Tree, child: int, parent: int) -> str:
    """Return what the word below tells about how it hangs, "" when that says enough."""
    dep = tree.deps[child]
    if dep in _WORDED:
        return tree.lower[child]
    if dep in _STEMMED:
        return tree.stems[child]
    if dep == "nsubj":
        return tree.lower[child] if tree.lower[child] in _POINTING else ""
    if dep == "conj":
        own = "s" if tree.child(child, "nsubj", "nsubjpass") is not None else ""
        return own or ("same" if tree.tags[child] == tree.tags[parent] else "other")
    if dep == "advcl":
        mark = tree.child(child, "mark", "advmod")
        if mark is not None and mark < child:
            return tree.lower[mark]
        return tree.tags[child] + ("," if tree.lower[tree.lows[child] - 1] == "," else "")
    return ""


def reach_of(tree: Tree, head: int) -> Reach:
    """Return what the words around a cue word are."""
    roles = {head: "c"}
    queue = [head]
    for word in queue:
        for child in tree.children[word]:
            if tree.deps[child] == "punct" or child in roles:
                continue
            roles[child] = role_of(role_keys(tree, child, word))
            if roles[child] == "c":
                queue.append(child)
    cue = _run(roles, head, len(tree))
    said = [w for w, role in roles.items() if role == "w"]
    source = _source(tree, head, [w for w, role in roles.items() if role == "s"])
    before = any(w < cue[0] and tree.deps[w] in ("ccomp", "dep") for w in said)
    walls = [cue, *([source] if source else [])]
    contents = _joined(tree, [r for w in said for r in _pieces(tree.phrase(w), walls)])
    if not contents:
        contents = _around(tree, head, walls)
        before = before or bool(contents)
    return Reach(head, cue, source, contents, before)


def _run(roles: dict[int, str], head: int, n: int) -> Range:
    """Return the unbroken run of cue words around the first one."""
    low, high = head, head + 1
    while low > 0 and roles.get(low - 1) == "c":
        low -= 1
    while high < n and roles.get(high) == "c":
        high += 1
    return low, high


def _pieces(found: Range, walls: list[Range]) -> list[Range]:
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


def _joined(tree: Tree, ranges: list[Range]) -> list[Range]:
    """Return ranges in order, those with nothing but punctuation between them as one."""
    found: list[Range] = []
    for low, high in sorted(ranges):
        if low >= high:
            continue
        if found and _joins(tree, found[-1][1], low):
            found[-1] = found[-1][0], max(high, found[-1][1])
        else:
            found.append((low, high))
    return found


def _joins(tree: Tree, start: int, stop: int) -> bool:
    """Tell whether words between two parts of what is said belong to it."""
    return all(tree.deps[w] in ("punct", "cc") or tree.tags[w] == "IN" for w in range(start, stop))


def _around(tree: Tree, head: int, walls: list[Range]) -> list[Range]:
    """Return the clause that a cue is put into: "Boats, he said, are sold"."""
    above = tree.heads[head]
    if above == head or tree.deps[head] not in ("parataxis", "ccomp", "advcl", "dep"):
        return []
    low, high = tree.phrase(above)
    start, stop = tree.phrase(head)
    return [r for r in ((low, min(start, walls[0][0])), (max(stop, walls[0][1]), high)) if r[0] < r[1]]


_SUBJECTS = ("nsubj", "csubj")
_SAME_DOER = frozenset("conj xcomp advcl ccomp pcomp dep".split())
_FARTHEST = 5


def _source(tree: Tree, head: int, marked: list[int]) -> Range | None:
    """Return who speaks: what the table says, else who does what the cue hangs on."""
    if marked:
        return _noun_phrase(tree, marked[0], head)
    if tree.child(head, "auxpass", "nsubjpass") is not None:
        return None
    at = head
    for _ in range(_FARTHEST):
        subject = tree.child(at, *_SUBJECTS)
        if subject is not None:
            return _noun_phrase(tree, subject, at)
        if tree.deps[at] in ("relcl", "acl"):
            return _noun_phrase(tree, tree.heads[at], at)
        if tree.deps[at] not in _SAME_DOER or tree.heads[at] == at:
            return None
        at = tree.heads[at]
    return None


def _noun_phrase(tree: Tree, noun: int, beside: int) -> Range:
    """Return a noun's phrase without the clause that the cue stands in, nor an aside."""
    low, high = tree.phrase(noun)
    if low <= beside < high:
        start, stop = tree.phrase(beside)
        if start > noun:
            high = start
        elif stop <= noun:
            low = stop
    for child in tree.children[noun]:
        start, stop = tree.phrase(child)
        apart = tree.words[start - 1] in _ASIDE
        dep = tree.deps[child]
        if child < noun and dep == "advmod" and start == low and tree.lower[child] in _FOCUS:
            low = stop
        elif child > noun and apart and (dep == "acl" or (dep == "relcl" and noun < beside)):
            high = min(high, start)
    return low, high


_ASIDE = frozenset(", — - ( – --".split())
_FOCUS = frozenset("even only just also still perhaps now then maybe".split())
