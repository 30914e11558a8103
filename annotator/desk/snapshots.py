"""Snapshots: files that an analyst has, kept beside the database as they were.

A file is copied in pieces into a file aside while its hash is taken, and moved to the place that
the hash names. What is there already is the same file and stays.
"""

import contextlib
import hashlib
import os
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from annotator.errors import UserError
from annotator.model.snapshots import FOLDER, snapshot_path

LARGEST = 200 * 2**20
"""Bytes of the largest file that is kept: it is handed on with the corpus."""
_PIECE = 1 << 20


class SnapshotError(UserError):
    """The file cannot be kept; one line, to be shown where its path was typed."""


class Snapshot(NamedTuple):
    """A kept file."""

    path: str
    """Relative to the folder of the database."""
    sha256: str


def keep(typed: str, folder: Path) -> Snapshot:
    """Copy the file at a typed path into the snapshots of a database's folder.

    Raises SnapshotError; then nothing is left behind.
    """
    source = _path(typed)
    try:
        facts = source.stat()
    except (OSError, ValueError) as error:
        raise SnapshotError("no such file here: check the path") from error
    if stat.S_ISDIR(facts.st_mode):
        raise SnapshotError("this is a folder: name a file in it")
    if not stat.S_ISREG(facts.st_mode):
        raise SnapshotError("this is not a file")
    _refuse_large(facts.st_size)
    try:
        opened = source.open("rb")
    except OSError as error:
        raise SnapshotError(f"the file cannot be read ({error.strerror})") from error
    try:
        with opened as file, _room_for(folder) as (aside, copied):
            sha256 = _copy(file, copied)
            return Snapshot(_put(aside, folder, sha256, source.suffix), sha256)
    except OSError as error:
        raise SnapshotError(
            f"the snapshot cannot be kept in {folder / FOLDER} ({error.strerror})"
        ) from error


def damage(folder: Path, path: str, sha256: str) -> str | None:
    """Say what is wrong with a kept file, null when it holds what its name says."""
    if path != snapshot_path(sha256, Path(path).suffix):
        return f"names a snapshot that is none: {path}"
    try:
        with (folder / path).open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return f"its snapshot is missing: {path}"
    except OSError as error:
        return f"its snapshot cannot be read ({error.strerror}): {path}"
    return None if found == sha256 else f"its snapshot was changed: {path}"


def _path(typed: str) -> Path:
    """Return the path that was typed or pasted, as a shell or a file manager writes it."""
    path = typed.strip()
    if len(path) > 1 and path[0] == path[-1] and path[0] in "\"'":
        path = path[1:-1]
    if path.startswith("file://"):
        from urllib.parse import unquote, urlsplit

        path = unquote(urlsplit(path).path)
    try:
        return Path(path).expanduser()
    except RuntimeError as error:  # ~nobody
        raise SnapshotError("no such file here: check the path") from error


@contextlib.contextmanager
def _room_for(folder: Path) -> Iterator[tuple[Path, BinaryIO]]:
    """Open a file aside; it is gone afterwards, moved into place or not."""
    (folder / FOLDER).mkdir(exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".incoming-", dir=folder / FOLDER)
    aside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            yield aside, file
    finally:
        aside.unlink(missing_ok=True)


def _copy(file: BinaryIO, copied: BinaryIO) -> str:
    """Copy a file in pieces and onto the disk; return its hash."""
    digest, size = hashlib.sha256(), 0
    while piece := _piece(file):
        size += len(piece)
        _refuse_large(size)  # it may grow while it is read
        digest.update(piece)
        copied.write(piece)
    copied.flush()
    os.fsync(copied.fileno())
    return digest.hexdigest()


def _piece(file: BinaryIO) -> bytes:
    try:
        return file.read(_PIECE)
    except OSError as error:
        raise SnapshotError(f"the file cannot be read ({error.strerror})") from error


def _put(aside: Path, folder: Path, sha256: str, suffix: str) -> str:
    """Move the copy to the place its hash names; return its path there."""
    path = snapshot_path(sha256, suffix)
    place = folder / path
    if place.exists():
        found = damage(folder, path, sha256)
        if found is not None:
            raise SnapshotError(f"{found}: move it away, then enter the file again")
        return path
    place.parent.mkdir(exist_ok=True)
    aside.chmod(0o444)  # it is what it was; nobody edits it
    aside.replace(place)
    return path


def _refuse_large(size: int) -> None:
    if size > LARGEST:
        raise SnapshotError(f"larger than {LARGEST // 2**20} MiB: keep what matters")
