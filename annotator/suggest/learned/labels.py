"""Which label a claim gets, and whether the author's own words claim anything: learned."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from annotator.suggest.learned.crf import Scale, trained_scale
from annotator.suggest.learned.readings import Reading, Voice
from annotator.suggest.learned.scenes import Scene
from annotator.suggest.plain import states_nothing
from annotator.suggest.verbs import FORMS

NO_CLAIM = ""
"""The label of a sentence that claims nothing."""


class LabelModels(NamedTuple):
    """What was learned of labels, as bytes."""

    voices: bytes
    plain: bytes


def learn_labels(examples: Iterable[tuple[Scene, Reading]]) -> LabelModels:
    """Learn from sentences and what was answered."""
    voices: list[tuple[dict[str, float], str]] = []
    plain: list[tuple[dict[str, float], str]] = []
    for scene, reading in examples:
        voices += [(_of_voice(voice, scene), _escaped(voice.label)) for voice in reading.voices]
        if not reading.voices:
            plain.append((_of_plain(scene), _escaped(reading.plain)))
    return LabelModels(_learned(voices), _learned(plain))


def _learned(rows: list[tuple[dict[str, float], str]]) -> bytes:
    return trained_scale(rows) if rows else b""


class Labels:
    """Tells the label of a claim."""

    def __init__(self, models: LabelModels) -> None:
        self._voices = Scale(models.voices) if models.voices else None
        self._plain = Scale(models.plain) if models.plain else None

    def of_voice(self, voice: Voice, scene: Scene) -> tuple[str, float]:
        """Return the likeliest label of what somebody says, and its probability."""
        return _told(self._voices, _of_voice(voice, scene), "attributed")

    def of_plain(self, scene: Scene) -> tuple[str, float]:
        """Return the label of what the author says, NO_CLAIM where nothing is claimed."""
        return _told(self._plain, _of_plain(scene), "attributed")


def _told(scale: Scale | None, features: dict[str, float], unknown: str) -> tuple[str, float]:
    if scale is None:
        return unknown, 0.5
    label, chance = scale.likeliest(features)
    return label[1:], chance


def _escaped(label: str) -> str:
    """CRFsuite knows no empty label."""
    return "=" + label


def _of_voice(voice: Voice, scene: Scene) -> dict[str, float]:
    return {name.replace(":", ";"): 1.0 for name in _voice_features(voice, scene)}


def _voice_features(voice: Voice, scene: Scene) -> Iterator[str]:
    t = scene.words
    yield "any"
    for start, end, word in zip(t.starts, t.ends, t.words, strict=True):
        for role, ranges in (("cue", voice.cue), ("source", voice.source)):
            if any(low < end and start < high for low, high in ranges):
                yield f"{role} {FORMS.get(word, word)}"
    yield f"source {bool(voice.source)}"
    yield f"cue {bool(voice.cue)}"
    for name, proposal in scene.proposals.items():
        for other in proposal.reading.voices:
            if set(other.cue) & set(voice.cue):
                yield f"{name} {other.label}"


def _of_plain(scene: Scene) -> dict[str, float]:
    return {name.replace(":", ";"): 1.0 for name in _plain_features(scene)}


def _plain_features(scene: Scene) -> Iterator[str]:
    words = scene.words.words
    yield "any"
    yield f"nothing {states_nothing(scene.sentence)}"
    yield f"block {scene.sentence.block}"
    yield f"long {min(10, len(words) // 4)}"
    yield f"whole {scene.whole}"
    for word in set(words):
        yield f"word {word}"
    if words:
        yield f"first {words[0]}"
        yield f"last {words[-1]}"
    for name, proposal in scene.proposals.items():
        yield f"{name} {proposal.suggestion.rule} {proposal.reading.plain}"
