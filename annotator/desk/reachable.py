"""The text that a marking may reach, as words to move over."""

from collections.abc import Sequence

from annotator.desk.errors import RefusedError
from annotator.suggest.phrases import Range
from annotator.suggest.words import Unit


class Reachable:
    """Some sentences around the one that a claim is made in; units are known by their numbers."""

    def __init__(
        self,
        text: str,
        words: Sequence[Unit],
        sentences: Sequence[Range],
        home: Range,
        block: Range,
    ) -> None:
        """`home` is the sentence of the claim, `block` its block, `words` all units in reach."""
        self.text = text
        self.words = words
        self.home = home
        self.block = block
        self._sentences = sentences
        self._stops = [number for number, unit in enumerate(words) if unit.is_word]

    def __len__(self) -> int:
        return len(self.words)

    def first(self) -> int:
        """Return the first word of the sentence."""
        return next((n for n in self._stops if self._is_home(n)), 0)

    def beside(self, number: int, by: int) -> int | None:
        """Return the word behind (1) or in front of (-1) a unit; null at the edge."""
        rest = [n for n in self._stops if (n > number if by > 0 else n < number)]
        return (rest[0] if by > 0 else rest[-1]) if rest else None

    def starting_with(self, letter: str, number: int, *, onward: bool) -> int:
        """Return the next word behind a unit that starts with a letter.

        It is looked for in the rest of the sentence, then from the sentence's start again (not
        with `onward`), then beyond. Raises RefusedError when there is none.
        """
        starts = [n for n in self._stops if self._starts_with(n, letter.casefold())]
        behind = [n for n in starts if n > number]
        home = [] if onward else [n for n in starts if self._is_home(n)]
        order = [n for n in behind if self._is_home(n)] + home + behind + starts[::-1]
        if not order:
            raise RefusedError(f"no word here starts with {letter}")
        return order[0]

    def inside(self, start: int, end: int) -> list[int]:
        """Return the units that a range touches."""
        return [n for n, unit in enumerate(self.words) if unit.start < end and unit.end > start]

    def words_in(self, ranges: Sequence[Range]) -> list[int]:
        """Return the words that some ranges touch."""
        return [n for start, end in ranges for n in self.inside(start, end) if n in self._stops]

    def sentence_at(self, offset: int) -> Range:
        """Return the sentence around an offset, else the claim's own."""
        return next((s for s in self._sentences if s[0] <= offset < s[1]), self.home)

    def beside_walls(self, offset: int, walls: Sequence[Range]) -> int:
        """Return an offset that no wall covers: the longer rest of the sentence, if one does."""
        low, high = self.sentence_at(offset)
        for start, end in walls:
            if start <= offset < end:
                return end if high - end >= start - low else low
        return offset

    def _starts_with(self, number: int, letter: str) -> bool:
        unit = self.words[number]
        return self.text[unit.start : unit.end].casefold().startswith(letter)

    def _is_home(self, number: int) -> bool:
        return self.home[0] <= self.words[number].start < self.home[1]
