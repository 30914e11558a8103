"""Who says what in a parsed sentence."""

from annotator.suggest.framing import framing
from annotator.suggest.phrases import trimmed
from annotator.suggest.quoting import Range
from annotator.suggest.sayings import Saying, _as_ranges
from annotator.suggest.syntax.candidates import candidates
from annotator.suggest.syntax.extents import Reach, reach_of
from annotator.suggest.syntax.parsing import Grammar
from annotator.suggest.syntax.rates import chance_of
from annotator.suggest.syntax.tree import Tree

SURE = 0.45


def reader(text, grammars):
    def read(index, t):
        frame = framing(t) if t.starts else None
        if frame is not None:
            said = _as_ranges(t, text, frame)
            return [said] if said.content else []
        return sayings_of(text, grammars[index], t.quotes)

    return read


def sayings_of(text: str, grammar: Grammar, quotes: list[Range]) -> list[Saying]:
    tree = Tree(grammar)
    quoted = [False] * len(tree)
    for a, b in quotes:
        for i, s in enumerate(tree.starts):
            if a <= s < b:
                quoted[i] = True
    found = []
    for candidate in candidates(tree, quoted):
        chance = chance_of(candidate)
        if chance > SURE:
            reach = with_quotes(tree, quoted, reach_of(tree, candidate.head))
            if reach.contents or _introduces(tree, reach):
                found.append((_depth(tree, reach), -chance, reach))
    found.sort()
    taken: list[Reach] = []
    for depth, minus, reach in found:
        outer = next((n for n, r in enumerate(taken) if _holds(r, reach.head)), None)
        if outer is not None:
            cut = _cut(tree, taken[outer], reach, -minus)
            if cut is None:
                continue
            taken[outer] = cut
        taken.append(reach)
    taken.sort(key=lambda r: r.cue)
    found = [(r, _saying(text, tree, r, quotes)) for r in taken]
    return [said for r, said in found if said.content or r is taken[-1]]


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
                contents = [c for c in contents if c[0] >= group_high or c[1] <= low] + [(low, at + 1)]
    if before:
        first = min((c[0] for c in contents), default=n)
        if first < group_low:
            contents = [c for c in contents if c[0] >= group_low] + [(0, group_low)]
        contents = [c for c in contents if c[0] < group_high or _has_subject(tree, c)]
        for at in range(group_high, min(n, group_high + 14)):
            if quoted[at] and tree.words[at] in ('"', "''") and tree.words[at - 1] in (",", ".", ":", ";", "-", "—"):
                contents = [c for c in contents if c[0] < group_high] + [(at, n)]
                break
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
