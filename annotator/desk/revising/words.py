"""Two sentences word by word: what was put in, taken out and kept, and where a span is now."""

import re
from bisect import bisect_left, bisect_right
from difflib import SequenceMatcher
from functools import cached_property
from typing import Literal, NamedTuple

Change = Literal["same", "out", "in"]

_ALONE = "\u0e00-\u0eff\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff"
"""Scripts that write no space between words: every character counts as a word."""
_WORD = re.compile(rf"[{_ALONE}]|\d+(?:[.,]\d+)+|[^\W{_ALONE}]+|[^\w\s]")
_ALIKE = 0.3
"""Share of the shorter text's words that are the same at least, to look for spans in it at all."""
_MOST = 1_000_000
"""Pairs of words that are compared at most; beyond, only beginning and end are."""

Range = tuple[int, int]


class Piece(NamedTuple):
    """A stretch of text in a comparison."""

    change: Change
    text: str


class _Run(NamedTuple):
    """Words of the old text from `a` to `b`, and of the new one from `c` to `d`."""

    a: int
    b: int
    c: int
    d: int
    same: bool = False


def words_of(text: str) -> list[Range]:
    """Return the words of a text, signs included."""
    return [match.span() for match in _WORD.finditer(text)]


class WordDiff:
    """An old and a new text; offsets are those of the texts given."""

    def __init__(self, old: str, new: str) -> None:
        self.old, self.new = old, new
        self._before, self._after = words_of(old), words_of(new)
        self._starts = [start for start, _ in self._before]
        self._ends = [end for _, end in self._before]
        self._runs = _runs(
            [old[start:end] for start, end in self._before],
            [new[start:end] for start, end in self._after],
        )

    def pieces(self) -> list[Piece]:
        """Return the whole of both texts, what was taken out in front of what was put in."""
        pieces: list[Piece] = []
        at = there = 0
        for run in self._runs:
            to = self._before[run.b - 1][1] if run.b > run.a else at
            until = self._after[run.d - 1][1] if run.d > run.c else there
            if run.same:
                pieces.append(Piece("same", self.new[there:until]))
            else:
                if there == 0 and run.b < len(self._before):
                    to = self._before[run.b][0]  # nothing new in front: the space goes with it
                pieces += [Piece("out", self.old[at:to]), Piece("in", self.new[there:until])]
            at, there = to, until
        pieces.append(Piece("same", self.new[there:]))
        return [piece for piece in pieces if piece.text]

    def marks(self, *, new: bool) -> list[Range]:
        """Return the stretches of one of the texts that the other does not have."""
        words = self._after if new else self._before
        found = []
        for run in self._runs:
            first, last = (run.c, run.d) if new else (run.a, run.b)
            if not run.same and last > first:
                found.append((words[first][0], words[last - 1][1]))
        return found

    def pairs(self) -> list[tuple[str, str]]:
        """Return what was put in the place of what; one of both may be empty."""
        return [
            (
                _text(self.old, self._before[run.a : run.b]),
                _text(self.new, self._after[run.c : run.d]),
            )
            for run in self._runs
            if not run.same
        ]

    def image(self, start: int, end: int) -> Range | None:
        """Return where a stretch of the old text is in the new one; null where nothing is left.

        Words put in inside of it belong to it, and words that took the place of its edge do.
        """
        if not self._is_alike:
            return None
        first = bisect_right(self._ends, start)
        last = bisect_left(self._starts, end) - 1
        if last < first:
            return None
        low = self._edge(first, last, onward=True)
        high = self._edge(last, first, onward=False)
        if low is None or high is None or high < low:
            return None
        return self._after[low][0], self._after[high][1]

    @cached_property
    def _is_alike(self) -> bool:
        """Whether the texts have so much in common that one may have become the other."""
        same = sum(
            self.new[start:end].isalnum()
            for run in self._runs
            if run.same
            for start, end in self._after[run.c : run.d]
        )
        counts = [
            sum(text[start:end].isalnum() for start, end in words)
            for text, words in ((self.old, self._before), (self.new, self._after))
        ]
        return same >= min(counts) * _ALIKE

    def _edge(self, word: int, other: int, *, onward: bool) -> int | None:
        """Return the new word at one edge of a stretch whose old words are `word` to `other`."""
        runs = self._runs if onward else self._runs[::-1]
        for run in runs:
            if run.b <= word if onward else run.a > word:
                continue  # in front of the edge
            if run.a > other if onward else run.b <= other:
                return None  # behind the stretch
            if run.same:
                inside = max(word - run.a if onward else run.b - 1 - word, 0)
                return run.c + inside if onward else run.d - 1 - inside
            outside = run.a < word if onward else run.b - 1 > word
            if run.d > run.c and not outside:
                return run.c if onward else run.d - 1
        return None


def _text(text: str, words: list[Range]) -> str:
    return text[words[0][0] : words[-1][1]] if words else ""


def _runs(before: list[str], after: list[str]) -> list[_Run]:
    """Return how one list of words becomes the other."""
    head = 0
    while head < min(len(before), len(after)) and before[head] == after[head]:
        head += 1
    tail = 0
    most = min(len(before), len(after)) - head
    while tail < most and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    end, until = len(before) - tail, len(after) - tail
    runs = [_Run(0, head, 0, head, same=True)]
    if (end - head) * (until - head) > _MOST:
        runs.append(_Run(head, end, head, until))
    else:
        matcher = SequenceMatcher(None, before[head:end], after[head:until], autojunk=False)
        runs += [
            _Run(head + a, head + b, head + c, head + d, same=tag == "equal")
            for tag, a, b, c, d in matcher.get_opcodes()
        ]
    runs.append(_Run(end, len(before), until, len(after), same=True))
    return [run for run in runs if run.b > run.a or run.d > run.c]
