"""The filters: which sentences are walked. Every value is a row, and a key or space sets it."""

from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key

from annotator.desk.beside import Beside
from annotator.desk.days import day_of
from annotator.desk.desk import Desk
from annotator.desk.errors import RefusedError
from annotator.model.document import BLOCK_KINDS
from annotator.model.query import Query
from annotator.tui.keys import key_of
from annotator.tui.look import FLAG, NO_CLAIM, OPEN, SKIPPED, Mark, label_mark
from annotator.tui.screens.card import Line, meant
from annotator.tui.screens.over import Over
from annotator.tui.screens.prompt import Prompt
from annotator.tui.widgets.line import Lines, Piece, Row, padded
from annotator.tui.widgets.rows import Rows

OFTEN = 0.1
"""Seconds between two looks at what was counted meanwhile."""
_OWN = frozenset(("escape", "q", "enter", "F", "x", "space"))
"""The card's own keys, whatever they do on the walk."""
TYPED = {"/": "text", "<": "since", ">": "until"}
"""Keys of what is typed instead of chosen."""


class Value(NamedTuple):
    """A row: a value of a field of the query."""

    field: str
    value: str
    """Empty where the field is true or false, or typed."""
    key: str
    """The key that sets it, if it has one."""
    mark: Mark


class FiltersScreen(Over[Query | None]):
    """Dismisses with the new query, or with null to leave everything as it is."""

    AUTO_FOCUS = ""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._query = desk.finding.query
        self._told: dict[tuple[str, str], int] = {}
        self._values = _fixed(desk)
        self._counting: Beside[None] | None = None
        self._shown = 0

    def compose(self) -> ComposeResult:
        """Lay out title, rows, what is asked for, and the keys."""
        self._rows = Rows(len(self._values), self._row, choose=True)
        self._asked = _Asked(self)
        yield Vertical(
            Line([Piece("Walk only sentences that are ...", "strong")], "card-title"),
            self._rows,
            self._asked,
            Line(
                [
                    Piece(
                        "space sets  enter walks them  x clears  F all again  escape back", "muted"
                    )
                ],
                "card-hint",
            ),
            classes="card listing",
        )

    def on_mount(self) -> None:
        """Count beside the keys."""
        self._counting = self._desk.finding.count(self._told)
        self.set_interval(OFTEN, self._look)

    def on_unmount(self) -> None:
        """Stop counting."""
        if self._counting is not None:
            self._counting.stop()

    @property
    def asked(self) -> Query:
        """What is asked for as the rows are set now."""
        return self._query

    def _look(self) -> None:
        """Show what was counted meanwhile; new values are added where they belong."""
        if len(self._told) == self._shown:
            return
        self._shown = len(self._told)
        known = {(value.field, value.value) for value in self._values}
        for field, value in list(self._told):
            if field in ("publishers", "annotators") and (field, value) not in known:
                self._values.append(Value(field, value, "", Mark(" ", value, "quiet")))
        self._values.sort(key=lambda value: _ORDER.index(value.field))
        self._rows.recount(len(self._values), self._rows.lit)

    def on_key(self, event: Key) -> None:
        """Set values, type, walk, or leave."""
        event.stop()
        event.prevent_default()
        key = meant(self, key_of(event), {*_OWN, *(value.key for value in self._values)})
        if key in ("escape", "q"):
            self.dismiss(None)
        elif key == "enter":
            self.dismiss(self._query)
        elif key == "F":
            self.dismiss(Query())
        elif key == "x":
            self._ask(Query())
        elif key == "space":
            self._set(self._values[self._rows.lit])
        elif not self._rows.press(key):
            for number, value in enumerate(self._values):
                if value.key == key:
                    self._rows.light(number)
                    self._set(value)

    def _set(self, value: Value) -> None:
        """Set a value, or take it away."""
        if value.field in TYPED.values():
            self._type(value)
            return
        self._ask(self._query.toggled(value.field, value.value))

    def _type(self, value: Value) -> None:
        """Type the text or a day."""
        field = value.field
        hints = {"text": 'words, "phrase", begin*, /regex/'}

        def typed(text: str | None) -> None:
            if text is None:
                return
            try:
                said = text if field == "text" else day_of(text)
            except RefusedError as error:
                self._asked.complain(str(error))
                return
            self._ask(self._query.having(field, said))

        now = getattr(self._query, field)
        hint = hints.get(field, "2026, 2026-11 or 2026-11-22")
        self.app.push_screen(Prompt(value.mark.word, now, hint), typed)

    def _ask(self, query: Query) -> None:
        self._query = query
        self._asked.complain("")
        self._rows.refresh()

    def _row(self, number: int, width: int) -> Row:
        value = self._values[number]
        now = getattr(self._query, value.field)
        chosen = bool(now) if isinstance(now, bool | str) else value.value in now
        typed = f": {now}" if isinstance(now, str) and now else ""
        name = f"{value.mark.word}{typed}"
        count = self._told.get((value.field, value.value))
        unknown = "" if value.field in TYPED.values() else "…" if self._is_counting() else "0"
        shown = unknown if count is None else f"{count:,}"
        room = width - 22
        return [
            Piece("● " if chosen else "○ ", "bar" if chosen else "muted"),
            Piece(f"{value.key:<2}", "strong"),
            Piece(f"{value.mark.glyph} ", value.mark.colour),
            Piece(padded(name, room), "strong" if chosen else "quiet"),
            Piece(f"{shown:>12}", "muted"),
        ]

    def _is_counting(self) -> bool:
        return self._counting is None or not self._counting.wait(0)


class _Asked(Lines):
    """What is asked for, or why that was not taken."""

    def __init__(self, card: FiltersScreen) -> None:
        super().__init__()
        self.add_class("card-hint")
        self._card = card
        self._complaint = ""

    def complain(self, complaint: str) -> None:
        """Say what is wrong, or (empty) show again what is asked for."""
        self._complaint = complaint
        self.touch()

    def rows(self, width: int, height: int) -> list[Row]:  # noqa: ARG002 - one line
        """Show the query in words."""
        if self._complaint:
            return [[Piece(self._complaint, "bar")]]
        return [[Piece(self._card.asked.described() or "everything is walked", "bar")]]


_ORDER = (
    "text",
    "labels",
    "outcomes",
    "flagged",
    "incomplete",
    "stale",
    "suggested",
    "since",
    "until",
    "annotators",
    "blocks",
    "publishers",
)


def _fixed(desk: Desk) -> list[Value]:
    """Return the values that every corpus has."""
    plain = "quiet"
    values = [Value("text", "", "/", Mark(" ", "with the text", plain))]
    for label in desk.codebook.labels:
        mark = label_mark(desk.codebook, label.name)
        values.append(Value("labels", label.name, label.key or "", mark))
    values += [
        Value("outcomes", "open", "1", OPEN),
        Value("outcomes", "no_claim", "2", NO_CLAIM),
        Value("outcomes", "skipped", "3", SKIPPED),
        Value("flagged", "", "4", FLAG),
        Value("incomplete", "", "5", Mark("…", "incomplete: a claim wants more", plain)),
        Value("stale", "", "6", Mark("?", "stale: a label the codebook lost", plain)),
        Value("suggested", "", "7", Mark(" ", "with a suggestion", plain)),
        Value("since", "", "<", Mark(" ", "published since", plain)),
        Value("until", "", ">", Mark(" ", "published until", plain)),
    ]
    values += [
        Value("blocks", kind, "", Mark(" ", kind.replace("_", " "), plain)) for kind in BLOCK_KINDS
    ]
    return values
