"""A sentence as the learned suggester looks at it: its words, its grammar, what others propose."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any, NamedTuple

from annotator.model.document import Document, Sentence
from annotator.model.suggestion import Suggestion
from annotator.suggest.combining import LEADS
from annotator.suggest.datelines import behind_dateline
from annotator.suggest.learned.readings import Reading, read_judgements
from annotator.suggest.quoting import left_open
from annotator.suggest.tokens import Tokens, tokens

Proposals = Mapping[str, Sequence[Suggestion]]
"""What each suggester proposes for the sentences of a document, by its name."""
LONGEST = 250
"""A sentence of more words is none, and nothing is learned from it."""


class Word(NamedTuple):
    """The grammar of a word; empty without a parser."""

    tag: str
    dep: str
    head: int
    """Number of the word that it hangs on, its own if that is unknown."""


class Proposal(NamedTuple):
    """What one suggester says of a sentence."""

    reading: Reading
    suggestion: Suggestion


class Scene(NamedTuple):
    """A sentence with everything that is known of it."""

    sentence: Sentence
    words: Tokens
    grammar: tuple[Word, ...]
    proposals: dict[str, Proposal]
    whole: bool
    """Whether all of it is quoted."""

    def by_weight(self) -> list[tuple[str, Proposal]]:
        """Return the proposals, first that of the suggester that ties parts best."""
        return sorted(self.proposals.items(), key=lambda one: (one[0] != LEADS, one[0]))


def scenes(document: Document, sentences: Sequence[Sentence], proposals: Proposals) -> list[Scene]:
    """Return the sentences of a document with what is known of them."""
    by_name = {name: _read(document, sentences, proposals[name]) for name in sorted(proposals)}
    grammars = _grammars(document, sentences) if "syntax" in proposals else ()
    found: list[Scene] = []
    goes_on, paragraph = False, -1
    for at, sentence in enumerate(sentences):
        if sentence.paragraph != paragraph:
            goes_on, paragraph = False, sentence.paragraph
        start = behind_dateline(document.text, sentence.start, sentence.end)
        words = tokens(document.text, start, sentence.end, goes_on=goes_on)
        whole = bool(words.quotes) and words.quotes[0] == (sentence.start, sentence.end)
        goes_on = bool(words.quotes) and left_open(document.text, sentence.end, words.quotes)
        grammar = _aligned(words, grammars[at]) if grammars else ()
        said = {name: one for name, read in by_name.items() if (one := read[at]) is not None}
        found.append(Scene(sentence, words, grammar, said, whole))
    return found


def _read(
    document: Document, sentences: Sequence[Sentence], said: Sequence[Suggestion]
) -> list[Proposal | None]:
    by_id = {suggestion.sentence_id: suggestion for suggestion in said}
    given = [by_id.get(sentence.id) for sentence in sentences]
    judgements = [None if one is None else one.judgement for one in given]
    readings = read_judgements(document.text, sentences, judgements)
    return [
        None if one is None else Proposal(reading, one)
        for reading, one in zip(readings, given, strict=True)
    ]


def _grammars(document: Document, sentences: Sequence[Sentence]) -> Sequence[Any]:
    """Return the grammar of sentences as the suggester that parses knows it."""
    parsing = import_module("annotator.suggest.syntax.parsing")  # an extra, heavy
    return list(parsing.parse(document, sentences))


def _aligned(words: Tokens, grammar: Any) -> tuple[Word, ...]:
    """Return the grammar of the words as they are cut here; the parser may cut otherwise."""
    starts, ends, heads = grammar.starts, grammar.ends, grammar.heads
    pieces = [
        (bisect_right(ends, start), bisect_left(starts, end))
        for start, end in zip(words.starts, words.ends, strict=True)
    ]
    own = {piece: at for at, (first, last) in enumerate(pieces) for piece in range(first, last)}
    found: list[Word] = []
    for at, (first, last) in enumerate(pieces):
        outward = (piece for piece in range(first, last) if not first <= heads[piece] < last)
        piece = next(outward, first)
        if first < last:
            head = own.get(heads[piece], at)
            found.append(Word(grammar.tags[piece], grammar.deps[piece], head))
        else:
            found.append(Word("", "", at))
    return tuple(found)
