"""Learning from answered stories: taggers, labels, the choice, and what all of it is worth.

A tagger is sure of what it has learned by heart. So the choice among candidates learns from
taggers that did not see the story they tag, and the measures come from choices that did not see it
either: stories are dealt into folds, and each fold is kept apart once.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from annotator.model.answer import Judgement
from annotator.model.document import Document, Sentence
from annotator.model.suggestion import SURE
from annotator.suggest.learned.calibration import Curve, curve_of
from annotator.suggest.learned.candidates import Choices
from annotator.suggest.learned.choosing import (
    RIGHT,
    WRONG,
    Judges,
    ranked,
    readable,
    seen,
    together,
)
from annotator.suggest.learned.crf import Scale, Tagger, items, trained_scale, trained_tagger
from annotator.suggest.learned.features import features_of
from annotator.suggest.learned.labels import LabelModels, Labels, learn_labels
from annotator.suggest.learned.measures import Measures, Outcome, measured
from annotator.suggest.learned.readings import Reading, read_judgements, right
from annotator.suggest.learned.scenes import Proposals, Scene, scenes
from annotator.suggest.learned.speech import SILENT, SPOKEN, signs_of
from annotator.suggest.learned.tags import tags_of
from annotator.suggest.learned.weighing import weights_of

MOST_CHOSEN = 160
"""From so many stories the choice is learned; more make it slower, hardly better."""
_WEIGHED = 8
"""So many of a sentence's candidates teach the choice."""
_CALM = 30.0
"""How strongly the weights of the choice are held down: it has many and few stories to learn from,
and must not do worse than who it chooses among."""


class Story(NamedTuple):
    """A story that somebody answered."""

    document: Document
    sentences: Sequence[Sentence]
    answers: Sequence[Judgement | None]
    """One for each sentence, null where it counts for nothing."""
    proposals: Proposals
    """What the other suggesters propose."""


class Models(NamedTuple):
    """Everything that was learned."""

    tagger: bytes
    choice: bytes
    speech: bytes
    labels: LabelModels
    curve: Curve
    """From the choice's probabilities to how often they came true."""


class _Example(NamedTuple):
    text: str
    scene: Scene
    before: Scene | None
    wanted: Reading
    fold: int


class _Held(NamedTuple):
    """A sentence as a tagger sees it that did not learn from it."""

    example: _Example
    choices: Choices
    weights: tuple[tuple[Mapping[str, float], str], ...]
    signs: tuple[Mapping[str, float], str]
    labels: Labels


def fit(
    stories: Sequence[Story], over: Callable[[], bool] = lambda: False
) -> tuple[Models, Measures]:
    """Learn from stories; `over` says when to stop early, which raises InterruptedError."""
    dealt = sorted(stories, key=lambda story: story.document.id)
    folds = _folds(len(dealt))
    examples = [e for n, story in enumerate(dealt) for e in _examples(story, n % folds)]
    taught = [
        (items(features_of(e.scene, e.before)), tags_of(e.scene.words, e.wanted)) for e in examples
    ]
    last = MOST_CHOSEN
    kept_apart = {story.document.id for story in dealt[:last]}
    held: list[_Held] = []
    for fold in range(folds):
        _go_on(over)
        held += _kept_apart(examples, taught, fold, kept_apart)
    _go_on(over)
    curve, measures = _judge(held, folds, len(dealt))
    _go_on(over)
    models = Models(
        trained_tagger(taught),
        *_weighed(held),
        learn_labels((e.scene, e.wanted) for e in examples),
        curve,
    )
    return models, measures


def _go_on(over: Callable[[], bool]) -> None:
    if over():
        raise InterruptedError("learning was stopped")


def _folds(stories: int) -> int:
    """Return into how many parts stories are dealt: fewer where each costs minutes."""
    return 4 if stories < 100 else 3 if stories < 200 else 2


def _examples(story: Story, fold: int) -> Iterator[_Example]:
    text = story.document.text
    wanted = read_judgements(text, story.sentences, story.answers)
    before: Scene | None = None
    found = scenes(story.document, story.sentences, story.proposals)
    for scene, reading, said in zip(found, wanted, story.answers, strict=True):
        if said is not None and readable(scene):
            yield _Example(text, scene, before, reading, fold)
        before = scene


def _kept_apart(
    examples: Sequence[_Example], taught: Sequence[tuple[object, Sequence[str]]], fold: int,
    documents: set[str],
) -> Iterator[_Held]:  # fmt: skip
    """Yield the sentences of a fold as they look to who learned from the others."""
    others = [n for n, example in enumerate(examples) if example.fold != fold]
    tagger = Tagger(trained_tagger(taught[n] for n in others))
    labels = Labels(learn_labels((examples[n].scene, examples[n].wanted) for n in others))
    for example in examples:
        if example.fold != fold or example.scene.sentence.document_id not in documents:
            continue
        found = seen(tagger, example.text, example.scene, example.before)
        weighed = tuple(
            (
                weights_of(one, found, example.scene),
                RIGHT if one.marks == example.wanted.marks else WRONG,
            )
            for n, one in enumerate(found.candidates)
            if n < _WEIGHED or one.by
        )
        spoken = SPOKEN if example.wanted.voices else SILENT
        signs = signs_of(found, example.scene), spoken
        yield _Held(example, found, weighed, signs, labels)


def _judge(held: Sequence[_Held], folds: int, stories: int) -> tuple[Curve, Measures]:
    """Return how likely answers are right, and the measures, on stories kept apart."""
    outcomes: list[Outcome] = []
    for fold in range(folds):
        learned = _weighed([one for one in held if one.example.fold != fold])
        choice, speech = map(Scale, learned)
        for one in held:
            if one.example.fold == fold:
                scene, judges = one.example.scene, Judges(choice, speech, one.labels)
                best = ranked(one.choices, scene, judges)[0]
                said = together(scene)
                story, wanted = scene.sentence.document_id, one.example.wanted
                outcomes.append(Outcome(story, wanted, best.reading, best.chance, said))
    curve = curve_of((one.chance, right(one.learned, one.wanted)) for one in outcomes)
    return curve, measured(outcomes, curve, stories, SURE)


def _weighed(held: Sequence[_Held]) -> tuple[bytes, bytes]:
    """Learn how likely candidates are right, and how likely somebody speaks."""
    choice = trained_scale((row for one in held for row in one.weights), c2=_CALM)
    return choice, trained_scale((one.signs for one in held), c2=_CALM)
