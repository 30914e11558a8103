"""Evaluating suggesters: any suggester, on any stories with gold answers."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

from annotator.model.document import Document, Sentence
from annotator.model.suggestion import Suggestion
from annotator.suggest.scoring.marked import Marked, attributions_of
from annotator.suggest.scoring.scorer import Scorer
from annotator.suggest.scoring.scores import Scores


class Suggests(Protocol):
    """What can be evaluated: a suggester, or several as one."""

    def suggest(self, document: Document, sentences: Sequence[Sentence]) -> Iterator[Suggestion]:
        """Yield suggestions in reading order, at most one for each sentence."""


class Task(NamedTuple):
    """A story with its gold answers."""

    document: Document
    sentences: Sequence[Sentence]
    """All of them, as a suggester reads them."""
    judged: Sequence[Sentence]
    """Those that have a gold answer: the others are not scored."""
    gold: Sequence[Marked]
    """The attributions of the judged sentences."""


class Judged(NamedTuple):
    """A suggestion, and whether all of it is right."""

    suggestion: Suggestion
    right: bool


def evaluate(tasks: Iterable[Task], suggesters: Mapping[str, Suggests]) -> dict[str, Scores]:
    """Return how good each suggester is, by its name; tasks are read once, one at a time."""
    scorers = {name: Scorer() for name in suggesters}
    for task in tasks:
        for name, suggester in suggesters.items():
            judge(task, suggester, scorers[name])
    return {name: scorer.scores() for name, scorer in scorers.items()}


def judge(task: Task, suggester: Suggests, scorer: Scorer) -> list[Judged]:
    """Count what a suggester proposes for one story; return its suggestions, judged."""
    asked = {sentence.id for sentence in task.judged}
    found = {
        suggestion.sentence_id: suggestion
        for suggestion in suggester.suggest(task.document, task.sentences)
        if suggestion.sentence_id in asked
    }
    right = scorer.add(
        task.document.text,
        [(sentence.start, sentence.end) for sentence in task.judged],
        task.gold,
        attributions_of(claim for one in found.values() for claim in one.judgement.claims),
        [found[s.id].confidence if s.id in found else None for s in task.judged],
    )
    return [
        Judged(found[sentence.id], is_right)
        for sentence, is_right in zip(task.judged, right, strict=True)
        if sentence.id in found
    ]
