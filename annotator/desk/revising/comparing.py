"""Two texts of a story compared: where old sentences and spans are in the new one."""

from collections.abc import Sequence
from functools import cached_property
from typing import Literal, NamedTuple

from annotator.desk.reach import number_at
from annotator.desk.revising.aligning import Alignment, align, squeezed
from annotator.desk.revising.twins import twins_of
from annotator.desk.revising.words import WordDiff
from annotator.model.document import Sentence
from annotator.model.span import Span

Fate = Literal["kept", "moved", "touched", "orphaned", "ambiguous"]
"""What became of a passage; see `docs/revisions.md`."""
FATES: tuple[Fate, ...] = ("kept", "moved", "touched", "ambiguous", "orphaned")


class Text(NamedTuple):
    """A document as it is compared."""

    id: str
    text: str
    sentences: Sequence[Sentence]

    @property
    def starts(self) -> list[int]:
        """The offsets of its sentences."""
        return [sentence.start for sentence in self.sentences]


class Comparison:
    """An older text of a story and a newer one."""

    def __init__(self, old: Text, new: Text) -> None:
        self.old, self.new = old, new
        self.starts, self.new_starts = old.starts, new.starts
        before, after = ([s.text for s in text.sentences] for text in (old, new))
        self.alignment: Alignment = align(before, after)
        images = dict(self.alignment.images)
        gone = [n for n in range(len(before)) if n not in images | dict(self.alignment.doubtful)]
        self.twins = twins_of(before, after, images, gone)
        """Sentences that changed, and the new one each most likely became."""
        self._diffs: dict[tuple[int, int], WordDiff] = {}

    @cached_property
    def order(self) -> list[int | None]:
        """Every new sentence with the old one that it is, moved ones left out."""
        back = {new: old for old, new in self.alignment.images.items()}
        return [back.get(number) for number in range(len(self.new.sentences))]

    def fate(self, number: int) -> Fate:
        """Return what became of an old sentence."""
        if number in self.alignment.images:
            return "moved" if number in self.alignment.moved else "kept"
        if number in self.alignment.doubtful:
            return "ambiguous"
        return "touched" if number in self.twins else "orphaned"

    def places(self, number: int) -> tuple[int, ...]:
        """Return the new sentences that an old one is, may be, or became."""
        if number in self.alignment.images:
            return (self.alignment.images[number],)
        if number in self.alignment.doubtful:
            return self.alignment.doubtful[number]
        return (self.twins[number],) if number in self.twins else ()

    def near(self, number: int) -> int:
        """Return the new sentence at the place where an old one stood."""
        for before in range(number, -1, -1):
            image = self.alignment.images.get(before, self.twins.get(before))
            if image is not None and before not in self.alignment.moved:
                return image
        return 0

    def diff(self, old: int, new: int) -> WordDiff:
        """Compare two sentences word by word."""
        if (old, new) not in self._diffs:
            one, other = self.old.sentences[old], self.new.sentences[new]
            self._diffs[old, new] = WordDiff(one.text, other.text)
        return self._diffs[old, new]

    def sentences_of(self, span: Span) -> range:
        """Return the old sentences that a span touches."""
        first = number_at(self.starts, span.start)
        return range(first, number_at(self.starts, span.end - 1) + 1)

    def same_span(self, span: Span) -> Span | None:
        """Return a span of sentences that are the same, in the new text; null where it is not."""
        reach = self.sentences_of(span)
        first, last = (self.alignment.images.get(n) for n in (reach[0], reach[-1]))
        if first is None or last is None:
            return None
        one, other = self.old.sentences[reach[0]], self.old.sentences[reach[-1]]
        start = _same_offset(one, self.new.sentences[first], span.start)
        end = _same_offset(other, self.new.sentences[last], span.end - 1)
        if start is None or end is None or start > end:
            return None
        found = self.new.text[start : end + 1]
        if squeezed(found) != squeezed(span.text):
            return None
        return Span(start=start, end=end + 1, text=found)

    def likely_span(self, span: Span, places: dict[int, int]) -> Span | None:
        """Return where a span most likely is; `places` say what the sentences have become."""
        edges = []
        for number in self.sentences_of(span):
            place = places.get(number)
            if place is None:
                continue
            old, new = self.old.sentences[number], self.new.sentences[place]
            start = max(span.start - old.start, 0)
            end = min(span.end, old.end) - old.start
            image = self.diff(number, place).image(start, end)
            if image is not None:
                edges.append((new.start + image[0], new.start + image[1]))
        if not edges:
            return None
        low, high = min(start for start, _ in edges), max(end for _, end in edges)
        return Span.cut(self.new.text, low, high)


def _same_offset(old: Sentence, new: Sentence, offset: int) -> int | None:
    """Return the offset of the same character in a sentence of the same words."""
    if not old.start <= offset < old.end:
        return None
    if old.text == new.text:
        return new.start + offset - old.start
    inside = offset - old.start
    if old.text[inside].isspace():
        return None
    wanted = sum(not char.isspace() for char in old.text[:inside])
    for place, char in enumerate(new.text):
        if not char.isspace():
            if wanted == 0:
                return new.start + place
            wanted -= 1
    return None
