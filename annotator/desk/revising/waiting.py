"""Answers whose passage changed: the list that an analyst works through, old and new side by side.

An answer is given to the new text only by the analyst's own key, at the sentence that is shown.
"""

from collections.abc import Iterable
from functools import lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple

from annotator.desk.errors import RefusedError
from annotator.desk.reach import settled
from annotator.desk.revising.alike import Together
from annotator.desk.revising.carrying import text_of
from annotator.desk.revising.comparing import Comparison, Fate
from annotator.desk.revising.nothing_new import NOTES, adds_nothing
from annotator.desk.revising.respanning import proposed
from annotator.desk.shelf import Spot
from annotator.model.answer import Answer, Judgement
from annotator.model.base import new_id, utc_now
from annotator.model.document import Sentence
from annotator.store.carries import Carry, CarryDecision, Decision

if TYPE_CHECKING:
    from annotator.desk.desk import Desk
    from annotator.desk.story import OpenStory


class Item(NamedTuple):
    """An answer that waits."""

    carry: Carry
    answer: Answer
    """What was said of the old text, by today's labels."""
    path: str
    """The path of its story."""
    number: int
    """The old sentence."""

    @property
    def fate(self) -> Fate:
        """Why it waits."""
        return self.carry.ending


class Look(NamedTuple):
    """An answer that waits, beside a sentence of the new text."""

    old: Sentence
    new: Sentence | None
    """Null where the passage is gone and nothing was looked for yet."""
    said: Judgement | None
    """What taking it over would say of the new sentence."""
    lost: tuple[str, ...]
    """Texts that were marked and have no place in the new sentence."""
    options: tuple[int, ...]
    """New sentences that it may be, where there are several."""


class Waiting:
    """What waits for one annotator."""

    def __init__(self, desk: "Desk") -> None:
        self.desk = self._desk = desk
        self.together = Together(self)
        self._compare = lru_cache(maxsize=4)(self._comparison)

    def count(self) -> int:
        """Return how many answers wait."""
        return self._desk.store.carries.count_waiting(self._desk.annotator_id, self._desk.role)

    def items(self) -> list[Item]:
        """Return what waits, in reading order and then in that of the old text."""
        found = [item for carry in self._carries() if (item := self._item(carry)) is not None]
        return sorted(found, key=lambda item: (item.path, item.number))

    def _carries(self) -> list[Carry]:
        return self._desk.store.carries.waiting(self._desk.annotator_id, self._desk.role)

    def _item(self, carry: Carry) -> Item | None:
        """Return what waits by a comparison; null where its story is not walked any more."""
        desk = self._desk
        answer = desk.lineage.answer(desk.store.answers.require(carry.answer_id))
        place = desk.store.order.get(carry.document_id)
        old = self._comparison_of(carry, answer).old
        number = next((s.index for s in old.sentences if s.id == answer.sentence_id), None)
        return None if place is None or number is None else Item(carry, answer, place.path, number)

    def comparison(self, item: Item) -> Comparison:
        """Return the texts of an item, compared."""
        return self._comparison_of(item.carry, item.answer)

    def places(self, item: Item) -> tuple[int, ...]:
        """Return the new sentences that an item's sentence is, may be, or became."""
        return self.comparison(item).places(item.number)

    def beside(self, item: Item, place: int | None, by: int) -> int:
        """Return the next (1) or previous (-1) new sentence to look at from one of them.

        Where a sentence may be one of several, these; else its neighbours.
        """
        options, last = self.places(item), len(self.comparison(item).new.sentences) - 1
        if place is None:
            return self.comparison(item).near(item.number)
        if len(options) > 1 and place in options:
            return options[(options.index(place) + by) % len(options)]
        return max(0, min(place + by, last))

    def look(self, item: Item, place: int | None) -> Look:
        """Show an item beside a new sentence."""
        comparison = self.comparison(item)
        old, options = comparison.old.sentences[item.number], self.places(item)
        if place is None:
            return Look(old, None, None, (), options)
        said, lost = proposed(comparison, item.answer, item.number, place)
        return Look(old, comparison.new.sentences[place], said, tuple(lost), options)

    def take(self, item: Item, place: int | None) -> None:
        """Say of a new sentence what was said of the old one, and go there."""
        look = self.look(item, place)
        if look.said is None or place is None:
            raise RefusedError("this passage is gone: look for another place, or drop the answer")
        desk = self._desk
        self.require_waiting([item])
        desk.go_outside(Spot(item.carry.document_id, place))
        story = desk.walk.story
        if story is None:
            raise RefusedError("there is no story yet")
        judgement = united(desk.judgement, look.said)
        desk.write(
            settled(story, place, judgement),
            also=partial(self._decide_here, item, story, place),
        )

    def _decide_here(self, item: Item, story: "OpenStory", place: int, action: str) -> None:
        """Decide about an item, and about others that have nothing to add to what is said now.

        In the caller's transaction.
        """
        self.decide(item, "taken", story, place, action)
        desk = self._desk
        given = desk.store.answers.current(story.sentences[place].id, desk.annotator_id, desk.role)
        if given is None:
            return
        now = desk.lineage.answer(given).judgement
        for other in self._beside(item):
            said = self.look(other, place).said if self.places(other) == (place,) else None
            if said is not None and adds_nothing(now, said):
                self.decide(other, "taken", story, place, action)

    def _beside(self, item: Item) -> list[Item]:
        """Return what else waits from the same older text."""
        old = item.answer.sentence_id.partition(":")[0]
        return [
            found
            for carry in self._carries()
            if carry.document_id == item.carry.document_id and carry.id != item.carry.id
            if (found := self._item(carry)) is not None
            if found.answer.sentence_id.startswith(f"{old}:")
        ]

    def drop(self, item: Item) -> None:
        """Say that an answer does not hold for the new text."""
        desk = self._desk
        self.require_waiting([item])
        with desk.store.writing():
            self._decide_all(item, "dropped", None, desk.writer.begin())

    def decide(
        self, item: Item, decision: Decision, story: "OpenStory", place: int, action: str
    ) -> None:
        """Decide about an item by the answer to a new sentence, in the caller's transaction."""
        sentence_id = story.sentences[place].id
        desk = self._desk
        given = desk.store.answers.current(sentence_id, desk.annotator_id, desk.role)
        self._decide_all(item, decision, None if given is None else given.id, action)

    def _decide_all(
        self, item: Item, decision: Decision, answer_id: str | None, action: str
    ) -> None:
        """Decide about an item and about the answers that only go on with its claims."""
        desk, carries = self._desk, self._desk.store.carries
        for carry in (item.carry, *carries.owned_by(item.carry)):
            latest = carries.latest(carry.id)
            carries.decide(
                CarryDecision(
                    new_id(),
                    carry.id,
                    decision,
                    answer_id,
                    None if latest is None else latest.id,
                    desk.annotator_id,
                    desk.annotator,
                    desk.role,
                    action,
                    utc_now(),
                )
            )

    def require_waiting(self, items: Iterable[Item]) -> None:
        """Raise RefusedError for what was decided meanwhile."""
        there = {one.id for one in self._carries()}
        if any(item.carry.id not in there for item in items):
            raise RefusedError("this does not wait any more: another window or undo was quicker")

    def _comparison_of(self, carry: Carry, answer: Answer) -> Comparison:
        return self._compare(answer.sentence_id.partition(":")[0], carry.document_id)

    def _comparison(self, old: str, new: str) -> Comparison:
        return Comparison(text_of(self._desk.store, old), text_of(self._desk.store, new))


def united(now: Judgement, taken: Judgement) -> Judgement:
    """Return what is said of a sentence together with what is taken over from the old text."""
    note = NOTES.join(dict.fromkeys(note for note in (now.note, taken.note) if note)) or None
    remarks = {"note": note, "flag": now.flag or taken.flag}
    if taken.outcome == "open":
        return now.model_copy(update=remarks)
    if now.decided and (now.outcome != "claims" or not taken.claims):
        if now.outcome == taken.outcome:
            return now.model_copy(update=remarks)
        raise RefusedError("you answered this sentence otherwise: drop the old answer")
    ids = {claim.id for claim in taken.claims}
    claims = [*(claim for claim in now.claims if claim.id not in ids), *taken.claims]
    return Judgement(
        outcome=taken.outcome if claims or taken.outcome != "claims" else now.outcome,
        claims=tuple(sorted(claims, key=lambda claim: claim.spans[0].start)),
        continues=now.continues,
        note=note,
        flag=now.flag or taken.flag,
    )
