"""Short lists to choose from: the labels, and the kinds of a block."""

from annotator.model.codebook import Codebook
from annotator.model.document import BLOCK_KINDS, WALKED, BlockKind
from annotator.tui.actions import LABEL, Keyboard
from annotator.tui.look import label_mark
from annotator.tui.screens.card import Card
from annotator.tui.widgets.line import Piece, Row


def labels_card(codebook: Codebook, keyboard: Keyboard) -> Card:
    """Choose a label of the codebook; its own keys choose it too."""
    rows: list[Row] = []
    keys: dict[str, int] = {}
    for number, label in enumerate(codebook.labels):
        mark, own = label_mark(codebook, label.name), keyboard.action(LABEL + label.name).keys
        keys |= dict.fromkeys(own, number)
        rows.append(
            [
                Piece(f"{own[0] if own else '':<2} ", "strong"),
                Piece(f"{mark.glyph} {mark.word:<14}", mark.colour),
                Piece(label.meaning, "muted"),
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
