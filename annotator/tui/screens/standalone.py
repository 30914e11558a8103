"""Writing the claim as a sentence that stands alone, with what that changes shown while typing."""

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key
from textual.widgets import Input

from annotator.desk.facts import Fact, lost
from annotator.desk.wording import Kind, difference
from annotator.model.plain import typable
from annotator.tui.screens.card import AROUND, BORDER, Line
from annotator.tui.screens.field import Field
from annotator.tui.screens.over import Over
from annotator.tui.widgets.line import Lines, Piece, Row
from annotator.tui.wrapping import wrap

ROOM = 6
"""Lines for words that are added and for what got lost."""
HINT = "enter  keep   escape  leave   empty takes it away"
_LOOKS: dict[Kind, tuple[str, str]] = {
    "kept": ("", "quiet"),
    "dropped": ("−", "disputed"),
    "added": ("+", "verified"),
}
_PLURALS = {"number": "numbers", "name": "names", "negation": "negations", "hedge": "hedges"}


class Compared(Lines):
    """The words of the content and of the wording in one text, and what must not get lost."""

    def __init__(self, content: str, wording: str) -> None:
        super().__init__()
        self.add_class("standalone-rows")
        self._content = content
        self.wording = wording
        """What stands in the field."""

    def compare(self, wording: str) -> None:
        """Show another wording."""
        self.wording = wording
        self.touch()

    def rows(self, width: int, height: int) -> list[Row]:
        """Show what got lost and what came in first, then every word."""
        if not self.wording.strip():
            return [[Piece("Nothing typed: enter takes the sentence away.", "muted")]]
        told = _facts("lost", lost(self._content, self.wording), "disputed", width)
        told += _facts("new", lost(self.wording, self._content), "flag", width)
        if not told:
            told = [[Piece("Every number, name, negation and hedge is in it.", "muted")]]
        words = []
        for kind, word in difference(self._content, self.wording):
            sign, look = _LOOKS[kind]
            words.append(Piece(sign + word, look))
        return [*told, [], *_flowing(words, width)][:height]


class StandaloneScreen(Over[str | None]):
    """Dismisses with the sentence, empty to take it away, or with null."""

    def __init__(self, content: str, wording: str) -> None:
        super().__init__()
        self._content = content
        self._wording = wording

    def compose(self) -> ComposeResult:
        """Lay out the field and the comparison."""
        self._field = Field(self._wording)
        self._compared = Compared(self._content, self._wording)
        card = Vertical(
            Line([Piece("The claim as a sentence that stands alone", "strong")], "card-title"),
            self._field,
            self._compared,
            Line([Piece(HINT, "muted")], "card-hint"),
            classes="card standalone",
        )
        width = min(76, self.app.size.width * 96 // 100) - BORDER
        card.styles.height = AROUND + len(wrap(self._content, width)) + ROOM
        yield card

    def on_input_changed(self, event: Input.Changed) -> None:
        """Compare again."""
        event.stop()
        self._compared.compare(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep the sentence."""
        event.stop()
        self.dismiss(typable(event.value))

    def on_key(self, event: Key) -> None:
        """Leave; keys that the field edits with go their way."""
        if event.key == "escape":
            self.dismiss(None)
        elif event.key not in ("tab", "shift+tab", "ctrl+p"):
            return
        event.stop()
        event.prevent_default()


def _facts(word: str, found: list[Fact], look: str, width: int) -> list[Row]:
    """Name facts by their kinds, on as many lines as they need."""
    if not found:
        return []
    pieces = [Piece(f"! {word}:", look)]
    for kind, plural in _PLURALS.items():
        texts = [fact.text for fact in found if fact.kind == kind]
        if texts:
            name = plural if len(texts) > 1 else kind
            pieces.append(Piece(f"{name} {', '.join(texts)};", look))
    last = pieces.pop()
    return _flowing([*pieces, last._replace(text=last.text.removesuffix(";"))], width)


def _flowing(words: list[Piece], width: int) -> list[Row]:
    """Set words in lines of at most `width` cells, a space between two of them."""
    rows: list[Row] = [[]]
    room = width
    for piece in words:
        size = cell_len(piece.text)
        if rows[-1] and size + 1 > room:
            rows.append([])
            room = width
        if rows[-1]:
            rows[-1].append(Piece(" "))
            room -= 1
        rows[-1].append(piece)
        room -= size
    return rows
