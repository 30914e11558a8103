"""Marking spans with a cursor: what is content, source and cue of a claim, word by word.

Nothing here is saved, and nothing knows a terminal: the desk opens a marking on a claim, keys move
it, and what is marked in the end is kept as one answer. Ranges are half-open, in code points of
the document's text.
"""

from collections.abc import Callable
from typing import Literal, NamedTuple

from annotator.desk.errors import RefusedError
from annotator.desk.reachable import Reachable
from annotator.suggest.phrases import Range, clause_at, noun_phrase_at, quotation_at
from annotator.suggest.sayings import Saying

Part = Literal["content", "source", "cue"]
PARTS: tuple[Part, ...] = ("content", "source", "cue")
Place = tuple[int, Part]
"""Whose (0: the outermost speaker, 1: the first nearer one, ...) and what."""
Marks = dict[Place, tuple[Range, ...]]
Propose = Callable[[Range | None], Saying | None]
"""Returns who says what in the sentence, around a cue if one is given."""
Reading = Callable[[int], list[Range]]


class _State(NamedTuple):
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


class Marking:
    """One claim's spans while they are being marked."""

    def __init__(
        self, page: Reachable, marks: Marks, *, by_hand: bool, propose: Propose = lambda _: None
    ) -> None:
        """Begin with what is marked already; with `by_hand` no proposal may change it."""
        self.page = page
        self._propose = propose
        held = frozenset(marks) if by_hand else frozenset()
        self._state = _State(marks=dict(marks), by_hand=held)
        self._before: list[_State] = []
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

    @property
    def _marks(self) -> Marks:
        return self._state.marks

    # Moving

    def move(self, by: int) -> None:
        """Take the next or the last word instead; while extending, reach it."""
        to = self.page.beside(self._state.cursor, by)
        if to is None:
            raise RefusedError("there are no words further on")
        self._to(to)

    def jump(self, letter: str) -> None:
        """Go to the next word that starts with a letter, around the sentence and then beyond."""
        at = self._state.cursor
        self._to(self.page.starting_with(letter, at, onward=self.extending))

    def extend(self, by: int) -> None:
        """Move the end at the cursor by one word or punctuation mark."""
        to = self._state.cursor + by
        if not 0 <= to < len(self.page):
            raise RefusedError("the text that can be marked ends here")
        self._mark(self._state.anchor, to)

    def shrink(self) -> None:
        """Move the other end one word or mark towards the cursor."""
        state = self._state
        if state.anchor == state.cursor:
            raise RefusedError("only one word is marked")
        step = 1 if state.cursor > state.anchor else -1
        self._mark(state.anchor + step, state.cursor)

    def swap_ends(self) -> None:
        """Go to the other end of the span: it is the one that moves now."""
        state = self._state
        self._set(state._replace(cursor=state.anchor, anchor=state.cursor))

    def toggle_extending(self) -> None:
        """Let moving extend the span, or take another word again."""
        self._set(self._state._replace(extending=not self.extending))

    # Whole phrases

    def quotation(self) -> None:
        """Mark the quotation around the cursor, or the next; again: without its marks."""
        self._phrase("quotation", lambda at: quotation_at(self.page.text, at, self.page.block))

    def clause(self) -> None:
        """Mark what source and cue leave around the cursor; again: up to commas, then all."""
        level = self.level if self.fragments(self.level, "cue") else 0
        walls = [*self.fragments(level, "cue"), *self.fragments(level, "source")]

        def readings(at: int) -> list[Range]:
            sentence = self.page.sentence_at(at)
            return clause_at(self.page.text, self.page.beside_walls(at, walls), sentence, walls)

        self._phrase("clause", readings)

    def noun_phrase(self) -> None:
        """Mark the noun phrase around the cursor; again: with what belongs to it."""
        page = self.page
        self._phrase(
            "noun phrase",
            lambda at: noun_phrase_at(page.text, at, page.words, self.page.sentence_at(at)),
        )

    def take(self, start: int, end: int) -> None:
        """Mark the words that `[start, end)` touches, as the mouse does."""
        touched = self.page.inside(start, end)
        if not touched:
            raise RefusedError("this is too far from the sentence to belong to its claim")
        self._mark(touched[0], touched[-1])

    # What is being marked

    def turn_to(self, part: Part) -> None:
        """Mark another part of the same speaker."""
        self._remember()
        self._turn(self.level, part)

    def next_part(self) -> None:
        """Mark the next part: content, source, cue, content."""
        self.turn_to(PARTS[(PARTS.index(self.part) + 1) % len(PARTS)])

    def inward(self) -> None:
        """Mark the speaker nearer to what is said; behind the last one, a new one."""
        spoken = self.fragments(self.level, "source") or self.fragments(self.level, "cue")
        if not spoken:
            raise RefusedError("mark this speaker's source or cue first")
        self._remember()
        self._turn(self.level + 1, "source")

    def outward(self) -> None:
        """Mark the speaker further out."""
        if self.level == 0:
            raise RefusedError("this is the outermost speaker")
        self._remember()
        self._turn(self.level - 1, "source")

    def add_fragment(self) -> None:
        """Begin another fragment of the same part behind this one."""
        place = (self.level, self.part)
        marked = self._marks.get(place, ())
        if not marked:
            raise RefusedError(f"mark the {self.part} first")
        last = max(self._state.cursor, self._state.anchor)
        behind = self.page.beside(last, 1)
        to = last if behind is None else behind
        self._set(self._state._replace(fragment=len(marked), cursor=to, anchor=to, extending=False))

    def drop_fragment(self) -> None:
        """Drop the fragment that is being marked; then the last one that is left is."""
        place = (self.level, self.part)
        marked = self._marks.get(place, ())
        if not marked:
            raise RefusedError(f"no {self.part} is marked")
        at = min(self._state.fragment, len(marked) - 1)
        marks = {**self._marks, place: marked[:at] + marked[at + 1 :]}
        self._remember()
        self._state = self._state._replace(marks=marks, by_hand=self._state.by_hand | {place})
        self._turn(*place)

    def begin_split(self) -> None:
        """Look for the place to split the content at: from now on moving marks nothing."""
        content = self.fragments(0, "content")
        inside = self.page.words_in(content)
        if len(inside) < 2:
            raise RefusedError("the content has only one word")
        begins = [n for n in inside if self.page.words[n].start == content[-1][0]]
        at = begins[0] if len(content) > 1 and begins else inside[len(inside) // 2]
        self._remember()
        self._turn(0, "content")
        self._state = self._state._replace(cursor=at, anchor=at, splitting=True)

    def split_at(self) -> tuple[list[Range], list[Range]]:
        """Return the content in front of the cursor, and from it on; raises RefusedError."""
        at, before = self._state.cursor, self.page.words[max(self._state.cursor - 1, 0)].end
        start = self.page.words[at].start
        content = self.fragments(0, "content")
        first = [(s, min(e, before)) for s, e in content if s < min(before, start)]
        second = [(max(s, start), e) for s, e in content if e > start]
        if not first or not second:
            raise RefusedError("put the cursor on the first word of the second claim")
        return first, second

    def undo(self) -> None:
        """Take the last step of the marking back."""
        if not self._before:
            raise RefusedError("nothing was changed here: {spans.leave} leaves")
        self._state = self._before.pop()
        self._reading = None

    # How it is done

    def _to(self, word: int) -> None:
        if self._state.splitting:
            self._set(self._state._replace(cursor=word, anchor=word))
            return
        self._mark(self._state.anchor if self.extending else word, word)

    def _refuse_while_splitting(self) -> None:
        if self._state.splitting:
            raise RefusedError(
                "move to the first word of the second claim; {spans.keep} splits there"
            )

    def _mark(self, anchor: int, cursor: int) -> None:
        """Mark from one unit to another as the current fragment."""
        self._refuse_while_splitting()
        low, high = sorted((anchor, cursor))
        self._put((self.page.words[low].start, self.page.words[high].end), anchor, cursor)

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

    def _following(self, state: _State, place: Place) -> _State:
        """Let the proposals for source and content follow a cue that was marked by hand."""
        if place != (0, "cue") or len(state.marks[place]) != 1:
            return state
        saying = self._propose(state.marks[place][0])
        if saying is None:
            return state
        proposed: Marks = {(0, "source"): saying.source, (0, "content"): saying.content}
        free = {at: spans for at, spans in proposed.items() if at not in state.by_hand and spans}
        return state._replace(marks={**state.marks, **free})

    def _phrase(self, name: str, readings: Reading) -> None:
        """Mark the likeliest reading of a phrase; pressed again, the next one."""
        self._refuse_while_splitting()
        if self._reading is not None and self._reading[0] == name:
            ways, at = self._reading[1], self._reading[2] + 1
        else:
            ways, at = readings(self.page.words[self._state.cursor].start), 0
        if not ways:
            raise RefusedError(f"there is no {name} here")
        found = ways[at % len(ways)]
        units = self.page.inside(*found)
        if not units:
            raise RefusedError(f"there is no {name} here")
        low, high = units[0], units[-1]
        if self.extending:
            state = self._state
            low, high = min(low, state.anchor, state.cursor), max(high, state.anchor, state.cursor)
            found = (
                min(found[0], self.page.words[low].start),
                max(found[1], self.page.words[high].end),
            )
        self._put(found, low, high)
        self._reading = (name, ways, at)

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

    def _set(self, state: _State) -> None:
        self._remember()
        self._state = state
        self._reading = None

    def _remember(self) -> None:
        self._before.append(self._state)
