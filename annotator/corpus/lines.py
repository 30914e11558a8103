"""Lines and paragraphs: where a text may be cut into blocks at all.

Lines end at CR LF, LF or CR only. `str.splitlines` also cuts at form feeds, file separators and
Unicode line separators, which stand inside the sentences of real files.
"""

import re
from itertools import pairwise
from typing import NamedTuple

_LINE = re.compile(r"[^\r\n]+")

_WIDEST_WRAP = 100
"""Longer lines are not wrapped by hand or by a mailer."""
_NARROWEST_WRAP = 50
"""Shorter ones are verse, addresses, scores."""
_FEWEST_BREAKS = 4
"""Of fewer line breaks nobody can say that they follow a width."""
_SOFT_SHARE = 0.8
"""Share of breaks inside paragraphs that must be due to the width."""


class Unit(NamedTuple):
    """A line, or the lines of a hard-wrapped paragraph; `text[start:end]` is tight.

    Offsets are half-open code points.
    """

    start: int
    end: int
    after_gap: bool
    """Whether it is the first of the text or a blank line stands before it."""


def lines(text: str) -> list[Unit]:
    """Return the lines that are not blank."""
    found: list[Unit] = []
    last = 0
    for match in _LINE.finditer(text):
        line = match.group()
        bare = line.strip()
        if not bare:
            continue
        start = match.start()
        if len(bare) < len(line):
            start += len(line) - len(line.lstrip())
        found.append(Unit(start, start + len(bare), not found or _is_gap(text, last, start)))
        last = start + len(bare)
    return found


def units(text: str) -> list[Unit]:
    """Return what a block can be at most: the lines, joined where the text is hard-wrapped."""
    found = lines(text)
    width = _wrap_width(text, found)
    if width is None:
        return found
    joined = found[:1]
    for before, line in pairwise(found):
        if _is_soft(text, before, line, width):
            joined[-1] = joined[-1]._replace(end=line.end)
        else:
            joined.append(line)
    return joined


def _is_gap(text: str, start: int, end: int) -> bool:
    """Tell whether there is more than one line break between two lines."""
    between = text[start:end]
    if between in ("\n", "\n\n"):
        return between != "\n"
    return between.count("\n") + between.count("\r") - between.count("\r\n") > 1


def _wrap_width(text: str, found: list[Unit]) -> int | None:
    """Return the width that the text is wrapped at, null if its line breaks mean something."""
    width = max((line.end - line.start for line in found), default=0)
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return None
    inner = [pair for pair in pairwise(found) if not pair[1].after_gap]
    soft = sum(_is_soft(text, before, line, width) for before, line in inner)
    if len(inner) < _FEWEST_BREAKS or soft < _SOFT_SHARE * len(inner):
        return None
    return width


def _is_soft(text: str, before: Unit, line: Unit, width: int) -> bool:
    """Tell whether a break is there only because the next word did not fit."""
    if line.after_gap or text[line.start - 1] in " \t":
        return False  # An indented line starts a paragraph.
    first_word = text[line.start : line.end].split(maxsplit=1)[0]
    return before.end - before.start + 1 + len(first_word) > width
