"""What somebody marked in a story before it came here, as the file says it.

A reader tells only what stands in its file: names of labels, offsets, who belongs to whom. What
becomes a claim of these is decided by the desk. Offsets are checked here, because some tools count
UTF-16 units and some code points, and some did one in one version and the other in the next: where
the file quotes what was marked, the quotation decides; where it does not and both readings differ,
nothing is guessed.
"""

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from annotator.model.answer import Judgement

Unit = Literal["code-points", "utf-16"]
"""What a file counts its offsets in."""
Range = tuple[int, int]


class Mark(NamedTuple):
    """A stretch that was given a label."""

    key: str
    """Its id in the file, or a number where it has none."""
    name: str
    """The label."""
    ranges: tuple[Range, ...]
    """Half-open, in text order, counted as the file counts; interrupted marks have several."""
    quote: str | None = None
    """What the file says is marked, fragments joined by a space."""


class Group(NamedTuple):
    """Marks that belong together."""

    keys: tuple[str, ...]
    event: bool
    """Whether all of them are one thing (a claim); else the first is only linked with the next."""


class Labels(NamedTuple):
    """What one annotator or program marked in one text."""

    marks: tuple[Mark, ...] = ()
    groups: tuple[Group, ...] = ()
    whole: tuple[str, ...] = ()
    """Labels of the text as a whole."""
    judgements: tuple[tuple[int, int, Judgement], ...] = ()
    """What was said of the sentence `[start, end)`, in a file of our own."""
    verdict: Literal["accept", "reject", "ignore"] = "accept"
    """`reject`: what is marked is wrong; `ignore`: the text was skipped."""
    by: str | None = None
    """Who marked it, where the file says so."""
    score: float | None = None
    """How sure a program was, 0 to 1."""
    predicted: bool = False
    """Whether a program marked it."""
    unit: Unit | None = None
    """What the format counts, where that is certain."""

    @property
    def number(self) -> int:
        """How many labels these are."""
        return len(self.marks) + len(self.whole) + len(self.judgements)


def fitting(text: str, mark: Mark, unit: Unit | None = None) -> tuple[Range, ...] | None:
    """Return where a mark lies in code points; null where that is not certain.

    `unit` is what the user says the file counts.
    """
    readings: list[tuple[Range, ...] | None] = []
    if unit in (None, "code-points"):
        readings.append(_inside(text, mark.ranges))
    if unit in (None, "utf-16"):
        readings.append(_inside(text, from_utf16(text, mark.ranges)))
    if mark.quote is not None:
        return next((r for r in readings if r and _says(text, r, mark.quote)), None)
    return readings[0] if len(set(readings)) == 1 else None


def is_ambiguous(text: str, mark: Mark, unit: Unit | None = None) -> bool:
    """Tell whether a mark fits, but in two ways between which nothing decides."""
    two = unit is None and mark.quote is None
    return two and bool(_inside(text, mark.ranges)) and fitting(text, mark) is None


def from_utf16(text: str, ranges: Sequence[Range]) -> tuple[Range, ...] | None:
    """Return ranges counted in UTF-16 units in code points; null for one that cuts a character."""
    wide = _wide(text)
    if not wide:
        return tuple(ranges)
    found = []
    for start, end in ranges:
        before = bisect_left(wide, start), bisect_left(wide, end)
        if any(n and wide[n - 1] == at - 1 for n, at in zip(before, (start, end), strict=True)):
            return None
        found.append((start - before[0], end - before[1]))
    return tuple(found)


@lru_cache(maxsize=4)
def _wide(text: str) -> tuple[int, ...]:
    """Return where in UTF-16 the characters of two units stand."""
    if text.isascii():
        return ()
    at = [number for number, char in enumerate(text) if char > "\uffff"]
    return tuple([number + before for before, number in enumerate(at)])


def _inside(text: str, ranges: tuple[Range, ...] | None) -> tuple[Range, ...] | None:
    """Return ranges that lie in the text, in order; null for others."""
    last = 0
    for start, end in ranges or ():
        if not last <= start < end <= len(text):
            return None
        last = end
    return ranges or None


def _says(text: str, ranges: tuple[Range, ...], quote: str) -> bool:
    """Tell whether the text says there what the file quotes; line breaks may be spaces there."""
    said = " ".join(text[start:end] for start, end in ranges)
    return said == quote or said.split() == quote.split()
