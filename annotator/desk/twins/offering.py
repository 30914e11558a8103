"""What is said of a claim, offered for its twin: label, attribution and evidence.

Spans are taken over only where the twin has the same words, once; everything else of them is left
for marking. A register of sources belongs to one story, so a source is named in that of the twin.
"""

import re
from collections.abc import Callable
from itertools import pairwise

from annotator.desk import edits
from annotator.model.answer import Judgement
from annotator.model.claim import Attribution, Claim, InnerAttribution, SourceKind, Spans, Speaker
from annotator.model.document import Sentence
from annotator.model.span import Span

Namer = Callable[[str, SourceKind | None], str | None]
"""Returns the id that a source of this name has in the register of the twin's story, if any."""


def differs(claim: Claim, other: Claim) -> list[str]:
    """Name what of a claim its twin does not say too: `label`, `source`, `evidence`."""
    found = [] if claim.label == other.label else ["label"]
    mine, theirs = (one.attribution or Attribution() for one in (claim, other))
    if mine.name and (mine.name, mine.kind) != (theirs.name, theirs.kind):
        found.append("source")
    if set(claim.evidence) - set(other.evidence):
        found.append("evidence")
    return found


def offered(
    claim: Claim, said: Judgement, twin: Claim | None, sentence: Sentence, namer: Namer
) -> Judgement:
    """Return what is said of a twin's sentence with a claim's label, attribution and evidence.

    `twin` is the claim there that gets them; null makes a new one.
    """
    if twin is None:
        known = {one.id for one in said.claims}
        said = edits.labelled(said, len(said.claims), claim.label, sentence)
        twin = next(one for one in said.claims if one.id not in known)
        spans = mapped(claim.spans, sentence)
        if len(spans) == len(claim.spans):
            twin = twin.model_copy(update={"spans": spans})
    number = [one.id for one in said.claims].index(twin.id)
    taken = twin.model_copy(
        update={
            "label": claim.label,
            "attribution": _attributed(claim.attribution, twin.attribution, sentence, namer),
            "evidence": tuple(dict.fromkeys((*twin.evidence, *claim.evidence))),
        }
    )
    return edits.with_claim(said, number, taken)


def mapped(spans: Spans, sentence: Sentence) -> Spans:
    """Return where a sentence has the words of spans, in order; those it has not are left out."""
    found = []
    for span in spans:
        words = r"\s+".join(map(re.escape, span.text.split()))
        places = list(re.finditer(rf"(?<!\w){words}(?!\w)", sentence.text))
        if len(places) == 1:
            start, end = (sentence.start + edge for edge in places[0].span())
            found.append(Span(start=start, end=end, text=places[0].group()))
    apart = all(one.end <= other.start for one, other in pairwise(found))
    return tuple(found) if apart else ()


def _attributed(
    said_by: Attribution | None, now: Attribution | None, sentence: Sentence, namer: Namer
) -> Attribution | None:
    """Return on whose word the twin is: names as in the claim, spans as marked or as mapped."""
    if said_by is None:
        return now
    has = now or Attribution()
    inner = has.inner or tuple(
        InnerAttribution(content=mapped(one.content, sentence)).model_copy(
            update=_speaker(one, Speaker(), sentence, namer)
        )
        for one in said_by.inner
    )
    return has.model_copy(update=_speaker(said_by, has, sentence, namer) | {"inner": inner})


def _speaker(said_by: Speaker, has: Speaker, sentence: Sentence, namer: Namer) -> dict[str, object]:
    """Return the fields of a speaker of the twin."""
    named = said_by if said_by.name else has
    kind = named.kind or said_by.kind
    return {
        "source": has.source or mapped(said_by.source, sentence),
        "cue": has.cue or mapped(said_by.cue, sentence),
        "name": named.name,
        "kind": kind,
        "register_id": namer(said_by.name, kind) if said_by.name else has.register_id,
    }
