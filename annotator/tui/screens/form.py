"""A form: labelled fields of one line, and choices; what is wrong is told at its field.

tab, shift+tab, up and down move between the fields; enter goes on, and keeps at the last one;
ctrl+s keeps anywhere; escape leaves and changes nothing.
"""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.events import Key
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Label

from annotator.desk.evidence_fields import FieldError
from annotator.model.plain import inert, typable
from annotator.tui.look import Mark
from annotator.tui.screens.card import Line
from annotator.tui.screens.field import Field
from annotator.tui.screens.over import Over
from annotator.tui.widgets.line import Lines, Piece, Row

T = TypeVar("T")

HINT = "tab  next   ctrl+s  keep   escape  leave"


class Part(NamedTuple):
    """A line of a form."""

    name: str
    """What its value is called in the code."""
    label: str
    value: str = ""
    hint: str = ""
    """What may be typed, shown while the field is empty."""
    choices: Mapping[str, Mark] | None = None
    """What can be chosen, if nothing is typed; each one's glyph is its key."""


class Choice(Lines, can_focus=True):
    """One of a few things, by left and right or by the glyph's key."""

    def __init__(self, choices: Mapping[str, Mark], value: str, *, id: str) -> None:
        super().__init__(id=id)
        self._choices = choices
        self.value = value

    def rows(self, width: int, height: int) -> list[Row]:  # noqa: ARG002 - one line
        """Show every choice, the chosen one marked."""
        row: Row = []
        for name, mark in self._choices.items():
            chosen = name == self.value
            row.append(Piece("▸" if chosen else " ", "bar"))
            look = mark.colour if chosen else "muted"
            row.append(Piece(f"{mark.glyph} {mark.word}   ", look))
        return [row]

    def on_focus(self) -> None:
        """Light the line."""
        self.touch()

    def on_key(self, event: Key) -> None:
        """Choose."""
        names = list(self._choices)
        by_glyph = {mark.glyph.replace("−", "-"): name for name, mark in self._choices.items()}
        at = names.index(self.value)
        moves = {"left": -1, "right": 1, "space": 1}
        if event.key in moves:
            self.value = names[(at + moves[event.key]) % len(names)]
        elif event.character in by_glyph:
            self.value = by_glyph[event.character]
        else:
            return
        event.stop()
        event.prevent_default()
        self.touch()


class Complete(Message):
    """Comes behind everything that was typed into a field."""


class Form(Over[T | None], Generic[T]):
    """Dismisses with what `keep` made of the values, or with null."""

    BINDINGS = [
        Binding("tab,down", "go(1)", priority=True),
        Binding("shift+tab,up", "go(-1)", priority=True),
        Binding("enter", "enter", priority=True),
        Binding("ctrl+s", "keep", priority=True),
        Binding("escape", "leave"),
        Binding("ctrl+p", "nothing", priority=True),
    ]

    def __init__(
        self, title: str, parts: Sequence[Part], keep: Callable[[dict[str, str]], T]
    ) -> None:
        """`keep` runs in a thread, as it may read files; it raises FieldError."""
        super().__init__()
        self._title = title
        self._parts = parts
        self._keep = keep
        self._busy = False

    def compose(self) -> ComposeResult:
        """Lay out the title, a line for each part, and the keys."""
        self._errors = {
            part.name: Label("", classes="form-error", markup=False) for part in self._parts
        }
        self._fields = {part.name: self._field(part) for part in self._parts}
        lines: list[Widget] = []
        for part in self._parts:
            label = Label(part.label, classes="form-label", markup=False)
            lines.append(Horizontal(label, self._fields[part.name], classes="form-line"))
            lines.append(self._errors[part.name])
        yield Vertical(
            Line([Piece(self._title, "strong")], "card-title"),
            VerticalScroll(*lines, classes="form-lines", can_focus=False),
            Line([Piece(HINT, "muted")], "card-hint"),
            classes="card form",
        )

    def _field(self, part: Part) -> Field | Choice:
        if part.choices is not None:
            return Choice(part.choices, part.value, id=f"form-{part.name}")
        field = Field(part.value, id=f"form-{part.name}")
        field.placeholder = part.hint
        return field

    def on_mount(self) -> None:
        """Begin at the first field."""
        self._go(0)

    # Keys may come in bursts, over a slow line. Those that move are taken before a field gets them
    # (`priority`), so that the next letter goes to the next field; what keeps passes through the
    # field behind the letters that were typed before it.

    def action_go(self, by: int) -> None:
        """Go to another field."""
        if not self._busy:
            self._go(self._at() + by)

    def action_enter(self) -> None:
        """Go on, and keep at the last field."""
        if self._at() == len(self._parts) - 1:
            self.action_keep()
        else:
            self.action_go(1)

    def action_keep(self) -> None:
        """Keep when the field has taken what was typed."""
        self._lit().post_message(Complete())

    def action_leave(self) -> None:
        """Leave without keeping; a file that is being copied is waited for."""
        if not self._busy:
            self.dismiss(None)

    def action_nothing(self) -> None:
        """There are no other actions in here."""

    def on_complete(self, event: Complete) -> None:
        """Keep what is there, if that is possible."""
        event.stop()
        if not self._busy:
            self._busy = True
            self.run_worker(self._try(), exit_on_error=True)

    def _at(self) -> int:
        """Return the number of the field that is lit."""
        fields = list(self._fields.values())
        return next((n for n, field in enumerate(fields) if field is self.focused), 0)

    def _lit(self) -> Widget:
        return list(self._fields.values())[self._at()]

    def _go(self, number: int) -> None:
        self.set_focus(list(self._fields.values())[number % len(self._parts)])

    async def _try(self) -> None:
        values = {name: typable(field.value) for name, field in self._fields.items()}
        for error in self._errors.values():
            error.display = False
        try:
            kept = await asyncio.to_thread(self._keep, values)
        except FieldError as wrong:
            self._busy = False
            error = self._errors[wrong.name]
            error.update(inert(str(wrong)))
            error.display = True
            self.set_focus(self._fields[wrong.name])
            error.scroll_visible(animate=False)
        else:
            self.dismiss(kept)
