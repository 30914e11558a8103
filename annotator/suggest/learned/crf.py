"""The one module that knows CRFsuite, which is an extra.

It trains two kinds of models: taggers of the words of a sentence, and scales, which weigh one
answer or choose one of several labels. Equal examples give equal models.
"""

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

Features = Mapping[str, float]


def missing() -> str | None:
    """Return in one line what is not installed, null when learning works."""
    if find_spec("pycrfsuite") is not None:
        return None
    return "learning from answers needs the extra: pip install 'annotator-desk[learned]'"


def items(words: Sequence[Sequence[str]]) -> Any:
    """Return the features of the words of a sentence as CRFsuite wants them."""
    import pycrfsuite

    return pycrfsuite.ItemSequence(words)


def trained_tagger(examples: Iterable[tuple[Any, Sequence[str]]]) -> bytes:
    """Return a tagger that learned from items and their tags."""
    return _trained(examples, c1=0.3, c2=1.0, iterations=60)


def trained_scale(examples: Iterable[tuple[Features, str]], *, c2: float = 1.0) -> bytes:
    """Return a model that learned how likely each label is."""
    rows = (([dict(features)], [label]) for features, label in examples)
    return _trained(rows, c1=0.0, c2=c2, iterations=100)


def _trained(
    rows: Iterable[tuple[Any, Sequence[str]]], *, c1: float, c2: float, iterations: int
) -> bytes:
    import pycrfsuite

    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({"c1": c1, "c2": c2, "max_iterations": iterations})
    for given, labels in rows:
        trainer.append(given, labels)
    with tempfile.TemporaryDirectory(prefix="annotator-") as folder:
        file = Path(folder, "model")
        trainer.train(str(file))
        return file.read_bytes()


class Tagger:
    """Tags the words of a sentence, and tells how likely tags are."""

    def __init__(self, model: bytes) -> None:
        """Open a model that was trained here: CRFsuite does not survive any other bytes."""
        import pycrfsuite

        self._model = model  # CRFsuite reads it where it is, as long as it is used
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open_inmemory(model)
        self.labels: frozenset[str] = frozenset(self._tagger.labels())

    def tag(self, given: Any) -> tuple[str, ...]:
        """Take up a sentence and return its likeliest tags."""
        return tuple(self._tagger.tag(given))

    def take(self, given: Any) -> None:
        """Take up a sentence."""
        self._tagger.set(given)

    def marginal(self, label: str, at: int) -> float:
        """Return how likely a word of the sentence has a tag."""
        return float(self._tagger.marginal(label, at)) if label in self.labels else 0.0

    def probability(self, tags: Sequence[str]) -> float:
        """Return how likely the sentence has these tags; ones that were never seen count as `O`."""
        known = [tag if tag in self.labels else "O" for tag in tags]
        return float(self._tagger.probability(known))


class Scale:
    """Tells how likely each label is, from features."""

    def __init__(self, model: bytes) -> None:
        self._tagger = Tagger(model)
        self._labels = sorted(self._tagger.labels)

    def of(self, features: Features, label: str) -> float:
        """Return the probability of a label."""
        self._tagger.take([dict(features)])
        return self._tagger.marginal(label, 0)

    def likeliest(self, features: Features) -> tuple[str, float]:
        """Return the likeliest label and its probability."""
        self._tagger.take([dict(features)])
        chance, label = max((self._tagger.marginal(label, 0), label) for label in self._labels)
        return label, chance
