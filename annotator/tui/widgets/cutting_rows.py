"""A sentence that is being split, as the two it will be."""

from typing import TYPE_CHECKING

from annotator.tui.widgets.line import Piece, Row
from annotator.tui.wrapping import wrap

if TYPE_CHECKING:
    from annotator.desk.cutting import Cutting

HEAD = 10
"""Cells in front of the text."""


def cutting_rows(cutting: "Cutting", width: int, *, high: bool = False) -> list[Row]:
    """Return a line for each half; all its lines where there is room."""
    rows: list[Row] = [] if not high else [[Piece("splitting the sentence", "bar")], []]
    for name, half in zip(("first", "second"), cutting.halves, strict=True):
        text = cutting.text_of(half)
        lines = wrap(text, max(width - HEAD, 10))
        for number, line in enumerate(lines if high else lines[:1]):
            head = Piece(f"  {name:<8}" if number == 0 else " " * HEAD, "muted")
            more = "…" if not high and len(lines) > 1 else ""
            rows.append([head, Piece(text[line.start : line.end].rstrip() + more, "quiet")])
        if high:
            rows.append([])
    return rows
