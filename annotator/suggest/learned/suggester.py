"""The suggester that learned: what the others propose, weighed by what annotators answered."""

from collections.abc import Iterator, Sequence
from itertools import islice

from annotator.model.document import Document, Sentence
from annotator.model.suggestion import Suggestion
from annotator.suggest.base import Suggester
from annotator.suggest.combining import combined, distinct
from annotator.suggest.learned.choosing import Chosen, Judges, ranked, readable, seen
from annotator.suggest.learned.crf import Scale, Tagger, missing
from annotator.suggest.learned.fitting import Models
from annotator.suggest.learned.labels import Labels
from annotator.suggest.learned.scenes import Proposals, Scene, scenes
from annotator.suggest.learned.telling import Telling

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
        self._judges = Judges(Scale(models.choice), Scale(models.speech), Labels(models.labels))
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
        found = scenes(document, sentences, known)
        befores: list[Scene | None] = [None, *found]
        picked = [
            self._ranked(document.text, scene, before)
            for scene, before in zip(found, befores, strict=False)
        ]
        story = Telling(document.text, [v for one in picked if one for v in one[0].reading.voices])
        for scene, one in zip(found, picked, strict=True):
            said = [proposal.suggestion for proposal in scene.proposals.values()]
            if one:
                yield self._suggestion(story, scene, one)
            elif said:
                yield story.proposed(combined(said), scene)

    def _ranked(self, text: str, scene: Scene, before: Scene | None) -> list[Chosen]:
        """Return what a sentence's answer can be, best first; nothing where it has no words."""
        if not readable(scene):
            return []
        return ranked(seen(self._tagger, text, scene, before), scene, self._judges)

    def _suggestion(self, story: Telling, scene: Scene, found: Sequence[Chosen]) -> Suggestion:
        best, *rest = found
        first = story.answer(best, scene)
        others = (story.answer(one, scene) for one in rest if one.chance > _HOPELESS)
        alternatives = distinct(islice(others, _ALTERNATIVES), first)
        story.remember(scene, best.reading)
        return Suggestion.trusted(
            sentence_id=scene.sentence.id,
            by=f"{self.name}@{self.version}",
            judgement=first,
            confidence=round(self._curve.at(best.chance), 4),
            rule="+".join(sorted(best.candidate.by)) or "mixed",
            alternatives=alternatives,
        )
