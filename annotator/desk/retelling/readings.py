"""A story as one side of a comparison: its sentences, each with who speaks in it."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from annotator.desk.retelling.voices import Reading, counting, reading_of
from annotator.desk.retelling.words import Stretch
from annotator.model.answer import Judgement
from annotator.model.document import Document, Sentence
from annotator.model.retelling import Basis
from annotator.store.order import Place
from annotator.suggest.rules import Rules

_AGENCY = re.compile(r"\(([^()\d]{2,40})\)\s*(?:--?|[–—])?\s*$")


class StoryReading(NamedTuple):
    """A story and what its sentences say."""

    document_id: str
    path: str
    published: str | None
    outlets: frozenset[str]
    """What its publisher is called, in small letters."""
    readings: tuple[Reading, ...]
    text: str
    length: int
    """How many sentences the text has, those that claim nothing included."""


def read_story(
    place: Place,
    document: Document,
    sentences: Sequence[Sentence],
    answers: Mapping[str, Judgement],
) -> StoryReading:
    """Read a story: by the answers to its sentences where they name a source, else by the rules.

    A sentence that was found to claim nothing is left out. The rules alone are asked, not the
    whole panel: a comparison must come out the same on every machine, and wait for no model.
    """
    outlets = _outlets(place, document)
    suggested = {s.sentence_id: s.judgement for s in Rules().suggest(document, sentences)}
    datelines = [Stretch(*block.dateline) for block in document.blocks if block.dateline]
    readings = []
    for sentence in sentences:
        given = answers.get(sentence.id)
        if given is not None and given.outcome == "no_claim":
            continue
        basis: Basis = "answers" if given is not None and _says_who(given) else "suggested"
        said = given if given is not None and basis == "answers" else suggested.get(sentence.id)
        claims = counting(said, basis) if said is not None else ()
        lead = next((d for d in datelines if sentence.start <= d.start < sentence.end), None)
        readings.append(reading_of(sentence, claims, basis, outlets, lead))
    return StoryReading(
        document_id=document.id,
        path=place.path,
        published=place.published,
        outlets=outlets,
        readings=tuple(readings),
        text=document.text,
        length=len(sentences),
    )


def _says_who(given: Judgement) -> bool:
    """Tell whether an answer says on whose word every claim stands, if only on the author's."""
    return bool(given.claims) and all(
        claim.attribution is not None
        and bool(claim.attribution.source or claim.attribution.name or claim.attribution.kind)
        for claim in given.claims
    )


def _outlets(place: Place, document: Document) -> frozenset[str]:
    """Return the names of a story's publisher, also as its dateline has them."""
    names = {place.publisher} if place.publisher else set()
    for block in document.blocks:
        if block.dateline:
            found = _AGENCY.search(document.text[slice(*block.dateline)])
            if found:
                names.add(found.group(1))
    return frozenset(name.lower().strip().removeprefix("the ") for name in names)
