"""Which of a sentence's candidates is proposed, and how likely it is to be the answer."""

from collections.abc import Sequence
from typing import NamedTuple

from annotator.suggest.combining import combined
from annotator.suggest.learned.candidates import NOBODY, Candidate, Choices, choices, or_nobody
from annotator.suggest.learned.crf import Scale, Tagger, items
from annotator.suggest.learned.features import features_of
from annotator.suggest.learned.labels import Labels
from annotator.suggest.learned.linking import linked
from annotator.suggest.learned.readings import NOTHING, Reading, Voice
from annotator.suggest.learned.scenes import LONGEST, Scene
from annotator.suggest.learned.speech import SPOKEN, signs_of
from annotator.suggest.learned.weighing import weights_of

RIGHT, WRONG = "right", "wrong"
FINDING = 1.0
"""What it counts to tell rightly whether somebody speaks, beside being right in every word.

The likeliest answer to a doubtful sentence is often that nobody speaks, because that is one answer
and there are many ways to say who does. Taking it would save nothing: whoever corrects it marks
every span by hand."""
_HEARD = 0.42
"""From this probability on somebody is taken to speak: in most sentences somebody does, and to miss
it costs more than to find it wrongly."""
_LOYAL = 0.07
"""How much better a candidate must be than what the others propose together: that was right often,
and little was learned."""


class Judges(NamedTuple):
    """What was learned of choosing."""

    choice: Scale
    """How likely a candidate is right in every word."""
    speech: Scale
    """How likely somebody speaks."""
    labels: Labels


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


def together(scene: Scene) -> Reading:
    """Return what the other suggesters say of a sentence together."""
    if not scene.proposals:
        return NOTHING
    best = combined([proposal.suggestion for proposal in scene.proposals.values()])
    return next(p.reading for p in scene.proposals.values() if p.suggestion.by == best.by)


def ranked(found: Choices, scene: Scene, judges: Judges) -> list[Chosen]:
    """Return the candidates with their labels, the one to propose first."""
    chances = [judges.choice.of(weights_of(one, found, scene), RIGHT) for one in found.candidates]
    heard = judges.speech.of(signs_of(found, scene), SPOKEN) - _HEARD
    others = or_nobody(together(scene).marks)

    def worth(at: int) -> tuple[float, int]:
        marks = found.candidates[at].marks
        finding = -heard if marks == NOBODY else heard
        return -chances[at] - FINDING * finding - _LOYAL * (marks == others), at

    order = sorted(range(len(chances)), key=worth)
    return [_labelled(found.candidates[at], chances[at], scene, judges.labels) for at in order]


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
