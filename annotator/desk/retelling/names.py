"""Names and days that became others between the same words."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from annotator.desk.alike.stems import Word, words
from annotator.desk.retelling.words import folded
from annotator.model.retelling import Change, ChangeKind

_CONTEXT = 1
"""So many words on each side are the same."""
_LIKE = 0.5
"""From here on two names are spellings of one, or forms of it."""


def changes_of_names(before: str, after: str) -> list[Change]:
    """Return a name or a day that stands where another one stood, of each the first."""
    found: dict[ChangeKind, Change] = {}
    for swap in _swaps(before, after):
        kind: ChangeKind | None = None
        if is_day(swap.old) and is_day(swap.new) and max(swap.around) > _CONTEXT:
            kind = "date_changed"
        elif min(swap.around) > _CONTEXT and _are_names(swap.old, swap.new):
            kind = "name_changed"
        if kind is not None:
            found.setdefault(kind, Change(kind=kind, before=swap.old, after=swap.new))
    return list(found.values())


class _Swap(NamedTuple):
    """One word in the place of another."""

    old: str
    new: str
    around: tuple[int, int]
    """So many words in front of them and behind them are the same."""


def _swaps(before: str, after: str) -> Iterator[_Swap]:
    mine, theirs = words(before), words(after)
    runs = SequenceMatcher(
        None, [w.stem for w in mine], [w.stem for w in theirs], autojunk=False
    ).get_opcodes()
    for number, (tag, a, b, c, d) in enumerate(runs):
        if tag == "replace" and (b - a, d - c) == (1, 1):
            around = _length(runs[number - 1 : number]), _length(runs[number + 1 : number + 2])
            old, new = _dated(before, mine, a), _dated(after, theirs, c)
            yield _Swap(old, new, around)


def _length(runs: Sequence[tuple[str, int, int, int, int]]) -> int:
    """Return how many words a neighbour has that is the same in both; none where there is none."""
    return sum(b - a for tag, a, b, _, _ in runs if tag == "equal")


def _dated(text: str, there: Sequence[Word], at: int) -> str:
    """Return a word, a day of a month with its month: "March 3", "3 March"."""
    first = last = at
    if _DAY.fullmatch(text[there[at].start : there[at].end]):
        if at and is_day(text[there[at - 1].start : there[at - 1].end]):
            first = at - 1
        elif at + 1 < len(there) and is_day(text[there[at + 1].start : there[at + 1].end]):
            last = at + 1
    return text[there[first].start : there[last].end]


def is_day(words: str) -> bool:
    """Tell whether words name a day, a month or a year: "Tuesday", "Sept.", "March 3", "1987"."""
    return bool(_DATE.fullmatch(words))


_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)?")
_DATE = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|(?:yester|to)day|tomorrow|tonight|"
    rf"{_MONTH}|{_MONTH}\s{_DAY.pattern}|{_DAY.pattern}\s{_MONTH}|(?:19|20)\d\d"
)


def _are_names(old: str, new: str) -> bool:
    return old[0].isupper() and new[0].isupper() and _differ(old, new)


def _differ(old: str, new: str) -> bool:
    """Tell whether two names are none of each other's spellings, forms and initials."""
    one, other = folded(old), folded(new)
    alike = SequenceMatcher(None, one, other).ratio()
    return one[0] != other[0] or alike < _LIKE
