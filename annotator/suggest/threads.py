"""Speech that runs on over sentences: a quotation's next sentence is the same speaker's.

Everything that needs more than one sentence, and no more than their order, is here.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from annotator.suggest.datelines import behind_dateline
from annotator.suggest.quoting import left_open, quotations
from annotator.suggest.sayings import Saying, nearer_in, sayings_in, speaker_only
from annotator.suggest.tokens import Tokens, tokens_among


class Place(NamedTuple):
    """A sentence of a story: half-open, in code points of the document."""

    start: int
    end: int
    paragraph: int


_FARTHEST = 4
"""How many sentences back a speaker is looked for."""


class Cut(NamedTuple):
    """A sentence as its words; whoever is quoted from end to end needs none of them."""

    words: Tokens | None
    """Null where all of the sentence is quoted."""
    goes_on: bool
    """Whether a quotation was open before the sentence began."""


Reader = Callable[[int, Tokens], list[Saying]]
"""What finds the attributions in the words of a sentence, given the sentence's number."""


def read_story(
    text: str, places: Sequence[Place], reader: Reader | None = None
) -> Iterator[list[Saying]]:
    """Yield for every sentence what is said in it and by whom, also by whom from elsewhere.

    `reader` finds what a sentence shows by itself; without one the plain rules do.
    """
    story = _Reading(text, places, reader or (lambda _, words: sayings_in(words, text)))
    for index in range(len(places)):
        yield story.sayings(index)


class _Reading:
    """A story while its sentences are read in order."""

    def __init__(self, text: str, places: Sequence[Place], reader: Reader) -> None:
        self._text, self._places = text, places
        self._cuts = list(cuts(text, places))
        self._found = [
            [] if cut.words is None or self._only_names(index) else reader(index, cut.words)
            for index, cut in enumerate(self._cuts)
        ]

    def sayings(self, index: int) -> list[Saying]:
        words = self._cuts[index].words
        if words is None:
            return self._continued(index)
        found = []
        for said in self._found[index]:
            if said.content:
                inner = nearer_in(said, words, self._text)
                found.append(said._replace(inner=inner) if inner else said)
        return found

    def _only_names(self, index: int) -> bool:
        """Tell whether a sentence is no more than the "he asked." of the quotation before it."""
        words = self._cuts[index].words
        if words is None or words.quotes or not index or self._cuts[index - 1].words is not None:
            return False
        if self._places[index - 1].paragraph != self._places[index].paragraph:
            return False
        return speaker_only(words, self._text) is not None

    def _speaker(self, index: int) -> Saying | None:
        """Return who says a sentence that is quoted from end to end.

        A quotation that opens with it belongs to who is named where it ends, not to who spoke last.
        """
        here = self._places[index].paragraph
        if not self._cuts[index].goes_on:
            ending = self._ends_it(index)
            if ending is not None:
                return ending
        before = self._found[index - 1] if index else []
        if before and (self._places[index - 1].paragraph == here or not before[-1].content):
            return before[-1]
        later = self._speaks_later(index)
        if later is not None:
            return later
        return self._spoke_before(index)

    def _ends_it(self, index: int) -> Saying | None:
        """Return who speaks where the quotation ends that opens with a sentence."""
        for later in range(index + 1, len(self._places)):
            if not self._cuts[later].goes_on:
                return None
            if self._cuts[later].words is not None:
                found = self._found[later]
                return found[0] if found and found[0].rule == "quote" else None
        return None

    def _spoke_before(self, index: int) -> Saying | None:
        """Return who spoke last in front of a sentence, if that was not long ago."""
        for earlier in range(index - 1, max(-1, index - _FARTHEST), -1):
            if self._found[earlier] and self._found[earlier][-1].cue:
                return self._found[earlier][-1]
        return None

    def _speaks_later(self, index: int) -> Saying | None:
        """Return who speaks at the end of a quotation that goes on in this paragraph."""
        for later in range(index + 1, len(self._places)):
            if self._places[later].paragraph != self._places[index].paragraph:
                return None
            words = self._cuts[later].words
            if words is not None:
                found = self._found[later]
                if found and found[0].rule in ("quote", "tail"):
                    return found[0]
                return None if found else speaker_only(words, self._text)
        return None

    def _continued(self, index: int) -> list[Saying]:
        """Return what is said in a sentence that is quoted from end to end."""
        start, end, _ = self._places[index]
        sentence = self._text[start:end]
        span = start + len(sentence) - len(sentence.lstrip()), start + len(sentence.rstrip())
        if span[0] >= span[1]:
            return []
        speaker = self._speaker(index)
        said = Saying((span,), (), (), "unsaid")
        if speaker is not None:
            said = Saying((span,), speaker.source, speaker.cue, "continued")
        self._found[index] = [said]
        return self._found[index]


def cuts(text: str, places: Sequence[Place]) -> Iterator[Cut]:
    """Yield the words of each sentence of a story."""
    goes_on, paragraph = False, -1
    for start, end, number in places:
        if number != paragraph:
            goes_on, paragraph = False, number
        first = behind_dateline(text, start, end)
        quotes = quotations(text, first, end, goes_on=goes_on)
        whole = bool(quotes) and quotes[0] == (start, end)
        yield Cut(None if whole else tokens_among(text, first, end, quotes), goes_on)
        goes_on = left_open(text, end, quotes)
