"""Who says what in a parsed sentence."""

import math
from bisect import bisect_left

from annotator.suggest.framing import framing
from annotator.suggest.phrases import trimmed
from annotator.suggest.quoting import Range
from annotator.suggest.sayings import Saying, _as_ranges, sayings_in
from annotator.suggest.syntax.candidates import candidates
from annotator.suggest.syntax.extents import Reach, behind_time, reach_of
from annotator.suggest.syntax.parsing import Grammar
from annotator.suggest.syntax.rates import chance_of
from annotator.suggest.syntax.tree import Tree
from annotator.suggest.subjects import subject_of

SURE = 0.5
ANY = 0.5
LEAST = 0.25


def plain_mark(tree, head, cues):
    start, end = tree.starts[head], tree.ends[head]
    return "plain yes" if any(a < end and start < b for a, b in cues) else "plain no"


def reader(text, grammars):
    def read(index, t):
        frame = framing(t) if t.starts else None
        if frame is not None and frame.rule == "colon":
            found = sayings_of(text, grammars[index], t)
            if any(s.rule == "quote" for s in found):
                return found
        if frame is not None:
            said = _as_ranges(t, text, frame)
            return [said] if said.content else []
        return sayings_of(text, grammars[index], t)

    return read


def sayings_of(text: str, grammar: Grammar, t) -> list[Saying]:
    tree = Tree(grammar)
    quotes = t.quotes
    quoted = [False] * len(tree)
    for a, b in quotes:
        for i, s in enumerate(tree.starts):
            if a <= s < b:
                quoted[i] = True
    found = []
    plain = [s.cue[0] for s in sayings_in(t, text) if s.cue]
    known = [
        (chance_of(c._replace(marks=(*c.marks, plain_mark(tree, c.head, plain)))), c)
        for c in candidates(tree, quoted)
    ]
    nobody = math.prod(1 - chance for chance, _ in known)
    best = max((chance for chance, _ in known), default=0)
    if best <= SURE and 1 - nobody < ANY:
        return []
    for chance, candidate in known:
        if chance > SURE or (chance == best and 1 - nobody > ANY and best > LEAST):
            reach = reach_of(tree, candidate.head)
            if reach.source and quoted[reach.source[1] - 1]:
                reach = _with_source(tree, t, reach._replace(source=None), [])
            reach = with_quotes(tree, quoted, reach)
            if reach.contents or _introduces(tree, reach):
                found.append((_depth(tree, reach), -chance, reach))
    found.sort()
    taken: list[Reach] = []
    chances = []
    for depth, minus, reach in found:
        outer = next((n for n, r in enumerate(taken) if _holds(r, reach.head)), None)
        if any(r.source and r.source[0] <= reach.head < r.source[1] for r in taken):
            continue
        if outer is not None:
            cut = _cut(tree, taken[outer], reach, -minus)
            if cut is None:
                if -minus * (1 - chances[outer]) > chances[outer]:
                    taken[outer], chances[outer] = reach, -minus
                continue
            taken[outer] = cut
        taken.append(reach)
        chances.append(-minus)
    taken.sort(key=lambda r: r.cue)
    taken = [_with_source(tree, t, r, taken[:n]) for n, r in enumerate(taken)]
    found = [(r, _saying(text, tree, r, quotes)) for r in taken]
    return [said for r, said in found if said.content or r is taken[-1]]


def _with_source(tree, t, reach, earlier):
    first = reach.cue[0]
    verb = tree.tags[reach.head]
    if verb == "VBG" and tree.child(reach.head, "nsubj") is None and first and tree.words[first - 1] in (",", '"', "''", "while", "and") and earlier:
        last = next((r for r in reversed(earlier) if r.source), None)
        if last is not None:
            return reach._replace(source=last.source)
    if reach.source is None and verb in ("VBD", "VBZ", "VBP", "VB") and tree.child(reach.head, "nsubjpass", "auxpass", "expl") is None and (tree.child(reach.head, "nsubj") is None or not earlier):
        at = bisect_left(t.starts, tree.starts[first])
        found = subject_of(t, at) if at < len(t.starts) else None
        if found is not None and found[1] <= at:
            low, high = bisect_left(tree.starts, t.starts[found[0]]), bisect_left(tree.starts, t.ends[found[1] - 1])
            if low < high <= first and not any(a < high and low < b for a, b in reach.contents):
                return reach._replace(source=(low, high))
    return reach


def _introduces(tree, reach):
    """Tell whether a sentence ends with a cue whose words come in the next one."""
    return reach.cue[1] >= len(tree) - 1 or tree.words[-1] == ":"


def _holds(reach, word):
    return any(low <= word < high for low, high in (reach.cue, *reach.contents))


def _cut(tree, outer, inner, chance):
    """Return the outer one without an inner one that stands beside it."""
    head = inner.head
    low = inner.cue[0]
    start = None
    if tree.tags[head] == "VBG" and low > 0 and tree.words[low - 1] in (",", '"') and chance > 0.6:
        start = low
    elif inner.source and inner.source[1] <= low and inner.source[0] > 1 and not inner.before:
        at = inner.source[0] - 1
        if tree.lower[at] in ("but", "and", "while", "though", "although") and tree.words[at - 1] == ",":
            start = at
    if start is None or start <= outer.head:
        return None
    contents = [(a, min(b, start)) for a, b in outer.contents if a < start]
    contents = [c for c in contents if c[0] < c[1]]
    return outer._replace(contents=contents) if contents else None


def with_quotes(tree, quoted, reach):
    """Return an attribution whose content ends where quotations do."""
    walls = set(range(*reach.cue))
    if reach.source:
        walls |= set(range(*reach.source))
    group_low = min([reach.cue[0]] + ([reach.source[0]] if reach.source and reach.source[1] >= reach.cue[0] - 1 else []))
    group_high = max([reach.cue[1]] + ([reach.source[1]] if reach.source and reach.source[0] <= reach.cue[1] else []))
    contents = list(reach.contents)
    before = reach.before
    n = len(tree)
    # a quotation right before
    at = group_low - 1
    while at >= 0 and tree.words[at] in (",", '"', "''", "—", "-") and not (quoted[at] and tree.words[at] not in ('"', "''")):
        if quoted[at]:
            break
        at -= 1
    if at >= 0 and quoted[at]:
        low = at
        while low > 0 and quoted[low - 1]:
            low -= 1
        if tree.words[at] in ('"', "''") and not any(a <= low and b >= at for a, b in contents) and at - low > 2:
            if tree.words[at - 1] in (",", "?", "!", ".", "...", "-", "—") or tree.words[at + 1] in (",", "—", "-"):
                before = True
                reach = reach._replace(cue=(reach.cue[0], reach.head + 1))
                contents = [c for c in contents if c[0] < group_high]
                contents = [c for c in contents if c[0] >= group_high or c[1] <= low] + [(low, at + 1)]
    if before:
        first = min((c[0] for c in contents), default=n)
        if first < group_low:
            contents = [c for c in contents if c[0] >= group_low] + [(0, group_low)]
        for at in range(group_high, min(n, group_high + 14)):
            if quoted[at] and tree.words[at] in ('"', "''") and tree.words[at - 1] in (",", ".", ":", ";", "-", "—"):
                contents = [c for c in contents if c[0] < group_high] + [(at, n)]
                break
    for c in list(contents):
        for w in range(c[0] + 1, min(c[1] - 1, c[0] + 14)):
            if tree.words[w] == ":" and quoted[w + 1] and tree.words[w + 1] in ('"', "''") and c[0] > reach.head:
                contents[contents.index(c)] = (w + 1, c[1])
                reach = reach._replace(cue=(reach.cue[0], max(reach.head + 1, min(reach.cue[1], w))))
                break
            if tree.tags[w].startswith("VB"):
                break
    if not before:
        contents = [behind_time(tree, c) if c[0] > reach.head else c for c in contents]
    contents = [c for c in (_led(tree, quoted, c) for c in contents) if c]
    if len(contents) > 1:
        contents = [c for c in contents if not all(tree.tags[w] in ("RB", "CC", "IN", ",", "UH") or tree.lower[w] in ("addition", "course", "fact") for w in range(*c))]
    out = []
    for low, high in sorted(contents):
        while low > 0 and quoted[low] and quoted[low - 1] and low - 1 not in walls:
            low -= 1
        while high < n and quoted[high - 1] and quoted[high] and high not in walls:
            high += 1
        if out and all(tree.deps[w] == "punct" for w in range(out[-1][1], low)):
            out[-1] = (out[-1][0], max(high, out[-1][1]))
        else:
            out.append((low, high))
    return reach._replace(contents=out, before=before)


def _has_subject(tree, c):
    return any(tree.deps[w] in ("nsubj", "nsubjpass", "expl") for w in range(*c)) and not tree.lower[c[0]] in ("who", "which", "and", "but")


def _led(tree, quoted, c):
    low, high = c
    while low < high and not quoted[low] and tree.deps[low] in ("cc", "punct"):
        low += 1
    return (low, high) if low < high else None


def _depth(tree, reach):
    word = reach.head
    n = 0
    while tree.heads[word] != word and n < 50:
        word = tree.heads[word]
        n += 1
    if reach.before:
        return -1
    if any(a <= tree.heads[reach.head] < b for a, b in reach.contents):
        n -= 1.5
    return n


def _saying(text, tree, reach, quotes):
    source = _range(text, tree, reach.source) if reach.source else None
    cue = tree.starts[reach.cue[0]], tree.ends[reach.cue[1] - 1]
    contents = tuple(r for c in reach.contents if (r := _range(text, tree, c)))
    return Saying(contents, (source,) if source else (), (cue,), "quote" if reach.before else "syntax")


def _range(text, tree, r):
    low, high = trimmed(text, tree.starts[r[0]], tree.ends[r[1] - 1])
    return (low, high) if low < high else None
