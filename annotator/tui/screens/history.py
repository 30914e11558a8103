"""Everything an annotator said about one sentence."""

from datetime import datetime

from annotator.desk.desk import Desk
from annotator.desk.said import used_words
from annotator.model.answer import Answer
from annotator.tui.look import FLAG, label_mark, mark_of
from annotator.tui.screens.card import Card
from annotator.tui.widgets.line import Piece, Row


def history_card(desk: Desk) -> Card:
    """List the answers to the lit sentence, newest first."""
    answers = desk.history()
    rows: list[Row] = []
    for answer in reversed(answers):
        rows += _rows(desk, answer, current=answer is answers[-1])
    return Card(
        f"History of this sentence: {desk.annotator}",
        rows or [[Piece("Nothing was said yet.", "muted")]],
        low=True,
    )


def _rows(desk: Desk, answer: Answer, *, current: bool) -> list[Row]:
    when = datetime.fromisoformat(answer.answered_at).astimezone().strftime("%Y-%m-%d %H:%M:%S")
    judgement = answer.judgement
    how = "undo or redo" if answer.seconds is None else f"{answer.seconds:.1f} s"
    if answer.seconds is None and answer.restores is None and answer.suggestion is not None:
        how = "with others"
    pieces = [
        Piece("▸ " if current else "  ", "bar"),
        Piece(f"{when}  ", "muted"),
        Piece(f"{how:<14}", "muted"),
    ]
    marks = [label_mark(desk.codebook, claim.label) for claim in judgement.claims]
    pieces += [
        Piece(f"{mark.glyph} {mark.word}  ", mark.colour)
        for mark in marks or [mark_of(judgement, desk.codebook)]
    ]
    if judgement.flag:
        pieces.append(Piece(f"{FLAG.glyph} ", FLAG.colour))
    if answer.codebook != desk.codebook.version:
        pieces.append(Piece(f"under {answer.codebook}", "muted"))
    rows = [pieces]
    if answer.suggestion is not None:
        rows.append([Piece(" " * 23 + used_words(answer.suggestion), "muted")])
    if judgement.note:
        rows.append([Piece(" " * 37 + judgement.note, "quiet")])
    return rows
