"""The desk of one annotator: every key that changes an answer ends in one of these methods.

Each act is one transaction: the answer, what follows from it, the undo position and the place of
the next sentence are on disk together before the method returns, or nothing is.
"""

import time
from collections.abc import Callable
from datetime import UTC, datetime

from annotator.desk import edits
from annotator.desk.counts import Counts
from annotator.desk.errors import OvertakenError, RefusedError
from annotator.desk.pace import Pace, pace_of
from annotator.desk.places import Corpus
from annotator.desk.shelf import Spot
from annotator.desk.stopwatch import Stopwatch
from annotator.desk.story import OpenStory
from annotator.desk.undo import Turned, Undo
from annotator.desk.walk import Walk
from annotator.desk.writer import Writer
from annotator.model.answer import NOTHING_SAID, Answer, Judgement, Role
from annotator.model.base import utc_now
from annotator.model.codebook import DEFAULT_CODEBOOK, Codebook
from annotator.model.document import BlockKind
from annotator.store import Store
from annotator.store.errors import ReadOnlyError, StoreError
from annotator.store.order import Place
from annotator.store.progress import Tally
from annotator.words import many

POSITION = "position"


class Desk:
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
        self.stopwatch = Stopwatch(clock)
        self.annotator_id = self._enrol()
        self.writer = Writer(store, codebook, self.annotator_id, annotator, role)
        self.undoing = Undo(store, self.writer)
        self.walk = Walk(store, self.annotator_id, role)
        self.walk.resume(store.state.get(self.annotator_id, role, POSITION))
        self.notice: str | None = None
        """What `catch_up` found that the analyst should know."""
        self._seen = store.version()
        self.counts = Counts(store, self.annotator_id, role)
        self.recount()

    def _enrol(self) -> str:
        """Return the annotator's id; a reader without answers has none."""
        known = self.store.people.find(self.annotator)
        if self.store.read_only:
            return known or ""
        if known is None or not self.store.codebooks.knows(self.codebook):
            with self.store.writing():
                known = self.store.people.enrol(self.annotator, utc_now())
                self.store.codebooks.record(self.codebook, utc_now())
        return known

    def warm_up(self) -> None:
        """Build what the first answer needs, so that its key need not wait for it."""
        Judgement.model_validate_json(Judgement().model_dump_json())

    # Moving

    def go(self, spot: Spot | None) -> None:
        """Light the sentence at a place (null: the end) and remember it."""
        if not self.store.read_only:
            with self.store.writing(durable=False):
                self._remember(spot)
        self._arrive(spot)

    def next_claim(self) -> None:
        """Light the next claim of this sentence; behind the last one a new, empty one."""
        if self.walk.lit >= len(self.judgement.claims):
            raise RefusedError("this is the new claim: a label key makes it")
        self.walk.lit += 1

    def previous_claim(self) -> None:
        """Light the claim before."""
        if self.walk.lit == 0:
            raise RefusedError("this is the first claim of the sentence")
        self.walk.lit -= 1

    def walk_furniture(self) -> bool:
        """Walk furniture too, or no longer; return which."""
        self.walk.furniture = not self.walk.furniture
        spot = self.walk.spot
        story = self.walk.story
        if spot and story and not story.is_walked(spot.index, furniture=self.walk.furniture):
            spot = self.walk.after()
        try:
            self.go(spot)
        except StoreError:  # the key is pressed again when it could not be saved
            self.walk.furniture = not self.walk.furniture
            raise
        self.recount()
        return self.walk.furniture

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

    def label(self, name: str, *, stay: bool = False) -> None:
        """Label the lit claim, or a new one over the sentence, and go on.

        With `stay` the sentence stays lit, with a new empty claim ready.
        """
        said = edits.labelled(self.judgement, self.walk.lit, name, self.walk.sentence)
        self._say(said, go_on=not stay)
        if stay:
            self.walk.lit = len(said.claims)

    def no_claim(self) -> None:
        """Say that nothing can be checked here, and go on."""
        self._say(edits.no_claim(self.judgement), go_on=True)

    def skip(self) -> None:
        """Say that this cannot be judged, and go on; an answered sentence keeps its answer."""
        if self.judgement.decided:
            self.go(self.walk.after())
        else:
            self._say(edits.skipped(self.judgement), go_on=True)

    def flag(self) -> None:
        """Set or take away the flag."""
        self._say(edits.flagged(self.judgement), go_on=False)

    def note(self, text: str | None) -> None:
        """Write, change or (with nothing) take away the note."""
        if (text or None) != self.judgement.note:
            self._say(edits.noted(self.judgement, text), go_on=False)

    def remove_claim(self) -> None:
        """Remove the lit claim."""
        if self.walk.lit >= len(self.judgement.claims):
            raise RefusedError("there is no claim to remove")
        self._say(edits.without_claim(self.judgement, self.walk.lit), go_on=False)
        self.walk.lit = max(0, min(self.walk.lit, len(self.judgement.claims) - 1))

    def repeat(self) -> None:
        """Say about this sentence what was said last: the same label, no claim, or a skip."""
        last = self.store.answers.last_given(self.annotator_id, self.role)
        if last is None:
            raise RefusedError("there is no answer to repeat yet")
        if last.judgement.outcome == "skipped":
            self.skip()
        elif last.judgement.claims:
            self.label(last.judgement.claims[-1].label)
        else:
            self.no_claim()

    def change_block(self, kind: BlockKind) -> None:
        """Change the kind of the lit sentence's block."""
        sentence, story = self.walk.sentence, self.walk.story
        if story is None or kind == sentence.block:
            return
        block = story.block_of(self.walk.index)
        with self.store.writing():
            action = self.writer.begin()
            self.writer.correct_block(
                story.document.id, block.start, block.end, kind, sentence.block, action
            )
        self.walk.reread()
        self.recount()

    # Undo

    def undo(self) -> Turned:
        """Take back the last act, wherever it was, and go there; return what it had said."""
        return self._turn_back(self.undoing.undo)

    def redo(self) -> Turned:
        """Bring back the act that was taken back last, and go there; return what it says."""
        return self._turn_back(self.undoing.redo)

    # Searching

    def search(self, typed: str) -> None:
        """Make the sentences with all these words the walk, until `leave_search`."""
        self.go(self.walk.search(typed))

    def leave_search(self) -> None:
        """Go back to where the search began."""
        self.go(self.walk.before_search())
        self.walk.hits = None

    def history(self) -> list[Answer]:
        """Return everything this annotator said about the lit sentence, oldest first."""
        return self.store.answers.history(self.walk.sentence.id, self.annotator_id, self.role)

    def stories_from(self, offset: int, limit: int) -> list[tuple[Place, Tally]]:
        """Return stories of the reading order with this annotator's tallies."""
        return self.store.order.page(self.annotator_id, self.role, offset, limit)

    def pace(self) -> Pace:
        """Count this annotator's work; the day begins at local midnight."""
        midnight = datetime.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
        return pace_of(
            self.store, self.annotator_id, self.role, midnight.astimezone(UTC).isoformat()
        )

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
        if self.walk.story is None:
            self.walk.resume(self.store.state.get(self.annotator_id, self.role, POSITION))
            self.stopwatch.start()
        elif self.walk.is_replaced():
            self._turn_to_newest_text(self.walk.story)
        else:
            self.walk.reread()
        self.recount()
        return True

    def _turn_to_newest_text(self, old: OpenStory) -> None:
        """Go on in the text that replaced the one on the desk."""
        decided, _ = old.counts(furniture=True)
        place = self.store.order.at(old.place.path)
        if place is not None:
            self.go(self.walk.story_at(place.document_id))
        self.notice = "this story has a new text" + (
            f": {many(decided, 'answer')} stay with the old one" if decided else ""
        )

    # The one way an answer is written

    def _say(self, judgement: Judgement, *, go_on: bool) -> None:
        """Write a judgement of the lit sentence and, if told, go on."""
        sentence, story, painted = self.walk.sentence, self.walk.story, self.answer
        if story is None:
            return
        judgement.check_against(story.document.text)
        spot = self.walk.after() if go_on else self.walk.spot
        with self.store.writing():
            self._refuse_if_overtaken(sentence.id, painted)
            answer = self.writer.answer(
                sentence.id,
                judgement,
                replaces=painted,
                action=self.writer.begin(),
                seconds=self.stopwatch.seconds(),
            )
            self._remember(spot)
        story.put(sentence.index, answer)
        self.counts.move(painted, answer, sentence.block)
        if go_on:
            self._arrive(spot)

    def _refuse_if_overtaken(self, sentence_id: str, painted: Answer | None) -> None:
        """Refuse to replace an answer that the analyst has not seen, or to answer an old text."""
        if self.walk.is_replaced():
            raise OvertakenError("this story has a new text: wait a moment, then look again")
        head = self.store.answers.current(sentence_id, self.annotator_id, self.role)
        if (head and head.id) != (painted and painted.id):
            self.walk.reread()
            raise OvertakenError(
                "you answered this in another window meanwhile: look, then press the key again"
            )

    def _remember(self, spot: Spot | None) -> None:
        if self.store.read_only:
            raise ReadOnlyError("nothing can be saved here")
        self.store.state.put(self.annotator_id, self.role, POSITION, self.walk.position(spot))

    def _arrive(self, spot: Spot | None) -> None:
        self.walk.go(spot)
        self.stopwatch.start()

    def _turn_back(self, step: Callable[[], Turned]) -> Turned:
        """Undo or redo an act and go to the sentence that it changed, wherever it is."""
        with self.store.writing():
            turned = step()
            spot = self.walk.find_sentence(turned.sentence_id)
            if spot is not None:
                self._remember(spot)
        self.walk.reread()
        self.recount()
        if spot is not None:
            self._arrive(spot)
        return turned
