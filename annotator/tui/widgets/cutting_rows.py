"""A sentence that is being split, as the two it will be."""

from typing import TYPE_CHECKING

from rich.cells import cell_len

from annotator.tui.widgets.line import Piece, Row, shortened
from annotator.tui.wrapping import wrap

if TYPE_CHECKING:
    from annotator.desk.cutting import Cutting

HEAD = 10
"""Cells in front of the text."""


def cutting_rows(cutting: "Cutting", width: int, *, high: bool = False) -> list[Row]:
    """Return both halves: all their lines where there is room, else the words beside the cut."""
    room = max(width - HEAD, 10)
    one, other = (cutting.text_of(half) for half in cutting.halves)
    if not high:
        return [_row("first", _end(one, room)), _row("second", shortened(_plain(other), room))]
    rows: list[Row] = [[Piece("splitting the sentence", "bar")], []]
    for name, text in (("first", one), ("second", other)):
        for number, line in enumerate(wrap(text, room)):
            rows.append(_row("" if number else name, text[line.start : line.end].rstrip()))
        rows.append([])
    return rows


def _row(name: str, text: str) -> Row:
    return [Piece(f"  {name:<8}", "muted"), Piece(text, "quiet")]


def _plain(text: str) -> str:
    return " ".join(text.split())


def _end(text: str, cells: int) -> str:
    """Return the last words of a text."""
    words = _plain(text).split()
    shown = words.pop()
    while words and cell_len(f"{words[-1]} {shown}") < cells - 1:
        shown = f"{words.pop()} {shown}"
    return f"…{shown}" if words else shown
