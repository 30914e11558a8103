"""What a reader is: the one door through which a new file format comes in.

A reader is found by its entry point in the group `annotator.readers`. There are two kinds. A text
reader gets decoded text and answers with offsets into it; it never opens a file and never changes
the text. A file reader gets a file that is not the story itself (a page, a table, an archive of
another tool) and makes the text of one story or of many.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple, Protocol, TypeGuard

from annotator.corpus.labels import Labels
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
    sentences: tuple[tuple[int, int], ...] | None = None
    """Its sentences as the file cuts them, in code points of the text; null: they are cut here."""


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
    segmenter: str | None = None
    """Who cut the sentences, where the file brings its own: `name@version`."""


class Source(Protocol):
    """A file, wherever it lies: in a folder, in an archive, on standard input."""

    path: Path
    """Its name, for messages and for its ending."""
    encoding: str | None
    """What the user said its encoding is, where it is not UTF-8."""

    def open(self) -> BinaryIO:
        """Open it for reading from its start; raises OSError."""
        ...

    def data(self) -> bytes:
        """Return all of it, up to the bound for a story; raises Skipped beyond."""
        ...

    def text(self) -> tuple[str, str]:
        """Return it decoded, and how: `?` behind the encoding marks a guess; raises Skipped."""
        ...

    def beside(self, ending: str) -> bytes | None:
        """Return the file beside it that is called the same but for its ending, null without one.

        Raises Skipped, OSError when it is there and cannot be read.
        """
        ...


class Made(NamedTuple):
    """A story that a file reader made of a file, or of a part of one."""

    text: str
    """The document's text."""
    reading: Reading
    """Its blocks and what it says about itself."""
    part: str | None = None
    """Which part of the file it is made of, the same in every run; null: the whole file."""
    sha256: str | None = None
    """Hash of what that part says of the story, in hex; null: the file's own. A part whose hash
    is known at its place is not cut again."""
    encoding: str = "utf-8"
    """How its bytes were decoded."""
    labels: tuple[Labels, ...] = ()
    """What somebody marked in it, one for each who did."""
    stands_for: str | None = None
    """Id of the document that it was cut from, where the file says so: one that is known is not
    made again."""
    reader: str | None = None
    """Who read that part, `name@version`, where a reader had another read it."""


class Unusable(NamedTuple):
    """A part of a file that no story could be made of, which stops none of the others."""

    part: str
    reason: str
    """What is wrong, in one line."""


class Reader(Protocol):
    """Reads one format. Classes are stored as `name@version`: a new version may cut differently."""

    name: str
    version: int
    suffixes: tuple[str, ...]
    """File name endings it takes, lower case, with the dot."""


class Chooser(Reader, Protocol):
    """A reader that takes only some of the files with its endings; it is asked before the others.

    So several tools may write `.jsonl`. Of readers that are not asked, one may have an ending.
    """

    def recognises(self, source: Source) -> bool:
        """Tell whether a file is of this format; raises Skipped, OSError."""
        ...


class TextReader(Reader, Protocol):
    """Reads a format whose text is the document's text."""

    def read(self, text: str) -> Reading:
        """Find the blocks and the metadata of a story."""
        ...


class FileReader(Reader, Protocol):
    """Reads a format from which the text must be made first."""

    def stories(self, source: Source) -> Iterator[Made | Unusable]:
        """Yield the stories of a file, one after the other; raises Skipped for a useless file."""
        ...


def is_chooser(reader: Reader) -> TypeGuard[Chooser]:
    """Tell whether a reader looks into a file before it takes it."""
    return hasattr(reader, "recognises")


def is_excerpt_reader(reader: Reader) -> bool:
    """Tell whether what a reader makes may be a part of another story's text.

    Such a reader has an attribute `excerpts` that is true, and says with `Made.stands_for` whose.
    Its files are taken in after all others, so that the whole text is known by then.
    """
    return bool(getattr(reader, "excerpts", False))


def is_text_reader(reader: Reader) -> TypeGuard[TextReader]:
    """Tell whether a reader works on decoded text."""
    return hasattr(reader, "read")


def is_file_reader(reader: Reader) -> TypeGuard[FileReader]:
    """Tell whether a reader makes the text itself."""
    return hasattr(reader, "stories")
