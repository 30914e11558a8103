"""Printed lines become paragraphs: by distance and size, and by what is on every page."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from annotator.corpus.shapes import ends_sentence, is_item
from annotator.model.document import BlockKind

_EDGE = 2
"""Lines at the top and at the bottom of a page that may be its head or foot."""
_PAGE_NUMBER = re.compile(
    r"\W{0,3}(?:page\s)?\d{1,4}(?:\s(?:of|/)\s\d{1,4})?\W{0,3}", re.IGNORECASE
)
_NUMBER = re.compile(r"\d+")
_WIDE_GAP = 1.3
_USUAL_LEADING = 1.2
"""From line to line, in sizes of the type."""
_SAME_SIZE = 0.6
_LARGER = 1.15
_LONGEST_BOLD = 120
_FULL_LINE = 0.7
_BROKEN = re.compile(r"([^\W\d_]+)-$")


class Printed(NamedTuple):
    """A line as it is printed on a page."""

    text: str
    height: float
    """Its distance from the foot of the page, in points."""
    size: float
    """The size of its type, in points."""
    bold: bool


Paragraph = tuple[str, BlockKind | None]


def paragraphs(pages: Sequence[Sequence[Printed]]) -> Iterator[Paragraph]:
    """Yield the paragraphs of a document; its running heads and feet are furniture."""
    running = _running(pages)
    body = [
        [line for n, line in enumerate(page) if (p, n) not in running]
        for p, page in enumerate(pages)
    ]
    flat = [line for page in body for line in page]
    if not flat:
        return
    usual = _usual_size(flat)
    width = _usual_width(flat)
    leading = _usual_gap(body) / usual or _USUAL_LEADING
    words = Counter(re.findall(r"\w+(?:-\w+)+", " ".join(line.text for line in flat)))
    waiting: list[Paragraph] = []
    current: list[Printed] = []
    for number, page in enumerate(body):
        for place, line in enumerate(page):
            before = page[place - 1] if place else None
            if current and _begins(current[-1], line, before, leading, width):
                yield _paragraph(current, usual, words)
                yield from waiting
                current, waiting = [], []
            current.append(line)
        waiting += [
            (line.text, "furniture")
            for n, line in enumerate(pages[number])
            if (number, n) in running
        ]
    if current:
        yield _paragraph(current, usual, words)
    yield from waiting


def _begins(
    last: Printed, line: Printed, before: Printed | None, leading: float, width: float
) -> bool:
    """Tell whether a line begins a paragraph behind the last line of another."""
    if abs(last.size - line.size) > _SAME_SIZE or last.bold != line.bold or is_item(line.text):
        return True
    ended = ends_sentence(last.text)
    if before is None:
        return ended and not line.text[0].islower()
    distance = before.height - line.height
    if distance < 0:  # The next column begins at the top again.
        return ended
    if distance > _WIDE_GAP * leading * line.size:
        return True
    return ended and len(last.text) < _FULL_LINE * width and not line.text[0].islower()


def _paragraph(lines: Sequence[Printed], usual: float, words: Counter[str]) -> Paragraph:
    """Join the lines of a paragraph and tell what its type says that it is."""
    text = lines[0].text
    for line in lines[1:]:
        broken = _BROKEN.search(text)
        if broken and line.text[0].islower():
            whole = f"{broken.group(1)}-{line.text.split()[0]}".rstrip('.,;:!?"”’)')
            text = (text if words[whole] else text[:-1]) + line.text
        else:
            text += " " + line.text
    first = lines[0]
    if is_item(text):
        return text, "list"
    large = first.size >= _LARGER * usual
    heavy = first.bold and len(text) <= _LONGEST_BOLD and not ends_sentence(text)
    return text, "headline" if large or heavy else None


def _running(pages: Sequence[Sequence[Printed]]) -> set[tuple[int, int]]:
    """Return page and place of the lines at the edges that repeat, numbers aside."""
    at_edges = {
        (p, n): f"{line.height:.0f} {_NUMBER.sub('#', line.text)}"
        for p, page in enumerate(pages)
        for n, line in enumerate(page)
        if n < _EDGE or n >= len(page) - _EDGE
    }
    often = Counter(dict.fromkeys(at_edges.values(), 0))
    for text, _ in {(text, p) for (p, _), text in at_edges.items()}:
        often[text] += 1
    needed = max(2, len(pages) / 3)
    return {
        place
        for place, text in at_edges.items()
        if often[text] >= needed or _PAGE_NUMBER.fullmatch(pages[place[0]][place[1]].text)
    }


def _usual_size(lines: Sequence[Printed]) -> float:
    """Return the size of type that most of the text is set in."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0]


def _usual_width(lines: Sequence[Printed]) -> float:
    """Return how many characters a full line has."""
    lengths = sorted(len(line.text) for line in lines)
    return float(lengths[int(len(lengths) * 0.8)])


def _usual_gap(pages: Sequence[Sequence[Printed]]) -> float:
    """Return the distance from line to line."""
    gaps = [
        above.height - below.height
        for page in pages
        for above, below in pairwise(page)
        if 0 < above.height - below.height < 3 * above.size
    ]
    # Short paragraphs have as many gaps around them as lines in them: the small gap is a line's.
    return sorted(gaps)[len(gaps) // 5] if gaps else 0.0
