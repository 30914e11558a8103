"""The top of the screen: which corpus, which story, who, and how far."""

from rich.cells import cell_len

from annotator.desk.desk import Desk
from annotator.model.plain import inert
from annotator.tui.look import SIGNED
from annotator.tui.widgets.line import Lines, Piece, Row, rule, shortened, spread
from annotator.words import about, bar, quick

FULL, PACED, ROOMY = 80, 100, 120
"""Columns from which the header shows the story's number and bar, the pace, and both."""


class Header(Lines):
    """Says where the analyst is."""

    def __init__(self, desk: Desk, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._desk = desk

    def rows(self, width: int, height: int) -> list[Row]:  # noqa: ARG002 - two lines at any height
        """Show the desk's place and progress, and a rule below."""
        right = _right(self._desk, width)
        room = width - sum(cell_len(piece.text) for piece in right) - 1
        return [spread(_left(self._desk, room), right, width), rule(width)]


def _left(desk: Desk, room: int) -> Row:
    pieces = [Piece(" " + desk.corpus.name, "strong")]
    if desk.store.read_only:
        pieces.append(Piece(" (read only)", "bar"))
    if desk.proposals.hidden:
        pieces.append(Piece(" (blind)", "bar"))
    walk = desk.walk
    if walk.hits is not None and walk.story is not None:
        number = walk.hits.number(walk.story.place.path, walk.index)
        more = "" if walk.hits.complete else "+"
        what = "" if walk.hits.ordered else "hit "
        count = f"   {what}{number:,}/{len(walk.hits):,}{more}"
        asked = room - sum(cell_len(piece.text) for piece in pieces) - len(count) - 3
        told = "  ".join(part for part in (walk.hits.ordered, walk.hits.query.described()) if part)
        query = shortened(inert(told), max(asked, 0))
        pieces += [Piece(f"   {query}", "bar"), Piece(count, "bar")]
    elif walk.story is not None:
        pieces += [Piece("   "), *_signed(desk, room)]
        pieces.append(Piece(walk.story.place.title or walk.story.place.path, "quiet"))
    return pieces


def _signed(desk: Desk, room: int) -> Row:
    """Return the mark of a sign-off, in words where there is room."""
    signed, since = desk.signing.state
    if not signed:
        return []
    words = f"{SIGNED.word}, answered since" if since else SIGNED.word
    shown = f"{SIGNED.glyph} {words}   " if room >= 60 else SIGNED.glyph + ("~ " if since else " ")
    return [Piece(shown, SIGNED.colour)]


def _right(desk: Desk, width: int) -> Row:
    walk = desk.walk
    who = Piece(desk.annotator, "strong")
    if walk.story is None:
        return [who, Piece(" ")]
    gap = "   " if width >= FULL else "  "
    decided, walked = walk.story.counts(furniture=walk.furniture)
    searching = walk.hits is not None  # what was asked for needs the room
    paced = width >= (ROOMY if searching else PACED)
    pieces = [*_pace(desk), who] if paced else [who]
    if width >= ROOMY or (FULL <= width < PACED and not searching):
        pieces.append(Piece(f"{gap}story {desk.story_number}/{desk.counts.stories}", "muted"))
    pieces.append(Piece(f"{gap}{_of(decided, walked)} ", "quiet"))
    if width >= ROOMY or FULL <= width < PACED:
        pieces.append(Piece(bar(decided, walked), "bar"))
    everything = f"all {_of(desk.counts.decided, desk.counts.total)}" if paced else _share(desk)
    return [*pieces, Piece(f"{gap}{everything} ", "muted")]


def _pace(desk: Desk) -> Row:
    """Say how much was done today, how fast, and how long the rest will take at that pace."""
    seconds = desk.pace.seconds
    if seconds is None:
        return []
    left = desk.counts.total - desk.counts.decided
    rest = f" · {about(left * seconds)} left" if left else ""
    return [Piece(f"{desk.pace.today:,} today · {quick(seconds)}{rest}   ", "muted")]


def _of(part: int, whole: int) -> str:
    """Return "3/12", as wide as "12/12": nothing moves when a digit is added."""
    return f"{part:>{len(str(whole))}}/{whole}"


def _share(desk: Desk) -> str:
    """Return the corpus' progress in percent; 100 only when everything is decided."""
    return f"all {100 * desk.counts.decided // max(desk.counts.total, 1):>3}%"
