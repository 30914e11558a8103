"""The suggester that learned: what the others propose, weighed by what annotators answered."""

from collections.abc import Iterator, Sequence

from annotator.model.answer import Judgement
from annotator.model.document import Document, Sentence
from annotator.model.suggestion import Suggestion
from annotator.suggest.base import Suggester
from annotator.suggest.combining import combined, distinct
from annotator.suggest.learned.candidates import NOBODY
from annotator.suggest.learned.choosing import Chosen, ranked, readable, seen
from annotator.suggest.learned.crf import Scale, Tagger, missing
from annotator.suggest.learned.fitting import Models
from annotator.suggest.learned.labels import Labels
from annotator.suggest.learned.proposing import Answers, relabelled
from annotator.suggest.learned.readings import Reading, Voice, voice_of
from annotator.suggest.learned.scenes import Proposals, Scene, scenes
from annotator.suggest.quoting import Range

_ALTERNATIVES = 4
"""So many other answers are one key away."""
_HOPELESS = 0.03
"""A candidate that is less likely is no alternative."""


class Learned:
    """Chooses among what suggesters propose, as it learned from a corpus' own answers."""

    name = "learned"
    version = 1

    def __init__(self, models: Models, others: Sequence[Suggester], mark: str = "") -> None:
        """`models` come from `fitting.fit`, learned beside `others`; `mark` tells them apart."""
        self._others = tuple(others)
        self.mark = mark
        self._tagger = Tagger(models.tagger)
        self._scale = Scale(models.choice)
        self._labels = Labels(models.labels)
        self._curve = models.curve

    @classmethod
    def ready(cls) -> str | None:
        """Return in one line why learning cannot work here, null when it can."""
        return missing()

    def suggest(self, document: Document, sentences: Sequence[Sentence]) -> Iterator[Suggestion]:
        """Yield a suggestion for every sentence."""
        proposals = {one.name: list(one.suggest(document, sentences)) for one in self._others}
        return self.judge(document, sentences, proposals)

    def judge(
        self, document: Document, sentences: Sequence[Sentence], proposals: Proposals
    ) -> Iterator[Suggestion]:
        """Yield a suggestion for every sentence, from what others propose for it.

        Proposals of suggesters that it did not learn beside are left aside.
        """
        known = {one.name: proposals[one.name] for one in self._others if one.name in proposals}
        story = _Telling(document.text)
        before: Scene | None = None
        for scene in scenes(document, sentences, known):
            yield from self._suggestion(story, scene, before)
            before = scene

    def _suggestion(
        self, story: "_Telling", scene: Scene, before: Scene | None
    ) -> Iterator[Suggestion]:
        said = [proposal.suggestion for proposal in scene.proposals.values()]
        if not readable(scene):
            if said:
                yield combined(said)
            return
        found = ranked(
            seen(self._tagger, story.text, scene, before), scene, self._scale, self._labels
        )
        best, *rest = found
        first = story.answer(best, scene)
        others = [story.answer(one, scene) for one in rest if one.chance > _HOPELESS]
        rest_said = [one.judgement for one in said]
        alternatives = distinct((*others[:_ALTERNATIVES], *rest_said), first)
        story.remember(scene, best.reading)
        yield Suggestion.trusted(
            sentence_id=scene.sentence.id,
            by=f"{self.name}@{self.version}",
            judgement=first,
            confidence=self._curve.at(best.chance),
            rule="+".join(sorted(best.candidate.by)) or "mixed",
            alternatives=alternatives[: _ALTERNATIVES + 1],
        )


class _Telling:
    """A story while its answers are made, in reading order."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._answers = Answers(text)
        self._last: tuple[int, Voice] | None = None

    def answer(self, chosen: Chosen, scene: Scene) -> Judgement:
        """Return the answer that a candidate stands for."""
        if chosen.candidate.marks == NOBODY:
            return self._answers.plain(scene.sentence, chosen.reading.plain)
        for name, proposal in scene.proposals.items():
            if name in chosen.candidate.by:
                return relabelled(proposal.suggestion.judgement, chosen.reading.labels)
        voices = [voice for voice in chosen.reading.voices if voice.content]
        if not voices:
            return self._answers.plain(scene.sentence, chosen.reading.plain or "attributed")
        return self._answers.speech(scene.sentence, [self._spoken(v, scene) for v in voices])

    def _spoken(self, voice: Voice, scene: Scene) -> Voice:
        """Return an attribution; without a cue of its own it goes on with who spoke before."""
        if voice.cue:
            return voice
        for proposal in scene.proposals.values():
            for claim in proposal.suggestion.judgement.claims:
                other = voice_of(claim)
                if other.cue and not any(_inside(one, scene) for one in other.cue):
                    return voice._replace(source=other.source, cue=other.cue)
        if self._last is not None and self._last[0] == scene.sentence.paragraph:
            return voice._replace(source=self._last[1].source, cue=self._last[1].cue)
        return voice

    def remember(self, scene: Scene, reading: Reading) -> None:
        """Remember who spoke last."""
        voices = [voice for voice in reading.voices if voice.cue]
        if voices:
            self._last = scene.sentence.paragraph, voices[-1]


def _inside(cue: Range, scene: Scene) -> bool:
    return scene.sentence.start <= cue[0] < scene.sentence.end
