"""The words of a sentence that could pass on what somebody says, and how they stand in it."""

from collections.abc import Iterator
from typing import NamedTuple

from annotator.suggest.kinds import (
    DOCUMENTS,
    MEDIA,
    ORGANISATIONS,
    PEOPLE,
    PLACES,
    STUDIES,
    TITLES,
)
from annotator.suggest.syntax.tree import Tree


class Candidate(NamedTuple):
    """A word that may be the head of a cue."""

    head: int
    keys: tuple[str, ...]
    """The word and what hangs on it, from the rarest description to the commonest."""
    marks: tuple[str, ...]
    """What else bears on whether it is a cue: its subject, its form, where it hangs."""


_ADJECTIVE_LINKS = ("acomp", "oprd", "attr")
_SMALL = frozenset("be have make take give get do raise express voice issue hold put keep".split())
"""Verbs that say little without their object."""


def candidates(tree: Tree, quoted: list[bool]) -> Iterator[Candidate]:
    """Yield the candidates outside quotations, in text order."""
    for word, tag in enumerate(tree.tags):
        if quoted[word]:
            continue
        kind = tag[:2]
        if kind == "VB" and tree.deps[word] not in ("aux", "auxpass", "amod"):
            yield Candidate(word, tuple(_verb_keys(tree, word)), tuple(_marks(tree, word)))
        elif kind == "NN" and tree.tags[word] in ("NN", "NNS"):
            frame = noun_frame(tree, word)
            stem = tree.stems[word]
            if frame:
                keys = (f"n:{stem} {frame}", f"n:{stem}", f"n: {frame}")
                yield Candidate(word, keys, tuple(_noun_marks(tree, word)))


def _verb_keys(tree: Tree, word: int) -> Iterator[str]:
    stem, frame = tree.stems[word], verb_frame(tree, word)
    if stem in _SMALL:
        made = tree.child(word, "acomp", "dobj", "attr", "oprd", "prt")
        if made is not None:
            stem = f"{stem}+{tree.stems[made]}"
            yield f"{stem} {frame}"
            yield stem
            yield f"{tree.stems[word]}+ {frame}"
            return
    yield f"{stem} {frame}"
    yield stem
    yield f" {frame}"


def verb_frame(tree: Tree, verb: int) -> str:
    """Return in a word or two what a verb takes: `that`, `to`, `thing`, `prep about` ..."""
    passive, frame, rank = "", "none", 0
    for child in tree.children[verb]:
        dep, behind = tree.deps[child], child > verb
        if dep in ("auxpass", "nsubjpass"):
            passive = "passive "
        found, worth = _frame_by(tree, verb, child, dep, behind=behind)
        if worth > rank:
            frame, rank = found, worth
    return passive + frame


def _frame_by(tree: Tree, verb: int, child: int, dep: str, *, behind: bool) -> tuple[str, int]:
    """Return the frame that one word below a verb shows, and how much it counts."""
    if dep == "ccomp":
        if not behind:
            return "before", 8
        return _clause(tree, child), 9
    if dep == "xcomp" and behind:
        return ("to" if _has_to(tree, child) else "xcomp"), 7
    if dep in ("dobj", "oprd", "acomp", "attr"):
        return {"dobj": "thing", "oprd": "as", "acomp": "so", "attr": "so"}[dep], 5
    if dep == "prep" and behind:
        return f"prep {tree.lower[child]}", 4 if child == verb + 1 else 3
    if dep == "prt":
        return f"prt {tree.lower[child]}", 2
    if dep == "advcl" and behind:
        return "advcl", 1
    if dep == "dep" and not behind:
        return "dep", 1
    return "none", 0


def _clause(tree: Tree, clause: int) -> str:
    for child in tree.children[clause]:
        if child > clause:
            break
        if tree.deps[child] == "mark" and tree.lower[child] in ("that", "whether", "if"):
            return "that" if tree.lower[child] == "that" else "whether"
        if tree.tags[child] in ("WRB", "WP", "WDT"):
            return "whether"
    first = tree.words[tree.lows[clause]]
    return "quote" if first == '"' or tree.words[max(0, tree.lows[clause] - 1)] == '"' else "clause"


def _has_to(tree: Tree, verb: int) -> bool:
    return any(tree.tags[child] == "TO" for child in tree.children[verb] if child < verb)


def noun_frame(tree: Tree, noun: int) -> str:
    """Return what a noun takes, "" when it takes nothing and belongs to nobody."""
    owned = any(tree.deps[child] == "poss" for child in tree.children[noun])
    frame = ""
    for child in tree.children[noun]:
        if child < noun:
            continue
        dep = tree.deps[child]
        if dep in ("acl", "ccomp", "relcl"):
            if dep == "relcl" and tree.lower[tree.lows[child]] != "that":
                continue
            frame = "to" if _has_to(tree, child) else _clause(tree, child)
            break
        if dep == "prep" and not frame:
            frame = f"prep {tree.lower[child]}"
    if owned:
        return f"owned {frame}".strip()
    return frame


_KINDS = {
    "he": "he", "she": "he", "they": "they", "it": "it", "i": "i", "we": "we", "you": "you",
    "who": "who", "that": "that", "which": "that", "this": "that",
}  # fmt: skip


def _marks(tree: Tree, verb: int) -> Iterator[str]:
    subject = acting(tree, verb)
    yield f"subject {subject_kind(tree, verb)}"
    if subject is not None:
        yield f"actor {_kind_of(tree, subject)}"
    thing = tree.child(verb, "dobj", "oprd", "attr")
    if thing is not None and thing > verb:
        first = tree.lower[tree.lows[thing]]
        yield f"led {first if first in _LEADS else tree.tags[thing]}"
    if any(tree.words[w] == '"' for w in range(verb, min(tree.highs[verb], verb + 40))):
        yield "quotes behind"
    yield f"form {_form(tree, verb)}"
    yield f"hangs {_hanging(tree, verb)}"
    yield f"first {verb < 2}"


def subject_kind(tree: Tree, verb: int) -> str:
    """Return what a verb's own subject is: a pronoun, a name, a noun, a number, none."""
    subject = tree.child(verb, "nsubj", "nsubjpass", "csubj", "expl")
    if subject is None:
        return "none"
    low = tree.lower[subject]
    if low in _KINDS:
        return _KINDS[low]
    tag = tree.tags[subject]
    side = "" if subject < verb else " behind"
    if tag.startswith("NNP"):
        return "name" + side
    return ("nouns" if tag == "NNS" else "noun" if tag == "NN" else tag) + side


_LEADS = frozenset("the a an his her its their no any this that these our my your".split())


def acting(tree: Tree, verb: int) -> int | None:
    """Return who does what a verb says, also where another verb has the subject."""
    at = verb
    for _ in range(_FARTHEST):
        subject = tree.child(at, "nsubj", "nsubjpass", "csubj", "expl")
        if subject is not None:
            return subject
        if tree.deps[at] in ("relcl", "acl"):
            return tree.heads[at]
        if tree.deps[at] not in _SAME_DOER or tree.heads[at] == at:
            return None
        at = tree.heads[at]
    return None


_SAME_DOER = frozenset("conj xcomp advcl ccomp pcomp dep".split())
_FARTHEST = 5


def _kind_of(tree: Tree, word: int) -> str:
    """Return what sort of thing a word names, as far as lists tell."""
    low = tree.stems[word]
    plural = tree.lower[word]
    if low in _KINDS:
        return _KINDS[low]
    for name, words in _SORTS:
        if low in words or plural in words:
            return name
    return tree.tags[word][:3]


_SORTS = (
    ("study", STUDIES), ("document", DOCUMENTS), ("person", PEOPLE | TITLES), ("media", MEDIA), ("body", ORGANISATIONS), ("place", PLACES),
)


def _form(tree: Tree, verb: int) -> str:
    before = [tree.lower[c] for c in tree.children[verb] if tree.deps[c] in ("aux", "auxpass")]
    lead = next((w for w in before if w in _LEADING), "")
    return f"{tree.tags[verb]} {lead}".strip()


_LEADING = frozenset("to would could should might may can will must did do does has have had".split())


def _hanging(tree: Tree, verb: int) -> str:
    dep = tree.deps[verb]
    if dep in ("advcl", "ccomp", "relcl"):
        mark = tree.child(verb, "mark", "advmod")
        if mark is not None and mark < verb and tree.tags[mark] in ("IN", "WRB"):
            return f"{dep} {tree.lower[mark]}"
    return dep


def _noun_marks(tree: Tree, noun: int) -> Iterator[str]:
    yield f"noun hangs {tree.deps[noun]}"
    first = tree.lower[tree.lows[noun]]
    yield f"noun led {first if first in ('the', 'a', 'an', 'no', 'any', 'this') else '-'}"
    yield f"noun form {tree.tags[noun]}"
