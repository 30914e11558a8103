"""Who speaks: the noun phrase that does what the cue says."""

from bisect import bisect_left

from annotator.suggest.lexicon import TIMES
from annotator.suggest.quoting import Range
from annotator.suggest.subjects import phrase_behind, subject_of, with_apposition
from annotator.suggest.syntax.tree import Tree
from annotator.suggest.tokens import Tokens

SEEMING = frozenset("seem appear".split())
"""Verbs whose subject is not who thinks so."""
_ACTIVE = frozenset("VBD VBZ VBP VB VBG".split())
_ASIDE = frozenset(", — - ( – --".split())
_FOCUS = frozenset("even only just also still perhaps now then maybe".split())
"""Adverbs in front of a source that are no part of it."""


def speaker_of(tree: Tree, head: int, marked: list[int]) -> Range | None:
    """Return who speaks: what hangs on the cue as its source, else who does what it says."""
    if tree.stems[head] in SEEMING:
        return None
    if marked:
        return noun_phrase(tree, marked[0], head)
    if _is_passive(tree, head):
        by = tree.child(head, "agent")
        doer = tree.child(by, "pobj") if by is not None else None
        return noun_phrase(tree, doer, head) if doer is not None else None
    found = tree.subject(head)
    if found is None or tree.heads[found[0]] == head:
        return None  # it has a subject, which is no source
    return noun_phrase(tree, *found)


def _is_passive(tree: Tree, head: int) -> bool:
    """Tell whether what a verb says is done to its subject: "was asked", "asked" alone."""
    if tree.child(head, "auxpass", "nsubjpass") is not None:
        return True
    if tree.tags[head] != "VBN" or tree.deps[head] == "conj":
        return False
    has = any(tree.stems[c] == "have" for c in tree.children[head] if tree.deps[c] == "aux")
    return not has and tree.child(head, "nsubj") is None


def noun_phrase(tree: Tree, noun: int, beside: int) -> Range:
    """Return a noun's phrase without the clause of the cue, and without an aside."""
    low, high = tree.phrase(noun)
    if low <= beside < high:
        start, stop = tree.phrase(beside)
        if start > noun:
            high = start
        elif stop <= noun:
            low = stop
    for child in tree.children[noun]:
        start, stop = tree.phrase(child)
        dep = tree.deps[child]
        if child < noun and dep == "advmod" and start == low and tree.lower[child] in _FOCUS:
            low = stop
        elif child > noun and tree.words[start - 1] in _ASIDE and _is_aside(dep, noun, beside):
            high = min(high, start)
    return low, _before_time(tree, noun, high)


def _before_time(tree: Tree, noun: int, high: int) -> int:
    """Return where a noun's phrase ends without the "on Tuesday" behind it, or "herself"."""
    at = high
    if at - 1 > noun and tree.lower[at - 1] in TIMES | _SELVES:
        at -= 1
        if at - 1 > noun and tree.lower[at - 1] == "on":
            at -= 1
    return at


_SELVES = frozenset("himself herself itself themselves".split())


def _is_aside(dep: str, noun: int, beside: int) -> bool:
    """Tell whether what hangs on a noun, between commas, is left out of who speaks."""
    return dep == "acl" or (dep == "relcl" and noun < beside)


def speaker_by_shape(tree: Tree, t: Tokens, head: int, cue: Range, *, behind: bool) -> Range | None:
    """Return who speaks as far as the order of words shows, where the grammar shows nobody.

    `behind` tells that what is said comes first, so that the speaker may follow the cue.
    """
    if tree.tags[head] not in _ACTIVE or tree.stems[head] in SEEMING:
        return None
    if tree.child(head, "nsubjpass", "auxpass", "expl") is not None:
        return None
    at = bisect_left(t.starts, tree.starts[cue[0]])
    found = subject_of(t, at) if at < len(t.starts) else None
    if found is not None and found[1] <= at:
        return _in_words(tree, t, found)
    if behind and tree.tags[head] in ("VBD", "VBZ"):
        at = bisect_left(t.starts, tree.ends[cue[1] - 1])
        after = with_apposition(t, phrase_behind(t, at))
        if after[0] < after[1] and not t.quoted[after[0]]:
            return _in_words(tree, t, after)
    return None


def _in_words(tree: Tree, t: Tokens, found: Range) -> Range | None:
    """Return a range of tokens as words of the tree."""
    low = bisect_left(tree.starts, t.starts[found[0]])
    high = bisect_left(tree.starts, t.ends[found[1] - 1])
    return (low, high) if low < high else None
