"""What was measured on answers that were kept apart from learning."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from annotator.suggest.learned.calibration import Curve
from annotator.suggest.learned.comparing import Comparison, Judged, compared
from annotator.suggest.learned.readings import Reading, right
from annotator.words import many

FEWEST_STORIES = 25
"""With fewer stories a learned model is worse than the rules it starts from."""
NO_CLAIM = "no claim"
WORTH = ("whole answers", "keys")
"""It speaks if it is clearly better in one of these, and in nothing worse."""


class Outcome(NamedTuple):
    """What was proposed for a sentence that was kept apart, and what it should have been."""

    story: str
    wanted: Reading
    learned: Reading
    chance: float
    others: Reading
    """What the other suggesters propose, combined."""


class Counts(NamedTuple):
    """Found, right and wanted: of sentences in which somebody speaks, or of spans."""

    found: int
    hits: int
    wanted: int

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.hits / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of what is there that was found."""
        return self.hits / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


class Measures(NamedTuple):
    """How good what was learned is, on stories kept apart, and the others on the same ones."""

    stories: int
    sentences: int
    accepted: int
    """Sentences whose whole answer was right."""
    accepted_others: int
    gains: Mapping[str, Comparison]
    """By what is compared: how much better it is than the others."""
    speech: Counts
    speech_others: Counts
    source: Counts
    cue: Counts
    content: Counts
    confusion: Mapping[str, Mapping[str, int]]
    """Label that was answered, label that was proposed, and how often."""
    sure: int
    """Sentences proposed as sure ..."""
    sure_right: int
    """... and those of them that were wholly right."""

    @property
    def silent(self) -> str | None:
        """Why the learned suggester keeps silent; null when it speaks."""
        if self.stories < FEWEST_STORIES:
            answered = many(self.stories, "answered story")
            return f"{answered}; it learns from {FEWEST_STORIES} on"
        worse = [what for what, found in self.gains.items() if found.is_worse]
        if worse:
            return f"on stories kept apart the other suggesters are better in {', '.join(worse)}"
        if not any(self.gains[what].is_better for what in WORTH):
            return "it does not beat the other suggesters on stories kept apart"
        return None


def measured(outcomes: Sequence[Outcome], curve: Curve, stories: int, sure_at: float) -> Measures:
    """Return what outcomes on stories kept apart amount to."""
    mine = [right(one.learned, one.wanted) for one in outcomes]
    theirs = [right(one.others, one.wanted) for one in outcomes]
    sure = [curve.at(one.chance) >= sure_at for one in outcomes]
    confusion: dict[str, Counter[str]] = {}
    for one in outcomes:
        confusion.setdefault(_label(one.wanted), Counter())[_label(one.learned)] += 1
    return Measures(
        stories=stories,
        sentences=len(outcomes),
        accepted=sum(mine),
        accepted_others=sum(theirs),
        gains=compared(_by_story(outcomes)),
        speech=_speech([(one.learned, one.wanted) for one in outcomes]),
        speech_others=_speech([(one.others, one.wanted) for one in outcomes]),
        source=_spans(outcomes, 0),
        cue=_spans(outcomes, 1),
        content=_spans(outcomes, 2),
        confusion={label: dict(row) for label, row in sorted(confusion.items())},
        sure=sum(sure),
        sure_right=sum(hit and certain for hit, certain in zip(mine, sure, strict=True)),
    )


def _by_story(outcomes: Sequence[Outcome]) -> list[list[Judged]]:
    found: dict[str, list[Judged]] = {}
    for one in outcomes:
        found.setdefault(one.story, []).append((one.wanted, one.learned, one.others))
    return list(found.values())


def _label(reading: Reading) -> str:
    return reading.labels[0] or NO_CLAIM


def _speech(pairs: Sequence[tuple[Reading, Reading]]) -> Counts:
    found = [bool(given.voices) for given, _ in pairs]
    wanted = [bool(want.voices) for _, want in pairs]
    hits = sum(a and b for a, b in zip(found, wanted, strict=True))
    return Counts(sum(found), hits, sum(wanted))


def _spans(outcomes: Sequence[Outcome], role: int) -> Counts:
    pairs = [(one.learned.marks[role], one.wanted.marks[role]) for one in outcomes]
    return Counts(
        sum(len(given) for given, _ in pairs),
        sum(len(given & want) for given, want in pairs),
        sum(len(want) for _, want in pairs),
    )
