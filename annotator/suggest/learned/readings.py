"""What an answer says of a sentence, as ranges: the form in which answers are learned and compared.

A judgement is made of spans, names and ids. To tell whether two answers are the same, and to learn
from one, only this matters: who speaks where, in which words, and under which label.
"""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from annotator.model.answer import Judgement
from annotator.model.claim import Claim, Spans
from annotator.model.document import Sentence
from annotator.suggest.phrases import trimmed
from annotator.suggest.quoting import Range

Ranges = tuple[Range, ...]
_EDGES = " \t\r\n.,;:!?\"'“”‘’«»()[]—–-…"


class Voice(NamedTuple):
    """One attribution; half-open ranges in code points of the document's text."""

    source: Ranges
    cue: Ranges
    content: Ranges
    label: str = ""


class Reading(NamedTuple):
    """What an answer says of one sentence, cut at the sentence's borders."""

    voices: tuple[Voice, ...]
    """Who speaks in it, in text order; none where only the author does."""
    plain: str
    """Without voices: the label of what the author states, "" where nothing is claimed."""

    @property
    def marks(self) -> tuple[frozenset[Range], frozenset[Range], frozenset[Range]]:
        """Sources, cues and contents, which is all that counts when answers are compared."""
        return (
            frozenset(r for voice in self.voices for r in voice.source),
            frozenset(r for voice in self.voices for r in voice.cue),
            frozenset(r for voice in self.voices for r in voice.content),
        )

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of the claims, in text order."""
        return tuple(voice.label for voice in self.voices) or (self.plain,)


NOTHING = Reading((), "")


def speaks(claim: Claim) -> bool:
    """Tell whether somebody other than the author speaks in a claim."""
    said_by = claim.attribution
    if said_by is None:
        return False
    return said_by.kind != "author" or bool(said_by.source or said_by.cue)


def voice_of(claim: Claim) -> Voice:
    """Return the attribution of a claim as ranges."""
    said_by = claim.attribution
    source, cue = ((), ()) if said_by is None else (said_by.source, said_by.cue)
    return Voice(_ranges(source), _ranges(cue), _ranges(claim.spans), claim.label)


def read_judgements(
    text: str, sentences: Sequence[Sentence], judgements: Sequence[Judgement | None]
) -> list[Reading]:
    """Return what a story's answers say of each sentence, also what reaches it from another."""
    found: list[list[Voice]] = [[] for _ in sentences]
    starts = [sentence.start for sentence in sentences]
    for said in judgements:
        for claim in () if said is None else said.claims:
            if speaks(claim):
                _spread(text, voice_of(claim), sentences, starts, found)
    return [
        Reading(tuple(sorted(voices, key=_place)), _plain(said))
        for voices, said in zip(found, judgements, strict=True)
    ]


def _spread(
    text: str,
    voice: Voice,
    sentences: Sequence[Sentence],
    starts: Sequence[int],
    found: list[list[Voice]],
) -> None:
    """Give every sentence its part of an attribution; a source alone is no part."""
    parts: dict[int, list[list[Range]]] = {}
    for role, ranges in enumerate(voice[:3]):
        for start, end in ranges:
            at = max(0, bisect_right(starts, start) - 1)
            while at < len(sentences) and sentences[at].start < end:
                cut = loose(text, max(start, starts[at]), min(end, sentences[at].end))
                if cut[0] < cut[1]:
                    parts.setdefault(at, [[], [], []])[role].append(cut)
                at += 1
    for at, (source, cue, content) in parts.items():
        if cue or content:
            part = Voice(tuple(source), tuple(cue), tuple(content), voice.label)
            if part not in found[at]:
                found[at].append(part)


def loose(text: str, start: int, end: int) -> Range:
    """Return a range without what edges need not agree on: punctuation and a leading "that"."""
    while start < end and text[start] in _EDGES:
        start += 1
    start, end = trimmed(text, start, end)
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return start, end


def _plain(said: Judgement | None) -> str:
    if said is None or said.outcome != "claims" or not said.claims:
        return ""
    return next((claim.label for claim in said.claims if not speaks(claim)), "")


def _ranges(spans: Spans) -> Ranges:
    return tuple((span.start, span.end) for span in spans)


def _place(voice: Voice) -> Range:
    return min((*voice.cue, *voice.content))


def right(reading: Reading, wanted: Reading) -> bool:
    """Tell whether a reading is wholly what was wanted: every span, and the labels."""
    return reading.marks == wanted.marks and set(reading.labels) == set(wanted.labels)
