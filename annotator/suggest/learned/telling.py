"""A story's answers, one after the other, so that they fit together.

Speech runs over sentences: the claim of one names the source and the cue that stand in another.
What was chosen there decides which words these are.
"""

from collections.abc import Sequence

from annotator.model.answer import Judgement
from annotator.model.claim import Claim
from annotator.model.suggestion import Suggestion
from annotator.suggest.learned.candidates import NOBODY
from annotator.suggest.learned.choosing import Chosen
from annotator.suggest.learned.proposing import Answers, relabelled
from annotator.suggest.learned.readings import Ranges, Reading, Voice, speaks, voice_of
from annotator.suggest.learned.scenes import Scene


class Telling:
    """A story while its answers are made, in reading order."""

    def __init__(self, text: str, voices: Sequence[Voice]) -> None:
        """`voices` are those that were chosen, in all sentences."""
        self._answers = Answers(text)
        self._voices = [voice for voice in voices if voice.cue]
        self._last: tuple[int, Voice] | None = None

    def answer(self, chosen: Chosen, scene: Scene) -> Judgement:
        """Return the answer that a candidate stands for."""
        if chosen.candidate.marks == NOBODY:
            return self._answers.plain(scene.sentence, chosen.reading.plain)
        for name, proposal in scene.by_weight():
            if name in chosen.candidate.by:
                said = relabelled(proposal.suggestion.judgement, chosen.reading.labels)
                return self._fitted(said, scene)
        voices = [voice for voice in chosen.reading.voices if voice.content]
        if not voices:
            return self._answers.plain(scene.sentence, chosen.reading.labels[0])
        return self._answers.speech(scene.sentence, [self._spoken(v, scene) for v in voices])

    def remember(self, scene: Scene, reading: Reading) -> None:
        """Remember who spoke last."""
        voices = [voice for voice in reading.voices if voice.cue]
        if voices:
            self._last = scene.sentence.paragraph, voices[-1]

    def proposed(self, suggestion: Suggestion, scene: Scene) -> Suggestion:
        """Return what others propose for a sentence in which nothing was chosen."""
        fitted = self._fitted(suggestion.judgement, scene)
        return suggestion.model_copy(update={"judgement": fitted})

    def _fitted(self, said: Judgement, scene: Scene) -> Judgement:
        """Return an answer whose claims name the words chosen where their cue stands."""
        claims = tuple(self._fitted_claim(claim, scene) for claim in said.claims)
        return said if claims == said.claims else said.model_copy(update={"claims": claims})

    def _fitted_claim(self, claim: Claim, scene: Scene) -> Claim:
        voice = voice_of(claim)
        if claim.attribution is None or not speaks(claim) or not _elsewhere(voice, scene):
            return claim
        source, cue = self._there(voice)
        changed = {"source": self._answers.spans(source), "cue": self._answers.spans(cue)}
        attribution = claim.attribution.model_copy(update=changed)
        return claim.model_copy(update={"attribution": attribution})

    def _there(self, voice: Voice) -> tuple[Ranges, Ranges]:
        """Return source and cue as they were chosen, else those of who spoke last."""
        for other in self._voices:
            if any(a[0] < b[1] and b[0] < a[1] for a in voice.cue for b in other.cue):
                return other.source, other.cue
        return ((), ()) if self._last is None else (self._last[1].source, self._last[1].cue)

    def _spoken(self, voice: Voice, scene: Scene) -> Voice:
        """Return an attribution; without a cue of its own it goes on with who speaks elsewhere."""
        if voice.cue:
            return voice
        for _, proposal in scene.by_weight():
            for claim in proposal.suggestion.judgement.claims:
                other = voice_of(claim)
                if _elsewhere(other, scene):
                    source, cue = self._there(other)
                    return voice._replace(source=source, cue=cue)
        if self._last is not None and self._last[0] == scene.sentence.paragraph:
            return voice._replace(source=self._last[1].source, cue=self._last[1].cue)
        return voice


def _elsewhere(voice: Voice, scene: Scene) -> bool:
    """Tell whether the cue stands in another sentence."""
    start, end = scene.sentence.start, scene.sentence.end
    return bool(voice.cue) and not any(start <= low < end for low, _ in voice.cue)
