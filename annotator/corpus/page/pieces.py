"""The pieces of a page: what a reader sees as one paragraph, caption, row or line."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from annotator.corpus.lines import units
from annotator.corpus.page import words
from annotator.corpus.page.around import is_reading_time
from annotator.corpus.page.tree import Element, Event, PageError
from annotator.corpus.shapes import ends_sentence

_BLOCKS = frozenset(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt "
    "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html label legend "
    "li main menu nav ol p pre search section summary table tbody td tfoot th thead tr ul".split()
)
_BOLD = frozenset(("b", "strong"))
_SPACE = re.compile(r"[ \t\r\n\f]+")
_LINE_BREAK = "\n"
_APART = frozenset(("furniture", "credit"))
"""What stands by itself even in a line that says something else besides."""
_SHORT = 160
"""Longer pieces are text, in which a marked name or time is a part of a sentence."""
_STOPS = ".!?"
_BETWEEN = " ,|·•-–—/"
"""Stand between the parts of a line that tells several things."""
_LEAST_RUN = 3
"""Letters of two neighbouring elements that are set apart on the screen, not parts of a word."""
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
class Run:
    """Text directly in one element of a piece."""

    text: str
    element: Element


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
            runs.append(Run(_SPACE.sub(" ", event.text), element))
        elif is_block(element):
            if block is not None:
                found += _cut(runs, block)
            runs = []
            block = element if event.kind == "start" else element.parent
        elif element.tag == "br" and event.kind == "start":
            runs.append(Run(_LINE_BREAK, element))
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
        if run.text == _LINE_BREAK:
            line = []
            lines.append(line)
        else:
            line.append(run)
    if len(lines) > 1:
        lines = _unwrapped(lines)
    for part in lines:
        for told, group in _by_what_is_told(part, block):
            text = _joined(group)
            if told == "time":
                text = text.strip(_BETWEEN)
            if text:
                yield _piece(text, group, block, told)


def _unwrapped(lines: list[list[Run]]) -> list[list[Run]]:
    """Join lines that a writer or a mailer broke at a width."""
    texts = [_joined(line) for line in lines]
    joined = "\n".join(texts)
    ends, at = [], 0
    for text in texts:
        at += len(text)
        ends.append(at)
        at += 1
    last = {unit.end for unit in units(joined)}
    result: list[list[Run]] = [[]]
    for line, end, text in zip(lines, ends, texts, strict=True):
        result[-1] += line
        if end in last or not text:
            result.append([])
        else:
            result[-1].append(Run(" ", line[-1].element))
    return result


def _by_what_is_told(line: list[Run], block: Element) -> Iterator[tuple[words.Told, list[Run]]]:
    """Part a short line that marks a writer here and a time there; other lines stay whole."""
    told = [_told_inline(run, block) for run in line]
    if "time" in told or "byline" in told:
        told = [kind or _reading_time(run) for kind, run in zip(told, line, strict=True)]
    kinds = {kind for kind in told if kind}
    shown = sum(len(run.text) for run in line)
    if not kinds or (shown > _SHORT and kinds != {"credit"}):
        yield None, line
        return
    bare = any(run.text.strip(_BETWEEN) and not kind for run, kind in zip(line, told, strict=True))
    if len(kinds) == 1 and (not bare or not kinds & _APART):
        yield (None if bare else next(iter(kinds))), line
        return
    group: list[Run] = []
    current: words.Told = None
    for run, kind in zip(line, told, strict=True):
        if kind != current and group and (kind in _APART or (kind and current)):
            leading = _leading(group)
            yield current, group[: len(group) - leading]
            group = group[len(group) - leading :]
        current = kind or current
        group.append(run)
    yield current, group


def _reading_time(run: Run) -> words.Told:
    """Return `furniture` for a run that says how long the story takes."""
    return "furniture" if is_reading_time(run.text) else None


def _leading(group: list[Run]) -> int:
    """Return how many runs at the end of a group lead into the next: "by A. Rey **on** May 3"."""
    count = 0
    for run in reversed(group):
        if run.text.strip(_BETWEEN).lower() not in ("", "on", "at", "by", "in", "published"):
            break
        count += 1
    return count


def _told_inline(run: Run, block: Element) -> words.Told:
    """Return what the inline elements around a run say that it is."""
    for element in run.element.up():
        if element is block:
            return None
        if words.is_away(element):
            return "furniture"
        if words.is_credit(element):
            return "credit"
        kind = words.writer_or_time(element)
        if kind:
            return kind
    return None


def _joined(runs: list[Run]) -> str:
    """Return the text of runs; neighbours that only a style sheet sets apart get a space."""
    text = ""
    before: Element | None = None
    for run in runs:
        new = run.text
        if (
            before is not None
            and run.element is not before
            and _would_clash(text, new)
            and (text[-1] in _STOPS or not _is_nested(run.element, before))
        ):
            new = " " + new
        text += new
        before = run.element
    return _SPACE.sub(" ", text).strip().strip("\u200b\ufeff")


def _is_nested(one: Element, other: Element) -> bool:
    return one.inside(other) or other.inside(one)


def _would_clash(left: str, right: str) -> bool:
    """Tell whether two stretches without a space between them are not one word."""
    if len(left) < _LEAST_RUN or len(right) < _LEAST_RUN:
        return False
    first, last = right[0], left[-1]
    return (first.isupper() or first.isdigit()) and (last.isalnum() or last in '.!?:)”"')


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
