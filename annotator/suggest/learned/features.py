"""What the tagger knows of a word: itself, its neighbours, its grammar, what others propose."""

from collections.abc import Iterator

from annotator.suggest.learned.scenes import Scene, Word
from annotator.suggest.learned.tags import tags_of
from annotator.suggest.verbs import FORMS

Grammar = tuple[Word, ...]
_CLAUSES = frozenset("ccomp xcomp advcl relcl acl parataxis conj csubj pcomp".split())
_SUBJECTS = frozenset("nsubj nsubjpass agent csubj".split())
_SAID = frozenset("ccomp xcomp parataxis".split())
_TELLING = frozenset(
    "nsubj nsubjpass ccomp xcomp dobj prep agent acl auxpass neg parataxis".split()
)
_NEAR, _FAR = 15, 20
"""So many steps up the tree are looked at; a parser's tree may have a circle."""


def features_of(scene: Scene, before: Scene | None) -> list[list[str]]:
    """Return the features of every word of a sentence."""
    grammar = scene.grammar
    told = {name: tags_of(scene.words, one.reading) for name, one in scene.proposals.items()}
    lemmas = [FORMS.get(word, word) for word in scene.words.words]
    everywhere = [
        "quoted whole" if scene.whole else "not whole",
        "first" if before is None else _state(before, scene),
    ]
    children = _children(grammar)
    found: list[list[str]] = []
    for at in range(len(lemmas)):
        features = [*_word(at, scene, lemmas), *everywhere, *_place(at, len(lemmas))]
        features += _proposed(at, scene, told, lemmas)
        if grammar:
            features += _grammatical(at, grammar, lemmas)
            features += _clause(at, grammar, lemmas)
            features += _subject(at, grammar, lemmas)
            features += _sayings_above(at, grammar, lemmas)
            features += _below(at, grammar, lemmas, children[at])
        found.append(features)
    return found


def _state(before: Scene, scene: Scene) -> str:
    same = "p" if before.sentence.paragraph == scene.sentence.paragraph else "n"
    spoke = any(proposal.reading.voices for proposal in before.proposals.values())
    return f"before {same}{'w' if before.whole else '-'}{'s' if spoke else '-'}"


def _word(at: int, scene: Scene, lemmas: list[str]) -> Iterator[str]:
    """Yield a word and its neighbours, as written and in shape."""
    words, letters = scene.words.words, "^^" + scene.words.letters + "$$"
    around = ("^", "^", *words, "$", "$")
    low, quoted = words[at], ("U", *("UQ"[one] for one in scene.words.quoted), "U")
    yield "w=" + low
    yield "l=" + lemmas[at]
    yield "-1=" + around[at + 1]
    yield "+1=" + around[at + 3]
    yield "-2=" + around[at]
    yield "+2=" + around[at + 4]
    yield "end=" + low[-3:]
    yield "start=" + low[:4]
    yield "shape=" + letters[at + 2] + quoted[at + 1]
    yield "3=" + letters[at + 1 : at + 4]
    yield "5=" + letters[at : at + 5]
    yield "-+=" + letters[at + 1] + low
    yield "+-=" + low + letters[at + 3]
    yield "q=" + quoted[at + 1] + quoted[at] + quoted[at + 2]


def _place(at: int, words: int) -> Iterator[str]:
    if at < 3:
        yield f"at={at}"
    if words - at < 3:
        yield f"left={words - at}"


def _proposed(
    at: int, scene: Scene, told: dict[str, list[str]], lemmas: list[str]
) -> Iterator[str]:
    """Yield what others say of a word, and together with what."""
    for name, tags in told.items():
        yield f"{name}={tags[at]}"
        yield f"{name}-={tags[at - 1] if at else '^'}{tags[at]}"
        yield f"{name}+={tags[at]}{tags[at + 1] if at + 1 < len(tags) else '$'}"
        yield f"{name}w={tags[at]}{lemmas[at]}"
    if len(told) > 1:
        together = "".join(tags[at] + "|" for tags in told.values())
        yield "told=" + together
        yield "told w=" + together + scene.words.letters[at]
    for name, proposal in scene.proposals.items():
        yield f"{name} rule={told[name][at][-1]}{proposal.suggestion.rule}"


def _grammatical(at: int, grammar: Grammar, lemmas: list[str]) -> Iterator[str]:
    """Yield how a word hangs on its head."""
    word = grammar[at]
    head = grammar[word.head]
    yield "tag=" + word.tag
    yield "dep=" + word.dep
    yield "tag-=" + (grammar[at - 1].tag if at else "^") + word.tag
    yield "tag+=" + word.tag + (grammar[at + 1].tag if at + 1 < len(grammar) else "$")
    yield "dep head=" + word.dep + lemmas[word.head]
    yield "head=" + head.dep + head.tag + ("<" if word.head < at else ">")


def _upward(at: int, grammar: Grammar, most: int) -> Iterator[int]:
    """Yield a word and those above it, up to the root."""
    for _ in range(most):
        yield at
        if grammar[at].head == at:
            return
        at = grammar[at].head


def _clause(at: int, grammar: Grammar, lemmas: list[str]) -> Iterator[str]:
    """Yield how the nearest clause above hangs on which verb."""
    for up in _upward(at, grammar, _NEAR):
        here = grammar[up]
        if here.dep in _CLAUSES or here.dep == "ROOT" or here.head == up:
            yield f"clause={here.dep}<{lemmas[here.head]}"
            yield "clause dep=" + here.dep + ("<" if here.head < at else ">")
            return


def _subject(at: int, grammar: Grammar, lemmas: list[str]) -> Iterator[str]:
    """Yield whose subject a word is part of, inside of its clause."""
    for up in _upward(at, grammar, _NEAR):
        here = grammar[up]
        if here.dep in _SUBJECTS:
            yield "subject of=" + lemmas[here.head]
            yield "subject"
            return
        if here.dep in _CLAUSES:
            return


def _sayings_above(at: int, grammar: Grammar, lemmas: list[str]) -> Iterator[str]:
    """Yield the verbs on which the clauses around a word hang as what is said."""
    for up in _upward(at, grammar, _FAR):
        here = grammar[up]
        if here.dep in _SAID and here.head != up:
            yield "under=" + lemmas[here.head]


def _children(grammar: Grammar) -> list[list[int]]:
    found: list[list[int]] = [[] for _ in grammar]
    for at, word in enumerate(grammar):
        if word.head != at:
            found[word.head].append(at)
    return found


def _below(at: int, grammar: Grammar, lemmas: list[str], children: list[int]) -> Iterator[str]:
    """Yield what hangs on a verb or a noun."""
    tag = grammar[at].tag
    if tag[:1] in ("V", "N"):
        kinds = "+".join(sorted({grammar[child].dep for child in children} & _TELLING))
        yield "has=" + tag[:2] + kinds
        yield "has l=" + lemmas[at] + kinds
