"""A field at the bottom of the screen for one line of text."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Key
from textual.widgets import Input, Label

from annotator.model.base import one_line
from annotator.tui.screens.over import Over


class Prompt(Over[str | None]):
    """Dismisses with the typed text as one line, or with null."""

    def __init__(self, name: str, value: str = "", placeholder: str = "") -> None:
        """Ask for a text by its name; `placeholder` says what can be typed, while nothing is."""
        super().__init__()
        self._placeholder = placeholder
        self._name_shown = name
        self._value = value

    def compose(self) -> ComposeResult:
        """Lay out the name and the field."""
        with Horizontal(id="prompt"):
            yield Label(self._name_shown, id="prompt-name", markup=False)
            yield Input(
                self._value,
                placeholder=self._placeholder,
                id="prompt-field",
                select_on_focus=False,
            )
            yield Label("enter keeps   escape leaves", id="prompt-hint", markup=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the text."""
        self.dismiss(one_line(event.value))

    def on_key(self, event: Key) -> None:
        """Leave without a text."""
        if event.key == "escape":
            event.stop()
            self.dismiss(None)
