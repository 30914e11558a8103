"""Tables of data become rows; tables that only arrange a page are taken for nothing."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from annotator.corpus.page.pieces import Piece
from annotator.corpus.page.tree import Element

BETWEEN_CELLS = " | "
"""Stands between the cells of a row, in the document's text, too."""
_LONGEST_CELL = 300
_FEWEST_ROWS = 2


def with_rows(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield the pieces with the cells of each row of a data table joined to one."""
    data = _data_tables(pieces)
    row: list[Piece] = []
    for piece in pieces:
        of = _nearest(piece, "tr")
        table = _nearest(piece, "table")
        if row and of is not row[0].element:
            yield _joined(row)
            row = []
        if of is not None and table in data and _nearest(piece, "caption") is None:
            row.append(replace(piece, element=of))
        else:
            yield piece
    if row:
        yield _joined(row)


def is_row(piece: Piece) -> bool:
    """Tell whether a piece is a row that was made here."""
    return piece.element.tag == "tr"


def _joined(row: Sequence[Piece]) -> Piece:
    text = BETWEEN_CELLS.join(piece.text for piece in row)
    linked = sum(piece.linked * len(piece.text) for piece in row) / len(text)
    return Piece(text, row[0].element, linked, all(piece.bold for piece in row))


def _data_tables(pieces: Sequence[Piece]) -> set[Element]:
    """Return the tables with rows of several short cells and nothing else in them."""
    rows: dict[Element, dict[Element, set[Element]]] = defaultdict(lambda: defaultdict(set))
    other: set[Element] = set()
    for piece in pieces:
        cell, row, table = (_nearest(piece, tag) for tag in ("td", "tr", "table"))
        cell = cell or _nearest(piece, "th")
        if table is None:
            continue
        if cell is None or row is None:
            continue
        rows[table][row].add(cell)
        outer = table.parent
        while outer is not None:
            if outer.tag == "table":
                other.add(outer)
            outer = outer.parent
        heading = any(e.tag in ("h1", "h2", "h3", "h4", "figure") for e in _within(piece, table))
        if len(piece.text) > _LONGEST_CELL or heading:
            other.add(table)
    return {
        table
        for table, found in rows.items()
        if table not in other
        and table.attributes.get("role") != "presentation"
        and sum(len(cells) > 1 for cells in found.values()) >= _FEWEST_ROWS
    }


def _within(piece: Piece, table: Element) -> Iterator[Element]:
    for element in piece.element.up():
        if element is table:
            return
        yield element


def _nearest(piece: Piece, tag: str) -> Element | None:
    """Return the innermost element with a tag around a piece; rows and cells of its own table."""
    for element in piece.element.up():
        if element.tag == tag:
            return element
        if element.tag == "table" and tag != "table":
            return None
    return None
