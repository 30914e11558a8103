"""Short lists to choose from: the labels, and the kinds of a block."""

from rich.cells import cell_len

from annotator.desk.ordering import TITLES
from annotator.model.base import one_line
from annotator.model.codebook import Codebook
from annotator.model.document import BLOCK_KINDS, WALKED, BlockKind
from annotator.tui.actions import LABEL, Keyboard
from annotator.tui.look import label_mark
from annotator.tui.screens.card import Card
from annotator.tui.widgets.line import Piece, Row
from annotator.words import many


def labels_card(codebook: Codebook, keyboard: Keyboard) -> Card:
    """Choose a label of the codebook; its own keys choose it too, or else its digit here."""
    rows: list[Row] = []
    own = [keyboard.action(LABEL + label.name).keys for label in codebook.labels]
    keys = {key: number for number, known in enumerate(own) for key in known}
    digits = iter([digit for digit in "123456789" if digit not in keys])
    marks = [label_mark(codebook, label.name) for label in codebook.labels]
    width = max(cell_len(mark.word) for mark in marks)
    for number, (label, mark) in enumerate(zip(codebook.labels, marks, strict=True)):
        key = own[number][0] if own[number] else next(digits, "")
        if key:
            keys[key] = number
        rows.append(
            [
                Piece(f"{key:<2} ", "strong"),
                Piece(
                    f"{mark.glyph} {mark.word}{' ' * (width - cell_len(mark.word))}", mark.colour
                ),
                Piece(f"  {one_line(label.meaning)}", "muted"),
            ]
        )
    return Card("Label", rows, choose=True, keys=keys, low=True)


def blocks_card(kind: BlockKind) -> Card:
    """Choose the kind of a block."""
    rows: list[Row] = []
    for known in BLOCK_KINDS:
        walked = "" if known in WALKED else "not walked"
        rows.append([Piece(f"{known.replace('_', ' '):<14}", "quiet"), Piece(walked, "muted")])
    lit = BLOCK_KINDS.index(kind)
    return Card("What is this block?", rows, choose=True, lit=lit, low=True)


def places_card(kind: int, others: int) -> Card:
    """Choose where a block gets its kind: here, or wherever the same line stands."""
    also = f"{many(others, 'other block')} of this line, and stories to come"
    rows: list[Row] = [
        [Piece("this block only", "quiet")],
        [Piece("everywhere  ", "quiet"), Piece(also, "muted")],
    ]
    title = f"Make it {BLOCK_KINDS[kind].replace('_', ' ')}: where?"
    return Card(title, rows, choose=True, low=True, keys={"b": 0, "e": 1})


def orders_card(now: str) -> Card:
    """Choose in which order to walk; `now` is the title of the order that is walked."""
    titles = ("reading order", *TITLES.values())
    rows: list[Row] = [
        [Piece(f"{title:<24}", "quiet"), Piece(told, "muted")]
        for title, told in zip(titles, _ORDERS, strict=True)
    ]
    lit = titles.index(now) if now in titles else 0
    keys = {str(number): number - 1 for number in range(1, len(titles) + 1)}
    return Card("Walk in which order?", rows, choose=True, lit=lit, low=True, keys=keys)


_ORDERS = (
    "story by story, as they stand",
    "least sure suggestions",
    "most unlike what was answered",
    "near copies of a story together",
)
