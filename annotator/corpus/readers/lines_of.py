"""From the lines of a document of another program to a story of our own."""

from collections.abc import Sequence
from typing import NamedTuple

from annotator.corpus.blocks import news_blocks
from annotator.corpus.lines import Unit
from annotator.corpus.metadata import metadata_of
from annotator.corpus.readers.base import Made, Reading
from annotator.model.document import BlockKind

_BETWEEN = "\n\n"


class Line(NamedTuple):
    """A paragraph, an item, a row."""

    text: str
    """Not empty, without space at its edges."""
    kind: BlockKind | None
    """What its format says that it is; null leaves it to the shapes of news."""


def made_of(lines: Sequence[Line], language: str | None = None, **said: str | None) -> Made:
    """Put lines together, a paragraph each; `said` is what the file says about itself."""
    units, at = [], 0
    for line in lines:
        units.append(Unit(at, at + len(line.text), after_gap=True))
        at += len(line.text) + len(_BETWEEN)
    text = _BETWEEN.join(line.text for line in lines)
    blocks = news_blocks(text, units, [line.kind for line in lines])
    shown = metadata_of(text, blocks)
    values = {field: value for field, value in said.items() if value}
    return Made(text, Reading(blocks, shown.model_copy(update=values), language=language))
