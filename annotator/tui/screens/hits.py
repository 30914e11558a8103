"""The sentences that a search or filter found, each with what was looked for marked in it."""

from collections.abc import Callable

from annotator.desk.desk import Desk
from annotator.desk.errors import RefusedError
from annotator.model.plain import inert
from annotator.model.query import Stretch
from annotator.store.lists import HitRow
from annotator.store.search import Hit
from annotator.tui.screens.listing import paged
from annotator.tui.widgets.line import Piece, Row, padded


class HitsSource:
    """The hits in reading order, the one that is lit first."""

    def __init__(self, desk: Desk) -> None:
        hits = desk.walk.hits
        if hits is None:
            raise RefusedError("{find.search} or {find.filter} first: this lists what was found")
        self._desk, self._hits = desk, hits
        self.keys: dict[str, tuple[str, Callable[[], None]]] = {}
        self.title = hits.query.described()
        self.count = len(hits)
        path = "" if desk.walk.story is None else desk.walk.story.place.path
        self.start = max(hits.number(path, desk.walk.index) - 1, 0)
        self._numbers: list[int] | None = None
        self._read = paged(self._page)

    def narrow(self, typed: str) -> None:
        """Keep the hits that have these words in the sentence, its story's title or path."""
        words = typed.casefold().split()
        everything = self._page(0, len(self._hits)) if words else []
        self._numbers = None
        if words:
            self._numbers = [
                number
                for number, (_, row) in enumerate(everything)
                if all(w in f"{row.text} {row.title} {row.path}".casefold() for w in words)
            ]
        self.count = len(self._hits) if self._numbers is None else len(self._numbers)
        self.start = 0

    def hit(self, number: int) -> Hit:
        """Return the hit of a row."""
        return self._read(self._number(number))[0]

    def _number(self, number: int) -> int:
        return number if self._numbers is None else self._numbers[number]

    def _page(self, offset: int, limit: int) -> list[tuple[Hit, HitRow]]:
        hits = self._hits.page(offset, limit)
        return list(zip(hits, self._desk.store.lists.hits(hits), strict=True))

    def row(self, number: int, width: int) -> Row:
        """Show the story, and the sentence around the first hit."""
        hit, row = self._read(self._number(number))
        story_room = min(22, width // 3)
        marks = self._hits.marks(hit.document_id, hit.index, row.text)
        return [
            Piece(padded(row.title or row.path, story_room) + "  ", "muted"),
            *_in_context(inert(row.text), marks, width - story_room - 2),
        ]


def _in_context(text: str, marks: list[Stretch], room: int) -> Row:
    """Return a text with its marks; its beginning is left out where the first would not fit."""
    begin = 0
    if marks and marks[0][1] > room - 2:
        begin = max(marks[0][0] - room // 3, 0)
    at, pieces = begin, [Piece("…", "muted")] if begin else []
    for start, end in marks:
        pieces += [
            Piece(text[at : max(start, at)], "quiet"),
            Piece(text[max(start, at) : end], "hit"),
        ]
        at = max(end, at)
    return [*pieces, Piece(text[at:], "quiet")]
