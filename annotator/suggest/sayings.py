"""Who says what in a sentence: the cue, and around it the source and the content."""

from bisect import bisect_left
from typing import NamedTuple

from annotator.suggest.cue_first import cue_first, quoted_words, speaker_of
from annotator.suggest.cues import CUES, cue_of, verb_cues
from annotator.suggest.datelines import behind_dateline
from annotator.suggest.framing import FRAMES, framed, framing, loose_framing
from annotator.suggest.parts import Part
from annotator.suggest.phrases import trimmed
from annotator.suggest.quoting import Range, open_before
from annotator.suggest.speech_first import speech_first
from annotator.suggest.tokens import Tokens, part_of, tokens


class Saying(NamedTuple):
    """One attribution: half-open ranges in code points of the document's text."""

    content: tuple[Range, ...]
    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    rule: str = "cue"
    """The family of rules that found it."""
    inner: tuple["Saying", ...] = ()
    """Nearer speakers, whose words its content passes on."""


def saying_in(text: str, sentence: Range, cue: Range | None = None) -> Saying | None:
    """Return what is said in a sentence and by whom; null when nothing shows that it is said.

    With `cue`, somebody has marked the cue already, and source and content are found around it.
    """
    goes_on = open_before(text, sentence[0])
    t = tokens(text, behind_dateline(text, *sentence), sentence[1], goes_on=goes_on)
    if cue is not None:
        return _around(t, text, cue)
    found = sayings_in(t, text)
    if found:
        return found[0]
    whole = trimmed(text, *sentence)
    if t.quotes == [sentence] and whole[0] < whole[1]:
        return Saying((whole,), (), (), "continued")
    return None


def sayings_in(t: Tokens, text: str) -> list[Saying]:
    """Return the outermost attributions of a sentence, in text order."""
    if not _shows(t, 0, len(t.starts)):
        return []
    return [said for said in (_as_ranges(t, text, part) for part in _parts(t)) if said.content]


def framed_saying(t: Tokens, text: str, part: Part) -> list[Saying]:
    """Return the attribution that frames a sentence, none when nothing is said in it."""
    said = _as_ranges(t, text, part)
    return [said] if said.content else []


def nearer_in(said: Saying, t: Tokens, text: str) -> tuple[Saying, ...]:
    """Return who speaks inside of what is said: Lee in "Lee feared it, Holt said"."""
    if said.inner or said.rule not in _PASSING_ON:
        return said.inner
    start, end = said.content[0]
    first, last = bisect_left(t.starts, start), bisect_left(t.starts, end)
    if not _shows(t, first, last):
        return ()
    found = sayings_in(part_of(t, text, start, end), text)
    return tuple(
        nearer._replace(inner=())
        for nearer in found
        if nearer.source and nearer.rule != "quoted words"
    )


def _shows(t: Tokens, first: int, last: int) -> bool:
    """Tell whether words can show that somebody speaks; most others need not be looked at."""
    quoted = bool(t.quotes) and True in t.quoted[first:last]
    return quoted or not _SHOWING.isdisjoint(t.words[first:last])


_SHOWING = CUES | FRAMES
_PASSING_ON = frozenset("according tail clause colon".split())


def speaker_only(t: Tokens, text: str) -> Saying | None:
    """Return who speaks in "he said." that stands behind what is said, as a sentence of its own."""
    if len(t.starts) > _SHORT:
        return None
    for cue in verb_cues(t):
        speaker = speaker_of(t, cue, None)
        if speaker is not None and speaker[0] <= 1 and cue.frame in ("tail", "other", "with"):
            return _as_ranges(t, text, Part("quote", (cue.first, cue.last), speaker, []))
    return None


_SHORT = 14
"""How many words such a sentence has at most."""


def _parts(t: Tokens) -> list[Part]:
    frame = framing(t)
    if frame is not None:
        return [frame]
    cues = verb_cues(t)
    for cue in reversed(cues):
        part = speech_first(t, cue)
        if part is not None:
            said = max(stop for _, stop in part.contents)
            later = [other for other in cues if other.head > max(cue.head, said)]
            return [part, *cue_first(t, later, part.source)]
    parts = cue_first(t, cues)
    if parts:  # "support for it", whosever it is, is outweighed by who is named
        return [part for part in parts if part.source or part.rule != "noun"] or parts
    loose = loose_framing(t) or quoted_words(t)
    return [loose] if loose is not None else []


def _around(t: Tokens, text: str, marked: Range) -> Saying:
    """Return the attribution of a cue that somebody has marked."""
    inside = [n for n, end in enumerate(t.ends) if end > marked[0] and t.starts[n] < marked[1]]
    if not inside:
        return Saying((), (), (marked,))
    found = _as_ranges(t, text, _part_around(t, inside[0], inside[-1] + 1))
    return found._replace(cue=(marked,))


def _part_around(t: Tokens, first: int, last: int) -> Part:
    if t.words[first] in ("according", "per", "in", "as"):
        frame = framed(t, first, last)
        if frame is not None:
            return frame
    verbs = [n for n in range(first, last) if t.letters[n] in "vg"]
    cue = cue_of(t, first, last, verbs[0] if verbs else last - 1)
    part = speech_first(t, cue)
    if part is not None:
        return part
    parts = cue_first(t, [cue])
    return parts[0] if parts else Part("cue", (first, last), speaker_of(t, cue, None), [])


def _as_ranges(t: Tokens, text: str, part: Part) -> Saying:
    source = _range(t, text, *part.source) if part.source else None
    contents = [found for start, stop in part.contents if (found := _range(t, text, start, stop))]
    cue = (t.starts[part.cue[0]], t.ends[part.cue[1] - 1])
    said = Saying(tuple(contents), (source,) if source else (), (cue,), part.rule)
    if part.passed_on is None:
        return said
    nearer = _range(t, text, *part.passed_on)
    return said._replace(inner=(said._replace(source=(nearer,) if nearer else ()),))


def _range(t: Tokens, text: str, start: int, stop: int) -> Range | None:
    if start >= stop:
        return None
    low, high = trimmed(text, t.starts[start], t.ends[stop - 1])
    return (low, high) if low < high else None
