"""The answer to the lit sentence: below the story, or beside it where there is room."""

from textual.geometry import Size

from annotator.desk.desk import Desk
from annotator.model.answer import Judgement
from annotator.model.base import one_line
from annotator.model.claim import Claim
from annotator.tui.actions import Keyboard
from annotator.tui.look import FLAG, label_mark, mark_of
from annotator.tui.stances import counted
from annotator.tui.widgets.cutting_rows import cutting_rows
from annotator.tui.widgets.line import Lines, Piece, Row, cells_of, rule, spread
from annotator.tui.widgets.marking_rows import low_rows, tall_rows
from annotator.tui.widgets.naming import LINES, content_rows
from annotator.tui.widgets.proposal_rows import (
    choices_below,
    choices_beside,
    low_proposal,
    prepare,
    tall_proposal,
)
from annotator.tui.widgets.remarks import remark_rows, remarks, retold_piece, retold_rows
from annotator.tui.widgets.speakers import cue_words, nearer_row, part_rows, source_words
from annotator.tui.wrapping import wrap

SIDE = 6
"""From this height on the widget stands beside the story and has room for more."""
_ABOVE = 2
"""Lines there above what is suggested."""


class AnswerView(Lines):
    """What is said about the lit sentence."""

    def __init__(self, desk: Desk, keyboard: Keyboard, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._desk = desk
        self._keyboard = keyboard

    def rows(self, width: int, height: int) -> list[Row]:
        """Show the answer to the desk's lit sentence."""
        nothing = self._desk.walk.story is None or self._desk.walk.ended
        if height >= SIDE:
            rows = [] if nothing else _tall(self._desk, self._keyboard, width - 4, height)
            side = [[Piece("│ ", "rule"), *row] for row in rows]
            return side + [[Piece("│", "rule")]] * (height - len(side))
        rows = [] if nothing else _low(self._desk, self._keyboard, width - 2)
        return [rule(width), *([Piece(" "), *row] for row in rows)]

    def read_ahead(self) -> None:
        """Look up what the next keys will show; how much of it is sure is painted."""
        self._desk.proposals.read_ahead()
        self.touch()

    def prepare(self) -> None:
        """Work out what the next key will probably paint."""
        desk, story = self._desk, self._desk.walk.story
        spot = None if story is None or desk.walk.ended else desk.walk.after()
        if story is None or spot is None or spot.document_id != story.document.id:
            return
        proposal = desk.proposals.shown(spot.index)
        if proposal is not None:
            prepare(proposal, story.judgement(spot.index).note, self.size.width - 2)

    def choices(self) -> int:
        """Return how many of the suggested answers are painted, with the digits that take them."""
        desk, proposal = self._desk, self._desk.proposals.lit
        if proposal is None:
            return 0
        width, height = self.size
        if height >= SIDE:
            return choices_beside(desk, self._keyboard, proposal, Size(width - 5, height - _ABOVE))
        return choices_below(desk, self._keyboard, proposal, width - 2)


def _low(desk: Desk, keyboard: Keyboard, width: int) -> list[Row]:
    """Return three lines for below the story."""
    if desk.cutting is not None:
        return cutting_rows(desk.cutting, width)
    if desk.marking is not None:
        return low_rows(desk.marking, keyboard, width)
    proposal = desk.proposals.lit
    if proposal is not None:
        return low_proposal(desk, keyboard, proposal, _place(desk), width)
    judgement, lit = desk.judgement, desk.walk.lit
    head = spread(_headline(desk), [Piece("   " + _place(desk), "muted")], width)
    if lit < len(judgement.claims):
        claim = judgement.claims[lit]
        return [head, _parts(claim, judgement), _last_line(desk, claim, width)]
    return [head, [Piece("  " + _remark(desk, keyboard), "muted")], _note(desk, judgement, width)]


def _tall(desk: Desk, keyboard: Keyboard, width: int, height: int) -> list[Row]:
    """Return a column for beside the story; contents are cut where it is too low for all."""
    if desk.cutting is not None:
        return cutting_rows(desk.cutting, width, high=True)
    if desk.marking is not None:
        return tall_rows(desk.marking, keyboard, width)
    rows = _column(desk, keyboard, width, height, height)
    return rows if len(rows) <= height else _column(desk, keyboard, width, height, LINES)


def _column(desk: Desk, keyboard: Keyboard, width: int, height: int, most: int) -> list[Row]:
    """Return the answer, or what is suggested; contents of claims in so many lines at most."""
    judgement, lit = desk.judgement, desk.walk.lit
    lines: list[Row] = [[Piece(_place(desk), "muted")], []]
    proposal = desk.proposals.lit
    if proposal is not None:
        room = Size(width - 1, height - _ABOVE)
        lines += [*tall_proposal(desk, keyboard, proposal, room), []]
    for number, claim in enumerate(judgement.claims):
        mark = label_mark(desk.codebook, claim.label)
        name = Piece(f"{mark.glyph} {mark.word}", f"{mark.colour}")
        firm = Piece(f" · {claim.certainty}" if claim.certainty else "", "muted")
        lines.append([Piece("▸ " if number == lit else "  ", "bar"), name, firm])
        lines += content_rows(claim, "strong" if number == lit else "quiet", width - 5, most)
        lines += [row for name, value in _rows(claim) for row in part_rows(name, value, width - 1)]
        lines += [[Piece("    "), *said] for said in remark_rows(desk, claim, width - 5)]
        lines.append([])
    if lit >= len(judgement.claims) and proposal is None:
        lines += [
            _headline(desk),
            *(
                [Piece("  " + part, "muted")]
                for part in _wrapped(_remark(desk, keyboard), width - 3)
            ),
            [],
        ]
    lines += retold_rows(desk, width - 1)
    if judgement.flag and (judgement.claims or proposal is not None):
        lines.append([Piece(f"{FLAG.glyph} {FLAG.word}", "flag")])
    if judgement.note:
        lines += [[Piece(part, "quiet")] for part in _wrapped("note  " + judgement.note, width - 1)]
    return lines


def _wrapped(text: str, width: int) -> list[str]:
    return [text[line.start : line.end] for line in wrap(text, width)]


def _headline(desk: Desk) -> Row:
    """Return the state of the sentence or of its lit claim, with the claim's text."""
    judgement, lit = desk.judgement, desk.walk.lit
    flag = [Piece(f"  {FLAG.glyph} {FLAG.word}", "flag")] if judgement.flag else []
    if lit < len(judgement.claims):
        claim = judgement.claims[lit]
        mark = label_mark(desk.codebook, claim.label)
        number = f"  {lit + 1} of {len(judgement.claims)}" if len(judgement.claims) > 1 else ""
        return [
            Piece(f"{mark.glyph} {mark.word}", mark.colour),
            Piece(f" · {claim.certainty}" if claim.certainty else "", "muted"),
            Piece(number, "muted"),
            *flag,
            Piece("   " + claim.content_text, "quiet"),
        ]
    if judgement.claims:
        return [Piece("+ another claim", "bar"), *flag]
    mark = mark_of(judgement, desk.codebook)
    return [Piece(f"{mark.glyph} {mark.word}", mark.colour), *flag]


def _place(desk: Desk) -> str:
    sentence = desk.walk.sentence
    kind = sentence.block.replace("_", " ")
    return f"{kind} · ¶ {sentence.paragraph + 1} · sentence {sentence.index + 1}"


def _remark(desk: Desk, keyboard: Keyboard) -> str:
    judgement = desk.judgement
    if judgement.claims:
        return keyboard.fill("a label key adds it; {walk.next} goes on, {claim.previous} goes back")
    if judgement.continues:
        return keyboard.fill(
            "a claim of a sentence before goes on here: {walk.previous} goes there"
        )
    if judgement.outcome == "no_claim":
        return one_line(desk.codebook.no_claim)
    if judgement.outcome == "skipped":
        return keyboard.fill("Cannot be judged; a label key or {answer.no_claim} still answers it.")
    return one_line(desk.codebook.question)


def _rows(claim: Claim) -> list[tuple[str, Row]]:
    """Return the parts of a claim by name, a dash for what is not there."""
    said_by = claim.attribution
    source = said_by and source_words(said_by)
    cue = said_by and cue_words(said_by)
    nearer = [("nearer", nearer_row(inner)) for inner in said_by.inner] if said_by else []
    return [
        ("source", [Piece(source or "–", "quiet")]),
        ("cue", [Piece(cue or "–", "quiet")]),
        *nearer,
        ("evidence", counted(claim.evidence)),
    ]


def _parts(claim: Claim, judgement: Judgement) -> Row:
    pieces = [Piece("  ")]
    rows = [*_rows(claim), ("note", [Piece(claim.note or "–", "quiet")])]
    if judgement.note:
        rows.append(("sentence", [Piece(judgement.note, "quiet")]))
    for name, value in rows:
        pieces += [Piece(name + "  ", "muted"), *value, Piece("   ")]
    return pieces


def _last_line(desk: Desk, claim: Claim, width: int) -> Row:
    """Return what the claim wants, what is doubtful, and its own sentence, on one line."""
    pieces = [Piece("  ")]
    for remark in remarks(desk, claim):
        pieces += [remark, Piece("   ")]
    retold = retold_piece(desk, width - cells_of(pieces))
    return [*pieces, retold] if retold else pieces


def _note(desk: Desk, judgement: Judgement, width: int) -> Row:
    """Return the note on the sentence, else what another story made of it."""
    if judgement.note:
        return [Piece("  note  ", "muted"), Piece(judgement.note, "quiet")]
    retold = retold_piece(desk, width - 2)
    return [Piece("  "), retold] if retold else []
