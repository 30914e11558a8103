"""What the labels mean: the guideline of the codebook."""

from annotator.model.codebook import Codebook
from annotator.tui.actions import LABEL, Keyboard
from annotator.tui.look import NO_CLAIM, label_mark
from annotator.tui.screens.card import Card
from annotator.tui.widgets.line import Piece, Row
from annotator.tui.wrapping import wrap

_WIDTH = 66


def guideline_card(codebook: Codebook, keyboard: Keyboard) -> Card:
    """Show the question, and for every label its meaning, when to use and when to avoid it."""
    rows: list[Row] = [[Piece(codebook.question, "strong")], []]
    for label in codebook.labels:
        mark = label_mark(codebook, label.name)
        rows.append(
            [
                Piece(f"{mark.glyph} {mark.word}", mark.colour),
                Piece(_key(keyboard, LABEL + label.name), "muted"),
            ]
        )
        rows += _wrapped(label.meaning, "quiet")
        rows += _wrapped("Use it when: " + label.use_when, "muted")
        rows += _wrapped("Not when: " + label.avoid_when, "muted")
        rows.append([])
    rows.append(
        [
            Piece(f"{NO_CLAIM.glyph} {NO_CLAIM.word}", "strong"),
            Piece(_key(keyboard, "answer.no_claim"), "muted"),
        ]
    )
    rows += _wrapped(codebook.no_claim, "quiet")
    return Card(f"Guideline: {codebook.version}", rows)


def _key(keyboard: Keyboard, action_id: str) -> str:
    keys = keyboard.action(action_id).keys
    return f"   key {keys[0]}" if keys else f"   from the list ({keyboard.key('answer.choose')})"


def _wrapped(text: str, look: str) -> list[Row]:
    return [[Piece("  " + text[line.start : line.end], look)] for line in wrap(text, _WIDTH)]
