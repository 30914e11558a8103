"""What hangs on a cue: more of the cue, what is said, or who says it."""

from annotator.suggest.syntax.rates import role_of
from annotator.suggest.syntax.tree import Tree

_WORDED = frozenset("prep prt advmod agent mark aux".split())
"""Ways of hanging that the word itself tells more about."""
_STEMMED = frozenset("dobj xcomp acomp oprd npadvmod attr dative".split())
_CLAUSES = frozenset("ccomp xcomp".split())
_OBJECTS = frozenset("dobj dative oprd".split())
_POINTING = frozenset("it there that which what who this whom they he she i we you".split())


def roles_around(tree: Tree, head: int) -> dict[int, str]:
    """Return the words that belong to the cue of a head, `c`, and what hangs on these.

    `w` is the head of what is said, `s` of who says it, `-` of neither.
    """
    roles = {head: "c"}
    queue = [head]
    for word in queue:
        for child in tree.children[word]:
            if tree.deps[child] == "punct" or child in roles:
                continue
            roles[child] = role_of(role_keys(tree, child, word))
            if roles[child] == "c":
                queue.append(child)
    return roles


def role_keys(tree: Tree, child: int, parent: int) -> tuple[str, ...]:
    """Return what a word below a cue word is, from the rarest description to the commonest."""
    dep = tree.deps[child]
    plain = "<" if child < parent else ">"
    side = plain + _company(tree, child, parent)
    stem, word = tree.stems[parent], _word(tree, child, parent)
    if not word:
        return f"{stem} {dep}{side}", f"{dep}{side}", f"{dep}{plain}"
    return (
        f"{stem} {dep}:{word}{side}",
        f"{stem} {dep}{side}",
        f"{dep}:{word}{side}",
        f"{dep}:{word}{plain}",
        f"{dep}{side}",
        f"{dep}{plain}",
    )


def _company(tree: Tree, child: int, parent: int) -> str:
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
        near = all(tree.heads[word] == parent for word in range(child + 1, parent))
        marks += "=" if near else ""
    return marks


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
        if tree.child(child, "nsubj", "nsubjpass") is not None:
            return "s"
        return "same" if tree.tags[child] == tree.tags[parent] else "other"
    if dep == "advcl":
        mark = tree.child(child, "mark", "advmod")
        if mark is not None and mark < child:
            return tree.lower[mark]
        return tree.tags[child] + ("," if tree.lower[tree.phrase(child)[0] - 1] == "," else "")
    return ""
