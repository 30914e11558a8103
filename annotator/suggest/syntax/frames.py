"""What a verb or a noun takes: "said that", "plans to", "criticism of"."""

from annotator.suggest.syntax.tree import MARKS, Tree

_THINGS = {"dobj": "thing", "oprd": "as", "acomp": "so", "attr": "so"}


def verb_frame(tree: Tree, verb: int) -> str:
    """Return in a word or two what a verb takes: `that`, `to`, `thing`, `prep about` ..."""
    passive, frame, rank = "", "none", 0
    for child in tree.children[verb]:
        if tree.deps[child] in ("auxpass", "nsubjpass"):
            passive = "passive "
        found, worth = _shown_by(tree, verb, child)
        if worth > rank:
            frame, rank = found, worth
    return passive + frame


def _shown_by(tree: Tree, verb: int, child: int) -> tuple[str, int]:
    """Return the frame that one word below a verb shows, and how much it counts."""
    dep, behind = tree.deps[child], child > verb
    if dep in _THINGS:
        return _THINGS[dep], 5
    if dep == "ccomp":
        return (_clause(tree, child), 9) if behind else ("before", 8)
    if not behind:
        return ("dep", 1) if dep == "dep" else ("none", 0)
    if dep == "xcomp":
        return ("to" if _has_to(tree, child) else "xcomp"), 7
    if dep == "prep":
        return f"prep {tree.lower[child]}", 4 if child == verb + 1 else 3
    if dep == "prt":
        return f"prt {tree.lower[child]}", 2
    return ("advcl", 1) if dep == "advcl" else ("none", 0)


def _clause(tree: Tree, clause: int) -> str:
    """Return how a clause begins: with "that", a question word, a quotation, or bare."""
    for child in tree.children[clause]:
        if child > clause:
            break
        if tree.deps[child] == "mark" and tree.lower[child] in ("that", "whether", "if"):
            return "that" if tree.lower[child] == "that" else "whether"
        if tree.tags[child] in ("WRB", "WP", "WDT"):
            return "whether"
    low = tree.phrase(clause)[0]
    return "quote" if MARKS.intersection(tree.words[max(0, low - 1) : low + 1]) else "clause"


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
        if dep in ("acl", "ccomp") or (dep == "relcl" and _led_by_that(tree, child)):
            frame = "to" if _has_to(tree, child) else _clause(tree, child)
            break
        if dep == "prep" and not frame:
            frame = f"prep {tree.lower[child]}"
    return f"owned {frame}".strip() if owned else frame


def _led_by_that(tree: Tree, clause: int) -> bool:
    return tree.lower[tree.phrase(clause)[0]] == "that"
