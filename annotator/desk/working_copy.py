"""The working copy of one claim's spans: what is marked, by whom, and every step back.

Nothing here is saved. Ranges are half-open, in code points of the document's text.
"""

from collections.abc import Callable
from typing import Literal, NamedTuple

from annotator.desk.errors import RefusedError
from annotator.desk.reachable import Reachable
from annotator.model.claim import Attribution, Claim, InnerAttribution, Speaker
from annotator.suggest.phrases import Range
from annotator.suggest.sayings import Saying

Part = Literal["content", "source", "cue"]
PARTS: tuple[Part, ...] = ("content", "source", "cue")
Place = tuple[int, Part]
"""Whose (0: the outermost speaker, 1: the first nearer one, ...) and what."""
Marks = dict[Place, tuple[Range, ...]]
Propose = Callable[[Range | None], Saying | None]
"""Returns who says what in the sentence, around a cue if one is given."""


class State(NamedTuple):
    """Everything that a key may change, so that one step back is one assignment."""

    marks: Marks
    by_hand: frozenset[Place]
    """What the analyst marked, and no proposal changes any more."""
    level: int = 0
    part: Part = "content"
    fragment: int = 0
    """Which fragment of the part is being marked; one more than there are: a new one."""
    cursor: int = 0
    """The unit under the cursor: the end that moves."""
    anchor: int = 0
    """The unit at the other end."""
    extending: bool = False
    splitting: bool = False
    """Whether the cursor looks for the place where the claim is split, and marks nothing."""


class WorkingCopy:
    """What is marked of one claim, where the cursor is, and what was marked before."""

    def __init__(
        self,
        page: Reachable,
        marks: Marks,
        *,
        by_hand: bool,
        of: Claim | None = None,
        propose: Propose = lambda _: None,
    ) -> None:
        """Begin with what is marked already; with `by_hand` no proposal may change it.

        `of` is the claim that has these marks: what was said, or with `by_hand` false a suggestion.
        """
        self.page = page
        self.of = of
        self._is_suggested = not by_hand
        self._propose = propose
        held = frozenset(marks) if by_hand else frozenset()
        self._state = State(marks=dict(marks), by_hand=held)
        self._before: list[State] = []
        self._reading: tuple[str, list[Range], int] | None = None
        cue = bool(self.fragments(0, "cue"))
        self._turn(0, "cue" if cue else "content")
        self.begun = self._state.marks

    # What is marked

    @property
    def level(self) -> int:
        """Whose spans are marked: 0 is the outermost speaker, 1 the first nearer one."""
        return self._state.level

    @property
    def part(self) -> Part:
        """What is marked now."""
        return self._state.part

    @property
    def extending(self) -> bool:
        """Whether moving extends the span instead of taking another word."""
        return self._state.extending

    @property
    def splitting(self) -> bool:
        """Whether the cursor looks for the first word of a second claim."""
        return self._state.splitting

    @property
    def cursor(self) -> Range:
        """The unit under the cursor."""
        unit = self.page.words[self._state.cursor]
        return unit.start, unit.end

    @property
    def levels(self) -> int:
        """How many speakers there are, the outermost included."""
        return 1 + max((level for (level, _), spans in self._marks.items() if spans), default=0)

    @property
    def changed(self) -> bool:
        """Whether anything is marked otherwise than at the beginning."""
        return self._state.marks != self.begun

    def fragments(self, level: int, part: Part) -> tuple[Range, ...]:
        """Return the ranges marked as a part of a speaker, in text order, none overlapping."""
        merged: list[Range] = []
        for start, end in sorted(self._marks.get((level, part), ())):
            if merged and start < merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        return tuple(merged)

    def speaker(self, level: int) -> Speaker:
        """Return what is known of a speaker beside what is marked: name, kind, register.

        What was suggested of it, and that it is the author, holds while its words are the same.
        """
        by = None if self.of is None else self.of.attribution
        speakers: tuple[Speaker, ...] = () if by is None else (by, *by.inner)
        if level >= len(speakers):
            return Attribution() if level == 0 else InnerAttribution()
        was = speakers[level]
        words = tuple(sorted((span.start, span.end) for span in was.source))
        unnamed_author = was.kind == "author" and not words
        if words == self.fragments(level, "source") or not (self._is_suggested or unnamed_author):
            return was
        return was.model_copy(update={"name": None, "kind": None, "register_id": None})

    def goes_on_with(self, claim: Claim | None) -> None:
        """Know the claim as it is now, when what was left is taken up again."""
        if claim is not None and claim.attribution is not None:
            self.of, self._is_suggested = claim, False

    @property
    def _marks(self) -> Marks:
        return self._state.marks

    def undo(self) -> None:
        """Take the last step of the marking back."""
        if not self._before:
            raise RefusedError("nothing was changed here: {spans.leave} leaves")
        self._state = self._before.pop()
        self._reading = None

    def _put(self, found: Range, anchor: int, cursor: int) -> None:
        place = (self.level, self.part)
        marked = self._marks.get(place, ())
        at = self._state.fragment
        marks = {**self._marks, place: (*marked[:at], found, *marked[at + 1 :])}
        state = self._state._replace(
            marks=marks,
            by_hand=self._state.by_hand | {place},
            fragment=min(at, len(marked)),
            anchor=anchor,
            cursor=cursor,
        )
        self._set(self._following(state, place))

    def _following(self, state: State, place: Place) -> State:
        """Let the proposals for source and content follow a cue that was marked by hand."""
        if place != (0, "cue") or len(state.marks[place]) != 1:
            return state
        saying = self._propose(state.marks[place][0])
        if saying is None:
            return state
        proposed: Marks = {(0, "source"): saying.source, (0, "content"): saying.content}
        free = {at: spans for at, spans in proposed.items() if at not in state.by_hand and spans}
        return state._replace(marks={**state.marks, **free})

    def _turn(self, level: int, part: Part) -> None:
        """Look at a part of a speaker: at its last fragment, if it has one."""
        marked = self._marks.get((level, part), ())
        state = self._state._replace(
            level=level,
            part=part,
            fragment=max(len(marked) - 1, 0),
            extending=False,
            splitting=False,
        )
        if marked:
            start, end = marked[-1]
            inside = self.page.inside(start, end)
            state = state._replace(anchor=inside[0], cursor=inside[-1]) if inside else state
        elif not self._before and part == "content":
            first = self.page.first()
            state = state._replace(anchor=first, cursor=first)
        self._state = state
        self._reading = None

    def _set(self, state: State) -> None:
        self._remember()
        self._state = state
        self._reading = None

    def _remember(self) -> None:
        self._before.append(self._state)
