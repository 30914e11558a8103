"""The story: its sentences in reading order, the lit one near the upper third.

The widget scrolls by itself: Textual's scrolling would lay the whole screen out again for every
key. Its lines are those of `typesetting.py`.
"""

from textual.events import MouseDown, MouseMove, MouseUp
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from annotator.desk.desk import Desk
from annotator.desk.reach import number_at
from annotator.tui.widgets.typesetting import Typesetting
from annotator.tui.widgets.wheeled import Wheeled

KEPT = 2
"""Lines that stay in view when one looks a page further."""


class StoryView(Wheeled):
    """The text of one story with the state of every sentence."""

    COMPONENT_CLASSES = {"text", "text--lit", "text--headline", "text--aside"}

    def __init__(self, desk: Desk, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._desk = desk
        self._set: Typesetting | None = None
        self._pressed: int | None = None
        self._dragged = False
        self.looking_around = False
        """Whether the analyst moved the text; it stays there until the next key."""

    class Marked(Message):
        """The mouse was dragged over `[start, end)` of the document."""

        def __init__(self, start: int, end: int) -> None:
            super().__init__()
            self.start = start
            self.end = end

    class Clicked(Message):
        """The mouse was clicked on a sentence."""

        def __init__(self, sentence: int) -> None:
            super().__init__()
            self.sentence = sentence

    def show(self, *, afresh: bool = False) -> None:
        """Show what lies on the desk; `afresh` when more changed than the lit sentence."""
        story = self._desk.walk.story
        if story is None or not self.size.width:
            return
        if self._set is None or self._set.story is not story:
            self._set, afresh = Typesetting(self, self._desk, story), True
        elif afresh:
            self._set.forget()
        changed = self._set.light(self._desk.walk.index)
        scrolled = not self.looking_around and self._put_on_top(self._resting_place(self._set))
        if afresh and not scrolled:
            self.refresh()
        elif not scrolled:
            width, top = self.size.width, self._top
            self.refresh(*(Region(0, at.start - top, width, len(at)) for at in changed))

    def on_resize(self) -> None:
        """Wrap again for the new width."""
        self._set, self.looking_around = None, False
        self.show()

    def notify_style_update(self) -> None:
        """Draw everything again in the new theme."""
        if self._set is not None:
            self._set.forget()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        number = y + self._top
        if self._set is None or number >= len(self._set.page.lines):
            return self.blank()
        return self._set.line(number)

    # The mouse

    def on_mouse_down(self, event: MouseDown) -> None:
        """Begin to mark where the button is pressed."""
        event.stop()
        self._pressed = self._offset_at(event.x, event.y)
        self._dragged = False
        self.capture_mouse()

    def on_mouse_move(self, event: MouseMove) -> None:
        """Mark from there to here while the button is held."""
        at = self._offset_at(event.x, event.y)
        if self._pressed is None or at is None or (at == self._pressed and not self._dragged):
            return
        self._dragged = True
        self.post_message(self.Marked(min(at, self._pressed), max(at, self._pressed) + 1))

    def on_mouse_up(self, event: MouseUp) -> None:
        """Light the sentence that was clicked, when nothing was marked."""
        event.stop()
        self.release_mouse()
        if self._pressed is not None and not self._dragged and self._set is not None:
            self.post_message(self.Clicked(number_at(self._set.story.starts, self._pressed)))
        self._pressed = None

    def _offset_at(self, x: int, y: int) -> int | None:
        """Return the offset of the character at a cell, null where there is none."""
        return None if self._set is None else self._set.offset_at(y + self._top, x)

    # Which part of the story is seen

    def look_from(self, top: int) -> None:
        """Look at another part of the story; the light stays where it is."""
        self.looking_around = True
        self._put_on_top(top)

    def look_pages(self, pages: int) -> None:
        """Look so many screens further down, or up."""
        self.look_from(self._top + pages * max(self.size.height - KEPT, 1))

    def look_at_end(self) -> None:
        """Look at the last lines of the story."""
        lines = 0 if self._set is None else len(self._set.page.lines)
        self.look_from(lines - self.size.height)

    def _resting_place(self, typeset: Typesetting) -> int:
        """Return the top line that puts the lit sentence at the upper third, whole if it fits."""
        lines, height = typeset.page.lines_of(typeset.lit), self.size.height
        lead = max(min(height // 3, height - len(lines) - 1), 0)
        return lines.start - lead

    def _put_on_top(self, top: int) -> bool:
        """Put a line at the top, also the last one; tell whether the text moved."""
        last = 0 if self._set is None else len(self._set.page.lines) - 1
        top = max(min(top, last), 0)
        if top == self._top:
            return False
        self._top = top
        self.refresh()
        return True
