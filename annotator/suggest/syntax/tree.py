"""A sentence as a tree: what hangs on a word, and how far its phrase reaches.

Words are numbers here, ranges half-open and counted in words.
"""

from annotator.suggest.syntax.parsing import Grammar
from annotator.suggest.syntax.stems import stem_of

Range = tuple[int, int]


class Tree:
    """The grammar of a sentence with what follows from it."""

    def __init__(self, grammar: Grammar) -> None:
        self.starts, self.ends, self.words, self.tags, self.deps, self.heads = grammar
        self.lower = [word.lower() for word in self.words]
        self.stems = [stem_of(w, tag) for w, tag in zip(self.lower, self.tags, strict=True)]
        n = len(self.heads)
        self.children: list[list[int]] = [[] for _ in range(n)]
        self.lows, self.highs = list(range(n)), list(range(n))
        for word, head in enumerate(self.heads):
            if head != word:
                self.children[head].append(word)
            self._reach(word)

    def _reach(self, word: int) -> None:
        """Widen the phrases of all that a word hangs on so that they hold it."""
        low, high, at = word, word, self.heads[word]
        for _ in range(_DEEPEST):
            if self.lows[at] <= low and self.highs[at] >= high:
                return
            self.lows[at] = min(self.lows[at], low)
            self.highs[at] = max(self.highs[at], high)
            if self.heads[at] == at:
                return
            at = self.heads[at]

    def __len__(self) -> int:
        return len(self.heads)

    def phrase(self, word: int) -> Range:
        """Return the range of a word and all that hangs on it."""
        return self.lows[word], self.highs[word] + 1

    def child(self, word: int, *deps: str) -> int | None:
        """Return the first word that hangs on a word in one of these ways."""
        return next((c for c in self.children[word] if self.deps[c] in deps), None)

    def under(self, word: int, top: int) -> bool:
        """Tell whether a word is part of another's phrase."""
        for _ in range(_DEEPEST):
            if word == top:
                return True
            if self.heads[word] == word:
                return False
            word = self.heads[word]
        return False


_DEEPEST = 200
"""No sentence is nested as deeply."""
