"""A file that is there whole or not at all."""

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Self

from annotator.errors import UserError

_BUFFER = 1 << 18
"""Bytes written at once; records are small."""


class ExportError(UserError):
    """The file cannot be written; one line that says what to do."""


class HashedFile:
    """A binary file that knows the hash and the number of what was written to it."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._hash = hashlib.sha256()
        self.lines = 0
        """Lines written so far."""

    def write_line(self, line: bytes) -> Self:
        """Write one line; the line end is added."""
        line += b"\n"
        self._file.write(line)
        self._hash.update(line)
        self.lines += 1
        return self

    @property
    def sha256(self) -> str:
        """The SHA-256 of everything written so far, in hex."""
        return self._hash.hexdigest()


@contextlib.contextmanager
def put_in_place(path: Path) -> Iterator[BinaryIO]:
    """Open a file beside `path` for writing; move it into place when all went well.

    What is there is replaced only by a whole file that is on disk; raises ExportError.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise _cannot(path, error) from error
    aside = Path(name)
    try:
        with os.fdopen(handle, "wb", _BUFFER) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        aside.chmod(0o666 & ~_umask())
        aside.replace(path)
    except OSError as error:
        raise _cannot(path, error) from error
    finally:
        aside.unlink(missing_ok=True)


def _cannot(path: Path, error: OSError) -> ExportError:
    return ExportError(f"{path} cannot be written ({error.strerror}): name another with --out")


def _umask() -> int:
    """Return the process' umask; it can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
