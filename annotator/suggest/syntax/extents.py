"""How far cue, source and content reach around the word that carries the cue."""

from typing import NamedTuple

from annotator.suggest.lexicon import TIMES
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
    cue = _run(tree, roles, head)
    said = [w for w, role in roles.items() if role == "w"]
    source = _source(tree, head, [w for w, role in roles.items() if role == "s"])
    walls = [cue, *([source] if source else [])]
    early = [w for w in said if w < cue[0] and tree.deps[w] in ("ccomp", "dep")]
    if early and (len(said) > len(early) or tree.tags[head] in ("VBG", "VBN")):
        rest = [w for w in said if w not in early]
        if rest or tree.child(head, "nsubj") is None:
            said, early = rest, []
    low = min(wall[0] for wall in walls)
    if early and tree.words[low - 1] not in _ENDS:
        said = [w for w in said if w not in early]
        early = []
    contents = _joined(tree, [r for w in said for r in _pieces(tree.phrase(w), walls)])
    if not any(w > head for w in said) and _put_in(tree, head, cue, source):
        return Reach(head, cue, source, _rest(tree, cue, source, head), True)
    before = bool(early)
    if not contents:
        contents = _around(tree, head, walls)
        before = before or bool(contents)
    if not contents and source and source[1] <= cue[0] and tree.tags[head] in _FINITE:
        contents = _what_follows(tree, cue)
    return Reach(head, cue, source, contents, before)


_ENDS = frozenset(", . ! ? ; - — – -- )".split()) | {'"', "''"}


def _what_follows(tree: Tree, cue: Range) -> list[Range]:
    """Return the words behind a cue, whatever the parser made of them."""
    low, high = behind_time(tree, (cue[1], len(tree)))
    while high > low and tree.deps[high - 1] == "punct" and tree.words[high - 1] not in _QUOTES:
        high -= 1
    return [(low, high)] if low + 1 < high and tree.words[low] not in _ENDS - _QUOTES else []


_QUOTES = frozenset(('"', "''"))


def _behind(tree: Tree, head: int, cue: Range) -> int:
    """Return the word behind a cue, the one told, the time and the place."""
    stop = cue[1]
    for child in sorted(tree.children[head]):
        if child >= stop and tree.deps[child] in ("prep", "npadvmod", "advmod", "dobj", "dative"):
            low, high = tree.phrase(child)
            if low == stop and high - low < _FAR:
                stop = high
    return stop


_FAR = 14


def _put_in(tree: Tree, head: int, cue: Range, source: Range | None) -> bool:
    """Tell whether "he said" stands behind what is said, or amid it, between commas."""
    if source is None or source[1] != cue[0] or source[0] < 2 or tree.tags[head] not in _FINITE:
        return False
    if tree.words[source[0] - 1] not in _ENDS - {".", ")"} or tree.deps[head] in ("relcl", "advcl"):
        return False
    stop = _behind(tree, head, cue)
    return stop >= len(tree) or tree.words[stop] in _ENDS - {'"', "''"}


_FINITE = frozenset("VBD VBZ VBP".split())


def _rest(tree: Tree, cue: Range, source: Range | None, head: int) -> list[Range]:
    """Return all of a sentence but what is put into it."""
    stop, n = _behind(tree, head, cue), len(tree)
    found = [(0, source[0] if source else cue[0])]
    if stop + 2 < n and tree.words[stop] == ",":
        clause = any(tree.deps[w] in _SUBJECTS for w in range(stop, n))
        if clause and tree.tags[stop + 1] not in ("VBG", "CC", "WP", "WDT", "IN"):
            found.append((stop + 1, n))
    return found


def _run(tree: Tree, roles: dict[int, str], head: int) -> Range:
    """Return the unbroken run of cue words around the first one."""
    low, high = head, head + 1
    while low > 0 and roles.get(low - 1) == "c":
        low -= 1
    while high < len(tree) and roles.get(high) == "c":
        high += 1
    while high > head + 1 and (
        not low <= tree.heads[high - 1] < high or tree.lower[high - 1] in TIMES
    ):
        high -= 1
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


def behind_time(tree: Tree, found: Range) -> Range:
    """Return a range without the "on Tuesday" that it begins with."""
    low, high = found
    if low + 1 < high and tree.lower[low] == "on" and tree.lower[low + 1] in TIMES:
        return low + 2, high
    return (low + 1, high) if low < high and tree.lower[low] in TIMES else found


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
            return _noun_phrase(tree, subject, at) if at != head else None
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
