"""The speakers of a claim in a few words: what the text says, and who that is."""

from annotator.model.claim import Speaker
from annotator.tui.widgets.line import Piece, Row, abridged, cells_of
from annotator.tui.wrapping import wrap

_NAMED = 14
"""Cells for the name of a part in a column."""
WORDS = 24
"""Cells for the words of a source that has a name too."""


def source_words(speaker: Speaker) -> str:
    """Return the words of a source, and its name where the words are others."""
    words = " … ".join(span.text for span in speaker.source)
    if speaker.name is None:
        return words or ("the author" if speaker.kind == "author" else "")
    same = words.casefold().removeprefix("the ") == speaker.name.casefold()
    if same or not words:
        return speaker.name
    return f"{abridged(words, WORDS)} → {speaker.name}"


def cue_words(speaker: Speaker) -> str:
    """Return the words that show that it is somebody's word."""
    return " … ".join(span.text for span in speaker.cue)


def nearer_row(speaker: Speaker) -> Row:
    """Return a nearer speaker and its cue."""
    cue = cue_words(speaker)
    return [
        Piece(source_words(speaker) or "–", "quiet"),
        Piece(f"  {cue}" if cue else "", "muted"),
    ]


def part_rows(name: str, value: Row, width: int) -> list[Row]:
    """Return a part of a claim in a column: its name, and what it is in as many lines as needed."""
    room = width - _NAMED
    lines = [value] if cells_of(value) <= room else flowed(value, room)
    names = [f"    {name}", *[""] * len(lines)]
    return [
        [Piece(f"{said:<{_NAMED}}", "muted"), *line]
        for said, line in zip(names, lines, strict=False)
    ]


def flowed(row: Row, width: int) -> list[Row]:
    """Break a row between words, each piece in its look."""
    text, lines = "".join(piece.text for piece in row), []
    for start, end in wrap(text, width):
        line, at = [], 0
        for piece in row:
            part = piece.text[max(start - at, 0) : max(end - at, 0)]
            line += [Piece(part, piece.look)] if part else []
            at += len(piece.text)
        lines.append(line)
    return lines
