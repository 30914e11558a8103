"""Plain text, the format most stories come in: the shapes of news are all there is to go by."""

from annotator.corpus.blocks import news_blocks
from annotator.corpus.lines import units
from annotator.corpus.metadata import metadata_of
from annotator.corpus.readers.base import Reading


class TextReader:
    """Reads plain text."""

    name = "text"
    version = 1
    suffixes = (".txt",)

    def read(self, text: str) -> Reading:
        """Find the blocks of a story by the shapes of news; everything visible is in a block."""
        blocks = news_blocks(text, units(text))
        return Reading(blocks, metadata_of(text, blocks))
