"""The story: its sentences in reading order, the lit one near the upper third.

Lines are drawn one by one and kept until something about their sentence changes, so a key costs
the same in a story of ten sentences and of two thousand.
"""

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from annotator.desk.desk import Desk
from annotator.desk.story import OpenStory
from annotator.model.document import Sentence
from annotator.tui.look import FLAG, mark_of
from annotator.tui.widgets.line import LOOKS, look_style
from annotator.tui.widgets.page import Page, PageLine

GUTTER = 6
"""Cells left of the text: bar, glyph, flag."""
MARGIN = 2
"""Cells right of the text."""


class StoryView(ScrollView, can_focus=False):
    """The text of one story with the state of every sentence."""

    COMPONENT_CLASSES = {"text", "text--lit", "text--headline", "text--aside", *LOOKS}

    def __init__(self, desk: Desk, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._desk = desk
        self._story: OpenStory | None = None
        self._page: Page | None = None
        self._lit = -1
        self._strips: dict[int, Strip] = {}

    def show(self, *, afresh: bool = False) -> None:
        """Show what lies on the desk; `afresh` when more changed than the lit sentence."""
        story = self._desk.walk.story
        if story is None or not self.size.width:
            return
        if story is not self._story or self._page is None:
            self._story = story
            self._lay_out()
        if afresh:
            self._strips.clear()
            self.refresh()
        was, self._lit = self._lit, self._desk.walk.index
        for sentence in {was, self._lit}:
            self.redraw(sentence)
        self._scroll_to_lit()

    def redraw(self, sentence: int) -> None:
        """Draw a sentence's lines again."""
        if self._page is None or sentence < 0:
            return
        lines = self._page.lines_of(sentence)
        for line in lines:
            self._strips.pop(line, None)
        self.refresh_lines(lines.start, len(lines))

    def on_resize(self) -> None:
        """Wrap again for the new width."""
        self._page = None
        self.show()

    def notify_style_update(self) -> None:
        """Draw everything again in the new theme."""
        self._strips.clear()
        super().notify_style_update()

    def _lay_out(self) -> None:
        if self._story is None:
            return
        self._page = Page(self._story, self.size.width - GUTTER - MARGIN)
        self._strips.clear()
        self._lit = -1
        # The last sentence too can stand at the upper third.
        self.virtual_size = Size(self.size.width, len(self._page.lines) + self.size.height)
        self.refresh()

    def _scroll_to_lit(self) -> None:
        """Keep the lit sentence at the upper third, and whole on the screen where it fits."""
        if self._page is None:
            return
        lines, height = self._page.lines_of(self._lit), self.size.height
        lead = max(min(height // 3, height - len(lines) - 1), 0)
        self.scroll_to(0, max(lines.start - lead, 0), animate=False, force=True, immediate=True)

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        number = y + self.scroll_offset.y
        if self._page is None or number >= len(self._page.lines):
            return Strip.blank(self.size.width, self.rich_style)
        strip = self._strips.get(number)
        if strip is None:
            strip = self._draw(self._page.lines[number])
            self._strips[number] = strip
        return strip

    def _draw(self, line: PageLine) -> Strip:
        width, base = self.size.width, self.rich_style
        if line.sentence < 0 or self._story is None:
            return Strip.blank(width, base)
        lit = line.sentence == self._lit
        style = self._text_style(self._story.sentences[line.sentence], lit=lit)
        segments = [*self._gutter(line, style, lit=lit), Segment(line.text, style)]
        return Strip(segments).adjust_cell_length(width, style)

    def _gutter(self, line: PageLine, style: Style, *, lit: bool) -> list[Segment]:
        """Draw the bar of the lit sentence, and on its first line its glyph and flag."""
        ground = Style(bgcolor=style.bgcolor)
        bar = Segment(" ▌ " if lit else "   ", ground + self._colour("bar"))
        if not line.first or self._story is None:
            return [bar, Segment(" " * (GUTTER - 3), ground)]
        judgement = self._story.judgement(line.sentence)
        mark = mark_of(judgement, self._desk.codebook)
        return [
            bar,
            Segment(mark.glyph, ground + self._colour(mark.colour)),
            Segment(FLAG.glyph if judgement.flag else " ", ground + self._colour(FLAG.colour)),
            Segment(" " * (GUTTER - 5), ground),
        ]

    def _text_style(self, sentence: Sentence, *, lit: bool) -> Style:
        walked = self._story is not None and self._story.is_walked(
            sentence.index, furniture=self._desk.walk.furniture
        )
        names = ["text--lit" if lit else "text"]
        if sentence.block == "headline":
            names.append("text--headline")
        elif not walked and not lit:
            names.append("text--aside")
        style = self.rich_style
        for name in names:
            style += self.get_component_rich_style(name, partial=True)
        return style

    def _colour(self, look: str) -> Style:
        return Style(color=look_style(self, look).color)
