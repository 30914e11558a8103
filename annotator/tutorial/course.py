"""Which step of the tutorial the analyst is at; nobody is held up by it.

A step is over when it was done, or when the analyst has walked on past the sentence it belongs to.
What was done is seen in the answers themselves, so the course resumes wherever the desk does.
"""

from collections.abc import Callable, Sequence

from annotator.desk import Desk
from annotator.tutorial.checks import Scene
from annotator.tutorial.steps import STEPS, Step


class Course:
    """The steps that this program can teach, at one desk."""

    def __init__(
        self, desk: Desk, has: Callable[[str], bool], steps: Sequence[Step] = STEPS
    ) -> None:
        """`has` tells whether there is an action of an id: steps for others are left out."""
        self._desk = desk
        self.steps = [step for step in steps if all(map(has, step.needs))]
        self.number = 0
        """The number of the step, from 0."""
        self.remark = ""
        """What to say about the step before: its answer was not the one expected."""
        self._did: set[str] = set()
        self.look()
        self.remark = ""

    @property
    def step(self) -> Step:
        """The step to do now."""
        return self.steps[self.number]

    @property
    def finished(self) -> bool:
        """Whether only the last step is left, which says goodbye."""
        return self.number == len(self.steps) - 1

    def note(self, action: str) -> None:
        """Take note of an action that is carried out."""
        self._did.add(action)

    def look(self) -> None:
        """See whether the step is over, and go on as far as that is so."""
        while not self.finished:
            scene = Scene(self._desk, frozenset(self._did))
            done = self._is_here() and self.step.done(scene)
            if not done and not self._is_past():
                return
            wrong = done and self.step.otherwise is not None and self.step.otherwise[0](scene)
            self.remark = self.step.otherwise[1] if wrong and self.step.otherwise else ""
            self.number += 1
            self._did.clear()

    def _is_here(self) -> bool:
        """Tell whether the step can be looked at: its story is open, or it needs none."""
        return self.step.place is None or self._desk.story_number == self.step.place[0]

    def _is_past(self) -> bool:
        """Tell whether the analyst walked on past the step's sentence."""
        walk, place = self._desk.walk, self.step.place
        if place is None or walk.hits is not None:
            return False
        return walk.ended or (self._desk.story_number, walk.index) > place
