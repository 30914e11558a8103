"""What is being marked, in words: below the story, or in a column beside it."""

from typing import TYPE_CHECKING

from rich.cells import cell_len

from annotator.tui.actions import Keyboard
from annotator.tui.widgets.line import Piece, Row, abridged
from annotator.tui.widgets.marks import PARTS
from annotator.tui.widgets.speakers import source_words
from annotator.tui.wrapping import wrap

if TYPE_CHECKING:
    from annotator.desk.marking import Marking, Part


def low_rows(marking: "Marking", keyboard: Keyboard, width: int) -> list[Row]:
    """Return three lines for below the story: the speaker that is marked now."""
    level = marking.level
    speaker = [Piece(_speaker(level), "muted")]
    if marking.levels > 1:
        speaker.append(Piece(f"  ({level + 1} of {max(marking.levels, level + 1)})", "muted"))
    if marking.extending:
        speaker.append(Piece("   extending", "bar"))
    content, source, cue = (_part(marking, keyboard, level, part) for part in PARTS)
    told = "   a label key keeps it and goes on"
    if marking.splitting:
        told = keyboard.fill("   {spans.keep} splits here, {spans.leave} does not")
    hint = Piece(told, "bar" if marking.splitting else "muted")
    room = width - sum(cell_len(piece.text) for piece in content[:2])
    text = content[2]._replace(text=abridged(content[2].text, room))
    return [[*content[:2], text], [*source, Piece("     "), *cue], [Piece("  "), *speaker, hint]]


def tall_rows(marking: "Marking", keyboard: Keyboard, width: int) -> list[Row]:
    """Return a column for beside the story: every speaker, the outermost first."""
    rows: list[Row] = []
    for level in range(max(marking.levels, marking.level + 1)):
        rows.append([Piece(_speaker(level), "muted")])
        for part in PARTS:
            head, name, text = _part(marking, keyboard, level, part)
            rows.append([head, name])
            lines = wrap(text.text, width - 6)
            rows += [[Piece("      " + text.text[a:b], text.look)] for a, b in lines[:6]]
        rows.append([])
    if marking.extending:
        rows.append([Piece("extending: moving extends", "bar")])
    return rows


def _speaker(level: int) -> str:
    return "outermost speaker" if level == 0 else f"nearer speaker {level}"


def _part(
    marking: "Marking", keyboard: Keyboard, level: int, part: "Part"
) -> tuple[Piece, Piece, Piece]:
    """Return a pointer, the part's name and what is marked as it."""
    now = (level, part) == (marking.level, marking.part)
    text = " … ".join(marking.page.text[start:end] for start, end in marking.fragments(level, part))
    if part == "source" and not text:
        text = source_words(marking.speaker(level).model_copy(update={"source": ()}))
    return (
        Piece("▸ " if now else "  ", "bar"),
        Piece(f"{keyboard.key(f'spans.part.{part}')} {part}  ", "bar" if now else "muted"),
        Piece(text or "–", "strong" if now else "quiet"),
    )
