"""A sentence of the old text and one of the new, with spans and differences, as rows."""

import textwrap
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from rich.cells import cell_len
from rich.style import Style

from annotator.desk.revising.alike import Alike, Difference
from annotator.desk.revising.comparing import Comparison
from annotator.desk.revising.waiting import Item, Look
from annotator.model.answer import Judgement
from annotator.model.codebook import Codebook
from annotator.model.document import Sentence
from annotator.model.plain import inert
from annotator.model.span import Span
from annotator.tui.look import label_mark, mark_of
from annotator.tui.widgets.line import Lines, Piece, Row, padded, shortened
from annotator.tui.wrapping import Line, wrap
from annotator.words import many

DIFFER = ("out", "in")
"""The looks of what only one of two sentences has."""
LAYERS = "+"
"""Stands between two looks of one piece: the second is drawn over the first."""


class Layered(Lines):
    """Rows in which words can have several looks over each other."""

    def ink(self, look: str, ground: Style) -> Style:
        """Return a look, or several over each other, on a ground."""
        for layer in look.split(LAYERS):
            ground = super().ink(layer, ground)
        return ground


class Mark(NamedTuple):
    """A stretch of a sentence with its look, in code points of the document."""

    start: int
    end: int
    look: str


def old(comparison: Comparison, item: Item, look: Look) -> tuple[Sentence, list[Mark]]:
    """Return the old sentence with its spans, and with what the new one does not have."""
    marks = _span_marks(item.answer.judgement)
    if look.new is not None and look.new.text != look.old.text:
        gone = comparison.diff(item.number, look.new.index).marks(new=False)
        marks += [Mark(look.old.start + a, look.old.start + b, "out") for a, b in gone]
    elif look.new is None:
        marks.append(Mark(look.old.start, look.old.end, "out"))
    return look.old, marks


def fresh(
    comparison: Comparison, item: Item, look: Look, place: int
) -> tuple[Sentence, list[Mark]]:
    """Return the new sentence with the proposed spans, and with what the old one did not have."""
    new = comparison.new.sentences[place]
    marks = [] if look.said is None else _span_marks(look.said)
    if new.text != look.old.text:
        come = comparison.diff(item.number, place).marks(new=True)
        marks += [Mark(new.start + a, new.start + b, "in") for a, b in come]
    return new, marks


def _span_marks(said: Judgement) -> list[Mark]:
    marks: list[Mark] = []

    def add(spans: Sequence[Span], look: str) -> None:
        marks.extend(Mark(span.start, span.end, look) for span in spans)

    for claim in said.claims:
        add(claim.spans, "content")
        if claim.attribution is not None:
            add(claim.attribution.source, "source")
            add(claim.attribution.cue, "cue")
    return marks


def pane(
    title: str,
    shown: tuple[Sentence, list[Mark]],
    width: int,
    around: tuple[str, str],
    most: int,
    page: int = 0,
) -> list[Row]:
    """Show a sentence in at most so many rows, between its neighbours where there is room.

    Of a sentence that is too long the lines that differ are shown first, and on the pages behind
    that all lines in turn.
    """
    sentence, marks = shown
    text = inert(sentence.text)
    lines = wrap(text, width - 2)
    before, behind = (inert(one) for one in around)
    room = max(most - 1, 1)
    kept = list(range(len(lines)))
    if len(lines) > room:
        kept = _kept(sentence, lines, marks, room, page)
        title += f", {_numbered(kept)} of {len(lines)}"
        lines = [lines[n] for n in kept]
    rows: list[Row] = [[Piece(title, "muted")]]
    free = room - len(lines)
    if before and free:
        tail = before if cell_len(before) <= width - 4 else "… " + _last(before, width - 4)
        rows.append([Piece("  " + tail, "muted")])
        free -= 1
    rows += [
        [
            Piece("▌ " if not at or n == kept[at - 1] + 1 else "⋮ ", "bar"),
            *_pieces(text, line.start, line.end, sentence.start, marks),
        ]
        for at, (n, line) in enumerate(zip(kept, lines, strict=True))
    ]
    if behind and free:
        rows.append([Piece("  " + shortened(behind, width - 2), "muted")])
    return rows


def _kept(
    sentence: Sentence, lines: Sequence[Line], marks: Sequence[Mark], room: int, page: int
) -> list[int]:
    """Return which lines are shown: those that differ and what stands around them, else a page."""
    pages = -(-len(lines) // room)
    turned = page % (pages + 1)
    if turned:
        top = min((turned - 1) * room, len(lines) - room)
        return list(range(top, top + room))
    edges = [(m.start - sentence.start, m.end - sentence.start) for m in marks if m.look in DIFFER]
    differ = [
        n for n, line in enumerate(lines) if any(a < line.end and line.start < b for a, b in edges)
    ] or [0]
    near = sorted(range(len(lines)), key=lambda n: (min(abs(n - one) for one in differ), n))
    return sorted(near[:room])


def _numbered(kept: Sequence[int]) -> str:
    """Name lines by their numbers: "lines 1 to 3, 5"."""
    runs: list[list[int]] = []
    for n in kept:
        if runs and n == runs[-1][-1] + 1:
            runs[-1].append(n)
        else:
            runs.append([n])
    told = [f"{run[0] + 1} to {run[-1] + 1}" if len(run) > 1 else f"{run[0] + 1}" for run in runs]
    return f"line{'s' if len(kept) > 1 else ''} {', '.join(told)}"


def _last(text: str, cells: int) -> str:
    """Return the end of a text, from the beginning of a word on."""
    cut = text[-cells:]
    return cut.partition(" ")[2] or cut


def _pieces(text: str, start: int, end: int, origin: int, marks: Sequence[Mark]) -> Row:
    """Cut a line where looks change; looks lie over each other."""
    edges = {start, end}
    for mark in marks:
        edges |= {e - origin for e in (mark.start, mark.end) if start < e - origin < end}
    cuts = sorted(edges)
    row: Row = []
    for a, b in pairwise(cuts):
        looks = [m.look for m in marks if m.start - origin <= a and b <= m.end - origin]
        row.append(Piece(text[a:b], LAYERS.join(["strong", *dict.fromkeys(looks)])))
    return row


def side_by_side(left: list[Row], right: list[Row], width: int) -> list[Row]:
    """Set two columns beside each other."""
    rows: list[Row] = []
    for number in range(max(len(left), len(right))):
        row = left[number] if number < len(left) else []
        used = sum(cell_len(inert(piece.text)) for piece in row)
        other = right[number] if number < len(right) else []
        rows.append([*row, Piece(" " * max(width - used, 0)), Piece(" │ ", "rule"), *other])
    return rows


def said(old: Judgement, look: Look, codebook: Codebook, width: int) -> list[Row]:
    """Show what the answer says, and what of it has no place any more."""
    said = old if look.said is None else look.said
    rows: list[Row] = []
    for claim in said.claims[:4]:
        mark = label_mark(codebook, claim.label)
        source = "" if claim.attribution is None else claim.attribution.name or ""
        by = Piece(shortened(f"  {source}", width // 3), "muted")
        room = width - cell_len(by.text) - len(mark.word) - 4
        text = padded(claim.content_text, room)
        rows.append([Piece(f"{mark.glyph} {mark.word}  ", mark.colour), Piece(text, "quiet"), by])
    if not said.claims:
        mark = mark_of(said, codebook)
        rows.append([Piece(f"{mark.glyph} {mark.word}", mark.colour)])
    if said.note:
        rows.append([Piece(f"note  {said.note}", "quiet")])
    if look.lost:
        lost = "; ".join(inert(text) for text in look.lost)
        rows.append([Piece(shortened(f"no place for: {lost}", width), "flag")])
    return rows


def changed(difference: Difference, width: int) -> Row:
    """Say in a line what was put in the place of what."""
    return [Piece(shortened(inert(f"changed  {difference.said}"), width), "quiet")]


def sure(alike: Alike, width: int) -> list[Row]:
    """Ask whether all that is like the lit one is to be taken over."""
    count = len(alike.items)
    asked = f"Take over {many(count, 'answer')} in this story as proposed, unseen?"
    if count == 1:
        asked = "Nothing else in this story changed like it. Take this one over?"
    lines = [inert(line) for line in textwrap.wrap(f"changed  {alike.said}", width)]
    if len(lines) > 3:
        lines[2] = shortened(lines[2] + " …" + lines[3], width)
    return [[Piece(asked, "flag")], *([Piece(line, "quiet")] for line in lines[:3])]
