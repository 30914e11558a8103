"""An answer with its spans cut out of another text: as they are, or as they most likely are."""

from collections.abc import Callable

from annotator.desk.reach import sentences_of
from annotator.desk.revising.comparing import Comparison
from annotator.model.answer import Answer, Judgement
from annotator.model.claim import Attribution, Claim, InnerAttribution, Spans
from annotator.model.span import Span

Cut = Callable[[Spans], Spans]
"""Cuts spans of the old text out of the new one."""


def with_spans(claim: Claim, cut: Cut) -> Claim:
    """Return a claim with all its spans cut anew; a speaker that is left with none goes."""
    by = claim.attribution
    if by is not None:
        inner = tuple(
            i.model_copy(update=_speaker(i, cut) | {"content": cut(i.content)}) for i in by.inner
        )
        by = by.model_copy(update=_speaker(by, cut) | {"inner": inner})
    return claim.model_copy(update={"spans": cut(claim.spans), "attribution": by})


def _speaker(by: Attribution | InnerAttribution, cut: Cut) -> dict[str, Spans]:
    return {"source": cut(by.source), "cue": cut(by.cue)}


def proposed(
    comparison: Comparison, answer: Answer, number: int, place: int
) -> tuple[Judgement, list[str]]:
    """Return what an answer would say of a new sentence, and the texts that have no place there.

    A claim whose content has no place is said of the whole sentence.
    """
    places = _places_around(comparison, number, place)
    home, lost = comparison.new.sentences[place], []

    def cut(spans: Spans) -> Spans:
        found: list[Span] = []
        for span in spans:
            image = comparison.likely_span(span, places)
            if image is None or (found and image.start < found[-1].end):
                lost.append(span.text)
            else:
                found.append(image)
        return tuple(found)

    claims = []
    for claim in answer.judgement.claims:
        likely = with_spans(claim, cut)
        if not likely.spans or sentences_of(comparison.new_starts, likely)[0] != place:
            whole = Span(start=home.start, end=home.end, text=home.text)
            likely = likely.model_copy(update={"spans": (whole,)})
        claims.append(likely)
    claims.sort(key=lambda claim: claim.spans[0].start)
    said = answer.judgement
    return (
        Judgement(
            outcome="open" if said.outcome == "claims" and not claims else said.outcome,
            claims=tuple(claims),
            note=said.note,
            flag=said.flag,
        ),
        lost,
    )


def _places_around(comparison: Comparison, number: int, place: int) -> dict[int, int]:
    """Return what the sentences around an old one have become, if it became the one at `place`."""
    by = place - number
    places = {number: place}
    for other in range(max(number - 8, 0), min(number + 24, len(comparison.old.sentences))):
        options = comparison.places(other)
        if other != number and options:
            places[other] = min(options, key=lambda new: abs(new - other - by))
    return places
