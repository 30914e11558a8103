"""Which of a sentence's candidates is proposed, and how likely it is to be the answer."""

from collections.abc import Sequence
from typing import NamedTuple

from annotator.suggest.learned.candidates import NOBODY, Candidate, Choices, choices
from annotator.suggest.learned.crf import Scale, Tagger, items
from annotator.suggest.learned.features import features_of
from annotator.suggest.learned.labels import Labels
from annotator.suggest.learned.linking import linked
from annotator.suggest.learned.readings import Reading, Voice
from annotator.suggest.learned.scenes import LONGEST, Scene
from annotator.suggest.learned.weighing import weights_of

RIGHT, WRONG = "right", "wrong"
FINDING = 1.0
"""What it counts to tell rightly whether somebody speaks, beside being right in every word.

The likeliest answer to a doubtful sentence is often that nobody speaks, because that is one answer
and there are many ways to say who does. Taking it would save nothing: whoever corrects it marks
every span by hand."""


class Chosen(NamedTuple):
    """An answer that a sentence could have, with how likely it is."""

    candidate: Candidate
    reading: Reading
    chance: float


def readable(scene: Scene) -> bool:
    """Tell whether a sentence has words, and not more than a sentence has.

    A closing quotation mark that is cut off as a sentence of its own has none: what others say of
    it stands, as readings leave punctuation out and would find nobody in it.
    """
    words = scene.words.words
    return len(words) <= LONGEST and any(word[0].isalnum() for word in words)


def seen(tagger: Tagger, text: str, scene: Scene, before: Scene | None) -> Choices:
    """Return what the answer to a readable sentence is chosen from."""
    return choices(tagger, items(features_of(scene, before)), text, scene)


def ranked(found: Choices, scene: Scene, scale: Scale, labels: Labels) -> list[Chosen]:
    """Return the candidates with their labels, the one to propose first."""
    chances = [scale.of(weights_of(one, found, scene), RIGHT) for one in found.candidates]
    order = _order(found.candidates, chances)
    return [_labelled(found.candidates[at], chances[at], scene, labels) for at in order]


def _order(candidates: Sequence[Candidate], chances: Sequence[float]) -> list[int]:
    silent = max(c for one, c in zip(candidates, chances, strict=True) if one.marks == NOBODY)

    def worth(at: int) -> tuple[float, int]:
        found = silent if candidates[at].marks == NOBODY else 1 - silent
        return -chances[at] - FINDING * found, at

    return sorted(range(len(candidates)), key=worth)


def _labelled(candidate: Candidate, chance: float, scene: Scene, labels: Labels) -> Chosen:
    """Return a candidate with its attributions and their labels."""
    if candidate.marks == NOBODY:
        label, sure = labels.of_plain(scene)
        return Chosen(candidate, Reading((), label), chance * sure)
    voices: list[Voice] = []
    for voice in _voices(candidate, scene):
        label, sure = labels.of_voice(voice, scene)
        voices.append(voice._replace(label=label))
        chance *= sure
    return Chosen(candidate, Reading(tuple(voices), ""), chance)


def _voices(candidate: Candidate, scene: Scene) -> Sequence[Voice]:
    """Return the attributions as whoever proposes exactly this ties them."""
    for name, proposal in scene.by_weight():
        if name in candidate.by:
            return proposal.reading.voices
    return linked(candidate.marks, scene)
