"""What is suggested, in words: below the story, or in a column beside it.

The glyph and the question mark say that nobody has answered yet.
"""

from collections.abc import Iterable

from rich.cells import cell_len
from textual.geometry import Size

from annotator.desk.desk import Desk
from annotator.desk.proposal import Proposal
from annotator.model.answer import Judgement
from annotator.model.claim import Claim
from annotator.model.codebook import Codebook
from annotator.tui.actions import TAKE, Keyboard
from annotator.tui.look import NO_CLAIM, PROPOSED, SURELY, Mark, label_mark, mark_of
from annotator.tui.widgets.line import Piece, Row, abridged, cells_of, fitted, spread
from annotator.tui.widgets.remarks import retold_piece
from annotator.tui.widgets.speakers import cue_words, nearer_row, part_rows, source_words
from annotator.tui.wrapping import wrap

LEAST = 12
"""Cells that what another suggestion says otherwise needs to be understood."""
FEWEST = 9
"""Cells of a name from which both its ends are seen; where there is no room for so many, fewer."""
_GAP = 8
"""Cells around the place of the sentence."""
_BESIDE = 7
"""Cells for its digit and glyph, and the gaps around them."""
_MORE = 5
"""Cells that say how many there was no room for."""
LINES = 6
"""Lines for the content of a claim in the column."""


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
        [Piece("  "), *_speakers(claims, desk.judgement.note, width - 2)],
        [Piece("  "), *_keys(desk, keyboard, proposal, width - 2)],
    ]


def tall_proposal(desk: Desk, keyboard: Keyboard, proposal: Proposal, width: int) -> list[Row]:
    """Return a column for beside the story."""
    rows: list[Row] = [spread(_title(desk, proposal), [Piece(_voice(proposal), "muted")], width)]
    for claim in proposal.first.claims:
        if len(proposal.first.claims) > 1:
            rows += [[], _labelled(desk.codebook, claim)]
        text = claim.content_text
        lines = wrap(text, width - 5)[:LINES]
        rows += [[Piece("    " + text[line.start : line.end], "quiet")] for line in lines]
        rows += [row for name, value in _parts(claim) for row in part_rows(name, value, width)]
    rows += [[], [Piece(_taking(desk, keyboard), "strong"), Piece(" accepts it", "muted")]]
    if desk.proposals.is_sure(proposal):
        told = f" accepts all sure {SURELY.glyph} to the next {PROPOSED.glyph}"
        rows.append([Piece(keyboard.key("suggestion.sure"), "strong"), Piece(told, "muted")])
    for number, other in enumerate(proposal.choices[1:], start=2):
        mark, words = _other(desk.codebook, proposal.first, other)
        said = Piece(" " + abridged(words, width - 4), "quiet")
        digit = Piece(f"{_digit(keyboard, number)} ", "strong")
        rows.append([digit, Piece(mark.glyph, mark.colour), said])
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


def _speakers(claims: tuple[Claim, ...], note: str | None, width: int) -> Row:
    """Return who says it and which words show it, of every claim that is suggested.

    Where there is little room, the longest names lose their middle.
    """
    said: list[tuple[str, str]] = []
    if claims:
        cues = [cue_words(claim.attribution) if claim.attribution else "" for claim in claims]
        said.append(("source  ", _together(_source(claim) for claim in claims)))
        if any(cues):
            said.append(("   cue  ", _together(cue or "–" for cue in cues)))
    nearer = [inner for claim in claims if claim.attribution for inner in claim.attribution.inner]
    if nearer:
        said.append(("   nearer  ", _together(source_words(inner) or "–" for inner in nearer)))
        said.append(("  ", _together(cue_words(inner) for inner in nearer)))
    if note:
        said.append(("   note  " if said else "note  ", note))
    room = width - sum(cell_len(name) for name, _ in said)
    words = fitted([text for _, text in said], room, min(FEWEST, room // max(len(said), 1)))
    return [
        piece
        for (name, _), text in zip(said, words, strict=True)
        for piece in (Piece(name, "muted"), Piece(text, "quiet"))
    ]


def _together(words: Iterable[str]) -> str:
    return " / ".join(dict.fromkeys(words))


def _source(claim: Claim) -> str:
    by = claim.attribution
    if by is None:
        return "–"
    words = " … ".join(span.text for span in by.source)
    same = by.name is None or by.name.casefold() in words.casefold()
    return (words if same else "") or source_words(by) or "–"


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


def _keys(desk: Desk, keyboard: Keyboard, proposal: Proposal, width: int) -> Row:
    """Return what accepts the suggestion, and the others with their digits, as many as fit."""
    row = _accepts(desk, keyboard, proposal)
    room = width - cells_of(row)
    others = _fitting(desk, proposal, room)
    more = len(proposal.choices) - 1 - len(others)
    room -= _BESIDE * len(others) + (_MORE if more else 0)
    words = fitted([words for _, words in others], room, LEAST)
    for number, ((mark, _), said) in enumerate(zip(others, words, strict=True), start=2):
        key = _digit(keyboard, number)
        row += [Piece(f"   {key} ", "strong"), Piece(mark.glyph, mark.colour)]
        row.append(Piece(f" {said}", "quiet"))
    return [*row, Piece(f"   +{more}", "muted")] if more else row


def _accepts(desk: Desk, keyboard: Keyboard, proposal: Proposal) -> Row:
    row = [Piece(_taking(desk, keyboard), "strong"), Piece(" accepts", "muted")]
    if desk.proposals.is_sure(proposal):
        key = keyboard.key("suggestion.sure")
        row += [Piece(f"   {key}", "strong"), Piece(" all sure", "muted")]
    return row


def _fitting(desk: Desk, proposal: Proposal, room: int) -> list[tuple[Mark, str]]:
    """Return the other suggestions that can be understood in so many cells, in a few words."""
    others = [_other(desk.codebook, proposal.first, other) for other in proposal.choices[1:]]
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
    beyond = len(tall_proposal(desk, keyboard, proposal, size.width)) - size.height
    return max(len(proposal.choices) - max(beyond, 0), 1)


def _other(codebook: Codebook, first: Judgement, other: Judgement) -> tuple[Mark, str]:
    """Return another suggestion in a few words: its label, and what it says otherwise."""
    mark = mark_of(other, codebook) if other.claims else NO_CLAIM
    return mark, _difference(first, other) or mark.word


def _difference(first: Judgement, other: Judgement) -> str:
    """Return the part of another suggestion that tells it from the first."""
    if not other.claims:
        return ""
    who = _together(_who(claim) for claim in other.claims)
    if len(other.claims) > 1:
        return f"{len(other.claims)} claims: {who}"
    (claim,) = other.claims
    alike = [n for n, one in enumerate(first.claims) if one.spans == claim.spans]
    if len(first.claims) > 1 and alike and _who(first.claims[alike[0]]) == who:
        return f"only claim {alike[0] + 1}"
    near = next((one for one in first.claims if one.spans[0].start == claim.spans[0].start), None)
    near = near or next(iter(first.claims), None)
    if near is None or _who(near) != who:
        return who
    if near.spans != claim.spans:
        return f"{who}: {claim.content_text}"
    by, before = claim.attribution, near.attribution
    if by is not None and before is not None and by.cue != before.cue:
        return f"{who}, cue {cue_words(by)}" if by.cue else f"{who}, no cue"
    return "" if near.label != claim.label else who


def _who(claim: Claim) -> str:
    source = _source(claim)
    return "nobody named" if source == "–" else source
