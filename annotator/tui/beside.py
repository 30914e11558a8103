"""What runs beside the desk while keys are pressed.

New stories are taken in, answers are suggested, and retellings of the open story are looked for.
"""

from typing import TYPE_CHECKING

from annotator.tui.advisor import Advisor
from annotator.tui.intake import Intake
from annotator.tui.retold import RetoldWatch

if TYPE_CHECKING:
    from annotator.desk.story import OpenStory
    from annotator.tui.screens.walk import WalkScreen


IDLE_SECONDS = 3.0
"""How often the desk looks for others' work and tidies its own."""
SEEN_SECONDS = 0.25
"""Nobody presses a key because of something that is shown for a shorter time."""


class BesideTheDesk:
    """Two processes of their own, a watch and other people, and what of their work is shown."""

    def __init__(
        self,
        screen: "WalkScreen",
        intake: Intake | None,
        advisor: Advisor | None,
        retold: RetoldWatch,
    ) -> None:
        """Nothing runs before `begin`, and nothing at all where there is no intake."""
        self._screen = screen
        self._retold = retold
        self._intake = intake
        self._advisor = advisor
        self._told: OpenStory | None = None
        self._advising = False
        """Whether suggestions are worked out."""
        self.typed = False
        """Whether a key was pressed since the last look."""

    def begin(self) -> None:
        """Begin to work: where nothing can be saved, on what is only shown."""
        if self._intake is not None:  # a lesson has nothing beside it
            self._retold.begin()
        if self._screen.desk.store.read_only:
            return
        if self._intake is not None:
            self._screen.run_worker(self._take_in(self._intake), exit_on_error=False)
        if self._advisor is not None:
            self._screen.run_worker(self._take_advice(self._advisor), exit_on_error=False)

    def stop(self) -> None:
        """End what runs; what it has done stays."""
        self._retold.stop()
        for process in (self._intake, self._advisor):
            if process is not None:
                process.stop()

    def follow(self) -> None:
        """Let them know which story is open, or was cut otherwise."""
        self._retold.look()
        story = self._screen.desk.walk.story
        if self._advisor is not None and story is not None and story is not self._told:
            if self._told is None or self._told.document.id != story.document.id:
                self._screen.desk.proposals.coming = self._advising
            self._told = story
            self._advisor.look_at(story.document.id)

    async def _take_in(self, intake: Intake) -> None:
        """Follow the intake and show what it brings."""
        async for _ in intake.run():
            if self._screen.desk.walk.story is None:
                self.catch_up()
        self.catch_up()
        self._told = None  # there may be new stories behind the open one
        self.follow()
        self._retold.begin()
        if intake.counts["changed"]:
            self.tell_waiting(intake.summary())
        elif intake.summary():
            self._screen.say(intake.summary())

    async def _take_advice(self, advisor: Advisor) -> None:
        """Show suggestions as they come, where they are looked at."""
        proposals = self._screen.desk.proposals
        proposals.coming = self._advising = True
        async for document_id in advisor.run():
            story = self._screen.desk.walk.story
            if document_id.startswith("= "):
                proposals.coming &= story is None or story.document.id != document_id[2:]
                continue
            if document_id.startswith("! "):  # a suggester that could not go on says why
                self._screen.say(document_id[2:], urgent=True)
                continue
            if story is not None and story.document.id == document_id:
                self._screen.show_suggestions()
        proposals.coming = self._advising = False
        if advisor.failed:
            self._screen.say(f"no suggestions: {advisor.failed}", urgent=True)

    def look_up(self) -> None:
        """See what others wrote, and tidy up after a pause."""
        self.catch_up()
        if not self.typed:
            self._screen.desk.store.tidy()
        self.typed = False

    def catch_up(self) -> None:
        """See and show what others wrote, unless an answer still waits to be saved."""
        screen = self._screen
        if screen.is_saving or not screen.desk.catch_up():
            return
        screen.show(afresh=True)
        self.let_see()
        if screen.desk.notice:
            screen.say(screen.desk.notice)

    def let_see(self) -> None:
        """Let keys take a suggestion that has just come once it was shown for a moment."""
        if self._screen.desk.proposals.fresh:
            self._screen.call_after_refresh(self._screen.set_timer, SEEN_SECONDS, self._has_seen)

    def _has_seen(self) -> None:
        self._screen.desk.proposals.fresh = False

    def tell_waiting(self, before: str = "") -> None:
        """Say what waits for a decision, behind what is said `before`, if there is either."""
        from annotator.desk.said import waiting_words  # after the first sentence is shown

        desk = self._screen.desk
        waiting = waiting_words(desk.store.carries.count_waiting(desk.annotator_id, desk.role))
        if said := "; ".join(filter(None, (before, waiting))):
            self._screen.say(said)
