"""A field for one line of text: what is pasted goes in whole, as one line that cannot act."""

from textual.events import Paste
from textual.widgets import Input

from annotator.model.plain import typable


class Field(Input):
    """An input without a frame."""

    def __init__(self, value: str = "", *, id: str | None = None) -> None:
        super().__init__(typable(value), id=id, select_on_focus=False, classes="field")
        self.cursor_blink = False

    def _on_paste(self, event: Paste) -> None:
        """Take every line of what is pasted; Textual's own input takes the first."""
        event.stop()
        event.prevent_default()
        self.replace(typable(event.text), *sorted(self.selection))
