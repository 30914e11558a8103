"""A sentence as a tree: what hangs on a word, how far its phrase reaches, what is quoted.

Words are numbers here, ranges half-open and counted in words.
"""

from bisect import bisect_left
from collections.abc import Sequence

from annotator.suggest.quoting import Range
from annotator.suggest.syntax.parsing import Grammar
from annotator.suggest.syntax.stems import stem_of

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
SAME_DOER = frozenset("conj xcomp advcl ccomp pcomp dep".split())
"""Ways in which a verb without a subject hangs on the one that has it."""
MARKS = frozenset(('"', "''"))
"""Quotation marks as they are in a tree."""
_DEEPEST = 200
"""No sentence is nested as deeply."""
_FARTHEST = 5
"""So many verbs away the subject of a verb is looked for."""


class Tree:
    """The grammar of a sentence with what follows from it."""

    def __init__(self, grammar: Grammar, quotes: Sequence[Range] = ()) -> None:
        self.starts, self.ends, self.words, self.tags, self.deps, self.heads = grammar
        self.lower = [word.lower() for word in self.words]
        self.stems = [stem_of(w, tag) for w, tag in zip(self.lower, self.tags, strict=True)]
        n = len(self.heads)
        self.quoted = [False] * n
        for opened, closed in quotes:
            first, last = bisect_left(self.starts, opened), bisect_left(self.starts, closed)
            self.quoted[first:last] = [True] * (last - first)
        self.children: list[list[int]] = [[] for _ in range(n)]
        self._lows, self._highs = list(range(n)), list(range(n))
        for word, head in enumerate(self.heads):
            if head != word:
                self.children[head].append(word)
                self._reach(word)

    def _reach(self, word: int) -> None:
        """Widen the phrases of all that a word hangs on so that they hold it."""
        at = self.heads[word]
        for _ in range(_DEEPEST):
            if self._lows[at] <= word <= self._highs[at]:
                return  # and so do those above
            self._lows[at] = min(self._lows[at], word)
            self._highs[at] = max(self._highs[at], word)
            at = self.heads[at]

    def __len__(self) -> int:
        return len(self.heads)

    def phrase(self, word: int) -> Range:
        """Return the range of a word and all that hangs on it."""
        return self._lows[word], self._highs[word] + 1

    def child(self, word: int, *deps: str) -> int | None:
        """Return the first word that hangs on a word in one of these ways."""
        return next((c for c in self.children[word] if self.deps[c] in deps), None)

    def subject(self, verb: int) -> tuple[int, int] | None:
        """Return who does what a verb says and the verb that tells, maybe one further up."""
        at = verb
        for _ in range(_FARTHEST):
            found = self.child(at, *SUBJECTS)
            if found is not None:
                return found, at
            if self.deps[at] in ("relcl", "acl"):
                return self.heads[at], at
            if self.deps[at] not in SAME_DOER or self.heads[at] == at:
                return None
            at = self.heads[at]
        return None

    def depth(self, word: int) -> int:
        """Return how many words a word hangs below the sentence's first."""
        for depth in range(_DEEPEST):
            if self.heads[word] == word:
                return depth
            word = self.heads[word]
        return _DEEPEST
