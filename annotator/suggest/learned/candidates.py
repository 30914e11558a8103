"""Which answers a sentence could have: what each suggester says, and what lies between them.

Where two of them differ in a stretch and agree in the rest, either can be right there: their
mixtures are candidates too, as are the tagger's next best readings.
"""

import heapq
import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, product
from typing import Any, NamedTuple

from annotator.suggest.learned.crf import Tagger
from annotator.suggest.learned.readings import NOTHING
from annotator.suggest.learned.scenes import Scene
from annotator.suggest.learned.tags import LABELS, NONE, ranges_of, tags_of
from annotator.suggest.quoting import Range

Marks = tuple[frozenset[Range], frozenset[Range], frozenset[Range]]
Tags = tuple[str, ...]
TAGGER = "tagger"
"""What the tagger is called beside the other suggesters."""
NOBODY: Marks = NOTHING.marks
_BEST = 12
"""So many of the tagger's readings are candidates ..."""
_MIXED = 3
"""... and so many of them are mixed with each other and with what others propose."""
_REGIONS = 3
"""Readings that differ in more stretches are not mixed."""
_MOST = 24
_TINY = 1e-6
_UNLIKELY = 0.005


class Candidate(NamedTuple):
    """An answer that a sentence could have."""

    marks: Marks
    tags: Tags
    by: frozenset[str]
    """Who proposes exactly this."""
    chance: float
    """Logarithm of the tagger's probability."""
    least: float
    """Probability of the tag that the tagger doubts most."""


class Choices(NamedTuple):
    """What a sentence's answer is chosen from."""

    candidates: tuple[Candidate, ...]
    """The tagger's likeliest first; that nobody speaks is among them."""
    told: Mapping[str, Marks]
    """What each suggester says, and the tagger."""
    cue: tuple[float, ...]
    """How likely each word begins a cue."""


def choices(tagger: Tagger, items: Any, text: str, scene: Scene) -> Choices:
    """Return what a sentence's answer is chosen from; `items` are the features of its words."""
    first = tagger.tag(items)
    seen = [{label: tagger.marginal(label, at) for label in LABELS} for at in range(len(first))]
    best = list(dict.fromkeys((first, *_likeliest(seen, _BEST))))
    nobody: Tags = (NONE,) * len(first)
    tags: dict[Marks, Tags] = {NOBODY: nobody}
    told: dict[str, Marks] = {}
    sides: list[Tags] = []
    for name, proposal in scene.proposals.items():
        marks = or_nobody(proposal.reading.marks)
        side = nobody if marks == NOBODY else tuple(tags_of(scene.words, proposal.reading))
        told[name] = marks
        tags.setdefault(marks, side)
        sides.append(side)
    told[TAGGER] = _marks_of(text, scene, first)
    sides = list(dict.fromkeys((*sides, *best[:_MIXED])))
    for found in (*best, *_mixtures(sides)):
        tags.setdefault(_marks_of(text, scene, found), found)
    rated = [
        Candidate(
            marks,
            found,
            frozenset(name for name, said in told.items() if said == marks),
            math.log(tagger.probability(found) + _TINY**2),
            min((seen[at][tag] for at, tag in enumerate(found)), default=1.0),
        )
        for marks, found in tags.items()
    ]
    rated.sort(key=lambda one: (-one.chance, sorted(map(sorted, one.marks))))
    kept = [c for n, c in enumerate(rated) if n < _MOST or c.by or c.marks == NOBODY]
    return Choices(tuple(kept), told, tuple(each["BC"] for each in seen))


def or_nobody(marks: Marks) -> Marks:
    """Return marks; where there is a source alone, nobody speaks."""
    return marks if marks[1] or marks[2] else NOBODY


def _marks_of(text: str, scene: Scene, tags: Sequence[str]) -> Marks:
    found = ranges_of(text, scene.words, tags)
    return or_nobody((frozenset(found["S"]), frozenset(found["C"]), frozenset(found["T"])))


def _mixtures(sides: Sequence[Tags]) -> Iterator[Tags]:
    """Yield what lies between any two readings."""
    for number, one in enumerate(sides):
        for other in sides[number + 1 :]:
            regions = _regions(one, other)
            if not 1 < len(regions) <= _REGIONS:
                continue
            for picks in product((False, True), repeat=len(regions)):
                if any(picks) and not all(picks):
                    yield _mixed(
                        one, other, [r for r, pick in zip(regions, picks, strict=True) if pick]
                    )


def _regions(one: Tags, other: Tags) -> list[Range]:
    """Return the stretches in which two readings differ."""
    differs = [False, *(a != b for a, b in zip(one, other, strict=True)), False]
    edges = [at for at, (a, b) in enumerate(pairwise(differs)) if a != b]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _mixed(one: Tags, other: Tags, regions: Sequence[Range]) -> Tags:
    """Return the one reading with stretches of the other."""
    tags = list(one)
    for start, end in regions:
        tags[start:end] = other[start:end]
    before = NONE
    for at, tag in enumerate(tags):
        if tag[0] == "I" and before[-1] != tag[-1]:
            tags[at] = "B" + tag[-1]
        before = tags[at]
    return tuple(tags)


_BEFORE = {
    tag: [one for one in LABELS if tag[0] != "I" or (one != NONE and one[-1] == tag[-1])]
    for tag in LABELS
}
"""Which tags can stand in front of a tag."""


def _likeliest(seen: Sequence[Mapping[str, float]], most: int) -> list[Tags]:
    """Return the likeliest legal readings as far as the words' own probabilities tell."""
    if not seen:
        return []
    beams: dict[str, list[tuple[float, Tags]]] = {
        tag: [(math.log(seen[0][tag] + _TINY), (tag,))] for tag in LABELS if tag[0] != "I"
    }
    for each in seen[1:]:
        grown: dict[str, list[tuple[float, Tags]]] = {}
        for tag in LABELS:
            if each[tag] < _UNLIKELY and tag != NONE:
                continue
            chance = math.log(each[tag] + _TINY)
            longer = [
                (before + chance, (*tags, tag))
                for one in _BEFORE[tag]
                for before, tags in beams.get(one, ())
            ]
            if longer:
                grown[tag] = heapq.nlargest(most, longer)
        beams = grown
    ended = heapq.nlargest(most, (one for beam in beams.values() for one in beam))
    return [tags for _, tags in ended]
