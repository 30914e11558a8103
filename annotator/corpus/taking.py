"""Taking in one file: bytes, text, blocks, sentences, and what each copy says about itself.

A file that cannot be taken in raises Skipped with one line for the user; nothing is guessed over.
"""

import hashlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from annotator.corpus.assemble import assemble
from annotator.corpus.decoding import DecodingError, decode
from annotator.corpus.readers import reader_for
from annotator.corpus.readers.base import (
    Made,
    Reader,
    Source,
    Unusable,
    is_file_reader,
    is_text_reader,
)
from annotator.model.base import ModelError, one_line
from annotator.model.document import Document, Metadata

LARGEST = 64 * 2**20
"""Bytes of the largest file that is taken in: more is an archive, not a story."""


class Skipped(Exception):  # noqa: N818 (a file that is passed over is no error of ours)
    """A file that is not taken in: what is wrong and what to do, in one line."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(f"{printable(path)}: {reason}")


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
    if isinstance(found, Unusable):
        raise Skipped(path, found.reason)
    return found


def take_all(path: Path, encoding: str | None = None) -> Iterator[Found | Unusable]:
    """Read every story of a file, one after the other; raises Skipped for a useless file."""
    _check_name(path)
    reader = reader_for(path.suffix)
    if reader is None:
        raise Skipped(path, "no reader takes this kind of file: save it as .txt or .md")
    source = OnDisk(path, encoding)
    for made in made_by(reader, source):
        if isinstance(made, Unusable):
            yield made
            continue
        try:
            yield _found(reader, made, made.sha256 or source.sha256())
        except ModelError as error:
            reason = f"reader {reader.name}@{reader.version} failed: {error}"
            if made.part is None:
                raise Skipped(path, reason) from error
            yield Unusable(made.part, reason)


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
    )


def printable(path: Path) -> str:
    """Return a path as one line that any terminal can print, bytes that are none in hex."""
    return one_line(os.fsencode(path).decode("utf-8", "backslashreplace"))


def _check_name(path: Path) -> None:
    """Raise Skipped for a name that no database and no JSON file could hold."""
    try:
        str(path).encode("utf-8")
    except UnicodeEncodeError as error:
        raise Skipped(path, "its name is not valid UTF-8: rename the file") from error
