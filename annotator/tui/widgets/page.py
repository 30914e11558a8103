"""A story laid out as lines of the screen: which line shows which part of which sentence."""

from typing import NamedTuple

from annotator.desk.story import OpenStory
from annotator.model.document import Sentence
from annotator.model.plain import inert
from annotator.tui.wrapping import wrap

MEASURE = 84
"""Cells of the longest line: longer ones are hard to read."""
_TIGHT = frozenset(("byline", "time", "furniture"))
"""Blocks that stand close together, as they do on a page."""


class PageLine(NamedTuple):
    """A line of the page; blank lines have sentence -1."""

    sentence: int
    """Number of the sentence in the document."""
    text: str
    """What is shown: inert, one character for each of the document's."""
    start: int
    """First code point of the document on this line."""
    first: bool
    """Whether the sentence begins here."""


BLANK = PageLine(-1, "", 0, first=False)


class Page:
    """A story wrapped for a width."""

    def __init__(self, story: OpenStory, width: int) -> None:
        self.lines: list[PageLine] = []
        self._first: list[int] = []
        self._count: list[int] = []
        before: Sentence | None = None
        for sentence in story.sentences:
            if before is not None and _apart(before, sentence):
                self.lines.append(BLANK)
            self._first.append(len(self.lines))
            shown = inert(sentence.text)
            for number, line in enumerate(wrap(shown, min(width, MEASURE))):
                self.lines.append(
                    PageLine(
                        sentence.index,
                        shown[line.start : line.end],
                        sentence.start + line.start,
                        number == 0,
                    )
                )
            self._count.append(len(self.lines) - self._first[-1])
            before = sentence

    def lines_of(self, sentence: int) -> range:
        """Return the numbers of a sentence's lines."""
        return range(self._first[sentence], self._first[sentence] + self._count[sentence])


def _apart(before: Sentence, sentence: Sentence) -> bool:
    """Tell whether a blank line stands between two sentences."""
    if before.paragraph == sentence.paragraph and before.block == sentence.block:
        return False
    return not (before.block in _TIGHT and sentence.block in _TIGHT)
