"""Who says what in a parsed sentence; what runs over sentences is left to the plain rules."""

import math
from collections.abc import Iterator, Sequence

from annotator.suggest.framing import framing, loose_framing
from annotator.suggest.phrases import trimmed
from annotator.suggest.quoting import Range
from annotator.suggest.sayings import Saying, framed_saying, sayings_in
from annotator.suggest.syntax.candidates import Candidate, candidates
from annotator.suggest.syntax.choosing import Found, outermost
from annotator.suggest.syntax.direct import with_quotations
from annotator.suggest.syntax.extents import Reach, reach_of, stands_for_all
from annotator.suggest.syntax.frames import verb_frame
from annotator.suggest.syntax.parsing import Grammar
from annotator.suggest.syntax.rates import chance_of
from annotator.suggest.syntax.speakers import speaker_by_shape
from annotator.suggest.syntax.tree import MARKS, Tree
from annotator.suggest.tokens import Tokens

SURE = 0.38
"""A candidate that is more likely a cue than this counts as one."""
ANY = 0.42
"""Somebody speaks where it is more likely than this that one of the candidates is a cue."""
LEAST = 0.25
_PLAINLY = ("quote", "tail")
"""The families of plain rules that are believed where the parser sees nothing."""


class Reader:
    """Finds the attributions of a story's sentences, and remembers how likely they were."""

    def __init__(self, text: str, grammars: Sequence[Grammar]) -> None:
        self._text, self._grammars, self._start = text, grammars, 0
        self.chances: dict[Range, float] = {}
        """How likely a cue is one."""
        self.spoken = [0.0] * len(grammars)
        """How likely it is of each sentence that somebody speaks in it."""

    def __call__(self, index: int, t: Tokens) -> list[Saying]:
        """Return what is said in a sentence and by whom, as far as it shows by itself."""
        if not t.starts:
            return []
        if not self._grammars[index].starts:  # too long to be parsed
            return sayings_in(t, self._text)
        frame = framing(t)
        if frame is not None:
            if frame.rule == "colon":
                found = self._parsed(index, t)
                if any(said.rule == "quote" for said in found):
                    return found
            return framed_saying(t, self._text, frame)
        return self._parsed(index, t) or self._plainly(t)

    def _plainly(self, t: Tokens) -> list[Saying]:
        """Return what the plain rules find in a sentence that the parser finds nothing in."""
        plain = sayings_in(t, self._text)
        if plain and plain[0].rule in _PLAINLY:
            return plain
        frame = loose_framing(t)
        known = frame is not None and frame.rule != "poll"
        return framed_saying(t, self._text, frame) if frame is not None and known else []

    def _parsed(self, index: int, t: Tokens) -> list[Saying]:
        tree = Tree(self._grammars[index], t.quotes)
        self._start = t.starts[0]
        known = list(self._judged(tree, t))
        self.spoken[index] = 1 - math.prod(1 - chance for chance, _ in known)
        best = max((chance for chance, _ in known), default=0.0)
        least = SURE if self.spoken[index] < ANY else min(SURE, max(LEAST, best - 1e-9))
        heads = [(chance, c.head) for chance, c in known if chance > least]
        found = [Found(_reach(tree, t, head), chance) for chance, head in heads]
        found = outermost(tree, [one for one in found if _says_something(tree, one.reach)])
        found = [one for one in found if _names_somebody(tree, one.reach)] or found
        return list(self._sayings(tree, t, found))

    def _judged(self, tree: Tree, t: Tokens) -> Iterator[tuple[float, Candidate]]:
        """Yield the candidates, and how likely each is a cue."""
        plain = [said.cue[0] for said in sayings_in(t, self._text) if said.cue]
        for candidate in candidates(tree):
            marked = candidate._replace(
                marks=(*candidate.marks, plain_mark(tree, candidate.head, plain))
            )
            yield chance_of(marked), candidate

    def _sayings(self, tree: Tree, t: Tokens, found: list[Found]) -> Iterator[Saying]:
        speaking: Range | None = None
        for number, one in enumerate(found):
            reach = _with_speaker(tree, t, one.reach, speaking)
            speaking = reach.source or speaking
            said = self._saying(tree, reach)
            if said.content or number == len(found) - 1:
                self.chances[said.cue[0]] = one.chance
                inner = tuple(self._saying(tree, nearer) for nearer in one.inner if nearer.source)
                yield said._replace(inner=inner)

    def _saying(self, tree: Tree, reach: Reach) -> Saying:
        source = self._range(tree, reach.source) if reach.source else None
        cue = tree.starts[reach.cue[0]], tree.ends[reach.cue[1] - 1]
        contents = (self._range(tree, found) for found in reach.contents)
        return Saying(
            tuple(found for found in contents if found is not None),
            (source,) if source else (),
            (cue,),
            _family(tree, reach),
        )

    def _range(self, tree: Tree, found: Range) -> Range | None:
        start = max(tree.starts[found[0]], self._start)  # behind a dateline
        low, high = trimmed(self._text, start, tree.ends[found[1] - 1])
        return (low, high) if low < high else None


def plain_mark(tree: Tree, head: int, cues: list[Range]) -> str:
    """Return whether the plain rules think that a word is part of a cue."""
    start, end = tree.starts[head], tree.ends[head]
    return "plain yes" if any(low < end and start < high for low, high in cues) else "plain no"


def _reach(tree: Tree, t: Tokens, head: int) -> Reach:
    reach = reach_of(tree, head)
    if reach.source and tree.quoted[reach.source[1] - 1]:
        found = speaker_by_shape(tree, t, head, reach.cue, behind=reach.before)
        reach = reach._replace(source=found)
    return with_quotations(tree, reach)


def _says_something(tree: Tree, reach: Reach) -> bool:
    """Tell whether an attribution has a content, or ends its sentence: "Lee said:".

    A word that only stands for something is none: in "what was being shown" nobody says "what".
    """
    if reach.contents:
        return not stands_for_all(tree, reach.contents)
    return reach.cue[1] >= len(tree) - 1 or tree.words[-1] == ":"


def _names_somebody(tree: Tree, reach: Reach) -> bool:
    """Tell "her support for it" from "more open support for it", which others' words outweigh."""
    return tree.tags[reach.head][:2] != "NN" or reach.source is not None


_GOING_ON = MARKS | frozenset(", while and".split())


def _with_speaker(tree: Tree, t: Tokens, reach: Reach, speaking: Range | None) -> Reach:
    """Return an attribution with its speaker: ", adding" goes on with who speaks already."""
    first = reach.cue[0]
    own = tree.child(reach.head, "nsubj")
    participle = own is None and tree.tags[reach.head] == "VBG"
    if speaking and participle and first and tree.words[first - 1] in _GOING_ON:
        return reach._replace(source=speaking)
    if reach.source is not None or (own is not None and speaking):
        return reach
    found = speaker_by_shape(tree, t, reach.head, reach.cue, behind=reach.before)
    if found is None or any(low < found[1] and found[0] < high for low, high in reach.contents):
        return reach
    return reach._replace(source=found)


_FAMILIES = {"clause": "that", "that": "that", "whether": "that", "quote": "that", "to": "to"}


def _family(tree: Tree, reach: Reach) -> str:
    """Return the family of an attribution, by what is said and how."""
    if reach.before:
        last = max((high for _, high in reach.contents if high <= reach.cue[0]), default=0)
        return "quote" if any(tree.quoted[max(0, last - 2) : last]) else "tail"
    if tree.tags[reach.head][:2] == "NN":
        return "noun"
    frame = verb_frame(tree, reach.head)
    if frame.startswith("passive"):
        return "passive"
    return _FAMILIES.get(frame) or ("with" if frame.startswith("pr") else "thing")
