"""What is suggested, in words: below the story, or in a column beside it.

The glyph and the question mark say that nobody has answered yet.
"""

from functools import lru_cache

from rich.cells import cell_len
from textual.geometry import Size

from annotator.desk.desk import Desk
from annotator.desk.proposal import Proposal
from annotator.model.claim import Claim
from annotator.model.codebook import Codebook
from annotator.tui.actions import TAKE, Keyboard
from annotator.tui.look import NO_CLAIM, PROPOSED, SURELY, Mark, label_mark, mark_of
from annotator.tui.widgets.differing import differences
from annotator.tui.widgets.line import Piece, Row, cells_of, fitted, shortened, spread
from annotator.tui.widgets.naming import LINES, claim_rows, content_rows, speakers_row
from annotator.tui.widgets.remarks import retold_piece
from annotator.tui.wrapping import wrap

LEAST = 16
"""Cells that what another suggestion says otherwise needs to be understood."""
_GAP = 6
"""Cells around the place of the sentence."""
_BESIDE = 7
"""Cells for its digit and glyph, and the gaps around them."""
_MORE = 5
"""Cells that say how many there was no room for."""
_KEPT = 8
"""Of so many sentences lately painted, or to be painted next, it is known what is painted."""


def low_proposal(
    desk: Desk, keyboard: Keyboard, proposal: Proposal, place: str, width: int
) -> list[Row]:
    """Return three lines for below the story.

    What a key takes is painted: so source and cue have a line to themselves, and the content, which
    is marked in the story, gives way to what another story made of the sentence, and so does who
    suggests. Of its place the number stays.
    """
    claims = proposal.first.claims
    content = " / ".join(claim.content_text for claim in claims)
    title, number = _title(desk, proposal), place.rpartition(" · ")[2]
    right, said = place, Piece(content, "quiet")
    head = [*title, Piece(f"  {_voice(proposal)}", "muted")]
    retold = retold_piece(desk, 0)
    if retold:
        head = [*title, Piece(f"  {proposal.confidence:.0%}", "muted")]
        said = retold_piece(desk, width - cells_of(head) - cell_len(number) - _GAP) or retold
    if retold or width - cells_of(head) - cell_len(place) < _GAP + LEAST:
        right = number
    return [
        spread([*head, Piece("   "), said], [Piece("   " + right, "muted")], width),
        [Piece("  "), *_speakers(proposal, desk.judgement.note, width - 2)],
        [Piece("  "), *_keys(desk, keyboard, proposal, width - 2)],
    ]


def prepare(proposal: Proposal, note: str | None, width: int) -> None:
    """Work out what takes longest of what `low_proposal` paints, while no key is pressed."""
    _speakers(proposal, note, width - 2)
    _told(proposal)


@lru_cache(maxsize=_KEPT)
def _speakers(proposal: Proposal, note: str | None, width: int) -> Row:
    return speakers_row(proposal.first.claims, note, width)


@lru_cache(maxsize=_KEPT)
def _told(proposal: Proposal) -> list[str]:
    return differences(proposal.choices)


def tall_proposal(desk: Desk, keyboard: Keyboard, proposal: Proposal, size: Size) -> list[Row]:
    """Return a column for beside the story, cut where it is too low for all."""
    rows = _column(desk, keyboard, proposal, size.width, size.height)
    if len(rows) <= size.height:
        return rows
    return _column(desk, keyboard, proposal, size.width, LINES, low=True)


def _column(
    desk: Desk, keyboard: Keyboard, proposal: Proposal, width: int, most: int, *, low: bool = False
) -> list[Row]:
    """Return the column, its contents in so many lines; a low one has a line for each other."""
    rows: list[Row] = [spread(_title(desk, proposal), [Piece(_voice(proposal), "muted")], width)]
    for claim in proposal.first.claims:
        if len(proposal.first.claims) > 1:
            rows += [[], _labelled(desk.codebook, claim)]
        rows += content_rows(claim, "quiet", width - 5, most)
        rows += claim_rows(claim, width)
    rows += [[], [Piece(_taking(desk, keyboard), "strong"), Piece(" accepts it", "muted")]]
    sure = _sure_ahead(desk) if desk.proposals.is_sure(proposal) else None
    if sure is not None:
        told = f" accepts {sure} {SURELY.glyph} to the next {PROPOSED.glyph}"
        rows.append([Piece(keyboard.key("suggestion.sure"), "strong"), Piece(told, "muted")])
    for number, (mark, words) in enumerate(_others(desk.codebook, proposal), start=2):
        first, *more = [words[line.start : line.end] for line in wrap(words, width - 4)]
        said = shortened(words, width - 4) if low else first
        digit = Piece(f"{_digit(keyboard, number)} ", "strong")
        rows.append([digit, Piece(mark.glyph, mark.colour), Piece(f" {said}", "quiet")])
        rows += [] if low else [[Piece(f"    {line}", "quiet")] for line in more]
    return rows


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


def _voice(proposal: Proposal) -> str:
    """Return how sure it is, and who says so."""
    return f"{proposal.confidence:.0%} {proposal.name}"


def _taking(desk: Desk, keyboard: Keyboard) -> str:
    """Return the key that accepts: on the hits of a search enter means something else."""
    if desk.walk.searching:
        return keyboard.key("suggestion.number")
    return keyboard.key(TAKE)


def _digit(keyboard: Keyboard, number: int) -> str:
    """Return the key that takes one of the suggestions."""
    keys = keyboard.action("suggestion.number").keys
    return keys[number - 1] if number <= len(keys) else " "


def _keys(desk: Desk, keyboard: Keyboard, proposal: Proposal, width: int) -> Row:
    """Return what accepts the suggestion, and the others with their digits, as many as fit."""
    row = _accepts(desk, keyboard, proposal)
    room = width - cells_of(row)
    others = _fitting(desk, proposal, room)
    more = len(proposal.choices) - 1 - len(others)
    room -= _BESIDE * len(others) + (_MORE if more else 0)
    words = fitted([words for _, words in others], room, LEAST, shortened)
    for number, ((mark, _), said) in enumerate(zip(others, words, strict=True), start=2):
        key = _digit(keyboard, number)
        row += [Piece(f"   {key} ", "strong"), Piece(mark.glyph, mark.colour)]
        row.append(Piece(f" {said}", "quiet"))
    return [*row, Piece(f"   +{more}", "muted")] if more else row


def _accepts(desk: Desk, keyboard: Keyboard, proposal: Proposal) -> Row:
    row = [Piece(_taking(desk, keyboard), "strong"), Piece(" accepts", "muted")]
    sure = _sure_ahead(desk) if desk.proposals.is_sure(proposal) else None
    if sure is not None:
        key = keyboard.key("suggestion.sure")
        row += [Piece(f"   {key}", "strong"), Piece(f" {sure}", "muted")]
    return row


def _sure_ahead(desk: Desk) -> str | None:
    """Return how many sure suggestions are taken at once, as far as it is known.

    Null where it is only this one: then the key is the same as that which accepts.
    """
    count, complete = desk.accepting.sure_ahead()
    if count == 1:
        return None if complete else "all sure"
    return f"all {count}{'' if complete else '+'} sure"


def _fitting(desk: Desk, proposal: Proposal, room: int) -> list[tuple[Mark, str]]:
    """Return the other suggestions that can be understood in so many cells, in a few words."""
    others = _others(desk.codebook, proposal)
    count, least = len(others), [_BESIDE + min(cell_len(words), LEAST) for _, words in others]
    while count and sum(least[:count]) + (_MORE if count < len(others) else 0) > room:
        count -= 1
    return others[:count]


def choices_below(desk: Desk, keyboard: Keyboard, proposal: Proposal, width: int) -> int:
    """Return how many answers to choose from `low_proposal` shows."""
    room = width - 2 - cells_of(_accepts(desk, keyboard, proposal))
    return 1 + len(_fitting(desk, proposal, room))


def choices_beside(desk: Desk, keyboard: Keyboard, proposal: Proposal, size: Size) -> int:
    """Return how many of them the first lines of `tall_proposal` show."""
    beyond = len(tall_proposal(desk, keyboard, proposal, size)) - size.height
    return max(len(proposal.choices) - max(beyond, 0), 1)


def _others(codebook: Codebook, proposal: Proposal) -> list[tuple[Mark, str]]:
    """Return the other suggestions in a few words: each one's label, and what it says otherwise."""
    said = []
    for other, told in zip(proposal.choices[1:], _told(proposal), strict=True):
        mark = mark_of(other, codebook) if other.claims else NO_CLAIM
        said.append((mark, told or mark.word))
    return said
