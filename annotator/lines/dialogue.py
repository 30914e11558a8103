"""The dialogue: a line comes in, the desk acts, and what came of it is told.

It never asks back. A line that is not clear changes nothing, and is told how to say it in full:
so a script is read as a person is, and no line is ever taken for the answer to a question.
"""

import re
from collections.abc import Callable, Iterable
from functools import partial

from annotator.desk import Desk, OvertakenError, RefusedError
from annotator.desk.said import waiting_words
from annotator.errors import UserError
from annotator.lines.answering import label
from annotator.lines.here import here_lines, said_lines, story_lines
from annotator.lines.places import AmbiguousError
from annotator.lines.suggesting import accept
from annotator.lines.table import command_named, name_for
from annotator.model.codebook import Codebook
from annotator.model.plain import inert
from annotator.store import DatabaseError, StoreError

FINE, USAGE, CANNOT = 0, 2, 3
"""What became of a line, as the exit codes say it."""
HOW_TO_LEAVE = "everything is saved: quit leaves"
"""Said to what people press to leave anything."""
LONGEST = 20_000
"""Characters of the longest line that is taken."""

_NAMED = re.compile(r"\{([a-z_]+\.[a-z_.]+)\}")
_CONTROLS = dict.fromkeys((*range(32), *range(127, 160)), " ")
_WHICH = re.compile(r"#\d{1,6}")
_FIRST = re.compile(r"/(?=\S)|\S+")

Tell = Callable[[str], None]


class Dialogue:
    """One annotator at one desk, by lines."""

    def __init__(
        self, desk: Desk, tell: Tell, complain: Tell, advise: Callable[[], None] = lambda: None
    ) -> None:
        """`tell` is given every line for the analyst, `complain` what went wrong.

        `advise` is called before anything is told: it sees to the suggestions of the open story.
        """
        self.desk = desk
        self._advise = advise
        self.over = False
        """Whether the analyst has left."""
        self._tell, self._complain = tell, complain
        self._shown: tuple[str | None, int | None] = (None, None)
        self._unclear: str | None = None

    # What is told

    def tell(self, line: str) -> None:
        """Tell a line; text of documents cannot act on the terminal, whatever is in it."""
        self._tell(inert(line))

    def say(self, message: str) -> None:
        """Tell a message that names commands by the ids of their actions."""
        self.tell(filled(message))

    def show(self) -> None:
        """Tell where the analyst is and what is said there; of a new story also which it is."""
        self._advise()
        story, place = self._place()
        if story is not None and story != self._shown[0]:
            self._each(story_lines(self.desk))
        self._shown = (story, place)
        self._each(here_lines(self.desk))

    def show_change(self) -> None:
        """Tell what is said of the lit sentence now; of another one, all of it."""
        if self._place() == self._shown:
            self._each(said_lines(self.desk))
        else:
            self.show()

    def begin(self) -> None:
        """Say who is at which corpus, and show where they left."""
        desk, counts = self.desk, self.desk.counts
        self.tell(
            f"{desk.annotator} at {desk.corpus.name}: {counts.decided:,} of {counts.total:,} "
            "sentences decided. Type help for all commands, quit to leave."
        )
        waiting = desk.store.carries.count_waiting(desk.annotator_id, desk.role)
        if waiting:
            self.say(waiting_words(waiting))
        self.show()

    def catch_up(self) -> None:
        """See what others wrote; tell it, and show the sentence again where it concerns it."""
        seen = (self._place(), self.desk.answer and self.desk.answer.id)
        try:
            if self.desk.catch_up() and self.desk.notice:
                self.say(self.desk.notice)
        except (StoreError, DatabaseError) as error:
            self._complain(inert(str(error)))
            return
        if seen != (self._place(), self.desk.answer and self.desk.answer.id):
            self.show()

    # What is heard

    def hear(self, line: str) -> int:
        """Do what a line says; return FINE, or USAGE or CANNOT when nothing came of it."""
        self.desk.stopwatch.touch()
        try:
            typed = cleaned(line)
            if _WHICH.fullmatch(typed) and self._unclear is not None:
                typed = f"{self._unclear} {typed}"
            self._unclear = None
            message = self._deed(typed)()
        except AmbiguousError as error:
            self._unclear = typed
            return self._refuse(error, USAGE)
        except OvertakenError as error:
            self._refuse(error, USAGE)
            self.show()
            return USAGE
        except StoreError as error:
            return self._refuse(error, CANNOT)
        except UserError as error:
            return self._refuse(error, USAGE)
        except DatabaseError as error:
            self._complain(inert(f"the database cannot be used: {error}"))
            return CANNOT
        if message:
            self.say(message)
        if not self.over and self._place() != self._shown:
            self.show()
        return FINE

    def stopped(self) -> int:
        """Go on after a line was interrupted, with what is saved and not with what was meant."""
        self.desk.marking = None
        self.desk.walk.reread()
        self.desk.recount()
        self._complain(HOW_TO_LEAVE)
        self.show()
        return USAGE

    def _deed(self, typed: str) -> Callable[[], str | None]:
        """Return what a line asks for; raises RefusedError."""
        if not typed:
            return self.show
        if len(typed) == 1 and typed in "123456789":
            return partial(accept, self, typed)
        match = _FIRST.match(typed)
        name = match.group() if match else typed
        rest = typed[len(name) :].strip()
        if name == "/" and typed.endswith("/") and len(typed) > 2:
            rest = typed  # a regular expression is searched for with its slashes
        command = command_named(name)
        if command is None:
            labelled = named_label(self.desk.codebook, name, rest)
            if labelled is None:
                raise RefusedError(f"there is no command {name}: {{look.keys}} tells all of them")
            return partial(label, self, *labelled)
        if self.desk.marking is not None and not command.marking:
            raise RefusedError(
                "spans are being marked: {spans.keep} or a label saves them, {spans.leave} leaves"
            )
        if rest and not command.usage:
            raise RefusedError(f"{name} takes nothing behind it: {rest}")
        return partial(command.do, self, rest)

    def _refuse(self, error: UserError, code: int) -> int:
        for line in error.lines:
            self._complain(inert(filled(line)))
        return code

    def _each(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.tell(line)

    def _place(self) -> tuple[str | None, int | None]:
        walk = self.desk.walk
        if walk.story is None:
            return None, None
        return walk.story.document.id, None if walk.ended else walk.index


def cleaned(line: str) -> str:
    """Return a line without control characters; raises RefusedError for what is no text."""
    if len(line.rstrip("\r\n")) > LONGEST:
        raise RefusedError(f"this line is too long: at most {LONGEST:,} characters are taken")
    if any("\ud800" <= char <= "\udfff" for char in line):
        raise RefusedError("this line is not valid UTF-8")
    return line.translate(_CONTROLS).strip()


def named_label(codebook: Codebook, name: str, rest: str) -> tuple[str, bool] | None:
    """Return the label that a line gives, by its key or its name, and whether one stays."""
    for known in codebook.labels:
        if known.key is not None and not rest and name in (known.key, known.key.upper()):
            return known.name, name != known.key
        if name.casefold() == known.name.casefold() and rest.casefold() in ("", "stay"):
            return known.name, bool(rest)
    return None


def filled(message: str) -> str:
    """Put line commands in the place of actions' ids; what is no id stays."""
    return _NAMED.sub(lambda match: name_for(match.group(1)) or match.group(), message)
