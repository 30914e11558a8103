"""What is suggested, in words: below the story, or in a column beside it.

The glyph and the question mark say that nobody has answered yet.
"""

from annotator.desk.desk import Desk
from annotator.desk.proposal import Proposal
from annotator.model.answer import Judgement
from annotator.model.claim import Claim
from annotator.model.codebook import Codebook
from annotator.tui.actions import TAKE, Keyboard
from annotator.tui.look import NO_CLAIM, PROPOSED, SURELY, Mark, label_mark, mark_of
from annotator.tui.widgets.line import Piece, Row, abridged, cells_of, spread
from annotator.tui.widgets.remarks import retold_piece
from annotator.tui.widgets.speakers import cue_words, nearer_row, source_words
from annotator.tui.wrapping import wrap

WORDS = 28
"""Cells for what another suggestion says otherwise."""
ROOMY = 72
"""Columns from which there is room for the suggester's name."""
LINES = 6
"""Lines for the content of a claim in the column."""


def low_proposal(
    desk: Desk, keyboard: Keyboard, proposal: Proposal, place: str, width: int
) -> list[Row]:
    """Return three lines for below the story."""
    claims = proposal.first.claims
    content = " / ".join(claim.content_text for claim in claims)
    head = [*_title(desk, proposal), Piece("   " + content, "quiet")]
    note = desk.judgement.note
    said = [*_speakers(claims), *([Piece("note  ", "muted"), Piece(note, "quiet")] if note else [])]
    return [
        spread(head, [Piece("   " + place, "muted")], width),
        spread([Piece("  "), *said], [Piece("   " + _voice(proposal, width), "muted")], width),
        _with_retold(desk, [Piece("  "), *_keys(desk, keyboard, proposal)], width),
    ]


def tall_proposal(desk: Desk, keyboard: Keyboard, proposal: Proposal, width: int) -> list[Row]:
    """Return a column for beside the story."""
    rows: list[Row] = [
        spread(_title(desk, proposal), [Piece(_voice(proposal, ROOMY), "muted")], width)
    ]
    for claim in proposal.first.claims:
        if len(proposal.first.claims) > 1:
            rows += [[], _labelled(desk.codebook, claim)]
        text = claim.content_text
        lines = wrap(text, width - 5)[:LINES]
        rows += [[Piece("    " + text[line.start : line.end], "quiet")] for line in lines]
        rows += [[Piece(f"    {name:<10}", "muted"), *value] for name, value in _parts(claim)]
    rows += [[], [Piece(_taking(desk, keyboard), "strong"), Piece(" accepts it", "muted")]]
    if desk.proposals.is_sure(proposal):
        told = f" accepts all sure ones ({SURELY.glyph}) up to the next other"
        rows.append([Piece(keyboard.key("suggestion.sure"), "strong"), Piece(told, "muted")])
    for number, other in enumerate(proposal.choices[1:], start=2):
        key = _digit(keyboard, number)
        rows.append([Piece(f"{key} ", "strong"), *_other(desk.codebook, proposal.first, other)])
    return rows


def _with_retold(desk: Desk, row: Row, width: int) -> Row:
    """Return a row, and behind it what another story made of this sentence."""
    retold = retold_piece(desk, width - cells_of(row) - 3)
    return [*row, Piece("   "), retold] if retold else row


def _title(desk: Desk, proposal: Proposal) -> Row:
    """Return the label that is suggested, as a question."""
    first, sure = proposal.first, desk.proposals.is_sure(proposal)
    waits = Piece((SURELY if sure else PROPOSED).glyph + " ", "muted")
    if len(first.claims) > 1:
        marks = {label_mark(desk.codebook, claim.label) for claim in first.claims}
        word = next(iter(marks)).word if len(marks) == 1 else "claims"
        colour = next(iter(marks)).colour if len(marks) == 1 else "quiet"
        return [waits, Piece(f"{len(first.claims)} {word}?", colour)]
    mark = mark_of(first, desk.codebook)
    return [waits, Piece(f"{mark.glyph} {mark.word}?", mark.colour)]


def _labelled(codebook: Codebook, claim: Claim) -> Row:
    mark = label_mark(codebook, claim.label)
    return [Piece("  "), Piece(f"{mark.glyph} {mark.word}?", mark.colour)]


def _voice(proposal: Proposal, width: int) -> str:
    """Return how sure it is, and who says so where there is room."""
    return f"{proposal.confidence:.0%}" + (f" {proposal.name}" if width >= ROOMY else "")


def _speakers(claims: tuple[Claim, ...]) -> Row:
    """Return who says it and which words show it, of every claim that is suggested."""
    if not claims:
        return []
    sources = [_source(claim) for claim in claims]
    cues = [cue_words(claim.attribution) if claim.attribution else "" for claim in claims]
    row = [Piece("source  ", "muted"), Piece(" / ".join(dict.fromkeys(sources)), "quiet")]
    if any(cues):
        row += [Piece("   cue  ", "muted"), Piece(" / ".join(cue or "–" for cue in cues), "quiet")]
    for claim in claims:
        for inner in claim.attribution.inner if claim.attribution else ():
            row += [Piece("   nearer  ", "muted"), *nearer_row(inner)]
    return [*row, Piece("   ")]


def _source(claim: Claim) -> str:
    by = claim.attribution
    if by is None:
        return "–"
    if not by.source and by.kind == "author":
        return "the author"
    words = " … ".join(span.text for span in by.source)
    same = by.name is None or by.name.casefold() in words.casefold()
    return (words if same else source_words(by)) or "–"


def _parts(claim: Claim) -> list[tuple[str, Row]]:
    by = claim.attribution
    parts: list[tuple[str, Row]] = [("source", [Piece(_source(claim), "quiet")])]
    if by is not None and by.cue:
        parts.append(("cue", [Piece(cue_words(by), "quiet")]))
    if by is not None:
        parts += [("nearer", nearer_row(inner)) for inner in by.inner]
    return parts


def _taking(desk: Desk, keyboard: Keyboard) -> str:
    """Return the key that accepts: on the hits of a search enter means something else."""
    if desk.walk.searching:
        return keyboard.key("suggestion.number")
    return keyboard.key(TAKE)


def _digit(keyboard: Keyboard, number: int) -> str:
    """Return the key that takes one of the suggestions."""
    keys = keyboard.action("suggestion.number").keys
    return keys[number - 1] if number <= len(keys) else " "


def _keys(desk: Desk, keyboard: Keyboard, proposal: Proposal) -> Row:
    """Return what accepts the suggestion, and the others with their digits."""
    row = [Piece(_taking(desk, keyboard), "strong"), Piece(" accepts", "muted")]
    if desk.proposals.is_sure(proposal):
        key = keyboard.key("suggestion.sure")
        row += [Piece(f"   {key}", "strong"), Piece(" all sure", "muted")]
    for number, other in enumerate(proposal.choices[1:], start=2):
        key = _digit(keyboard, number)
        row += [Piece(f"   {key} ", "strong"), *_other(desk.codebook, proposal.first, other)]
    return row


def _other(codebook: Codebook, first: Judgement, other: Judgement) -> Row:
    """Return another suggestion in a few words: its label, and what it says otherwise."""
    mark = mark_of(other, codebook) if other.claims else NO_CLAIM
    words = _difference(first, other)
    return [Piece(_named(mark, words), mark.colour), Piece(f" {words}" if words else "", "quiet")]


def _named(mark: Mark, words: str) -> str:
    return mark.glyph if words else f"{mark.glyph} {mark.word}"


def _difference(first: Judgement, other: Judgement) -> str:
    """Return the part of another suggestion that tells it from the first."""
    if not other.claims:
        return ""
    if len(other.claims) > 1:
        return f"{len(other.claims)} claims"
    (claim,) = other.claims
    near = next((one for one in first.claims if one.spans[0].start == claim.spans[0].start), None)
    near = near or next(iter(first.claims), None)
    if near is None or _source(near) != _source(claim):
        return abridged(_source(claim), WORDS) if claim.attribution else ""
    if len(first.claims) > 1:
        return "this one alone" if near.spans == claim.spans else "one claim"
    if near.spans != claim.spans:
        return abridged(claim.content_text, WORDS)
    by, before = claim.attribution, near.attribution
    if by is not None and before is not None and by.cue != before.cue:
        return abridged(cue_words(by), WORDS)
    return "" if near.label != claim.label else abridged(_source(claim), WORDS)
