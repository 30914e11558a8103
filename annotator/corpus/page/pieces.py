"""The pieces of a page: what a reader sees as one paragraph, caption, row or line."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from annotator.corpus.page import words
from annotator.corpus.page.runs import (
    BETWEEN,
    LINE_BREAK,
    SPACE,
    Run,
    by_what_is_told,
    joined,
    unwrapped,
)
from annotator.corpus.page.tree import Element, Event, PageError
from annotator.corpus.shapes import ends_sentence

_BLOCKS = frozenset(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt "
    "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html label legend "
    "li main menu nav ol p pre search section summary table tbody td tfoot th thead tr ul".split()
)
_BOLD = frozenset(("b", "strong"))
_RUNNING = 60
_LARGEST_CARD = 600
_PICTURES = frozenset("img picture amp-img".split())
_SEEN = _PICTURES | {"input"}
_SEEN_FROM = 5
"""So many elements around a picture or a field are told of it."""
_MOST_PIECES = 50_000
_LONG = 120
_MOSTLY_LINKS = 0.4


@dataclass
class Piece:
    """A stretch of a page that stands by itself."""

    text: str
    """Its text, with single spaces."""
    element: Element
    """The block element that holds it."""
    linked: float
    """The share of it that is inside of links."""
    bold: bool
    """Whether all of it is bold."""
    told: words.Told = None
    """What the inline elements of the piece say that it is."""

    @property
    def is_running(self) -> bool:
        """Tell whether it reads like a part of a text and not like a label or a link."""
        if self.linked > _MOSTLY_LINKS or len(self.text) < _RUNNING:
            return False
        return len(self.text) > _LONG or ends_sentence(self.text)

    @property
    def in_card(self) -> bool:
        """Tell whether a link holds its whole block: a card that leads to another story."""
        return any(
            element.tag == "a" and "href" in element.attributes and element.size <= _LARGEST_CARD
            for element in self.element.up()
        )


def pieces_of(events: Iterable[Event]) -> list[Piece]:
    """Gather the pieces of a page in its order."""
    found: list[Piece] = []
    runs: list[Run] = []
    block: Element | None = None
    for event in events:
        element = event.element
        if len(found) > _MOST_PIECES:
            raise PageError("more than any page has in it: split it into stories")
        if event.kind == "text":
            runs.append(Run(SPACE.sub(" ", event.text), element))
        elif is_block(element):
            if block is not None:
                found += _cut(runs, block)
            runs = []
            block = element if event.kind == "start" else element.parent
        elif element.tag == "br" and event.kind == "start":
            runs.append(Run(LINE_BREAK, element))
        if event.kind == "start" and element.tag in _SEEN:
            _see(element)
    for piece in found:
        for element in piece.element.up():
            element.size += len(piece.text)
    return found


def _see(element: Element) -> None:
    """Note a picture or a field to fill in at the elements around it."""
    said = "picture" if element.tag in _PICTURES else "field"
    if said == "field" and element.attributes.get("type", "").lower() in ("hidden", "image"):
        return
    for around in islice(element.up(), 1, 1 + _SEEN_FROM):
        around.holds = around.holds | {said}


def is_block(element: Element) -> bool:
    """Tell whether an element begins and ends lines; elements that nobody knows do."""
    return element.tag in _BLOCKS or "-" in element.tag


def _cut(runs: list[Run], block: Element) -> Iterator[Piece]:
    """Cut the runs of a block into lines, and a line that tells several things into those."""
    while block.parent is not None and not is_block(block):
        block = block.parent
    line: list[Run] = []
    lines = [line]
    for run in runs:
        if run.text == LINE_BREAK:
            line = []
            lines.append(line)
        else:
            line.append(run)
    if len(lines) > 1:
        lines = unwrapped(lines)
    for part in lines:
        for told, group in by_what_is_told(part, block):
            text = joined(group)
            if told == "time":
                text = text.strip(BETWEEN)
            if text:
                yield _piece(text, group, block, told)


def _piece(text: str, runs: list[Run], block: Element, told: words.Told) -> Piece:
    shown = linked = bold = 0
    in_link = any(element.tag == "a" for element in block.up())
    for run in runs:
        length = len(run.text.strip())
        tags = set()
        for element in run.element.up():
            tags.add(element.tag)
            if element is block:
                break
        shown += length
        linked += length * ("a" in tags or in_link)
        bold += length * bool(tags & _BOLD)
    return Piece(text, block, linked / max(1, shown), bold == shown, told)
