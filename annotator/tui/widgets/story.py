"""The story: its sentences in reading order, the lit one near the upper third.

Lines are drawn one by one and kept until something about their sentence changes, so a key costs
the same in a story of ten sentences and of two thousand. The widget scrolls by itself: Textual's
scrolling would lay the whole screen out again for every key.
"""

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.events import MouseDown, MouseMove, MouseUp
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from annotator.desk.desk import Desk
from annotator.desk.reach import number_at
from annotator.desk.story import OpenStory
from annotator.tui.look import FLAG, PROPOSED, SURELY, mark_of
from annotator.tui.widgets.marks import (
    Layer,
    layers_of_cutting,
    layers_of_hits,
    layers_of_marking,
    layers_of_proposal,
    layers_of_sentence,
    runs,
)
from annotator.tui.widgets.page import Page, PageLine
from annotator.tui.widgets.wheeled import Wheeled

GUTTER = 6
"""Cells left of the text: bar, glyph, flag."""
MARGIN = 2
"""Cells right of the text."""
KEPT = 2
"""Lines that stay in view when one looks a page further."""


class StoryView(Wheeled):
    """The text of one story with the state of every sentence."""

    COMPONENT_CLASSES = {"text", "text--lit", "text--headline", "text--aside"}

    def __init__(self, desk: Desk, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._desk = desk
        self._story: OpenStory | None = None
        self._page: Page | None = None
        self._lit = -1
        self._marked: set[int] = set()
        self._pressed: int | None = None
        self._dragged = False
        self._strips: dict[int, Strip] = {}
        self._layers_of: dict[int, list[Layer]] = {}
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
        if story is not self._story or self._page is None:
            self._story, self._lit, self._marked = story, -1, set()
            self._page = Page(story, self.size.width - GUTTER - MARGIN)
            afresh = True
        if afresh:
            self._strips.clear()
            self._layers_of.clear()
            self.refresh()
        was, self._lit = self._lit, self._desk.walk.index
        before, self._marked = self._marked, self._sentences_marked(story)
        for sentence in ({was, self._lit} | before | self._marked) - {-1}:
            self._redraw(self._page, sentence)
        if not self.looking_around:
            self._put_on_top(self._resting_place(self._page))

    def on_resize(self) -> None:
        """Wrap again for the new width."""
        self._page, self.looking_around = None, False
        self.show()

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
        if self._pressed is not None and not self._dragged and self._story is not None:
            self.post_message(self.Clicked(number_at(self._story.starts, self._pressed)))
        self._pressed = None

    def _offset_at(self, x: int, y: int) -> int | None:
        """Return the offset of the character at a cell, null where there is none."""
        if self._page is None or not 0 <= y + self._top < len(self._page.lines):
            return None
        line, cells = self._page.lines[y + self._top], x - GUTTER
        if line.sentence < 0 or cells < 0:
            return None
        for index, char in enumerate(line.text):
            cells -= cell_len(char)
            if cells < 0:
                return line.start + index
        return line.start + len(line.text) - 1 if line.text else None

    def notify_style_update(self) -> None:
        """Draw everything again in the new theme."""
        self._strips.clear()
        super().notify_style_update()

    def _redraw(self, page: Page, sentence: int) -> None:
        """Draw a sentence's lines again."""
        lines = page.lines_of(sentence)
        self._layers_of.pop(sentence, None)
        for line in lines:
            self._strips.pop(line, None)
        self.refresh(Region(0, lines.start - self._top, self.size.width, len(lines)))

    def _resting_place(self, page: Page) -> int:
        """Return the top line that puts the lit sentence at the upper third, whole if it fits."""
        lines, height = page.lines_of(self._lit), self.size.height
        lead = max(min(height // 3, height - len(lines) - 1), 0)
        return lines.start - lead

    def look_from(self, top: int) -> None:
        """Look at another part of the story; the light stays where it is."""
        self.looking_around = True
        self._put_on_top(top)

    def look_pages(self, pages: int) -> None:
        """Look so many screens further down, or up."""
        self.look_from(self._top + pages * max(self.size.height - KEPT, 1))

    def look_at_end(self) -> None:
        """Look at the last lines of the story."""
        self.look_from((0 if self._page is None else len(self._page.lines)) - self.size.height)

    def _put_on_top(self, top: int) -> None:
        """Put a line at the top; the last one too can stand at the upper third."""
        last = 0 if self._page is None else len(self._page.lines) - 1
        top = max(min(top, last), 0)
        if top != self._top:
            self._top = top
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        number = y + self._top
        if self._page is None or number >= len(self._page.lines):
            return Strip.blank(self.size.width, self.ground)
        strip = self._strips.get(number)
        if strip is None:
            strip = self._draw(self._page.lines[number])
            self._strips[number] = strip
        return strip

    def _draw(self, line: PageLine) -> Strip:
        width = self.size.width
        if line.sentence < 0 or self._story is None:
            return Strip.blank(width, self.ground)
        lit = line.sentence == self._lit
        style = self._text_style(self._story, line.sentence, lit=lit)
        segments = [*self._gutter(self._story, line, style, lit=lit), *self._text(line, style)]
        room = width - GUTTER - cell_len(line.text)
        if room < 0:
            return Strip(segments).adjust_cell_length(width, style)
        return Strip([*segments, Segment(" " * room, style)], width)

    def _text(self, line: PageLine, style: Style) -> list[Segment]:
        """Draw the text of a line, with what is marked in it."""
        end, layers = line.start + len(line.text), self._layers_of.get(line.sentence)
        if layers is None:
            layers = self._layers_of[line.sentence] = self._layers(line.sentence)
        if not layers:
            return [Segment(line.text, style)]
        segments = []
        for run in runs(line.start, end, layers):
            ink = style
            for look in run.looks:
                ink = self.ink(look, ink)
            segments.append(Segment(line.text[run.start - line.start : run.end - line.start], ink))
        return segments

    def _layers(self, sentence: int) -> list[Layer]:
        """Return what is marked in a sentence: by its claims, or just now."""
        if self._desk.cutting is not None and sentence == self._lit:
            return layers_of_cutting(self._desk.cutting)
        if self._desk.marking is not None and sentence in self._marked:
            return layers_of_marking(self._desk.marking)
        if self._story is None:
            return []
        claim = self._desk.lit_claim if sentence == self._lit else None
        claimed = layers_of_sentence(self._story, sentence, claim.id if claim else None)
        if sentence in self._marked:
            claimed += layers_of_proposal(self._desk.proposals.lit, self._story.sentences[sentence])
        return [*claimed, *layers_of_hits(self._desk.walk.hits, self._story.sentences[sentence])]

    def _sentences_marked(self, story: OpenStory) -> set[int]:
        """Return the sentences that what is being marked, or is suggested, touches; the lit one."""
        marking, proposal = self._desk.marking, self._desk.proposals.lit
        layers: list[Layer] = []
        if marking is not None:
            layers = layers_of_marking(marking)
        elif proposal is not None:
            layers = layers_of_proposal(proposal, story.sentences[self._lit])
        else:
            return set()
        touched = {self._lit}
        for layer in layers:
            touched.update(
                range(
                    number_at(story.starts, layer.start), number_at(story.starts, layer.end - 1) + 1
                )
            )
        return touched

    def _gutter(
        self, story: OpenStory, line: PageLine, style: Style, *, lit: bool
    ) -> list[Segment]:
        """Draw the bar of the lit sentence, and on its first line its glyph and flag."""
        ground = Style(bgcolor=style.bgcolor)
        bar = Segment(" ▌ " if lit else "   ", self.ink("bar", ground))
        if not line.first:
            return [bar, Segment(" " * (GUTTER - 3), ground)]
        judgement = story.judgement(line.sentence)
        mark = mark_of(judgement, self._desk.codebook)
        proposal = self._desk.proposals.shown(line.sentence)
        if proposal is not None:
            mark = SURELY if self._desk.proposals.is_sure(proposal) else PROPOSED
        return [
            bar,
            Segment(mark.glyph, self.ink(mark.colour, ground)),
            Segment(FLAG.glyph, self.ink(FLAG.colour, ground))
            if judgement.flag
            else Segment(" ", ground),
            Segment(" " * (GUTTER - 5), ground),
        ]

    def _text_style(self, story: OpenStory, sentence: int, *, lit: bool) -> Style:
        style = self.ink("text--lit" if lit else "text", self.ground)
        if story.sentences[sentence].block == "headline":
            return self.ink("text--headline", style)
        if not lit and not story.is_walked(sentence, furniture=self._desk.walk.furniture):
            return self.ink("text--aside", style)
        return style
