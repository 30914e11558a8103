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
from annotator.suggest.syntax.frames import noun_frame, verb_frame
from annotator.suggest.syntax.tree import MARKS, SUBJECTS, Tree


class Candidate(NamedTuple):
    """A word that may be the head of a cue."""

    head: int
    keys: tuple[str, ...]
    """The word and what hangs on it, from the rarest description to the commonest."""
    marks: tuple[str, ...]
    """What else bears on whether it is a cue: its subject, its form, where it hangs."""


_SMALL = frozenset("be have make take give get do raise express voice issue hold put keep".split())
"""Verbs that say little without their object."""
_NO_VERBS = frozenset("aux auxpass amod".split())
_FEW = 6
"""Fewer quoted words may be a title or a nickname."""


def candidates(tree: Tree) -> Iterator[Candidate]:
    """Yield the candidates outside quotations, in text order."""
    words = sum(tree.quoted)
    quotes = "no" if not words else "few" if words < _FEW else "many"
    for word, tag in enumerate(tree.tags):
        if tree.quoted[word]:
            continue
        if tag[:2] == "VB" and tree.deps[word] not in _NO_VERBS and not _acts(tree, word):
            marks = (*_verb_marks(tree, word), f"quoted {quotes}")
            yield Candidate(word, _verb_keys(tree, word), marks)
        elif tag in ("NN", "NNS"):
            frame, stem = noun_frame(tree, word), tree.stems[word]
            if frame:
                keys = (f"n:{stem} {frame}", f"n:{stem}", f"n: {frame}")
                yield Candidate(word, keys, _noun_marks(tree, word))


def _acts(tree: Tree, verb: int) -> bool:
    """Tell "shows off boats" and "shows boats to a guest" from "shows that boats are old"."""
    if tree.stems[verb] != "show":
        return False
    to = next((c for c in tree.children[verb] if c > verb and tree.lower[c] == "to"), None)
    shown = tree.child(verb, "dobj") is not None and to is not None
    return shown or tree.child(verb, "prt") is not None


def _verb_keys(tree: Tree, word: int) -> tuple[str, ...]:
    stem, frame = tree.stems[word], verb_frame(tree, word)
    made = tree.child(word, "acomp", "dobj", "attr", "oprd", "prt") if stem in _SMALL else None
    if made is None:
        return f"{stem} {frame}", stem, f" {frame}"
    both = f"{stem}+{tree.stems[made]}"
    return f"{both} {frame}", both, f"{stem}+ {frame}"


_LEADS = frozenset("the a an his her its their no any this that these our my your".split())
_LEADING = frozenset(
    "to would could should might may can will must did do does has have had".split()
)
_POINTING = {
    **{word: word for word in "he they it i we you who that".split()},
    "she": "he", "which": "that", "this": "that",
}  # fmt: skip
_FAR = 40
"""So many words behind a verb a quotation is looked for."""


def _verb_marks(tree: Tree, verb: int) -> Iterator[str]:
    subject = tree.subject(verb)
    yield f"subject {_subject(tree, verb)}"
    if subject is not None:
        yield f"actor {_sort(tree, subject[0])}"
    thing = tree.child(verb, "dobj", "oprd", "attr")
    if thing is not None and thing > verb:
        first = tree.lower[tree.phrase(thing)[0]]
        yield f"led {first if first in _LEADS else tree.tags[thing]}"
    if not MARKS.isdisjoint(tree.words[verb : min(tree.phrase(verb)[1], verb + _FAR)]):
        yield "quotes behind"
    before = (tree.lower[c] for c in tree.children[verb] if tree.deps[c] in ("aux", "auxpass"))
    yield f"form {tree.tags[verb]} {next((w for w in before if w in _LEADING), '-')}"
    yield f"hangs {_hanging(tree, verb)}"
    yield f"first {verb < _FIRST}"


_FIRST = 2


def _subject(tree: Tree, verb: int) -> str:
    """Return what a verb's own subject is: a pronoun, a name, a noun, a number, none."""
    subject = tree.child(verb, *SUBJECTS)
    if subject is None:
        return "none"
    low, tag = tree.lower[subject], tree.tags[subject]
    if low in _POINTING:
        return _POINTING[low]
    kind = "name" if tag.startswith("NNP") else {"NNS": "nouns", "NN": "noun"}.get(tag, tag)
    return kind if subject < verb else f"{kind} behind"


_SORTS = {
    **dict.fromkeys(PLACES, "place"),
    **dict.fromkeys(ORGANISATIONS, "body"),
    **dict.fromkeys(MEDIA, "media"),
    **dict.fromkeys(PEOPLE | TITLES, "person"),
    **dict.fromkeys(DOCUMENTS, "document"),
    **dict.fromkeys(STUDIES, "study"),
    **_POINTING,
}


def _sort(tree: Tree, word: int) -> str:
    """Return what sort of thing a word names, as far as lists tell."""
    found = _SORTS.get(tree.stems[word]) or _SORTS.get(tree.lower[word])
    return found or tree.tags[word][:3]


def _hanging(tree: Tree, verb: int) -> str:
    """Return how a verb hangs on the rest, with the word that leads its clause."""
    dep = tree.deps[verb]
    if dep in ("advcl", "ccomp", "relcl"):
        mark = tree.child(verb, "mark", "advmod")
        if mark is not None and mark < verb and tree.tags[mark] in ("IN", "WRB"):
            return f"{dep} {tree.lower[mark]}"
    return dep


def _noun_marks(tree: Tree, noun: int) -> tuple[str, ...]:
    first = tree.lower[tree.phrase(noun)[0]]
    led = first if first in ("the", "a", "an", "no", "any", "this") else "-"
    return f"noun hangs {tree.deps[noun]}", f"noun led {led}", f"noun form {tree.tags[noun]}"
