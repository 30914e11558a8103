"""What is to be said of a claim beside its label and spans: what it wants, doubts, its wording."""

from rich.cells import cell_len

from annotator.desk.desk import Desk
from annotator.model.claim import Claim
from annotator.model.plain import inert
from annotator.tui.stances import DOUBT
from annotator.tui.widgets.line import Piece, Row
from annotator.tui.wrapping import wrap
from annotator.words import WANTS

_DOUBTS = {
    "story": "not independent",
    "later": "later than the story",
    "site": "from the same site",
}


def remarks(desk: Desk, claim: Claim) -> list[Piece]:
    """Return the remarks on a claim: what it wants, what is doubtful, its own sentence."""
    pieces = []
    missing, advice = desk.missing(claim), desk.lineage.advice(claim.label)
    if advice is not None:
        pieces.append(Piece(advice, "bar"))
    if missing:
        pieces.append(Piece(", ".join(WANTS[want] for want in missing), "muted"))
    if claim.evidence:
        doubts = [doubt for item in claim.evidence for doubt in desk.evidence.doubts(item)]
        words = dict.fromkeys(_DOUBTS[doubt.kind] for doubt in doubts)
        pieces += [Piece(f"{DOUBT} evidence {', '.join(words)}", "flag")] if words else []
    if claim.claim_text:
        pieces.append(Piece(f"reads: {claim.claim_text}", "quiet"))
    return pieces


def retold_piece(desk: Desk, room: int | None = None) -> Piece | None:
    """Return what another story made of the lit sentence, or it of another's, in so many cells."""
    lines = desk.retold.lines()
    if not lines:
        return None
    from annotator.desk.retelling.telling import line_words  # few sentences have any

    forms = list(line_words(lines[0], len(lines) - 1))
    fitting = (form for form in forms if room is None or cell_len(inert(form)) <= room)
    return Piece(next(fitting, forms[-1]), "quiet")


def retold_rows(desk: Desk, width: int) -> list[Row]:
    """Return what other stories made of the lit sentence, in lines."""
    piece = retold_piece(desk)
    if piece is None:
        return []
    return [
        [Piece(piece.text[line.start : line.end], piece.look)] for line in wrap(piece.text, width)
    ]


def remark_rows(desk: Desk, claim: Claim, width: int) -> list[Row]:
    """Return the remarks on a claim and its note, in lines."""
    pieces = remarks(desk, claim)
    if claim.note:
        pieces.append(Piece(f"note: {claim.note}", "quiet"))
    return [
        [Piece(text[line.start : line.end], look)]
        for text, look in pieces
        for line in wrap(text, width)
    ]
