"""Accepting what is proposed: one suggestion, an alternative, or all sure ones at once."""

from typing import TYPE_CHECKING

from annotator.desk import edits
from annotator.desk.errors import RefusedError
from annotator.desk.proposal import Proposal
from annotator.desk.reach import settled
from annotator.desk.sure_ahead import CountingAhead, SureAhead, on_the_way
from annotator.model.answer import Judgement

if TYPE_CHECKING:
    from annotator.desk.sitting import Sitting
    from annotator.desk.story import OpenStory


class Accepting:
    """The keys that take suggestions."""

    def __init__(self, desk: "Sitting") -> None:
        self._desk = desk
        self._ahead = CountingAhead(desk)

    def sure_ahead(self) -> SureAhead:
        """Return how many `sure` would take, from a lit sentence whose suggestion is sure."""
        return self._ahead.look()

    def take(self, number: int = 1) -> None:
        """Answer with the suggestion as it was painted, or another choice of it, and go on.

        Raises RefusedError where there is none, and where the sentence is answered.
        """
        desk, proposal, index = self._desk, self.offered(), self._desk.walk.index
        if number > len(proposal.choices):
            raise RefusedError(_no_such(len(proposal.choices)))
        said = self._accepted(index, proposal.choices[number - 1])
        desk.write(said, go_on=True, used={index: "as_is" if number == 1 else "edited"})

    def label(self, proposal: Proposal, name: str, *, go_on: bool) -> None:
        """Label what is suggested."""
        said = self._accepted(self._desk.walk.index, proposal.first, name)
        self._desk.write(said, go_on=go_on)

    def sure(self) -> int:
        """Accept the sure suggestions from the lit sentence up to the next unsure one, as one act.

        Answered sentences on the way stay as they are; the end of the story is not crossed. Goes on
        behind the last one and returns how many.
        """
        desk, first, lit = self._desk, self.offered(), self._desk.walk.index
        if not desk.proposals.is_sure(first):
            raise RefusedError(
                f"this one is not sure ({first.confidence:.0%}): {{suggestion.take}} takes it"
            )
        said, taken = self._accepted(lit, first.first), [lit]
        for index in on_the_way(desk, lit):
            if index in said or self._story.judgement(index).decided:
                continue
            proposal = desk.proposals.shown(index)
            if proposal is None or not desk.proposals.is_sure(proposal):
                break
            try:
                also = self._accepted(index, proposal.first)
            except RefusedError:
                break
            if said.keys() & also.keys():
                break
            said |= also
            taken.append(index)
        desk.write(said, go_on=True, behind=taken[-1], used=dict.fromkeys(taken, "as_is"))
        return len(taken)

    def offered(self) -> Proposal:
        """Return what a key can take here; raises RefusedError that says why nothing."""
        desk, proposals = self._desk, self._desk.proposals
        desk.walk.sentence  # noqa: B018 - refuses where there is none
        if desk.judgement.decided:
            raise RefusedError("this is answered: accepting never changes an answer")
        if proposals.hidden:
            raise RefusedError("suggestions are hidden: {suggestion.hide} shows them")
        if proposals.withheld(desk.walk.index):
            raise RefusedError("no suggestion is shown here, so that their influence is measured")
        if proposals.lit is None:
            if proposals.ignored:
                raise RefusedError("a script is told no suggestions: --suggestions asks for them")
            if proposals.coming:
                raise RefusedError("suggestions are still being worked out: a label key answers")
            raise RefusedError("nothing is suggested here: a label key answers")
        if proposals.seen is None:
            raise RefusedError("this suggestion came just now: look, then press the key again")
        return proposals.seen

    @property
    def _story(self) -> "OpenStory":
        story = self._desk.walk.story
        if story is None:
            raise RefusedError("there is no story yet")
        return story

    def _accepted(
        self, index: int, proposed: Judgement, label: str | None = None
    ) -> dict[int, Judgement]:
        """Return all that is said when a proposal for a sentence is accepted.

        Raises RefusedError where that would change what was said of another sentence.
        """
        story = self._story
        said = settled(story, index, edits.accepted(story.judgement(index), proposed, label))
        for other in said:
            if other != index and story.judgement(other).decided:
                raise RefusedError(
                    f"this would change the answer to sentence {other + 1}: {{claim.spans}} marks "
                    "it otherwise"
                )
        return said


def _no_such(count: int) -> str:
    if count == 1:
        return "there is no other suggestion: {suggestion.take} takes this one"
    return f"there are {count} suggestions here: 1 to {count}"
