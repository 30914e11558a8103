"""The speakers of a claim in a few words: what the text says, and who that is."""

from annotator.model.claim import Speaker
from annotator.tui.widgets.line import Piece, Row, abridged

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
