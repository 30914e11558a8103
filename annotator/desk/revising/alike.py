"""Changes of one kind in many sentences, taken over together: typos, quotation marks, one name.

An analyst looks at one of them and then takes all like it over, as they are proposed: one act, one
undo. Only changes that hardly touch what is said are of a kind: other punctuation, a typo that was
mended, or the very same words put in the place of the very same words. Figures are no typos.
"""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal, NamedTuple

from annotator.desk.errors import RefusedError
from annotator.desk.reach import settled
from annotator.desk.revising.comparing import Comparison
from annotator.desk.shelf import Spot
from annotator.model.answer import Judgement

if TYPE_CHECKING:
    from annotator.desk.revising.waiting import Item, Look, Waiting
    from annotator.desk.story import OpenStory

Kind = Literal["signs", "spelling", "words"]
KINDS: dict[Kind, str] = {
    "signs": "only punctuation or quotation marks",
    "spelling": "only spelling",
    "words": "words",
}
"""What was changed, as the screen says it."""
_SHORTEST = 4
"""Letters of a word at least that may have a typo: shorter ones become others too easily."""
_NUMBERS = frozenset(
    "four five nine eight seven thirteen thirty fourteen forty fifteen fifty sixteen sixty "
    "seventeen seventy eighteen eighty nineteen ninety million billion trillion millions billions "
    "trillions first third fifth sixth north south east west northern southern".split()
)
"""Words that look alike and say something else."""
_PUNCTUATION = re.compile(r"[\s\"'“”‘’„‚«»‹›.,;:()\[\]…—–-]*")
"""Signs that change little; a question mark or a currency changes what is said."""
_FIGURE = re.compile(r"[-−+]?\d(?:[\d.,:/–-]*\d)?")

Pair = tuple[str, str]
"""Words that were taken out, and those in their place; either may be none."""


class Difference(NamedTuple):
    """How the sentences of an answer were changed."""

    kind: Kind
    pairs: tuple[Pair, ...]
    """What was put in the place of what, without what stayed; none for signs."""

    @property
    def said(self) -> str:
        """What was changed, in a line."""
        return told(self.kind, self.pairs)


class Alike(NamedTuple):
    """Answers that wait because of changes of one kind, in one text."""

    difference: Difference
    """That of the one that is looked at."""
    items: "tuple[tuple[Item, int], ...]"
    """Each with the sentence that its own became."""
    pairs: tuple[Pair, ...]
    """What was put in the place of what, in all of them, once each."""

    @property
    def said(self) -> str:
        """What was changed in all of them, in a line."""
        return told(self.difference.kind, self.pairs)


def told(kind: Kind, pairs: Iterable[Pair]) -> str:
    """Say in a line what was put in the place of what."""
    words = ", ".join(f"{old or 'nothing'} → {new or 'nothing'}" for old, new in pairs)
    return f"{KINDS[kind]}: {words}" if words else KINDS[kind]


class Together:
    """Taking over what is alike, for one annotator."""

    def __init__(self, waiting: "Waiting") -> None:
        self._waiting = waiting

    def like(self, item: "Item", items: "Iterable[Item]") -> Alike | None:
        """Return an item with all of its text that are like it; null where it is of no kind."""
        lit = self.difference(item)
        if lit is None:
            return None
        found, pairs = [], {}
        for one in items:
            if one.carry.document_id != item.carry.document_id:
                continue
            other = self.difference(one)
            if other is not None and _are_alike(lit, other):
                found.append((one, self._waiting.places(one)[0]))
                pairs.update(dict.fromkeys(other.pairs))
        return Alike(lit, tuple(found), tuple(pairs))

    def take(self, alike: Alike) -> int:
        """Say of all their new sentences what was said of the old ones; return of how many.

        An answer whose sentence was answered otherwise meanwhile goes on waiting.
        """
        waiting, desk = self._waiting, self._waiting.desk
        waiting.require_waiting(one for one, _ in alike.items)
        first, place = alike.items[0]
        desk.go_outside(Spot(first.carry.document_id, place))
        story = desk.walk.story
        if story is None:
            raise RefusedError("there is no story yet")
        draft, taken = Draft(story), []
        for item, place in alike.items:
            said = waiting.look(item, place).said
            if said is not None and draft.take(place, said):
                taken.append((item, place))
        if not taken:
            raise RefusedError("all these sentences were answered otherwise: drop the old answers")

        def decide(action: str) -> None:
            for item, place in taken:
                waiting.decide(item, "taken", story, place, action)

        desk.write(draft.said, also=decide)
        return len(taken)

    def difference(self, item: "Item") -> Difference | None:
        """Return how the sentences of an item were changed, if all of it has its place still."""
        places = self._waiting.places(item)
        if item.fate != "touched" or len(places) != 1:
            return None
        comparison, look = self._waiting.comparison(item), self._waiting.look(item, places[0])
        if look.lost or look.new is None:
            return None
        pairs: dict[Pair, None] = {}
        figures = True
        for number in _involved(comparison, item, look):
            there = places if number == item.number else comparison.places(number)
            if len(there) != 1:
                return None
            diff = comparison.diff(number, there[0])
            pairs.update(dict.fromkeys(diff.pairs()))
            figures = figures and _FIGURE.findall(diff.old) == _FIGURE.findall(diff.new)
        return _kind_of(tuple(pairs), figures=figures)


class Draft:
    """A story with answers that are not written yet: each follows from those before."""

    def __init__(self, story: "OpenStory") -> None:
        self._story = story
        self.starts = story.starts
        self.said: dict[int, Judgement] = {}
        """What is to be written, by sentence."""

    def judgement(self, number: int) -> Judgement:
        """Return what is said of a sentence."""
        return self.said[number] if number in self.said else self._story.judgement(number)

    def take(self, place: int, said: Judgement) -> bool:
        """Say something else of a sentence; tell whether it goes with what is said there."""
        from annotator.desk.revising.waiting import united

        try:
            now = united(self.judgement(place), said)
        except RefusedError:
            return False
        self.said.update(settled(self, place, now))
        return True


def _involved(comparison: Comparison, item: "Item", look: "Look") -> list[int]:
    """Return the old sentences that an answer is marked in, its own among them."""
    spans = (span for claim in item.answer.judgement.claims for span in claim.all_spans())
    numbers = {number for span in spans for number in comparison.sentences_of(span)}
    return sorted({*numbers, look.old.index})


def _kind_of(pairs: tuple[Pair, ...], *, figures: bool) -> Difference | None:
    """Tell of what kind a change is; `figures` says whether all of them stayed."""
    worded = tuple(pair for pair in pairs if not all(map(_PUNCTUATION.fullmatch, pair)))
    if not figures:
        return Difference("words", pairs)
    if not worded:
        return Difference("signs", ()) if pairs else None
    return Difference("spelling" if all(_is_typo(*pair) for pair in worded) else "words", worded)


def _are_alike(lit: Difference, other: Difference) -> bool:
    """Tell whether a change is like the one that is looked at; punctuation may change with it."""
    if lit.kind == "words":
        return set(other.pairs) == set(lit.pairs)
    return other.kind == lit.kind


def _is_typo(old: str, new: str) -> bool:
    """Tell whether one word became one that differs by a letter, or by two that changed places."""
    one, other = (_PUNCTUATION.sub("", text).casefold() for text in (old, new))
    if not (one.isalpha() and other.isalpha()) or {one, other} & _NUMBERS:
        return False
    if max(len(one), len(other)) < _SHORTEST:
        return len(one) > 2 and one[0] == other[0] and sorted(one) == sorted(other)  # "teh"
    return one[0] == other[0] and _is_one_step(one, other)


def _is_one_step(one: str, other: str) -> bool:
    """Tell whether a letter was added, left out, replaced, or changed its place with the next."""
    if len(one) > len(other):
        one, other = other, one
    head = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    rest, there = one[head:], other[head:]
    if len(one) < len(other):
        return rest == there[1:]
    swapped = rest[1:2] + rest[:1] + rest[2:]
    return rest[1:] == there[1:] or swapped == there
