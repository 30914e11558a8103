"""Cutting one block of text into sentences: nupunkt, and a thin layer of rules of our own.

nupunkt alone takes quadratic time where thousands of stops stand without a space, or thousands of
line breaks in a row. No sentence has either, so such runs are kept from it.
"""

import re
from collections.abc import Callable, Iterable
from functools import cache

from annotator.corpus.sentence_rules import apply_rules

RULES = 2
"""Version of our rules: it changes when any text is cut differently."""
SEGMENTER: str
"""Who cuts, `name@version+rules@version`; stored with every document. Asking imports nupunkt."""

Spans = list[tuple[int, int]]

_MAY_BE_CUT = re.compile(r"[.!?…](?:\W{1,12}\w|\W{13})|\n\s{0,40}\n")
_HARMLESS = 2_000
"""Shorter texts cannot take long."""
_LONG_WORD = re.compile(r"\S{200,}")
_LONG_GAP = re.compile(r"\s{100,}")
_STOP = re.compile(r"[.!?…]")


def cut_sentences(text: str) -> Spans:
    """Return the sentences of one block as half-open code point spans without space at the edges.

    They are in order and cover everything but white space. A blank text has none.
    """
    if len(text) <= _HARMLESS:
        return _cut(text, 0, len(text))
    spans: Spans = []
    last = 0
    for gap in _LONG_GAP.finditer(text):
        spans += _cut(text, last, gap.start())
        last = gap.end()
    spans += _cut(text, last, len(text))
    return spans


def _cut(text: str, start: int, end: int) -> Spans:
    """Cut a stretch without long runs of white space."""
    part = text[start:end]
    bare = part.strip()
    if not bare:
        return []
    start += part.index(bare[0])
    whole = [(start, start + len(bare))]
    if not _MAY_BE_CUT.search(bare):
        return whole
    shown = bare
    if len(bare) > _HARMLESS:
        shown = _LONG_WORD.sub(lambda word: _STOP.sub("x", word.group()), bare)
    starts = _starts(shown)
    if not starts or starts[0] != 0:
        return whole
    starts = apply_rules(bare, starts)
    if len(starts) == 1:
        return whole
    spans = [
        (first, first + len(bare[first:after].rstrip()))
        for first, after in zip(starts, [*starts[1:], len(bare)], strict=True)
    ]
    if not _covers(bare, spans):
        return whole  # Better one sentence too long than a word that nobody sees.
    return [(start + first, start + after) for first, after in spans]


def _covers(text: str, spans: Spans) -> bool:
    """Tell whether spans are in order and only white space lies between and around them."""
    last = 0
    for start, end in spans:
        if not last <= start < end or text[last:start].strip():
            return False
        last = end
    return not text[last:].strip()


def _starts(text: str) -> list[int]:
    """Return where nupunkt starts the sentences of a text without space at its edges.

    nupunkt looks at the layout first, which is only made of line breaks: without any its tokenizer
    alone says the same in half the time.
    """
    spans, tokens = _nupunkt()
    if "\n" in text or "\r" in text:
        return [start for start, _ in spans(text)]
    return [start for start, end in tokens(text) if text[start:end].strip()]


@cache
def _nupunkt() -> tuple[Callable[[str], Spans], Callable[[str], Iterable[tuple[int, int]]]]:
    """Import nupunkt on first use: a session that only opens known stories never pays for it."""
    from nupunkt import load, sentence_spans

    return sentence_spans, load("default").span_tokenize


def __getattr__(name: str) -> str:
    """Answer SEGMENTER: the version that is really installed, known once nupunkt is imported."""
    if name != "SEGMENTER":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from nupunkt import __version__

    return f"nupunkt@{__version__}+rules@{RULES}"
