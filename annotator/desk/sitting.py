"""One annotator sitting at one corpus: where they are, and the one way an answer is written.

Each act is one transaction: the answers, what follows from them, the undo position and the place
of the next sentence are on disk together before `write` returns, or nothing is.
"""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

from annotator.desk import edits
from annotator.desk.codebooks import is_in_use, put_in_use, require_fit
from annotator.desk.counts import Counts
from annotator.desk.errors import OvertakenError
from annotator.desk.pace import Pace
from annotator.desk.places import Corpus
from annotator.desk.proposal import Use
from annotator.desk.proposals import Proposals
from annotator.desk.reach import settled
from annotator.desk.shelf import Spot
from annotator.desk.stopwatch import Stopwatch
from annotator.desk.story import OpenStory
from annotator.desk.walk import Walk
from annotator.desk.writer import Writer
from annotator.errors import UserError
from annotator.model.answer import NOTHING_SAID, Answer, Judgement, Role
from annotator.model.base import utc_now
from annotator.model.claim import Claim
from annotator.model.codebook import DEFAULT_CODEBOOK, Codebook
from annotator.model.lineage import Lineage
from annotator.store import Store
from annotator.store.errors import ReadOnlyError

if TYPE_CHECKING:
    from annotator.desk.cutting import Cutting
    from annotator.desk.marking import Marking
    from annotator.desk.undo import Undo

POSITION = "position"


class Sitting:
    """One annotator, in one role, under one codebook, at one corpus."""

    def __init__(
        self,
        store: Store,
        corpus: Corpus,
        annotator: str,
        *,
        role: Role = "annotator",
        codebook: Codebook = DEFAULT_CODEBOOK,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Sit down at an open store and go where this annotator was; raises StoreError."""
        self.store = store
        self.corpus = corpus
        self.annotator = annotator
        self.role: Role = role
        self.codebook = codebook
        self.lineage = Lineage(codebook, store.codebooks.get)
        self.stopwatch = Stopwatch(clock)
        self.annotator_id = self._enrol()
        self.writer = Writer(store, codebook, self.annotator_id, annotator, role)
        self.walk = Walk(store, self.annotator_id, role, self.lineage)
        self.walk.resume(store.state.get(self.annotator_id, role, POSITION))
        self.proposals = Proposals(self)
        self.marking: Marking | None = None
        """What is being marked, while spans are."""
        self.cutting: Cutting | None = None
        """Where a sentence is to be split, while the place is looked for."""
        self.notice: str | None = None
        """What `catch_up` found that the analyst should know."""
        self._seen = store.version()
        self.counts = Counts(store, self.annotator_id, role)
        self.pace = Pace(store, self.annotator_id, role)
        self.recount()

    @cached_property
    def undoing(self) -> "Undo":
        """What can be undone."""
        from annotator.desk.undo import Undo  # not needed for the first sentence

        return Undo(self.store, self.writer, self.lineage)

    def _enrol(self) -> str:
        """Return the annotator's id; a reader without answers has none."""
        known = self.store.people.find(self.annotator)
        require_fit(self.store, self.codebook)
        if self.store.read_only:
            return known or ""
        if known is None or not is_in_use(self.store, self.codebook):
            with self.store.writing():
                known = self.store.people.enrol(self.annotator, utc_now())
                put_in_use(self.store, self.codebook)
        return known

    def warm_up(self) -> None:
        """Build what the first answer needs, so that its key need not wait for it."""
        Judgement.model_validate_json(Judgement().model_dump_json())

    # Moving

    def go(self, spot: Spot | None) -> None:
        """Light the sentence at a place (null: the end) and remember it."""
        if not self.store.read_only:
            with self.store.writing(durable=False):
                self.remember(spot)
        self.arrive(spot)

    # What is said about the lit sentence

    @property
    def answer(self) -> Answer | None:
        """The current answer to the lit sentence, as it was painted."""
        walk = self.walk
        return None if walk.story is None or walk.ended else walk.story.answer(walk.index)

    @property
    def judgement(self) -> Judgement:
        """What is said about the lit sentence."""
        answer = self.answer
        return NOTHING_SAID if answer is None else answer.judgement

    @property
    def lit_claim(self) -> Claim | None:
        """The claim that is lit; null on a sentence without claims and behind the last one."""
        claims = self.judgement.claims
        return claims[self.walk.lit] if self.walk.lit < len(claims) else None

    # Keeping up

    @property
    def story_number(self) -> int:
        """The open story's number in the reading order, from 1; 0 without a story."""
        return 0 if self.walk.story is None else self.counts.number_of(self.walk.story.place.path)

    def recount(self) -> None:
        """Count the corpus afresh."""
        self.counts.recount(furniture=self.walk.furniture)

    def catch_up(self) -> bool:
        """See what others wrote since the last look; tell whether anything was."""
        version = self.store.version()
        if version == self._seen:
            return False
        self._seen, self.notice = version, None
        painted = self.proposals.lit
        self.pace.forget()
        if self.walk.story is None:
            self.walk.resume(self.store.state.get(self.annotator_id, self.role, POSITION))
            self.stopwatch.start()
        elif self.walk.is_replaced():
            self._turn_to_newest_text(self.walk.story)
        else:
            story = self.walk.story
            self.walk.reread()
            self.proposals.renew(painted)
            if self.walk.story is not story:  # cut otherwise, or of other kinds
                self.cutting = None
        if (self.store.codebooks.newest(self.codebook.name) or 0) > self.codebook.number:
            self.notice = f"{self.codebook.name} has a newer version: leave and open the desk again"
        self.recount()
        return True

    def _turn_to_newest_text(self, old: OpenStory) -> None:
        """Go on in the text that replaced the one on the desk, at the sentence that was lit."""
        from annotator.desk.revising.turning import same_place, what_became

        place = self.store.order.at(old.place.path)
        if place is None:
            self.notice = "this story is not walked any more"
            return
        spot = None if self.walk.ended else same_place(self.store, old, self.walk.index, place)
        self.go(spot or self.walk.story_at(place.document_id))
        self.notice = what_became(self.store, old, place, self.annotator_id, self.role)

    # The one way an answer is written

    def say(self, judgement: Judgement, *, go_on: bool = False) -> None:
        """Write a judgement of the lit sentence and, if told, go on."""
        index, story = self.walk.sentence.index, self.walk.story
        if story is not None:
            self.write(settled(story, index, judgement), go_on=go_on)

    def change_claim(self, claim: Claim) -> None:
        """Say something else of the lit claim, which keeps its id; the sentence stays lit."""
        if claim != self.lit_claim:
            self.say(edits.with_claim(self.judgement, self.walk.lit, claim))

    def write(
        self,
        said: Mapping[int, Judgement],
        *,
        go_on: bool = False,
        behind: int | None = None,
        used: Mapping[int, Use] | None = None,
        also: Callable[[str], None] | None = None,
    ) -> None:
        """Write judgements of sentences of the open story, by their numbers, as one act.

        It goes on behind the lit sentence, or another one's number. `used` tells of the sentences
        that were answered by taking a suggestion what was done with it; of the lit one it is told
        from the answer. `also` is told the act's id and writes what belongs to it in the same
        transaction.
        Raises RefusedError, and OvertakenError when one of them has an answer not seen here.
        """
        story = self.walk.story
        if story is None:
            return
        painted = {index: story.answer(index) for index in said}
        for judgement in said.values():
            judgement.check_against(story.document.text)
        spot = self.walk.after(behind) if go_on else self.walk.spot
        taken = used or {}
        with self.store.writing():
            self.refuse_if_overtaken(story, painted)
            said = self._tied(story, said)
            action, seconds = self.writer.begin(), self.stopwatch.seconds()
            answers = {
                index: self.writer.answer(
                    story.sentences[index].id,
                    judgement,
                    replaces=painted[index],
                    action=action,
                    seconds=seconds if index == self.walk.index else None,
                    suggestion=self.proposals.use(
                        index, painted[index], judgement, taken.get(index)
                    )
                    if index == self.walk.index or index in taken
                    else None,
                )
                for index, judgement in said.items()
            }
            if also is not None:
                also(action)
            self.remember(spot)
        for index, answer in answers.items():
            story.put(index, answer)
            self.counts.move(painted[index], answer, story.sentences[index].block)
            self.pace.count(answer)
        if go_on:
            self.arrive(spot)

    def _tied(self, story: OpenStory, said: Mapping[int, Judgement]) -> Mapping[int, Judgement]:
        """Tie whoever is named to the sources of the story, inside the caller's transaction."""
        if not any(claim.attribution for one in said.values() for claim in one.claims):
            return said
        from annotator.desk.register import Register  # most answers name nobody

        register = Register(self, story.place.story_id)
        return {index: register.tied(judgement) for index, judgement in said.items()}

    def refuse_if_overtaken(self, story: OpenStory, painted: Mapping[int, Answer | None]) -> None:
        """Refuse to replace an answer that the analyst has not seen, or to answer an old text."""
        if self.walk.is_replaced():
            raise OvertakenError("this story has a new text: wait a moment, then look again")
        if self.store.cuts.last(story.document.id) != story.cuts:
            self.walk.reread()
            raise OvertakenError(
                "sentences here were cut otherwise meanwhile: look, then press the key again"
            )
        for index, seen in painted.items():
            sentence_id = story.sentences[index].id
            head = self.store.answers.current(sentence_id, self.annotator_id, self.role)
            if (head and head.id) != (seen and seen.id):
                self.walk.reread()
                raise OvertakenError(
                    "you answered this in another window meanwhile: look, then press the key again"
                )

    @contextmanager
    def reading_again(self) -> Iterator[None]:
        """Where a change that was read before it was committed is not saved, read as it was."""
        try:
            yield
        except UserError:
            self.walk.reread()
            raise

    def remember(self, spot: Spot | None) -> None:
        """Note a place for the next session, inside the caller's transaction."""
        if self.store.read_only:
            raise ReadOnlyError("nothing can be saved here")
        self.store.state.put(self.annotator_id, self.role, POSITION, self.walk.position(spot))

    def arrive(self, spot: Spot | None) -> None:
        """Light a place (null: the end) and start the stopwatch."""
        self.proposals.note_seen()
        self.walk.go(spot)
        self.marking = self.cutting = None
        self.proposals.fresh = False
        self.stopwatch.start()
