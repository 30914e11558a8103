"""Breaking a sentence into lines of the screen, by offsets, so that nothing ever moves."""

import re
import unicodedata
from typing import NamedTuple

from rich.cells import cell_len

_WORD = re.compile(r"\S+|\s+")


class Line(NamedTuple):
    """One line of a sentence: half-open offsets in code points of the text that was wrapped."""

    start: int
    end: int


def wrap(text: str, width: int) -> list[Line]:
    """Break `text` at white space into lines of at most `width` cells; long words are cut.

    The space at a break belongs to neither line. An empty text has one empty line.
    """
    width = max(width, 2)
    plain = text.isascii() and text.isprintable()
    cells_of = len if plain else cell_len
    lines: list[Line] = []
    start = end = cells = 0
    for match in _WORD.finditer(text):
        word, at = match.group(), match.start()
        if word.isspace():
            continue
        gap = cells_of(text[end:at]) if end > start else 0
        size = cells_of(word)
        if end > start and cells + gap + size > width:
            lines.append(Line(start, end))
            start, cells, gap = at, 0, 0
        if end <= start:
            start = at
        if size > width:
            cuts = _cut(word, at, width)
            lines += cuts[:-1]
            start, size, cells, gap = (
                cuts[-1].start,
                cells_of(text[cuts[-1].start : match.end()]),
                0,
                0,
            )
        end, cells = match.end(), cells + gap + size
    lines.append(Line(start, end))
    return lines


def _cut(word: str, offset: int, width: int) -> list[Line]:
    """Cut a word that is wider than a line, never in front of a mark that joins what is before."""
    cuts, start, cells = [], 0, 0
    for index, char in enumerate(word):
        size = cell_len(char)
        if cells + size > width and index > start and not _joins(char):
            cuts.append(Line(offset + start, offset + index))
            start, cells = index, 0
        cells += size
    cuts.append(Line(offset + start, offset + len(word)))
    return cuts


def _joins(char: str) -> bool:
    return bool(unicodedata.combining(char)) or char in "\u200d\ufe0e\ufe0f"
