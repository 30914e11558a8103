"""The walk: the story, the answer, and a key for everything.

Keys are looked up here and nowhere else. No widget has the focus, so a key takes no way round.
"""

import gc
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.events import Key, Resize

from annotator.desk.desk import Desk
from annotator.desk.errors import OvertakenError, RefusedError
from annotator.store import DatabaseError, LockedError, StoreError
from annotator.tui.actions import Action, Keyboard
from annotator.tui.advisor import Advisor
from annotator.tui.beside import IDLE_SECONDS, BesideTheDesk
from annotator.tui.deeds import Deed, Deeds
from annotator.tui.intake import Intake
from annotator.tui.keys import key_of, why_not
from annotator.tui.keys_here import KeysHere
from annotator.tui.retold import RetoldWatch
from annotator.tui.screens.backdrop import Backdrop
from annotator.tui.widgets.answer import AnswerView
from annotator.tui.widgets.closing import ClosingView
from annotator.tui.widgets.footer import Footer
from annotator.tui.widgets.header import Header
from annotator.tui.widgets.neighbours import NeighboursView
from annotator.tui.widgets.story import StoryView

if TYPE_CHECKING:
    from annotator.tui.widgets.coach import Coach
    from annotator.tutorial.course import Course

PATIENT_SECONDS = 0.1
"""How often a save is tried again while somebody else holds the database."""


def _coach(course: "Course", keyboard: Keyboard) -> "Coach":
    from annotator.tui.widgets.coach import Coach  # only the tutorial has one

    return Coach(course, keyboard, id="coach")


class WalkScreen(Backdrop):
    """The one screen of the desk."""

    AUTO_FOCUS = ""

    def __init__(
        self,
        desk: Desk,
        keyboard: Keyboard,
        intake: Intake | None,
        advisor: Advisor | None = None,
        course: "Course | None" = None,
    ) -> None:
        """`intake` and `advisor` run beside the desk, `course` teaches, if there are any."""
        super().__init__()
        self.desk = desk
        self.keyboard = keyboard
        self.actions = keyboard.actions
        self._letter: Callable[[str], None] | None = None
        self._keys = KeysHere(desk, keyboard)
        retold = RetoldWatch(self, desk, lambda: self._answer.touch())
        self._beside = BesideTheDesk(self, intake, advisor, retold)
        self._deeds = Deeds(self, desk)
        self._coach = None if course is None else _coach(course, keyboard)
        self._waiting: Deed | None = None

    def compose(self) -> ComposeResult:
        """Lay out header, story, answer and footer."""
        self._header = Header(self.desk, id="header")
        self._neighbours = NeighboursView(self.desk, id="neighbours")
        self._story = StoryView(self.desk, id="story")
        self._end_view = ClosingView(self.desk, self.keyboard, id="closing")
        self._answer = AnswerView(self.desk, self.keyboard, id="answer")
        self._footer = Footer(id="footer")
        yield from (self._header, self._neighbours, self._story, self._end_view, self._answer)
        if self._coach is not None:
            self.add_class("taught")
            yield self._coach
        yield self._footer

    def on_mount(self) -> None:
        """Show where the annotator was; take in what is new behind it."""
        self.show()
        if self.desk.corpus.note:
            self.say(self.desk.corpus.note)
        self.set_interval(IDLE_SECONDS, self._beside.look_up)
        self.call_after_refresh(self._begin)

    def on_resize(self, event: Resize) -> None:  # noqa: ARG002 - the widgets know their sizes
        """Wrap and lay out again."""
        self.call_after_refresh(self._story.show)

    def on_unmount(self) -> None:
        """End what runs beside the desk."""
        self._beside.stop()

    def show(self, *, afresh: bool = False) -> None:
        """Show the desk as it is now; `afresh` when more changed than the lit sentence."""
        nowhere = self.desk.walk.ended or self.desk.walk.story is None
        if nowhere != self.has_class("ended"):
            self.set_class(nowhere, "ended")
        self._header.touch()
        self._answer.touch()
        if afresh:
            self._neighbours.forget()
        self._neighbours.touch()
        if nowhere:
            self._end_view.touch()
        else:
            self._story.show(afresh=afresh)
        if self._coach is not None:
            self._coach.look()
        self._footer.offer(self._keys.offered())
        self._beside.follow()
        if self.desk.proposals.wants_reading:
            self.call_after_refresh(self._answer.read_ahead)

    def rest(self) -> None:
        """Prepare for the next key, as nothing else is to be done."""
        self._answer.prepare()

    @property
    def mode(self) -> str:
        """Which table of keys counts."""
        return self._keys.mode

    def await_letter(self, then: Callable[[str], None]) -> None:
        """Take the next key as a letter, whatever else it would do."""
        self._letter = then

    def say(self, message: str, *, urgent: bool = False) -> None:
        """Say something in the bottom line until the next key; `{action.id}` becomes its key."""
        self._footer.say(self.keyboard.fill(message), urgent=urgent)

    def choices(self) -> int:
        """Return how many of the answers that are suggested can be seen, and taken by a digit."""
        return self._answer.choices()

    def look_around(self, look: Callable[[StoryView], None]) -> str:
        """Show another part of the story until the next key."""
        if self.desk.walk.ended or self.desk.walk.story is None:
            raise RefusedError("there is no text here to look at")
        look(self._story)
        return "looking around; any other key returns to the lit sentence"

    # Keys

    def on_key(self, event: Key) -> None:
        """Do what the key says."""
        event.stop()
        event.prevent_default()
        key = key_of(event)
        letter, self._letter = self._letter, None
        if letter is not None and (len(key) == 1 or key == "escape"):
            self.show() if key == "escape" else letter(key)
            return
        action = self._keys.action(key)
        if self._waiting is not None:
            self.say(f"{key} was not taken: the answer before still waits to be saved", urgent=True)
        elif action is None:
            self.say(why_not(key, self.keyboard.key("look.keys")))
        elif action.later:
            self.say(f"{key} ({action.title}) is not there yet")
        else:
            self.run_action_of(action, key)

    def run_action_of(self, action: Action, key: str | None = None) -> None:
        """Carry out an action, from its key or from the palette."""
        if self._coach is not None:
            self._coach.note(action.id)
        self.act(self._deeds.of(action, key))

    def act(self, deed: Deed) -> None:
        """Act at the desk and show what came of it; errors are shown here, once."""
        self.desk.stopwatch.touch()
        self._beside.typed = True
        self._story.looking_around = False
        try:
            message = deed()
        except LockedError:
            self._wait(deed)
            return
        except OvertakenError as error:
            self.show(afresh=True)
            self.say(str(error), urgent=True)
        except RefusedError as error:
            self.show()
            self.say(str(error))
        except (StoreError, DatabaseError) as error:
            self.say(str(error), urgent=True)
        else:
            self.show()
            if message:
                self.say(message)
        self._waiting = None

    def _wait(self, deed: Deed) -> None:
        """Keep a deed that could not be saved, and try again until it is."""
        if self._waiting is None:
            self.say("waiting to be saved: another program holds the database", urgent=True)
        self._waiting = deed
        self.set_timer(PATIENT_SECONDS, self._try_again)

    def _try_again(self) -> None:
        if self._waiting is not None:
            self.act(self._waiting)

    @property
    def is_saving(self) -> bool:
        """Whether an answer still waits to be saved: nothing else may come of it meanwhile."""
        return self._waiting is not None

    # The mouse

    def on_story_view_clicked(self, event: StoryView.Clicked) -> None:
        """Light the sentence that was clicked."""
        self.act(partial(self._deeds.mouse.light, event.sentence))

    def on_story_view_marked(self, event: StoryView.Marked) -> None:
        """Mark what the mouse was dragged over."""
        self.act(partial(self._deeds.mouse.mark, event.start, event.end))

    # Beside the keys

    async def _begin(self) -> None:
        """Begin what may wait until the first sentence is shown."""
        gc.freeze()  # what is loaded stays; looking through it again would delay keys
        gc.set_threshold(20_000)  # a key makes thousands of values, and hardly any of them in rings
        gc.enable()
        self.desk.warm_up()
        self._beside.begin()
        if not self.desk.corpus.note:
            self._beside.tell_waiting()

    def show_suggestions(self) -> None:
        """Show what came for the open story; nothing else moves, and what is said stays.

        Where an answer waits to be saved, it is given on what was painted, and nothing else is.
        """
        if self.is_saving:
            return
        self.desk.proposals.renew(self.desk.proposals.lit)
        if not self.desk.walk.ended:
            self._story.show(afresh=True)
        self._answer.touch()
        self._footer.offer(self._keys.offered(), silently=True)
        self._beside.let_see()
