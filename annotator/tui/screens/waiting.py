"""The list of answers whose passage changed: the old and the new sentence, differences marked.

With room for two columns they stand side by side, else below each other.
"""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key

from annotator.desk.revising.alike import Alike
from annotator.desk.revising.waiting import Item, Look, Waiting
from annotator.model.codebook import Codebook
from annotator.model.document import Sentence
from annotator.model.plain import inert
from annotator.tui.keys import key_of
from annotator.tui.screens.card import BORDER, meant
from annotator.tui.screens.list_card import Hint
from annotator.tui.screens.over import Over
from annotator.tui.screens.passages import (
    Layered,
    changed,
    fresh,
    old,
    pane,
    said,
    side_by_side,
    sure,
)
from annotator.tui.widgets.line import Lines, Piece, Row, shortened

VERBS = {"enter": "take", "s": "mark", "x": "drop"}
HINTS = (
    "enter take over",
    "a all like it",
    "s mark anew",
    "x drop",
    "l later",
    "← → another place",
    "escape back",
)
SURE = ("enter take all of them over", "escape go back to the list")
WIDE = 120
"""From so many columns on, old and new stand side by side."""
WHY = {
    "touched": "its text changed",
    "orphaned": "its passage is gone",
    "ambiguous": "it may be any of several",
}


class Passage(Layered):
    """An answer that waits, as the screen shows it now."""

    def __init__(self, screen: "WaitingScreen") -> None:
        super().__init__()
        self._screen = screen

    def rows(self, width: int, height: int) -> list[Row]:
        """Show old and new, and what taking it over would say."""
        return self._screen.rows(width, height)


class WaitingScreen(Over[int | None]):
    """Dismisses with the lit item's number, or with null; `verb` then says what is to be done."""

    AUTO_FOCUS = ""

    def __init__(
        self, waiting: Waiting, items: Sequence[Item], lit: int, codebook: Codebook, told: str
    ) -> None:
        """`told` says what was decided just before, until the next key."""
        super().__init__()
        self._waiting, self._items, self._codebook = waiting, items, codebook
        self._lit = max(0, min(lit, len(items) - 1))
        self.verb = ""
        self.place: int | None = None
        """The new sentence that is shown beside the old one."""
        self.alike: Alike | None = None
        """What is taken over together with the lit one, once it was asked for."""
        self._begin()
        self._told = told

    def _begin(self) -> None:
        item = self._items[self._lit]
        places = self._waiting.places(item)
        self.place = places[0] if places else None
        self._difference = self._waiting.together.difference(item)
        self._told = ""

    def compose(self) -> ComposeResult:
        """Lay out the title, the passage and the keys."""
        self._hint = hint = Hint(HINTS)
        wide = self.app.size.width >= WIDE
        room = (
            min(self.app.size.width * 96 // 100, 140) if wide else self.app.size.width * 96 // 100
        )
        hint.styles.height = len(hint.lines(room - BORDER))
        self._heading = _Title(self)
        self._passage = Passage(self)
        self._passage.styles.height = "1fr"
        card = Vertical(self._heading, self._passage, hint, classes="card")
        card.styles.width, card.styles.max_width = room, "100%"
        if wide:
            card.styles.height = min(22, self.app.size.height * 9 // 10)
        else:  # two long sentences need every row of a small screen
            card.styles.height = card.styles.max_height = self.app.size.height - 1
            card.styles.padding = (0, 2)
        yield card

    def heading(self) -> Row:
        """Say which item this is, and why it waits."""
        item = self._items[self._lit]
        return [
            Piece(f"Changed passages {self._lit + 1}/{len(self._items)}  ", "strong"),
            Piece(f"{item.fate}: {WHY[item.fate]}", "flag"),
            Piece(f"  {item.path}", "muted"),
        ]

    def rows(self, width: int, height: int) -> list[Row]:
        """Show old and new, and what taking it over would say."""
        item = self._items[self._lit]
        look = self._waiting.look(item, self.place)
        answer = said(item.answer.judgement, look, self._codebook, width)
        if self.alike is not None:
            answer = sure(self.alike, width)
        elif self._told:
            answer.append([Piece(self._told, "flag")])
        elif self._difference is not None:
            answer.append(changed(self._difference, width))
        wide = self.app.size.width >= WIDE
        room = height - len(answer) - 1
        each = room if wide else (room - 1) // 2
        inside = (width - 3) // 2 if wide else width
        before = self._old(item, look, inside, each)
        # What the old text leaves free belongs to the new one.
        after = self._new(item, look, inside, each if wide else room - 1 - len(before))
        shown = side_by_side(before, after, inside) if wide else [*before, [], *after]
        return [*shown, [], *answer]

    def _old(self, item: Item, look: Look, width: int, most: int) -> list[Row]:
        comparison = self._waiting.comparison(item)
        around = _around(comparison.old.sentences, item.number)
        return pane("old text", old(comparison, item, look), width, around, most)

    def _new(self, item: Item, look: Look, width: int, most: int) -> list[Row]:
        comparison = self._waiting.comparison(item)
        several = len(look.options) > 1
        title = f"new text, {len(look.options)} places" if several else "new text"
        if look.new is None or self.place is None:
            near = comparison.new.sentences[comparison.near(item.number)]
            return [
                [Piece(title, "muted")],
                [Piece("  " + shortened(inert(near.text), width - 2), "muted")],
                [Piece("▌ ", "bar"), Piece("gone: ← → look for it", "flag")],
            ]
        if several and self.place in look.options:
            title = f"new text, place {look.options.index(self.place) + 1} of {len(look.options)}"
        around = _around(comparison.new.sentences, self.place)
        return pane(title, fresh(comparison, item, look, self.place), width, around, most)

    def on_key(self, event: Key) -> None:
        """Move in the list, look at another place, decide or leave."""
        event.stop()
        event.prevent_default()
        key = meant(self, key_of(event), {*VERBS, "a", "l", "left", "right"})
        if self.alike is not None:
            self._be_sure(key)
        elif key in VERBS:
            self.verb = VERBS[key]
            self.dismiss(self._lit)
        elif key == "a":
            self._ask()
        elif key in ("l", "down", "j", "up", "k"):
            self._lit = (self._lit + (-1 if key in ("up", "k") else 1)) % len(self._items)
            self._begin()
            self._show()
        elif key in ("left", "right"):
            self._told = ""
            by = 1 if key == "right" else -1
            self.place = self._waiting.beside(self._items[self._lit], self.place, by)
            self._show()
        elif key in ("escape", "q"):
            self.dismiss(None)

    def _ask(self) -> None:
        """Count what is like the lit one, and ask whether all of it is to be taken over."""
        item = self._items[self._lit]
        self.alike = self._waiting.together.like(item, self._items)
        if self.alike is None:
            self._told = "nothing is like it: decide about it alone"
        else:
            self._hint.say(SURE)
        self._show()

    def _be_sure(self, key: str) -> None:
        if key == "enter":
            self.verb = "all"
            self.dismiss(self._lit)
        elif key in ("escape", "q", "a"):
            self.alike = None
            self._hint.say(HINTS)
            self._show()

    def _show(self) -> None:
        self._heading.touch()
        self._passage.touch()


class _Title(Lines):
    def __init__(self, screen: WaitingScreen) -> None:
        super().__init__()
        self.add_class("card-title")
        self._screen = screen

    def rows(self, width: int, height: int) -> list[Row]:  # noqa: ARG002 - one line
        """Return the title."""
        return [self._screen.heading()]


def _around(sentences: Sequence[Sentence], number: int) -> tuple[str, str]:
    """Return the sentences before and behind one."""
    before = sentences[number - 1].text if number else ""
    behind = sentences[number + 1].text if number + 1 < len(sentences) else ""
    return before, behind
