"""Sentences, answers and claims in words, a line for each thing.

Nothing is told by a sign, a colour or a place on the line: a screen reader reads it as it stands.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from annotator.desk.dependence import Doubt
from annotator.desk.said import judgement_words, label_words
from annotator.model.answer import Judgement
from annotator.model.claim import Attribution, Claim, Evidence, InnerAttribution, Spans, Speaker
from annotator.model.document import Sentence
from annotator.words import WANTS

GAP = " ... "
"""Stands between two fragments."""


class About(NamedTuple):
    """What is known of a claim beside what was said of it."""

    missing: Callable[[Claim], Sequence[str]]
    """What it wants and does not have."""
    doubts: Callable[[Evidence], Sequence[Doubt]]
    """What to know of a piece of evidence before relying on it."""
    advice: Callable[[str], str | None]
    """Why a label is stale, and what to do."""


def kind_words(name: str) -> str:
    """Return a kind of block or source as people write it."""
    return name.replace("_", " ")


def capital(words: str) -> str:
    """Return words as the beginning of a line."""
    return words[:1].upper() + words[1:]


def judgement_lines(
    said: Judgement, sentence: Sentence, about: About, lit: int | None = None
) -> Iterator[str]:
    """Yield what is said of a sentence; `lit` is the number of the lit claim, from 0."""
    for number, claim in enumerate(said.claims):
        many = len(said.claims) > 1
        place = f"Claim {number + 1} of {len(said.claims)}" if many else "Claim"
        lights = ", lit" if lit == number and many else ""
        yield from _claim_lines(claim, sentence, about, place + lights)
    if said.claims and said.continues:
        yield "A claim of a sentence before goes on here too."
    elif said.continues:
        yield "A claim of a sentence before goes on here."
    elif not said.claims:
        yield capital(judgement_words(said)) + "."
    if said.claims and lit == len(said.claims):
        yield "A new claim is lit: a label makes it."
    if said.flag:
        yield "Flagged."
    if said.note:
        yield f"Note on the sentence: {said.note}"


def _claim_lines(claim: Claim, sentence: Sentence, about: About, place: str) -> Iterator[str]:
    firm = f", stated as {claim.certainty}" if claim.certainty else ""
    wants = "".join(f", {WANTS.get(want, want)}" for want in about.missing(claim))
    yield f"{place}: {label_words(claim.label)}{firm}{wants}"
    advice = about.advice(claim.label)
    if advice:
        yield f"  to be labelled again: {advice}"
    whole = [(span.start, span.end) for span in claim.spans] == [(sentence.start, sentence.end)]
    yield f"  content: {'the whole sentence' if whole else span_words(claim.spans)}"
    yield from attribution_lines(claim.attribution or Attribution())
    for number, item in enumerate(claim.evidence, start=1):
        yield f"  evidence {number} {evidence_words(item)}"
        yield from (f"    to know: {doubt.message}" for doubt in about.doubts(item))
    if claim.claim_text:
        yield f"  as a sentence of its own: {claim.claim_text}"
    if claim.note:
        yield f"  note: {claim.note}"


def attribution_lines(said_by: Attribution) -> Iterator[str]:
    """Yield the speakers of a claim, the outermost first."""
    yield from _speaker_lines(said_by, "")
    for number, inner in enumerate(said_by.inner, start=1):
        yield from _speaker_lines(inner, f"nearer {number} ")


def _speaker_lines(speaker: Speaker, whose: str) -> Iterator[str]:
    if speaker.source:
        yield f"  {whose}source: {span_words(speaker.source)}"
    if speaker.kind == "author" and not speaker.source and not speaker.name:
        yield f"  {whose}source: the author"
    elif speaker.name or speaker.kind:
        kind = kind_words(speaker.kind or "of no kind yet")
        yield f"  {whose}name: {speaker.name or 'none'}, {kind}"
    if speaker.cue:
        yield f"  {whose}cue: {span_words(speaker.cue)}"
    if isinstance(speaker, InnerAttribution) and speaker.content:
        yield f"  {whose}content: {span_words(speaker.content)}"


def evidence_words(item: Evidence) -> str:
    """Return a piece of evidence: what it does, then everything that is known of it."""
    named = [item.title, item.url, f"quote: {item.quote}" if item.quote else None]
    days = [("published", item.published), ("accessed", item.accessed)]
    told = [part for part in named if part] + [f"{word} {day}" for word, day in days if day]
    if item.snapshot:
        told.append(f"snapshot {item.snapshot}")
    return f"{item.stance}: {'; '.join(told)}"


def span_words(spans: Spans) -> str:
    """Return the text of some spans, in text order."""
    return GAP.join(span.text for span in spans)
