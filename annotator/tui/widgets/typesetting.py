"""Drawing the lines of a story's page: the state at the left, the text with what is marked in it.

Lines are drawn one by one and kept until something about their sentence changes, so a key costs
the same in a story of ten sentences and of two thousand.
"""

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
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
from annotator.tui.widgets.paint import Painted

GUTTER = 6
"""Cells left of the text: bar, glyph, flag."""
MARGIN = 2
"""Cells right of the text."""


class Typesetting:
    """The lines of one story at one width, as they stand on the screen."""

    def __init__(self, view: Painted, desk: Desk, story: OpenStory) -> None:
        """`view` has the inks and the width."""
        self.page = Page(story, view.size.width - GUTTER - MARGIN)
        self.story = story
        self.lit = -1
        """The number of the lit sentence; -1 for none."""
        self._view = view
        self._desk = desk
        self._marked: set[int] = set()
        self._strips: dict[int, Strip] = {}
        self._layers_of: dict[int, list[Layer]] = {}
        self._grounds: dict[Style, Style] = {}
        """The ground of a text, without what makes its letters."""

    def light(self, sentence: int) -> list[range]:
        """Light a sentence; return the lines that are to be drawn again, sentence by sentence."""
        was, self.lit = self.lit, sentence
        before, self._marked = self._marked, self._sentences_marked()
        changed = ({was, self.lit} | before | self._marked) - {-1}
        return [self._forget(number) for number in sorted(changed)]

    def forget(self) -> None:
        """Draw everything again: more changed than the lit sentence."""
        self._strips.clear()
        self._layers_of.clear()

    def line(self, number: int) -> Strip:
        """Return a line of the page, drawn."""
        strip = self._strips.get(number)
        if strip is None:
            strip = self._strips[number] = self._draw(self.page.lines[number])
        return strip

    def offset_at(self, number: int, cell: int) -> int | None:
        """Return the offset of the character at a cell of a line, null where there is none."""
        if not 0 <= number < len(self.page.lines):
            return None
        line, cells = self.page.lines[number], cell - GUTTER
        if line.sentence < 0 or cells < 0:
            return None
        for index, char in enumerate(line.text):
            cells -= cell_len(char)
            if cells < 0:
                return line.start + index
        return line.start + len(line.text) - 1 if line.text else None

    def _forget(self, sentence: int) -> range:
        """Draw a sentence again; return its lines."""
        lines = self.page.lines_of(sentence)
        self._layers_of.pop(sentence, None)
        for line in lines:
            self._strips.pop(line, None)
        return lines

    def _draw(self, line: PageLine) -> Strip:
        view, width = self._view, self._view.size.width
        if line.sentence < 0:
            return view.blank()
        style = self._text_style(line.sentence)
        segments = [*self._gutter(line, style), *self._text(line, style)]
        room = width - GUTTER - cell_len(line.text)
        if room < 0:
            return Strip(segments).adjust_cell_length(width, style)
        return Strip([*segments, Segment(" " * room, style)], width)

    def _gutter(self, line: PageLine, style: Style) -> list[Segment]:
        """Draw the bar of the lit sentence, and on its first line its glyph and flag."""
        ink, desk = self._view.ink, self._desk
        ground = self._grounds.get(style)
        if ground is None:
            ground = self._grounds[style] = ink("", Style(bgcolor=style.bgcolor))
        bar = Segment(" ▌ " if line.sentence == self.lit else "   ", ink("bar", ground))
        if not line.first:
            return [bar, Segment(" " * (GUTTER - 3), ground)]
        judgement = self.story.judgement(line.sentence)
        mark = mark_of(judgement, desk.codebook)
        proposal = desk.proposals.shown(line.sentence)
        if proposal is not None:
            mark = SURELY if desk.proposals.is_sure(proposal) else PROPOSED
        flag = FLAG.glyph if judgement.flag else " "
        return [
            bar,
            Segment(mark.glyph, ink(mark.colour, ground)),
            Segment(flag, ink(FLAG.colour, ground)),
            Segment(" " * (GUTTER - 5), ground),
        ]

    def _text(self, line: PageLine, style: Style) -> list[Segment]:
        """Draw the text of a line, with what is marked in it."""
        layers = self._layers_of.get(line.sentence)
        if layers is None:
            layers = self._layers_of[line.sentence] = self._layers(line.sentence)
        if not layers:
            return [Segment(line.text, style)]
        segments, first = [], line.start
        for run in runs(first, first + len(line.text), layers):
            ink = style
            for look in run.looks:
                ink = self._view.ink(look, ink)
            segments.append(Segment(line.text[run.start - first : run.end - first], ink))
        return segments

    def _text_style(self, sentence: int) -> Style:
        view, lit = self._view, sentence == self.lit
        style = view.ink("text--lit" if lit else "text", view.ground)
        if self.story.sentences[sentence].block == "headline":
            return view.ink("text--headline", style)
        if not lit and not self.story.is_walked(sentence, furniture=self._desk.walk.furniture):
            return view.ink("text--aside", style)
        return style

    def _layers(self, number: int) -> list[Layer]:
        """Return what is marked in a sentence: by its claims, or just now."""
        desk, sentence, lit = self._desk, self.story.sentences[number], number == self.lit
        if desk.cutting is not None and lit:
            return layers_of_cutting(desk.cutting)
        if desk.marking is not None and number in self._marked:
            return layers_of_marking(desk.marking)
        claim = desk.lit_claim if lit else None
        claimed = layers_of_sentence(self.story, number, claim.id if claim else None)
        if number in self._marked:
            claimed += layers_of_proposal(desk.proposals.lit, sentence)
        return [*claimed, *layers_of_hits(desk.walk.hits, sentence)]

    def _sentences_marked(self) -> set[int]:
        """Return the sentences that what is being marked, or is suggested, touches; the lit one."""
        marking, proposal = self._desk.marking, self._desk.proposals.lit
        if marking is not None:
            layers = layers_of_marking(marking)
        elif proposal is not None:
            layers = layers_of_proposal(proposal, self.story.sentences[self.lit])
        else:
            return set()
        starts, touched = self.story.starts, {self.lit}
        for layer in layers:
            first, last = number_at(starts, layer.start), number_at(starts, layer.end - 1)
            touched.update(range(first, last + 1))
        return touched
