"""A widget that shows a part of its lines, moved by the mouse wheel where there is a mouse."""

from textual.events import MouseScrollDown, MouseScrollUp

from annotator.tui.widgets.paint import Painted

STEP = 3
"""Lines that a step of the wheel moves."""


class Wheeled(Painted):
    """Lines from `_top` on are shown; a subclass says how far that may go."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._top = 0

    def look_from(self, top: int) -> None:
        """Put a line at the top, as near as may be."""
        raise NotImplementedError

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """Look further down."""
        event.stop()
        self.look_from(self._top + STEP)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """Look further up."""
        event.stop()
        self.look_from(self._top - STEP)
