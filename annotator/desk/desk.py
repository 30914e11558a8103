"""The desk of one annotator: every key that changes an answer ends in one of these methods."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from annotator.desk import edits
from annotator.desk.errors import RefusedError
from annotator.desk.instruments import Instruments
from annotator.desk.shelf import Spot
from annotator.model.answer import Answer
from annotator.model.claim import Claim
from annotator.model.document import BlockKind
from annotator.model.lineage import plain_name
from annotator.store.errors import StoreError
from annotator.store.order import Place
from annotator.store.progress import Tally

if TYPE_CHECKING:
    from annotator.desk.marking import Marking
    from annotator.desk.revising.waiting import Waiting
    from annotator.desk.statistics import Given, Statistics
    from annotator.desk.undo import Turned


class Desk(Instruments):
    """What the analyst can do at the lit sentence, and see of the corpus."""

    _left: tuple[tuple[str, str | None, str | None], "Marking"] | None = None
    """A marking that was left without keeping it, and where."""

    # Moving

    def next_claim(self) -> None:
        """Light the next claim of this sentence; behind the last one a new, empty one."""
        if self.walk.lit >= len(self.judgement.claims):
            raise RefusedError("this is the new claim: a label makes it")
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

    def label(self, name: str, *, stay: bool = False) -> None:
        """Label the lit claim, else what is suggested, else a new one over the sentence; go on.

        With `stay` the sentence stays lit, with a new empty claim ready.
        """
        sentence, proposal = self.walk.sentence, self.proposals.seen
        if proposal is not None and proposal.first.claims:
            self.accepting.label(proposal, name, go_on=not stay)
        else:
            said = edits.labelled(self.judgement, self.walk.lit, name, sentence)
            self.say(said, go_on=not stay)
        if stay:
            self.walk.lit = len(self.judgement.claims)

    def no_claim(self) -> None:
        """Say that nothing can be checked here, or behind its claims nothing more, and go on."""
        if 0 < len(self.judgement.claims) == self.walk.lit:
            self.go(self.walk.after())
            return
        self.say(edits.no_claim(self.judgement), go_on=True)

    def skip(self) -> None:
        """Say that this cannot be judged, and go on; an answered sentence keeps its answer."""
        if self.judgement.decided:
            self.go(self.walk.after())
        else:
            self.say(edits.skipped(self.judgement), go_on=True)

    def flag(self) -> None:
        """Set or take away the flag."""
        self.say(edits.flagged(self.judgement))

    def note(self, text: str | None) -> None:
        """Write, change or (with nothing) take away the note."""
        if (text or None) != self.judgement.note:
            self.say(edits.noted(self.judgement, text))

    # Spans

    def mark(self, *, afresh: bool = False) -> "Marking":
        """Begin to mark the lit claim's spans, or a new claim's; what was left waits here.

        `afresh` begins with what the claim has, and with no proposal: what nobody has seen
        cannot be kept by accident.
        """
        from annotator.desk import spans  # looking for words waits until somebody marks some

        at = self._markable()
        if not afresh and self._left is not None and self._left[0] == at:
            self.marking = self._left[1]
            self.marking.goes_on_with(self.lit_claim)
        else:
            self.marking = spans.open_marking(self, proposing=not afresh)
        self._left = None
        return self.marking

    def leave_marking(self) -> bool:
        """Stop marking without keeping; tell whether anything waits for `mark` to come back."""
        marking, self.marking = self.marking, None
        if marking is not None and marking.changed:
            self._left = (self._markable(), marking)
        return self._left is not None

    def keep_spans(self, label: str | None = None, *, stay: bool = True) -> None:
        """Keep what is marked, under a label if one is given."""
        from annotator.desk import spans

        claim = spans.keep(self, self._marked(), label, go_on=not stay)
        self._stop_marking(claim)

    def split_claim(self) -> None:
        """Make two claims of the lit one, at the cursor of the marking."""
        from annotator.desk import spans

        self._stop_marking(spans.split(self, self._marked()))

    def join_claims(self) -> None:
        """Make one claim of the lit one and the next."""
        from annotator.desk import spans

        self._stop_marking(spans.join(self))

    def _marked(self) -> "Marking":
        if self.marking is None:
            raise RefusedError("nothing is being marked: {claim.spans} begins")
        return self.marking

    def _stop_marking(self, claim: Claim) -> None:
        """Light the claim that was kept, wherever its spans have moved it, or go on."""
        self.marking = self._left = None
        ids = [known.id for known in self.judgement.claims]
        if claim.id in ids:
            self.walk.lit = ids.index(claim.id)

    def _markable(self) -> tuple[str, str | None, str | None]:
        answer, claim = self.answer, self.lit_claim
        return self.walk.sentence.id, answer.id if answer else None, claim.id if claim else None

    # Claims

    def remove_claim(self) -> None:
        """Remove the lit claim."""
        if self.walk.lit >= len(self.judgement.claims):
            raise RefusedError("there is no claim to remove")
        self.say(edits.without_claim(self.judgement, self.walk.lit))
        self.walk.lit = max(0, min(self.walk.lit, len(self.judgement.claims) - 1))

    def repeat(self) -> None:
        """Say about this sentence what was said last: the same label, no claim, or a skip."""
        last = self.store.answers.last_given(self.annotator_id, self.role, self.lineage.answer)
        if last is None:
            raise RefusedError("there is no answer to repeat yet")
        if last.judgement.outcome == "skipped":
            self.skip()
        elif last.judgement.claims:
            label = last.judgement.claims[-1].label
            if self.codebook.label(label) is None:
                raise RefusedError(
                    f"{self.codebook.version} has no label {plain_name(label)} to repeat"
                )
            said = edits.labelled(self.judgement, self.walk.lit, label, self.walk.sentence)
            self.say(said, go_on=True)
        else:
            self.no_claim()

    def change_block(self, kind: BlockKind, *, everywhere: bool = False) -> int:
        """Change the kind of the lit sentence's block; return how many blocks were changed.

        With `everywhere` that of all blocks with the same line, here and in stories to come.
        """
        from annotator.desk.blocks import change_block

        return change_block(self, kind, everywhere=everywhere)

    # Undo

    def undo(self) -> "Turned":
        """Take back the last act, wherever it was, and go there; return what it had said."""
        return self._turn_back(self.undoing.undo)

    def redo(self) -> "Turned":
        """Bring back the act that was taken back last, and go there; return what it says."""
        return self._turn_back(self.undoing.redo)

    # Searching

    @cached_property
    def waiting(self) -> "Waiting":
        """Answers whose passage changed in a newer text."""
        from annotator.desk.revising.waiting import Waiting  # few stories change

        return Waiting(self)

    def search(self, typed: str) -> str | None:
        """Make the sentences with all these words the walk, until `leave_search`."""
        return self.finding.now(self.finding.typed(typed))

    def leave_search(self) -> None:
        """Go back to where the search began."""
        self.go(self.walk.before_search())
        self.walk.hits = None

    def go_outside(self, spot: Spot) -> None:
        """Go to a place that was named; a search or filter that it is no part of is left."""
        place = self.store.order.get(spot.document_id)
        hits = self.walk.hits
        self.go(spot)
        if hits is not None and (place is None or not hits.number(place.path, spot.index)):
            self.walk.hits = None

    def history(self) -> list[Answer]:
        """Return everything this annotator said about the lit sentence, oldest first."""
        said = self.store.answers.history(self.walk.sentence.id, self.annotator_id, self.role)
        return [self.lineage.answer(answer) for answer in said]

    def stories_from(self, offset: int, limit: int) -> list[tuple[Place, Tally]]:
        """Return stories of the reading order with this annotator's tallies."""
        return self.store.order.page(self.annotator_id, self.role, offset, limit)

    def given(self) -> "Given":
        """Count what this annotator currently says: labels, no claim, skipped."""
        from annotator.desk.statistics import given_by

        return given_by(self.store, self.annotator_id, self.role)

    def statistics(self) -> "Statistics":
        """Count this annotator's work, day by day; their days begin at local midnight."""
        from annotator.desk.statistics import statistics_of

        return statistics_of(self.store, self.annotator_id, self.role)

    def _turn_back(self, step: "Callable[[], Turned]") -> "Turned":
        """Undo or redo an act and go to the sentence that it changed, wherever it is."""
        with self.reading_again(), self.store.writing():
            turned = step()
            self.walk.reread()
            spot = self.walk.find_sentence(turned.sentence_id)
            here = self.walk.spot
            if turned.signed and spot and here and spot.document_id == here.document_id:
                spot = here  # a sign-off is about the whole story
            if spot is not None:
                self.remember(spot)
        self.recount()
        if spot is not None:
            self.arrive(spot)
        return turned
