"""Taking in one file: bytes, text, blocks, sentences, and what each copy says about itself.

A file that cannot be taken in raises Skipped with one line for the user; nothing is guessed over.
"""

import hashlib
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from annotator.corpus.assemble import assemble
from annotator.corpus.decoding import DecodingError, decode
from annotator.corpus.labels import Labels
from annotator.corpus.readers import reader_for, reads_excerpts
from annotator.corpus.readers.base import (
    Made,
    Reader,
    Source,
    Unusable,
    is_file_reader,
    is_text_reader,
)
from annotator.corpus.skipped import NoStory
from annotator.corpus.skipped import Skipped as Skipped
from annotator.model.base import ModelError
from annotator.model.document import Document, Metadata, document_id

LARGEST = 64 * 2**20
"""Bytes of the largest file that is taken in: more is an archive, not a story."""

LONGEST = 8_000_000
"""Characters of the longest story that is cut into sentences."""


class Found(NamedTuple):
    """A document and what is known of the copy it was found in."""

    document: Document
    metadata: Metadata
    file_sha256: str
    """Hash of the file's bytes, byte order mark and all."""
    encoding: str
    """How the bytes were decoded; `?` behind the name marks a guess."""
    reader: str
    """`name@version`."""
    part: str | None = None
    """Which part of the file it was made of; null: the whole file."""
    labels: int = 0
    """How many labels came along."""


class Same(NamedTuple):
    """A part of a file that is known as it is."""

    part: str | None
    labels: int = 0
    """How many labels came along."""


class Marked(NamedTuple):
    """A text in which somebody marked something."""

    document_id: str
    """The document of the text, or the one that it stands for."""
    own_id: str
    """The document of the very text in the file."""
    reader: str
    """The name of the format."""
    labels: tuple[Labels, ...]


Known = Callable[[Made, str], bool]
"""Tells of a made story and the hash of its part that there is nothing new in it."""


class OnDisk:
    """A file of the file system, as readers get it."""

    def __init__(self, path: Path, encoding: str | None = None) -> None:
        self.path = path
        self.encoding = encoding
        self._sha256: str | None = None

    def open(self) -> BinaryIO:
        """Open it for reading from its start; raises Skipped."""
        try:
            if not stat.S_ISREG(self.path.stat().st_mode):
                raise Skipped(self.path, "not a file")
            return self.path.open("rb")
        except OSError as error:
            raise Skipped(self.path, f"cannot be read: {error.strerror or error}") from error

    def data(self) -> bytes:
        """Return all of it; raises Skipped when it is too large for a story."""
        with self.open() as file:
            before = os.fstat(file.fileno())
            data = file.read(LARGEST + 1)
            after = os.fstat(file.fileno())
        if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
            raise Skipped(self.path, "changed while it was read: take it in again")
        if len(data) > LARGEST:
            raise Skipped(self.path, f"larger than {LARGEST // 2**20} MiB: split it into stories")
        self._sha256 = hashlib.sha256(data).hexdigest()
        return data

    def text(self) -> tuple[str, str]:
        """Return it decoded, and how; raises Skipped."""
        try:
            return decode(self.data(), self.encoding)
        except DecodingError as error:
            raise Skipped(self.path, str(error)) from error

    def beside(self, ending: str) -> bytes | None:
        """Return the file beside it that is called the same but for its ending; raises Skipped."""
        file = self.path.with_suffix(ending)
        return OnDisk(file).data() if file.is_file() else None

    def sha256(self) -> str:
        """Return the hash of its bytes, in hex; of those that were read, if they were."""
        if self._sha256 is None:
            digest = hashlib.sha256()
            with self.open() as file:
                while chunk := file.read(1 << 20):
                    digest.update(chunk)
            self._sha256 = digest.hexdigest()
        return self._sha256


def take(path: Path, encoding: str | None = None) -> Found:
    """Read a file that is one story; `encoding` is tried when it is not UTF-8. Raises Skipped."""
    found = next(take_all(path, encoding))
    if isinstance(found, Found):
        return found
    raise Skipped(path, found.reason if isinstance(found, Unusable) else "known")


def take_all(
    path: Path, encoding: str | None = None, known: Known | None = None
) -> Iterator[Found | Same | Unusable]:
    """Read every story of a file, one after the other; raises Skipped for a useless file.

    Stories that are `known` are not cut into sentences again.
    """
    source = OnDisk(path, encoding)
    reader = _reader_of(source)
    for made in _without_doubles(made_by(reader, source)):
        if isinstance(made, Unusable):
            yield made
            continue
        if len(made.text) > LONGEST:
            reason = f"longer than {LONGEST:,} characters: split it into stories"
            if made.part is None:
                raise Skipped(path, reason)
            yield Unusable(made.part, reason)
            continue
        sha256 = made.sha256 or source.sha256()
        if known is not None and known(made, sha256):
            yield Same(made.part, _number(made))
            continue
        try:
            yield _found(reader, made, sha256)
        except ModelError as error:
            reason = f"reader {reader.name}@{reader.version} failed: {error}"
            if made.part is None:
                raise Skipped(path, reason) from error
            yield Unusable(made.part, reason)


def is_excerpt(path: Path) -> bool:
    """Tell whether a file may hold only parts of other stories' texts; false for a useless one."""
    try:
        return reads_excerpts(path.suffix, OnDisk(path))
    except (Skipped, OSError):
        return False  # what is wrong with it is told when it is taken in


def labels_of(path: Path, encoding: str | None = None) -> Iterator[Marked]:
    """Yield what is marked in the stories of a file; raises Skipped for a useless file."""
    source = OnDisk(path, encoding)
    reader = _reader_of(source)
    for made in _without_doubles(made_by(reader, source)):
        if isinstance(made, Made) and made.labels:
            own = document_id(made.text)
            yield Marked(made.stands_for or own, own, reader.name, made.labels)


def _reader_of(source: OnDisk) -> Reader:
    """Return the reader that takes a file; raises Skipped."""
    _check_name(source.path)
    reader = reader_for(source.path.suffix, source)
    if reader is None:
        raise NoStory(source.path, "no reader takes this kind of file: see annotator formats")
    return reader


def _without_doubles(stories: Iterator[Made | Unusable]) -> Iterator[Made | Unusable]:
    """Refuse a second part of the same name: it would pass for a change of the first."""
    names: set[int] = set()  # hashes: a file may have many parts
    for made in stories:
        if isinstance(made, Made) and made.part is not None:
            if hash(made.part) in names:
                yield Unusable(made.part, "a part of this name stands in the file already")
                continue
            names.add(hash(made.part))
        yield made


def made_by(reader: Reader, source: Source) -> Iterator[Made | Unusable]:
    """Let a file reader make its stories; the text of a text reader is the story."""
    if is_file_reader(reader):
        yield from reader.stories(source)
    elif is_text_reader(reader):
        text, used = source.text()
        if not text.strip():
            raise Skipped(source.path, "empty: nothing but white space")
        yield Made(text, reader.read(text), encoding=used)


def _found(reader: Reader, made: Made, sha256: str) -> Found:
    return Found(
        document=assemble(made.text, made.reading),
        metadata=made.reading.metadata,
        file_sha256=sha256,
        encoding=made.encoding,
        reader=made.reader or f"{reader.name}@{reader.version}",
        part=made.part,
        labels=_number(made),
    )


def _number(made: Made) -> int:
    return sum(one.number for one in made.labels)


def _check_name(path: Path) -> None:
    """Raise Skipped for a name that no database and no JSON file could hold."""
    try:
        str(path).encode("utf-8")
    except UnicodeEncodeError as error:
        raise Skipped(path, "its name is not valid UTF-8: rename the file") from error
