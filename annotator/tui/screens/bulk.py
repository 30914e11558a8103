"""Answering everything that was found at once: what, and whether one is sure."""

from annotator.desk.bulk import Said, answered, labelled
from annotator.model.codebook import Codebook
from annotator.tui.look import NO_CLAIM, SKIPPED, label_mark
from annotator.tui.screens.card import Card
from annotator.tui.widgets.line import Piece, Row
from annotator.words import many


def which_card(codebook: Codebook, found: int, decided: int) -> tuple[Card, list[tuple[str, Said]]]:
    """Ask what is to be said; return the card and what its rows stand for."""
    said = [labelled(label.name) for label in codebook.labels]
    said += [answered("no_claim"), answered("skipped")]
    marks = [label_mark(codebook, label.name) for label in codebook.labels]
    marks += [NO_CLAIM, SKIPPED]
    offers = [(mark.word, one) for mark, one in zip(marks, said, strict=True)]
    keys = [*(label.key or "" for label in codebook.labels), "n", "s"]
    rows: list[Row] = [
        [Piece(f"{key:<3}", "strong"), Piece(f"{mark.glyph} {mark.word}", mark.colour)]
        for key, mark in zip(keys, marks, strict=True)
    ]
    title = f"Answer all {many(found, 'hit')} as ..."
    if decided:
        title += f"  ({decided:,} decided already)"
    by_key = {key: number for number, key in enumerate(keys) if key}
    return Card(title, rows, choose=True, keys=by_key), offers


def sure_card(word: str, found: int, decided: int) -> tuple[Card, list[bool | None]]:
    """Ask whether one is sure; each row says whether decided answers change too, null is no."""
    rows: list[Row] = [[Piece("no, go back", "quiet")]]
    choices: list[bool | None] = [None]
    if found > decided:
        left = many(found - decided, "sentence")
        kept = f"; {decided:,} decided stay as they are" if decided else ""
        rows.append([Piece(f"yes, answer {left}{kept}", "quiet")])
        choices.append(False)
    if decided:
        rows.append([Piece(f"answer all {found:,}, and change the {decided:,} decided", "flag")])
        choices.append(True)
    return Card(f"{word.capitalize()}: are you sure?", rows, choose=True), choices
