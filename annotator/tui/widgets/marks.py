"""How spans show in the text: which stretch of a line is drawn in which looks.

Content has a ground of its own, a source is underlined, a cue is bold, in every theme; nearer
speakers have looks of their own. Where spans overlap, the looks add up.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from annotator.desk.story import OpenStory
from annotator.model.claim import Claim, Spans
from annotator.model.document import Sentence

if TYPE_CHECKING:
    from annotator.desk.cutting import Cutting
    from annotator.desk.hits import Hits
    from annotator.desk.marking import Marking, Part
    from annotator.desk.proposal import Proposal

PARTS: tuple["Part", ...] = ("content", "source", "cue")


class Layer(NamedTuple):
    """A stretch of the document drawn in a look; later layers lie above earlier ones."""

    start: int
    end: int
    look: str


class Run(NamedTuple):
    """A stretch of a line and the looks it is drawn in, lowest first."""

    start: int
    end: int
    looks: tuple[str, ...]


def runs(start: int, end: int, layers: Sequence[Layer]) -> list[Run]:
    """Cut `[start, end)` of the document wherever a layer begins or ends."""
    near = [layer for layer in layers if layer.start < end and layer.end > start]
    cuts = {start, end}
    for layer in near:
        cuts |= {max(layer.start, start), min(layer.end, end)}
    edges = sorted(cuts)
    return [
        Run(low, high, tuple(layer.look for layer in near if layer.start <= low < layer.end))
        for low, high in pairwise(edges)
    ]


def layers_of_sentence(story: OpenStory, index: int, lit: str | None) -> list[Layer]:
    """Return what the claims that reach a sentence mark in it; the claim `lit` lies on top."""
    judgement = story.judgement(index)
    claims = [*_reaching(story, index, judgement.continues), *judgement.claims]
    claims.sort(key=lambda claim: claim.id == lit)
    layers: list[Layer] = []
    for claim in claims:
        layers += _layers_of_claim(claim, story.sentences[index], lit=claim.id == lit)
    return layers


def layers_of_proposal(proposal: "Proposal | None", sentence: Sentence) -> list[Layer]:
    """Return what the suggestion marks; content that is the whole sentence needs no ground."""
    layers: list[Layer] = []
    for claim in () if proposal is None else proposal.first.claims:
        for layer in _layers_of_claim(claim, sentence, lit=True):
            whole = (layer.end - layer.start) >= len(sentence.text) - _MARKS
            if not (whole and layer.look == "content"):
                layers.append(layer._replace(look=_PROPOSED[layer.look]))
    return layers


_MARKS = 3
"""So many marks at a sentence's end are no part of what it says."""
_PROPOSED = {
    "content": "proposed",
    "source": "proposed-source",
    "cue": "proposed-cue",
    "nearer": "proposed-source",
}


def layers_of_hits(hits: "Hits | None", sentence: Sentence) -> list[Layer]:
    """Return where a sentence has what is searched for."""
    if hits is None:
        return []
    found = hits.marks(sentence.document_id, sentence.index, sentence.text)
    return [Layer(sentence.start + start, sentence.start + end, "hit") for start, end in found]


def layers_of_marking(marking: "Marking") -> list[Layer]:
    """Return what is being marked, the part under the cursor on top."""
    layers: list[Layer] = []
    places = [(level, part) for level in range(marking.levels + 1) for part in PARTS]
    places.sort(key=lambda place: place == (marking.level, marking.part))
    for level, part in places:
        for start, end in marking.fragments(level, part):
            if level == 0 or level == marking.level:
                layers.append(Layer(start, end, part))
            elif part != "content":
                layers.append(Layer(start, end, "nearer"))
            if (level, part) == (marking.level, marking.part):
                layers.append(Layer(start, end, "active"))
    return [*layers, Layer(*marking.cursor, "cursor")]


def layers_of_cutting(cutting: "Cutting") -> list[Layer]:
    """Return what shows where a sentence is split: the second half, and its first word."""
    return [Layer(*cutting.halves[1], "content"), Layer(*cutting.cursor, "cursor")]


def _reaching(story: OpenStory, index: int, ids: Iterable[str]) -> list[Claim]:
    """Return the claims of earlier sentences that go on in this one."""
    wanted, found = set(ids), []
    for number in range(index - 1, -1, -1):
        if not wanted:
            break
        for claim in story.judgement(number).claims:
            if claim.id in wanted:
                wanted.remove(claim.id)
                found.append(claim)
    return found


def _layers_of_claim(claim: Claim, sentence: Sentence, *, lit: bool) -> list[Layer]:
    """Return a claim's layers; content that is the whole sentence needs no ground."""
    whole = (sentence.start, sentence.end)
    content = [span for span in claim.spans if (span.start, span.end) != whole]
    layers = _spans(tuple(content), "content" if lit else "other")
    if claim.attribution is not None:
        for inner in claim.attribution.inner:
            layers += _spans(inner.source, "nearer") + _spans(inner.cue, "nearer")
        layers += _spans(claim.attribution.source, "source")
        layers += _spans(claim.attribution.cue, "cue")
    return layers


def _spans(spans: Spans, look: str) -> list[Layer]:
    return [Layer(span.start, span.end, look) for span in spans]
