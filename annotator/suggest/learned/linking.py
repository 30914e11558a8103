"""Who says what: the parts that were found in a sentence, tied to each other.

The tagger finds sources, cues and contents, not which of them belong together. What other
suggesters tie is tied; the rest goes to the cue it is nearest to, as sentences are built.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from annotator.suggest.learned.candidates import Marks
from annotator.suggest.learned.readings import Ranges, Voice
from annotator.suggest.learned.scenes import Scene
from annotator.suggest.quoting import Range

_TOLD = 60.0
"""What it counts that another suggester ties two parts, in code points of distance."""
_ACROSS = 25.0
"""What it counts that another cue stands in between."""
_BEHIND = 12.0
"""What it counts that a source stands behind its cue, or a content in front of it."""


Gap = Callable[[Range, Range], float]
"""How far a part is from a cue."""


class _Parts(NamedTuple):
    source: list[Range]
    content: list[Range]


def linked(marks: Marks, scene: Scene) -> list[Voice]:
    """Return the attributions that the parts of a sentence make; without a cue, one at most."""
    sources, cues, contents = (sorted(ranges) for ranges in marks)
    if not cues:
        return [Voice(tuple(sources[:1]), (), tuple(contents))] if contents else []
    ties = list(_ties(scene))
    parts = [_Parts([], []) for _ in cues]
    for content in contents:
        parts[_cue_of(content, cues, ties, _content_gap)].content.append(content)
    for source in sources:
        at = _cue_of(source, cues, ties, _source_gap, [bool(part.source) for part in parts])
        parts[at].source.append(source)
    return [
        Voice(tuple(part.source), (cue,), tuple(part.content))
        for cue, part in zip(cues, parts, strict=True)
    ]


def _ties(scene: Scene) -> Iterable[tuple[Ranges, Ranges]]:
    """Yield what others tie: cues, and what belongs to them."""
    for proposal in scene.proposals.values():
        for voice in proposal.reading.voices:
            yield voice.cue, (*voice.source, *voice.content)


def _cue_of(
    part: Range,
    cues: Sequence[Range],
    ties: Sequence[tuple[Ranges, Ranges]],
    gap: Gap,
    taken: Sequence[bool] = (),
) -> int:
    """Return the number of the cue that a part belongs to."""

    def cost(at: int) -> tuple[float, int]:
        cue = cues[at]
        told = sum(_touches(cue, known) and _touches(part, tied) for known, tied in ties)
        low, high = min(part[1], cue[1]), max(part[0], cue[0])
        across = sum(low <= other[0] < high for other in cues if other != cue)
        full = bool(taken) and taken[at]
        return gap(part, cue) + _ACROSS * across + _TOLD * (2 * full - told), at

    return min(range(len(cues)), key=cost)


def _content_gap(part: Range, cue: Range) -> float:
    if part[0] >= cue[1]:
        return float(part[0] - cue[1])
    return cue[0] - part[1] + _BEHIND


def _source_gap(part: Range, cue: Range) -> float:
    if part[1] <= cue[0]:
        return float(cue[0] - part[1])
    return part[0] - cue[1] + _BEHIND / 4


def _touches(one: Range, others: Iterable[Range]) -> bool:
    return any(one[0] < end and start < one[1] for start, end in others)
