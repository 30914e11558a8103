"""Whether anybody but the author speaks in a sentence: learned from few and plain signs.

A sentence of many words has many answers, each of them rarely right in every word. That somebody
speaks in it is one question, which far fewer stories teach.
"""

import math
from collections.abc import Iterator

from annotator.suggest.learned.candidates import NOBODY, Choices
from annotator.suggest.learned.scenes import Scene

SPOKEN, SILENT = "spoken", "silent"
_TRUSTED = 3.0
"""What holds for every sentence weighs more than what few sentences can teach, as in `weighing`."""
_LEAST = 1e-4


def signs_of(choices: Choices, scene: Scene) -> dict[str, float]:
    """Return the features of a sentence by which somebody is heard in it, or nobody."""
    found = dict(_trusted(choices, scene))
    found.update(dict.fromkeys(_kinds(choices, scene), 1.0))
    return {name.replace(":", ";"): value for name, value in found.items()}


def _trusted(choices: Choices, scene: Scene) -> Iterator[tuple[str, float]]:
    """Yield how sure the tagger and the others are."""
    heard = _heard(choices)
    yield "any", _TRUSTED
    yield "heard", _odds(heard) / 2 * _TRUSTED
    yield "cue", _odds(max(choices.cue, default=0.0)) / 2 * _TRUSTED
    together = ""
    for name, proposal in scene.proposals.items():
        speaks = bool(proposal.reading.voices)
        together += f"{name} {speaks} "
        sure = (proposal.suggestion.confidence + 0.02) / 1.04
        yield f"{name} {speaks} sure", _odds(sure) / 2 * _TRUSTED
    yield "all " + together, _TRUSTED
    yield f"all {together}{heard > 0.5}", _TRUSTED


def _kinds(choices: Choices, scene: Scene) -> Iterator[str]:
    """Yield what kind of sentence it is."""
    quoted = scene.words.quoted
    yield f"heard {max(-6, min(6, int(_odds(_heard(choices)) * 1.5)))}"
    yield f"cue {int(_odds(max(choices.cue, default=0.0)) * 1.5)}"
    for name, proposal in scene.proposals.items():
        yield f"{name} {bool(proposal.reading.voices)} {proposal.suggestion.rule}"
    yield f"quoted {any(quoted)} {all(quoted)} {scene.whole}"
    yield f"block {scene.sentence.block}"
    yield f"long {min(len(scene.words.words) // 6, 6)}"


def _heard(choices: Choices) -> float:
    """Return how likely the tagger finds somebody speaking."""
    return 1 - math.exp(next(one.chance for one in choices.candidates if one.marks == NOBODY))


def _odds(chance: float) -> float:
    """Return the logarithm of the odds."""
    chance = min(max(chance, _LEAST), 1 - _LEAST)
    return math.log(chance / (1 - chance))
