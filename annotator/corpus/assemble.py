"""From a reading to a document: sentences are cut, and nothing visible may be lost.

What is outside of every sentence is never walked and never annotated. So the check at the end is
not a courtesy: a reader that drops a line of a story is refused.
"""

from annotator.corpus import sentences
from annotator.corpus.readers.base import Reading, Stretch
from annotator.model.base import ModelError
from annotator.model.document import Block, Document, sha256_of


def assemble(text: str, reading: Reading) -> Document:
    """Cut the sentences of every block and return the document.

    Raises ModelError if the blocks are out of order or leave out visible text.
    """
    blocks = []
    last = 0
    for stretch in reading.blocks:
        if not last <= stretch.start < stretch.end <= len(text):
            raise ModelError(f"block {stretch.start}-{stretch.end} is out of order")
        _check_outside(text, last, stretch.start, reading.markup)
        blocks.append(_block(text, stretch))
        last = stretch.end
    _check_outside(text, last, len(text), reading.markup)
    sha256 = sha256_of(text)
    return Document.trusted(
        id=sha256[:16],
        sha256=sha256,
        text=text,
        language=reading.language,
        segmenter=reading.segmenter or sentences.SEGMENTER,
        blocks=tuple(blocks),
    )


def _block(text: str, stretch: Stretch) -> Block:
    """Cut the sentences of one block."""
    start, end, kind, paragraph, dateline, given = stretch
    if given is None:
        cuts = sentences.cut_sentences(text[start:end])
        given = tuple([(start + first, start + after) for first, after in cuts])
    else:
        _check_cuts(text, stretch, given)
    return Block.trusted(
        start=start, end=end, kind=kind, paragraph=paragraph, sentences=given, dateline=dateline
    )


def _check_cuts(text: str, stretch: Stretch, given: tuple[tuple[int, int], ...]) -> None:
    """Raise ModelError unless sentences that a file brings are in order and leave nothing out."""
    last = stretch.start
    for start, end in given:
        if not last <= start < end <= stretch.end:
            raise ModelError(f"sentence {start}-{end} is out of order")
        _check_outside(text, last, start, "")
        last = end
    _check_outside(text, last, stretch.end, "")


def _check_outside(text: str, start: int, end: int, markup: str) -> None:
    """Raise ModelError if visible text lies between two blocks."""
    if start < end:
        lost = text[start:end].strip()
        if lost and lost.translate(_removing(markup)).strip():
            raise ModelError(f"text at {start}-{end} is in no block")


def _removing(markup: str) -> dict[int, None]:
    """Return a translation table that removes markup."""
    return dict.fromkeys(map(ord, markup))
