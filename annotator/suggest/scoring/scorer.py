"""Counting story by story: memory does not grow with the number of stories.

What each figure means is said at the fields of `Scores`.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from annotator.suggest.scoring.keystrokes import WAYS, ByRole, Sentence, Way
from annotator.suggest.scoring.marked import ROLES, Marked
from annotator.suggest.scoring.scores import Keys, Rate, Roles, Scores, Step
from annotator.suggest.scoring.spans import (
    Piece,
    Range,
    all_shared,
    heaviest_pairs,
    loose_pieces,
    loosened,
    pieces,
    shared,
)

STEPS = (0.0, 0.2, 0.4, 0.6, 0.8, 0.9, 0.95, 1.01)
"""Borders of the steps of confidence."""
_CUE = 10_000
"""A shared character of a cue outweighs any content."""


class Scorer:
    """Counts how good suggestions are."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[str, ...]] = Counter()
        self._said: dict[int, list[float]] = {n: [0, 0, 0] for n in range(len(STEPS) - 1)}

    def add(
        self,
        text: str,
        sentences: Sequence[Range],
        gold: Sequence[Marked],
        proposed: Sequence[Marked],
        confidences: Sequence[float | None] = (),
    ) -> list[bool]:
        """Count a story; tell of which sentences the whole suggestion is right.

        `confidences` are those of the sentences' suggestions, null where there is none.
        """
        self._counts["stories",] += 1
        sides = [_Side(text, sentences, attributions) for attributions in (gold, proposed)]
        right = self._count_sentences(text, sentences, *sides)
        self._count_spans(*sides)
        self._count_attributions(text, gold, proposed)
        for confidence, is_right in zip(confidences, right, strict=False):
            if confidence is not None:
                self._count_step(confidence, is_right=is_right)
        return right

    def _count_sentences(
        self, text: str, sentences: Sequence[Range], gold: "_Side", proposed: "_Side"
    ) -> list[bool]:
        counts, right = self._counts, []
        for number, sentence in enumerate(sentences):
            wanted, given = gold.said_in(number), proposed.said_in(number)
            here, there = gold.speaks_in(number), proposed.speaks_in(number)
            same = here == there and wanted == given
            right.append(same)
            counts["sentences",] += 1
            counts["sentence", "gold"] += here
            counts["sentence", "proposed"] += there
            counts["sentence", "right"] += here and there
            counts["accurate",] += here == there
            counts["accepted",] += same
            counts["accepted attributed",] += same and here
            words = Sentence(text, sentence)
            for way in WAYS:
                counts["by hand", way] += words.by_hand(way, wanted)
                counts["suggested", way] += words.suggested(way, wanted, given)
        return right

    def _count_spans(self, gold: "_Side", proposed: "_Side") -> None:
        for role in ROLES:
            cuts = (gold.exact[role], proposed.exact[role])
            self._add("exact", role, len({*cuts[0]} & {*cuts[1]}), *cuts)
            cuts = (gold.loose[role], proposed.loose[role])
            self._add("loose", role, len({*cuts[0]} & {*cuts[1]}), *cuts)
            cuts = (gold.exact[role], proposed.exact[role])
            weights = [
                (shared(given[:2], wanted[:2]), i, j)
                for i, given in enumerate(cuts[1])
                for j, wanted in enumerate(cuts[0])
                if given[2] == wanted[2] and shared(given[:2], wanted[:2])
            ]
            self._add("overlap", role, len(heaviest_pairs(weights)), *cuts)

    def _add(
        self, what: str, role: str, right: int, gold: list[Piece], proposed: list[Piece]
    ) -> None:
        self._counts[what, role, "right"] += right
        self._counts[what, role, "gold"] += len(gold)
        self._counts[what, role, "proposed"] += len(proposed)

    def _count_attributions(
        self, text: str, gold: Sequence[Marked], proposed: Sequence[Marked]
    ) -> None:
        for what in ("linked", "linked exactly"):
            self._counts[what, "gold"] += len(gold)
            self._counts[what, "proposed"] += len(proposed)
        weights = [
            (weight, i, j)
            for i, given in enumerate(proposed)
            for j, wanted in enumerate(gold)
            if (weight := _likeness(given, wanted))
        ]
        for i, j in heaviest_pairs(weights):
            given, wanted = proposed[i], gold[j]
            self._counts["linked", "right"] += all(
                _touch(given.of(role), wanted.of(role)) for role in ROLES
            )
            self._counts["linked exactly", "right"] += all(
                _loose(text, given.of(role)) == _loose(text, wanted.of(role)) for role in ROLES
            )

    def _count_step(self, confidence: float, *, is_right: bool) -> None:
        for number, (low, high) in enumerate(pairwise(STEPS)):
            if low <= confidence < high:
                counted = self._said[number]
                counted[0] += 1
                counted[1] += confidence
                counted[2] += is_right

    def scores(self) -> Scores:
        """Return what was counted."""
        counts = self._counts
        sentences = counts["sentences",]
        return Scores(
            stories=counts["stories",],
            sentences=sentences,
            attributed=_share(counts["sentence", "gold"], sentences),
            sentence=self._rate("sentence"),
            accuracy=_share(counts["accurate",], sentences),
            exact=self._roles("exact"),
            loose=self._roles("loose"),
            overlap=self._roles("overlap"),
            linked=self._rate("linked"),
            linked_exactly=self._rate("linked exactly"),
            accepted=_share(counts["accepted",], sentences),
            accepted_attributed=_share(counts["accepted attributed",], counts["sentence", "gold"]),
            jump=self._keys("jump"),
            step=self._keys("step"),
            confidence=self._steps(),
        )

    def _rate(self, *what: str) -> Rate:
        counts = self._counts
        right, proposed, gold = (counts[(*what, n)] for n in ("right", "proposed", "gold"))
        return Rate.of(right, proposed, gold)

    def _roles(self, what: str) -> Roles:
        return Roles(**{role: self._rate(what, role) for role in ROLES})

    def _keys(self, way: Way) -> Keys:
        hand, suggested = self._counts["by hand", way], self._counts["suggested", way]
        sentences = self._counts["sentences",]
        return Keys(
            by_hand=_share(hand, sentences),
            with_suggestions=_share(suggested, sentences),
            saving=1 - suggested / hand if hand else 0.0,
        )

    def _steps(self) -> tuple[Step, ...]:
        total = sum(counted[0] for counted in self._said.values())
        return tuple(
            Step(
                low=low,
                high=min(high, 1.0),
                sentences=int(counted[0]),
                share=counted[0] / total,
                said=counted[1] / counted[0],
                right=counted[2] / counted[0],
            )
            for (low, high), counted in zip(pairwise(STEPS), self._said.values(), strict=True)
            if counted[0]
        )


class _Side:
    """One side of a comparison, cut into the pieces that lie in one sentence each."""

    def __init__(
        self, text: str, sentences: Sequence[Range], attributions: Sequence[Marked]
    ) -> None:
        self.exact: dict[str, list[Piece]] = {}
        self.loose: dict[str, list[Piece]] = {}
        self._by_sentence: dict[int, ByRole] = {}
        self._spoken_in: set[int] = set()
        for role in ROLES:
            ranges = [span for marked in attributions for span in marked.of(role)]
            cut = self.exact[role] = pieces(ranges, sentences)
            self.loose[role] = loose_pieces(text, cut)
            if role != "source":
                self._spoken_in.update(number for _, _, number in cut)
            for start, end, number in self.loose[role]:
                by_role = self._by_sentence.setdefault(number, _nothing())
                by_role[role].append((start, end))

    def speaks_in(self, number: int) -> bool:
        """Tell whether somebody speaks in a sentence; a source alone has its cue elsewhere."""
        return number in self._spoken_in

    def said_in(self, number: int) -> ByRole:
        """Return the loose ranges of a sentence; none where nobody speaks in it."""
        known = self._by_sentence.get(number) if self.speaks_in(number) else None
        return known or _nothing()


def _nothing() -> ByRole:
    return {role: [] for role in ROLES}


def _likeness(given: Marked, wanted: Marked) -> int:
    weight = all_shared(given.cue, wanted.cue) * _CUE
    if not (given.cue and wanted.cue):
        weight += all_shared(given.content, wanted.content)
    return weight


def _touch(given: Sequence[Range], wanted: Sequence[Range]) -> bool:
    """Tell whether a role overlaps, or is missing on both sides."""
    return not (given or wanted) or all_shared(given, wanted) > 0


def _loose(text: str, ranges: Sequence[Range]) -> list[Range]:
    return sorted(loosened(text, start, end) for start, end in ranges)


def _share(part: int, whole: int) -> float:
    return part / max(1, whole)
