"""Speech that runs on over sentences: a quotation's next sentence is the same speaker's.

Everything that needs more than one sentence, and no more than their order, is here.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from annotator.suggest.quoting import left_open
from annotator.suggest.sayings import Saying, sayings_in
from annotator.suggest.tokens import Tokens, behind_dateline, tokens


class Place(NamedTuple):
    """A sentence of a story: half-open, in code points of the document."""

    start: int
    end: int
    paragraph: int


def read_story(text: str, places: Sequence[Place]) -> Iterator[list[Saying]]:
    """Yield for every sentence what is said in it and by whom, also by whom from elsewhere."""
    cut = list(_cut(text, places))
    found = [[] if whole else sayings_in(t, text) for t, whole in cut]
    for index, (t, whole) in enumerate(cut):
        if whole:
            speaker = _speaker(places, cut, found, index)
            found[index] = [_continued(t, speaker)]
        yield found[index]


def _cut(text: str, places: Sequence[Place]) -> Iterator[tuple[Tokens, bool]]:
    """Yield the words of every sentence, and whether all of it is quoted."""
    goes_on, paragraph = False, -1
    for start, end, number in places:
        if number != paragraph:
            goes_on, paragraph = False, number
        t = tokens(text, behind_dateline(text, start, end), end, goes_on=goes_on)
        yield t, bool(t.quotes) and t.quotes[0][0] == start and t.quotes[0][1] == end
        goes_on = left_open(text, end, t.quotes) if t.quotes else False


def _speaker(
    places: Sequence[Place], cut: list[tuple[Tokens, bool]], found: list[list[Saying]], index: int
) -> Saying | None:
    """Return who says a sentence that is quoted from end to end."""
    here = places[index].paragraph
    if index and found[index - 1] and places[index - 1].paragraph == here:
        return found[index - 1][-1]
    for later in range(index + 1, len(places)):
        if places[later].paragraph != here:
            break
        if not cut[later][1]:
            if found[later] and found[later][0].rule in ("quote", "tail"):
                return found[later][0]
            break
    if index and found[index - 1]:
        return found[index - 1][-1]
    return None


def _continued(t: Tokens, speaker: Saying | None) -> Saying:
    span = (t.starts[0], t.ends[-1])
    if speaker is None:
        return Saying((span,), (), (), "unsaid")
    return Saying((span,), speaker.source, speaker.cue, "continued")
