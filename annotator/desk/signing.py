"""Signing a story off as done, and opening it again.

A sign-off locks nothing: an answer in a signed-off story is kept like every other, and the desk
shows that something was answered since.
"""

from typing import TYPE_CHECKING, NamedTuple

from annotator.desk.errors import RefusedError
from annotator.model.base import new_id, utc_now
from annotator.store.reviews import Review, State

if TYPE_CHECKING:
    from annotator.desk.sitting import Sitting


class SignOff(NamedTuple):
    """Whether the open story is signed off."""

    signed: bool
    since: bool
    """Whether something was answered after that."""


class Signing:
    """The sign-offs of one desk."""

    def __init__(self, desk: "Sitting") -> None:
        self._desk = desk

    @property
    def state(self) -> SignOff:
        """Tell whether the open story is signed off."""
        story = self._desk.walk.story
        review = None if story is None else story.review
        if story is None or review is None or review.state != "done":
            return SignOff(signed=False, since=False)
        return SignOff(signed=True, since=story.newest > review.id)

    def undecided(self) -> int:
        """Return how many walked sentences of the open story are not decided."""
        story = self._desk.walk.story
        if story is None:
            raise RefusedError("there is no story yet")
        decided, walked = story.counts(furniture=self._desk.walk.furniture)
        return walked - decided

    def sign_off(self, note: str | None = None) -> None:
        """Say that the open story is done."""
        self._write("done", note)

    def open_again(self) -> None:
        """Say that the open story is not done after all."""
        self._write("open", None)

    def _write(self, state: State, note: str | None) -> None:
        desk, story = self._desk, self._desk.walk.story
        if story is None:
            raise RefusedError("there is no story yet")
        with desk.store.writing():
            who = (desk.annotator_id, desk.role)
            latest = desk.store.reviews.current(story.document.id, *who)
            desk.store.reviews.add(
                Review(
                    new_id(),
                    story.document.id,
                    state,
                    note,
                    None if latest is None else latest.id,
                    desk.annotator_id,
                    desk.annotator,
                    desk.role,
                    desk.writer.begin(),
                    utc_now(),
                )
            )
        desk.walk.reread()
