"""The twins of the lit sentence: which stories have them, what differs, and how they are linked."""

from collections.abc import Sequence
from textwrap import wrap

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key

from annotator.desk import Desk
from annotator.desk.alike import Range, differences
from annotator.desk.twins import Twin
from annotator.desk.twins.linking import KEYS, sentence_of
from annotator.desk.twins.offering import differs
from annotator.model.answer import Judgement
from annotator.model.claim import Claim
from annotator.model.document import Sentence
from annotator.model.plain import inert
from annotator.tui.keys import key_of
from annotator.tui.look import label_mark, mark_of
from annotator.tui.screens.card import BORDER, meant
from annotator.tui.screens.list_card import Hint
from annotator.tui.screens.over import Over
from annotator.tui.screens.passages import Layered, Mark, pane, side_by_side
from annotator.tui.screens.waiting import WIDE
from annotator.tui.widgets.line import Lines, Piece, Row, cells_of, padded, spread

VERBS = {**KEYS, "t": "take", "g": "give", "enter": "go", "m": "more"}
LISTED = 5
"""Rows of the list at most; it scrolls."""
LOW, HIGH = 22, 26
"""Lines of the card: with both sentences side by side, and below each other."""
TIGHT = 14
"""With fewer lines between title and keys no line is left free."""
NOBODY = ("", "")
"""Neither sentence is shown with its neighbours."""


class TwinsScreen(Over[int | None]):
    """Dismisses with the lit twin's number, or with null; `verb` then says what is to be done."""

    AUTO_FOCUS = ""

    def __init__(
        self, desk: Desk, twins: Sequence[Twin], total: int, lit: int, refused: str = ""
    ) -> None:
        """`total` counts those that are not shown yet too; `refused` says why a key did nothing."""
        super().__init__()
        self._desk, self._twins, self._total = desk, twins, total
        self._lit, self._refused = lit, refused
        self._page, self._cut = 0, False
        self.verb = ""

    def compose(self) -> ComposeResult:
        """Lay out the title, the twins and the keys."""
        wide = self.app.size.width >= WIDE
        room = self.app.size.width * 96 // 100
        room = min(room, 140) if wide else room
        hint = Hint(self._hints())
        hint.styles.height = len(hint.lines(room - BORDER))
        self._body = _Body(self)
        self._body.styles.height = "1fr"
        self._title = _Title(self)
        card = Vertical(self._title, self._body, hint, classes="card")
        card.styles.width, card.styles.max_width = room, "100%"
        card.styles.height, card.styles.max_height = LOW if wide else HIGH, "100%"
        yield card

    def _hints(self) -> list[str]:
        links = [f"{key} {name}" for key, name in KEYS.items()]
        hidden = self._total - len(self._twins)
        return [
            f"this … that:   {links[0]}",
            *links[1:],
            "t take its answer",
            *(["g give it this answer"] if self._desk.lit_claim is not None else []),
            "enter go there",
            *([f"m {hidden} more"] if hidden > 0 else []),
            "escape back",
        ]

    def heading(self) -> Row:
        """Say what this is, and which twin is lit."""
        twin = self._twins[self._lit]
        came = "   you came from here" if twin.sentence.id == self._desk.twins.origin else ""
        return [
            Piece(f"Twins {self._lit + 1}/{len(self._twins)}  ", "strong"),
            Piece("the same claim in other stories", "muted"),
            Piece(came, "flag"),
        ]

    def rows(self, width: int, height: int) -> list[Row]:
        """Show the list, both sentences with what differs, and how they are linked."""
        twin, lit = self._twins[self._lit], self._desk.lit_claim
        here, there = self._desk.walk.sentence, _sentence(twin)
        listed, wide = self._list(width), self.app.size.width >= WIDE
        space: list[Row] = [[]] if height >= TIGHT else []
        refused: list[Row] = [[Piece(line, "flag")] for line in wrap(self._refused, width)]
        room = height - len(listed) - max(len(refused), 1) - 3 * len(space)
        inside = (width - 3) // 2 if wide else width
        mine, theirs = differences(here.text, there.text)
        most = room if wide else (room + 1) // 2
        first = pane("", (here, _marks(here, mine, "out")), inside, NOBODY, most, self._page)
        left = room if wide else room - len(first)
        second = pane("", (there, _marks(there, theirs, "in")), inside, NOBODY, left, self._page)
        self._cut = any(one[0][0].text for one in (first, second))
        self._head(first, "this", self._desk.judgement, lit, "struck: not there", inside)
        self._head(second, "that", twin.said, twin.claim, "underlined: not here", inside)
        between = space if len(first) + len(second) < room else []
        shown = side_by_side(first, second, inside) if wide else [*first, *between, *second]
        return [*space, *listed, *space, *shown, *space, *(refused or [self._links(twin, width)])]

    def _head(
        self,
        pane: list[Row],
        which: str,
        said: Judgement,
        claim: Claim | None,
        legend: str,
        width: int,
    ) -> None:
        """Head a sentence by what the analyst says of it, and by how much of it is shown."""
        cut = pane[0][0].text.removeprefix(", ")
        mark = mark_of(said, self._desk.codebook)
        if claim is not None:
            mark = label_mark(self._desk.codebook, claim.label)
        row = [Piece(f"{which} is ", "muted"), Piece(f"{mark.glyph} {mark.word}", mark.colour)]
        if claim is not None and claim.attribution is not None and claim.attribution.name:
            row.append(Piece(f"  {inert(claim.attribution.name)}", "quiet"))
        if claim is not None and claim.evidence:
            row.append(Piece(f"  evidence {len(claim.evidence)}", "quiet"))
        telling = f"{cut}   {legend}" if cut else legend
        if cut and cells_of(row) + cell_len(telling) + 3 > width:
            telling = legend
        pane[0] = spread(row, [Piece(telling, "muted")], width)

    def _list(self, width: int) -> list[Row]:
        """Return a row for each twin, those around the lit one."""
        top = max(0, min(self._lit - LISTED + 2, len(self._twins) - LISTED))
        return [
            self._row(number, width) for number in range(top, min(top + LISTED, len(self._twins)))
        ]

    def _row(self, number: int, width: int) -> Row:
        twin, lit = self._twins[number], number == self._lit
        mark = mark_of(twin.said, self._desk.codebook)
        story = min(22, width // 3)
        link = "" if twin.link is None else self._link_words(twin)
        text = padded(twin.sentence.text, width - story - 6 - (cell_len(link) + 2 if link else 0))
        return [
            Piece("▌ " if lit else "  ", "bar"),
            Piece(f"{mark.glyph} ", mark.colour),
            Piece(padded(twin.sentence.title or twin.sentence.path, story) + "  ", "muted"),
            Piece(text, "strong" if lit else "quiet"),
            Piece(f"  {link}" if link else "", "bar"),
        ]

    def _link_words(self, twin: Twin) -> str:
        lit = self._desk.lit_claim
        if twin.link is None or lit is None:
            return ""
        return sentence_of(twin.link, onward=twin.link.claim_id == lit.id)

    def _links(self, twin: Twin, width: int) -> Row:
        """Tell who links the two claims how, and what of them could still be made alike."""
        lit, own = self._desk.lit_claim, self._link_words(twin)
        row = [Piece("you: ", "muted"), Piece(own or "not linked", "bar" if own else "muted")]
        for one, onward in twin.others[:3]:
            words = sentence_of(one, onward=onward)
            row.append(Piece(f"   {inert(one.annotator)}: {words}", "muted"))
        other = [] if twin.claim is None or lit is None else differs(twin.claim, lit)
        unlike = [Piece(f"t takes its {' and '.join(other)}", "flag")] if other and own else []
        if self._cut:
            unlike = [*unlike, Piece("   page down: other lines", "muted")]
        return spread(row, unlike, width)

    def on_key(self, event: Key) -> None:
        """Move, link, take over, go there or leave."""
        event.stop()
        event.prevent_default()
        key = meant(self, key_of(event), VERBS)
        if key in VERBS:
            self.verb = VERBS[key]
            self.dismiss(self._lit)
        elif key in ("down", "j", "up", "k"):
            self._refused = ""
            by = 1 if key in ("down", "j") else -1
            self._lit = max(0, min(self._lit + by, len(self._twins) - 1))
            self._page = 0
            self._title.touch()
            self._body.touch()
        elif key in ("pagedown", "pageup", "ctrl+d", "ctrl+u"):
            self._refused = ""
            self._page += 1 if key in ("pagedown", "ctrl+d") else -1
            self._body.touch()
        elif key in ("escape", "q"):
            self.dismiss(None)


class _Body(Layered):
    """The twins, as the screen shows them now."""

    def __init__(self, screen: TwinsScreen) -> None:
        super().__init__()
        self._screen = screen

    def rows(self, width: int, height: int) -> list[Row]:
        """Return what the screen shows."""
        return self._screen.rows(width, height)


class _Title(Lines):
    def __init__(self, screen: TwinsScreen) -> None:
        super().__init__()
        self.add_class("card-title")
        self._screen = screen

    def rows(self, width: int, height: int) -> list[Row]:  # noqa: ARG002 - one line
        """Return the title."""
        return [self._screen.heading()]


def _sentence(twin: Twin) -> Sentence:
    """Return a twin as a sentence of its document."""
    row = twin.sentence
    start, end = (int(edge) for edge in row.id.partition(":")[2].split("-"))
    return Sentence.trusted(
        id=row.id,
        document_id=row.document_id,
        index=row.index,
        start=start,
        end=end,
        block=row.block,
        paragraph=0,
        text=row.text,
    )


def _marks(sentence: Sentence, ranges: Sequence[Range], look: str) -> list[Mark]:
    return [Mark(sentence.start + a, sentence.start + b, look) for a, b in ranges]
