"""All current claims of the corpus."""

from bisect import bisect_right
from itertools import accumulate

from annotator.desk.desk import Desk
from annotator.store.lists import ClaimRow
from annotator.tui.look import label_mark
from annotator.tui.screens.listing import paged
from annotator.tui.widgets.line import Piece, Row, padded, shortened


class ClaimsSource:
    """Claims in reading order: of the annotator or of everybody, of one label or of all."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._typed, self._everybody = "", False
        self._labels: list[str | None] = [None, *(label.name for label in desk.codebook.labels)]
        self.keys = {"l": ("label", self.next_label), "w": ("who", self.whose)}
        self.start = 0
        self._read()

    def narrow(self, typed: str) -> None:
        """Keep the claims that have these words, in themselves or their source's name."""
        self._typed = typed
        self._read()

    def next_label(self) -> None:
        """Show the claims of the next label only; behind the last one all again."""
        self._labels = [*self._labels[1:], self._labels[0]]
        self._read()

    def whose(self) -> None:
        """Show everybody's claims, or only the annotator's own."""
        self._everybody = not self._everybody
        self._read()

    def claim(self, number: int) -> ClaimRow:
        """Return the claim of a row."""
        return self._claim(number)

    def _read(self) -> None:
        """Count the claims of each document; the claims are read by the document."""
        desk, label = self._desk, self._labels[0]
        labels = () if label is None else (label,)
        who = None if self._everybody else (desk.annotator_id, desk.role)
        counted = desk.store.lists.claim_keys(self._typed, labels, who)
        ends = list(accumulate(count for _, count in counted))

        def read(offset: int, limit: int) -> list[ClaimRow]:
            at = bisect_right(ends, offset)
            skipped = offset - (ends[at - 1] if at else 0)
            rows: list[ClaimRow] = []
            while len(rows) < skipped + limit and at < len(counted):
                rows += desk.store.lists.claims(counted[at][0], self._typed, labels, who)
                at += 1
            return rows[skipped : skipped + limit]

        self.count = ends[-1] if ends else 0
        self._claim = paged(read)
        self.title = "Claims of everybody" if self._everybody else f"Claims of {desk.annotator}"
        self.title += f": {label_mark(desk.codebook, label).word}" if label is not None else ""

    def row(self, number: int, width: int) -> Row:
        """Show the label, the claim, its source, and its story."""
        claim = self._claim(number)
        mark = label_mark(self._desk.codebook, claim.label)
        story = claim.title or claim.path
        story_room = min(len(story), width // 4)
        by = f"  {claim.annotator}" if self._everybody else ""
        source = f"  {claim.source}" if claim.source else ""
        source_room = min(len(source), width // 5)
        room = width - 2 - story_room - source_room - len(by) - 2
        return [
            Piece(f"{mark.glyph} ", mark.colour),
            Piece(padded(claim.text, room), "quiet"),
            Piece(shortened(source, source_room), "strong"),
            Piece("  " + shortened(story, story_room), "muted"),
            Piece(by, "muted"),
        ]
