"""What the tagger knows of a word: itself, its neighbours, its grammar, what others propose."""

from annotator.suggest.learned.scenes import Scene, Word
from annotator.suggest.learned.tags import tags_of
from annotator.suggest.verbs import FORMS


def features_of(scene: Scene, before: Scene | None) -> list[list[str]]:
    """Return the features of every word of a sentence."""
    t, grammar = scene.words, scene.grammar
    n = len(t.starts)
    told = {name: tags_of(t, proposal.reading) for name, proposal in scene.proposals.items()}
    whole = "quoted whole" if scene.whole else "not whole"
    earlier = "first" if before is None else _state(before, scene)
    words = t.words
    lemmas = [FORMS.get(word, word) for word in words]
    letters = "^^" + t.letters + "$$"
    found: list[list[str]] = []
    for k in range(n):
        low = words[k]
        quote = "Q" if t.quoted[k] else "U"
        f = [
            "w=" + low,
            "l=" + lemmas[k],
            "-1=" + (words[k - 1] if k else "^"),
            "+1=" + (words[k + 1] if k + 1 < n else "$"),
            "-2=" + (words[k - 2] if k > 1 else "^"),
            "+2=" + (words[k + 2] if k + 2 < n else "$"),
            "end=" + low[-3:],
            "start=" + low[:4],
            "shape=" + t.letters[k] + quote,
            "3=" + letters[k + 1 : k + 4],
            "5=" + letters[k : k + 5],
            "-+=" + letters[k + 1] + low,
            "+-=" + low + letters[k + 3],
            "q="
            + quote
            + ("Q" if k and t.quoted[k - 1] else "U")
            + ("Q" if k + 1 < n and t.quoted[k + 1] else "U"),
            whole,
            earlier,
        ]
        if k < 3:
            f.append(f"at={k}")
        if n - k < 3:
            f.append(f"left={n - k}")
        together = ""
        for name, tags in told.items():
            f.append(f"{name}={tags[k]}")
            f.append(f"{name}-={tags[k - 1] if k else '^'}{tags[k]}")
            f.append(f"{name}+={tags[k]}{tags[k + 1] if k + 1 < n else '$'}")
            f.append(f"{name}w={tags[k]}{lemmas[k]}")
            together += tags[k] + "|"
        if len(told) > 1:
            f.append("told=" + together)
            f.append("told w=" + together + letters[k + 2])
        for name, proposal in scene.proposals.items():
            f.append(f"{name} rule={tags_role(told[name][k])}{proposal.suggestion.rule}")
        if grammar:
            f += _grammatical(k, grammar, lemmas)
        found.append(f)
    return found


def tags_role(tag: str) -> str:
    """Return the role of a tag."""
    return tag[-1]


def _state(before: Scene, scene: Scene) -> str:
    same = "p" if before.sentence.paragraph == scene.sentence.paragraph else "n"
    spoke = any(proposal.reading.voices for proposal in before.proposals.values())
    return f"before {same}{'w' if before.whole else '-'}{'s' if spoke else '-'}"


def _grammatical(k: int, grammar: tuple[Word, ...], lemmas: list[str]) -> list[str]:
    word = grammar[k]
    head = grammar[word.head]
    n = len(grammar)
    f = [
        "tag=" + word.tag,
        "dep=" + word.dep,
        "tag-=" + (grammar[k - 1].tag if k else "^") + word.tag,
        "tag+=" + word.tag + (grammar[k + 1].tag if k + 1 < n else "$"),
        "dep head=" + word.dep + lemmas[word.head],
        "head=" + head.dep + head.tag + ("<" if word.head < k else ">"),
    ]
    # the nearest clause above: on which verb it hangs, and how
    at, steps, clause = k, 0, ""
    while steps < 15:
        here = grammar[at]
        if here.dep in _CLAUSES or here.dep == "ROOT" or here.head == at:
            clause = f"{here.dep}<{lemmas[here.head]}"
            f.append("clause=" + clause)
            f.append("clause dep=" + here.dep + ("<" if here.head < k else ">"))
            break
        at, steps = here.head, steps + 1
    at, steps = k, 0
    while steps < 15:
        here = grammar[at]
        if here.dep in _SUBJECTS:
            f.append("subject of=" + lemmas[here.head])
            f.append("subject")
            break
        if here.dep in _CLAUSES or here.head == at:
            break
        at, steps = here.head, steps + 1
    # clauses further up that hang on a verb of saying
    at, steps = k, 0
    while steps < 20:
        here = grammar[at]
        if here.dep in ("ccomp", "xcomp", "parataxis") and here.head != at:
            f.append("under=" + lemmas[here.head])
        if here.head == at:
            break
        at, steps = here.head, steps + 1
    children = [o for o in range(n) if grammar[o].head == k and o != k]
    if word.tag[:1] == "V" or word.tag[:1] == "N":
        kinds = sorted({grammar[o].dep for o in children} & _TELLING)
        f.append("has=" + word.tag[:2] + "+".join(kinds))
        f.append("has l=" + lemmas[k] + "+".join(kinds))
    return f


_CLAUSES = frozenset("ccomp xcomp advcl relcl acl parataxis conj csubj pcomp".split())
_SUBJECTS = frozenset("nsubj nsubjpass agent csubj".split())
_TELLING = frozenset(
    "nsubj nsubjpass ccomp xcomp dobj prep agent acl auxpass neg parataxis".split()
)
