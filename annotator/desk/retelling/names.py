"""Names that became others between the same words."""

from difflib import SequenceMatcher

from annotator.desk.alike.stems import words
from annotator.desk.retelling.words import folded
from annotator.model.retelling import Change

_CONTEXT = 1
"""So many words on each side are the same."""
_LIKE = 0.5
"""From here on two names are spellings of one, or forms of it."""


def changes_of_names(before: str, after: str) -> list[Change]:
    """Return a name that stands where another one stood, both inside their sentence."""
    mine, theirs = words(before), words(after)
    runs = SequenceMatcher(
        None, [w.stem for w in mine], [w.stem for w in theirs], autojunk=False
    ).get_opcodes()
    for number, (tag, a, b, c, d) in enumerate(runs):
        if tag != "replace" or (b - a, d - c) != (1, 1) or not 0 < number < len(runs) - 1:
            continue
        if min(_length(runs[number - 1]), _length(runs[number + 1])) < _CONTEXT + 1:
            continue
        old, new = (before[mine[a].start : mine[a].end], after[theirs[c].start : theirs[c].end])
        if old[0].isupper() and new[0].isupper() and _differ(old, new):
            return [Change(kind="name_changed", before=old, after=new)]
    return []


def _length(run: tuple[str, int, int, int, int]) -> int:
    return run[2] - run[1] if run[0] == "equal" else 0


def _differ(old: str, new: str) -> bool:
    """Tell whether two names are none of each other's spellings, forms and initials."""
    one, other = folded(old), folded(new)
    alike = SequenceMatcher(None, one, other).ratio()
    return one[0] != other[0] or alike < _LIKE
