"""What a reader is: the one door through which a new file format comes in.

A reader is found by its entry point in the group `annotator.readers`. It gets decoded text and
answers with offsets into it; it never opens a file and never changes the text.
"""

from typing import NamedTuple, Protocol

from annotator.model.document import BlockKind, Metadata


class Stretch(NamedTuple):
    """A block before its sentences are cut: half-open code points of the document's text."""

    start: int
    end: int
    kind: BlockKind
    paragraph: int
    """Number of its paragraph from 0; stretches that share a line share its number."""
    dateline: tuple[int, int] | None = None
    """The dateline at the head of a body block, with its dash."""


class Reading(NamedTuple):
    """What a reader found in a text."""

    blocks: list[Stretch]
    """In text order, none empty, none overlapping."""
    metadata: Metadata
    """What the text says about itself."""
    markup: str = ""
    """Characters that may stand outside of blocks; white space always may."""
    language: str | None = None
    """Language code where the text declares one."""


class Reader(Protocol):
    """Reads one format. Classes are stored as `name@version`: a new version may cut differently."""

    name: str
    version: int
    suffixes: tuple[str, ...]
    """File name endings it takes, lower case, with the dot."""

    def read(self, text: str) -> Reading:
        """Find the blocks and the metadata of a story."""
        ...
