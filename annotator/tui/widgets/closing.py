"""What stands where the story was when there is nothing further to walk."""

from rich.cells import cell_len

from annotator.desk.desk import Desk
from annotator.tui.actions import Keyboard
from annotator.tui.look import NO_CLAIM, SKIPPED, label_mark
from annotator.tui.widgets.line import Lines, Piece, Row
from annotator.words import bar, many

INDENT = 6
"""Cells in front of every line."""
STEPS = 7
"""Lines that say what to do next, behind a blank one."""


class ClosingView(Lines):
    """The end of the corpus, or a corpus that has no story yet: what to do now."""

    def __init__(self, desk: Desk, keyboard: Keyboard, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._desk = desk
        self._keyboard = keyboard

    def rows(self, width: int, height: int) -> list[Row]:
        """Say how far the corpus is, and what can be done next."""
        desk = self._desk
        if desk.walk.story is None:
            return [
                [],
                [],
                [Piece(" " * INDENT + "No story yet: they are being taken in.", "strong")],
            ]
        left = desk.counts.total - desk.counts.decided
        title = "Every sentence is decided." if left == 0 else "This is the end of the corpus."
        rows: list[Row] = [
            [],
            [],
            [Piece(title, "strong")],
            [],
            [
                Piece(bar(desk.counts.decided, desk.counts.total, 20), "bar"),
                Piece(
                    f"  {desk.counts.decided:,} of {many(desk.counts.total, 'sentence')}", "quiet"
                ),
            ],
            [],
        ]
        given = desk.given()
        told = [(label_mark(desk.codebook, name), count) for name, count in given.labels]
        told += [(NO_CLAIM, given.no_claim), (SKIPPED, given.skipped)]
        told = [(mark, count) for mark, count in told if count]
        wide = max((cell_len(mark.word) + len(f"{count:,}") for mark, count in told), default=0)
        counts: list[Row] = [
            [
                Piece(f"{mark.glyph} {mark.word}", mark.colour),
                Piece(f"{count:>{wide - cell_len(mark.word) + 2},}", "quiet"),
            ]
            for mark, count in told
        ]
        rows += _in_columns(counts, width - INDENT, height - len(rows) - STEPS)
        rows = rows[2:] if len(rows) + STEPS > height else rows
        rows += [[], *_next_steps(left, desk.corpus.shown_root(), self._keyboard)]
        return [[Piece(" " * INDENT), *row] for row in rows]


def _in_columns(cells: list[Row], width: int, height: int) -> list[Row]:
    """Put cells of one width below each other, in more than one column where they are many."""
    if not cells:
        return []
    gap = "    "
    across = max(width // (sum(cell_len(piece.text) for piece in cells[0]) + len(gap)), 1)
    below = max(min(height, len(cells)), -(-len(cells) // across))
    return [
        [piece for cell in cells[row::below] for piece in (*cell, Piece(gap))]
        for row in range(below)
    ]


def _next_steps(left: int, corpus: str, keyboard: Keyboard) -> list[Row]:
    open_ones = f"go to the {many(left, 'sentence')} not answered yet"
    steps = [("walk.undecided", open_ones)] if left else []
    steps += [
        ("walk.previous", "back to the last sentence"),
        ("find.stories", "all stories"),
        ("walk.leave", "leave: everything is saved"),
    ]
    rows = [
        [Piece(f"{keyboard.key(action):<5}", "strong"), Piece(text, "quiet")]
        for action, text in steps
    ]
    command = [
        Piece("Then: ", "muted"),
        Piece(f"annotator export {corpus}", "quiet"),
    ]
    return [*rows, [], command]
