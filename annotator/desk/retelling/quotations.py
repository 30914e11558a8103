"""What is put between quotation marks: the same words in both, or others than were said."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from annotator.desk.alike.stems import Word, words
from annotator.desk.retelling.words import folded
from annotator.model.retelling import Change

_QUOTED = re.compile(r"[\"“„«]([^\"“”„«»]+)[\"”“»]|[\"“„«]([^\"“”„«»]+)$")
_FEWEST = 3
"""Words of a quotation that nobody else would happen to use."""
_LONG = 5
"""Words of one that can be told to have been changed."""
_SAME = 0.75
"""Share of its words that the origin has in the same order."""
_MOST = 3
"""More words in one place were left out or said elsewhere."""
_LIKE = 0.6
"""From here on two words are spellings of one: "defense", "defence"."""
_MARKED = re.compile(r"\.\.|…|[\[\]()]")
"""How a quotation says itself that it was shortened."""


def quotations(text: str) -> Iterator[str]:
    """Yield what stands between quotation marks."""
    for match in _QUOTED.finditer(text):
        yield match.group(1) or match.group(2)


def quote_the_same(one: str, other: str) -> bool:
    """Tell whether two sentences have a quotation of the same words."""
    mine = {_told(quoted) for quoted in quotations(one)}
    theirs = {_told(quoted) for quoted in quotations(other)}
    return any(len(told) >= _FEWEST for told in mine & theirs)


def _told(quoted: str) -> tuple[str, ...]:
    return tuple(folded(quoted[word.start : word.end]) for word in words(quoted))


def changes_of_quotations(before: str, after: str, *, credited: bool) -> list[Change]:
    """Return the first words of a quotation that are not those of the origin.

    They are compared with what the origin quotes, and where the origin is `credited`, with all it
    says itself.
    """
    for quoted in quotations(after):
        if _MARKED.search(quoted):
            continue
        for said in (before,) if credited else quotations(before):
            change = _altered(said, quoted)
            if change is not None:
                return [change]
    return []


def _altered(said: str, quoted: str) -> Change | None:
    mine, theirs = words(said), words(quoted)
    if len(theirs) < _LONG:
        return None
    one, other = _told(said), _told(quoted)
    runs = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    same = sum(d - c for tag, _, _, c, d in runs if tag == "equal")
    if same < _SAME * len(theirs):
        return None
    for tag, a, b, c, d in runs:
        if tag == "replace" and c == 0:
            a = max(a, b - d)  # what stands in front of a quotation was left out ...
        elif tag == "replace" and d == len(theirs):
            b = min(b, a + d - c)  # ... and what stands behind it
        if tag == "equal" or max(b - a, d - c) > _MOST or (c == d and d in (0, len(theirs))):
            continue
        left_out = said[mine[a].start : mine[b - 1].end] if a < b else ""
        if _spelled(one[a:b], other[c:d]) or _MARKED.search(left_out):
            continue
        return Change(
            kind="quotation_changed",
            before=_around(said, mine, a, b, c > 0),
            after=_around(quoted, theirs, c, d, c > 0),
        )
    return None


def _spelled(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether words are spellings of each other, or of a name and its initials."""
    if "".join(word[0] for word in one) == "".join(other) or "".join(one) == "".join(other):
        return True
    if "".join(word[0] for word in other) == "".join(one):
        return True
    if len(one) != len(other):
        return False
    alike = (SequenceMatcher(None, a, b).ratio() for a, b in zip(one, other, strict=True))
    return all(like >= _LIKE for like in alike)


def _around(text: str, there: list[Word], first: int, behind: int, led: bool) -> str:
    """Return some words with the one behind them, and the one that led to them."""
    start, end = max(first - led, 0), min(behind + 1, len(there))
    return text[there[start].start : there[end - 1].end]
