"""Taking in one file: bytes, text, blocks, sentences, and what the copy says about itself.

A file that cannot be taken in raises Skipped with one line for the user; nothing is guessed over.
"""

import hashlib
import os
import stat
from pathlib import Path
from typing import NamedTuple

from annotator.corpus.assemble import assemble
from annotator.corpus.decoding import DecodingError, decode
from annotator.corpus.readers import reader_for
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


def take(path: Path, encoding: str | None = None) -> Found:
    """Read a file into a document; `encoding` is tried when it is not UTF-8. Raises Skipped."""
    _check_name(path)
    reader = reader_for(path.suffix)
    if reader is None:
        raise Skipped(path, "no reader takes this kind of file: save it as .txt or .md")
    data = _bytes_of(path)
    try:
        text, used = decode(data, encoding)
        if not text.strip():
            raise Skipped(path, "empty: nothing but white space")
        reading = reader.read(text)
        document = assemble(text, reading)
    except DecodingError as error:
        raise Skipped(path, str(error)) from error
    except ModelError as error:
        raise Skipped(path, f"reader {reader.name}@{reader.version} failed: {error}") from error
    return Found(
        document=document,
        metadata=reading.metadata,
        file_sha256=hashlib.sha256(data).hexdigest(),
        encoding=used,
        reader=f"{reader.name}@{reader.version}",
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


def _bytes_of(path: Path) -> bytes:
    """Read a regular file whole, up to the bound."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise Skipped(path, "not a file")
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise Skipped(path, f"cannot be read: {error.strerror or error}") from error
    if len(data) > LARGEST:
        raise Skipped(path, f"larger than {LARGEST // 2**20} MiB: split it into stories")
    return data
