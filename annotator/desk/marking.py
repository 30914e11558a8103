"""Marking spans with a cursor: what is content, source and cue of a claim, word by word.

Nothing here is saved, and nothing knows a terminal: the desk opens a marking on a claim, keys move
it, and what is marked in the end is kept as one answer. Ranges are half-open, in code points of
the document's text.
"""

from collections.abc import Callable

from annotator.desk.errors import RefusedError
from annotator.desk.working_copy import PARTS, Marks, Part, WorkingCopy
from annotator.suggest.phrases import Range, clause_at, noun_phrase_at, quotation_at

__all__ = ["PARTS", "Marking", "Marks", "Part"]

OPENING = frozenset('"“‘«‹„「『([')
Reading = Callable[[int], list[Range]]


class Marking(WorkingCopy):
    """The keys: each moves the cursor, marks a phrase, or turns to another part."""

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
        at, words = self._state.cursor, self.page.words
        while at > 0 and self.page.text[words[at - 1].start : words[at].start] in OPENING:
            at -= 1  # an opening mark belongs to what it opens
        start, before = words[at].start, words[max(at - 1, 0)].end
        content = self.fragments(0, "content")
        first = [(s, min(e, before)) for s, e in content if s < min(before, start)]
        second = [(max(s, start), e) for s, e in content if e > start]
        if not first or not second:
            raise RefusedError("put the cursor on the first word of the second claim")
        return first, second

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
