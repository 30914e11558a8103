"""What the steps of the tutorial look at to see whether they were done."""

from collections.abc import Callable
from typing import NamedTuple

from annotator.desk import Desk
from annotator.model.answer import Judgement
from annotator.model.claim import Claim


class Scene(NamedTuple):
    """The desk as it is now, and what happened since the step began."""

    desk: Desk
    did: frozenset[str]
    """The ids of the actions that were carried out."""

    def said(self, index: int) -> Judgement:
        """Return what is said about a sentence of the open story."""
        story = self.desk.walk.story
        return Judgement() if story is None else story.judgement(index)

    def claims(self, index: int) -> tuple[Claim, ...]:
        """Return the claims of a sentence of the open story."""
        return self.said(index).claims


Check = Callable[[Scene], bool]


def decided(index: int) -> Check:
    """Whether a sentence is answered, whatever the answer is."""
    return lambda scene: scene.said(index).decided


def did(action: str) -> Check:
    """Whether an action was carried out."""
    return lambda scene: action in scene.did


def said_by(index: int) -> Check:
    """Whether a claim of a sentence has the words of its source."""
    return lambda scene: any(
        claim.attribution is not None and claim.attribution.source for claim in scene.claims(index)
    )


def taken_back(index: int) -> Check:
    """Whether an answer to a sentence was ever undone."""

    def check(scene: Scene) -> bool:
        desk, story = scene.desk, scene.desk.walk.story
        if story is None:
            return False
        sentence = story.sentences[index].id
        history = desk.store.answers.history(sentence, desk.annotator_id, desk.role)
        return any(answer.seconds is None for answer in history)

    return check


def other_than(index: int, *wanted: str) -> Check:
    """Whether a sentence was answered otherwise than with these labels (none: no claim)."""

    def check(scene: Scene) -> bool:
        said = scene.said(index)
        return said.outcome == "skipped" or {claim.label for claim in said.claims} != set(wanted)

    return check


def searching(scene: Scene) -> bool:
    """Whether the hits of a search are the walk."""
    return scene.desk.walk.hits is not None


def not_searching(scene: Scene) -> bool:
    """Whether the search was left."""
    return scene.desk.walk.hits is None
