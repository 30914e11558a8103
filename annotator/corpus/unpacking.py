"""Archives of stories: each member is read as if it were a file, and nothing is unpacked to disk.

A member's place is its name in the archive, `stories.zip#2024/flood.html`. Its name is a name and
never a path that anything is written to. Members are read one at a time and each as far as a story
may be long; an archive that holds far more than it is long is refused before it is read.
"""

import hashlib
import io
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import IO, BinaryIO

from annotator.corpus.decoding import DecodingError, decode
from annotator.corpus.readers import may_be_excerpts, reader_for
from annotator.corpus.readers.base import Made, Source, Unusable
from annotator.corpus.taking import LARGEST, Skipped, made_by
from annotator.model.base import one_line

MOST_RATIO = 200
"""A member that is so many times longer than it is packed is a bomb, not a story."""
SMALL = 2**20
"""Members up to this length may be packed as well as they like."""
MOST_MEMBERS = 1_000_000
MOST_TOTAL = 2**30
"""Bytes that an archive may hold in all, however small it is."""

PACKED = (".gz", ".bz2", ".xz")
ENDINGS = (".zip", ".tar", ".tgz", *PACKED)
_NO_STORIES = frozenset(("__MACOSX",))


class Member:
    """A member of an archive, as readers get it."""

    def __init__(
        self,
        source: Source,
        name: str,
        data: bytes,
        other: Callable[[str], bytes | None] = lambda _: None,
    ) -> None:
        """`other` reads another member by its name, where the archive can be read in any order."""
        self.name = name
        self.path = Path(f"{source.path}#{name}")  # no file has this name
        self.encoding = source.encoding
        self._data = data
        self._other = other

    def open(self) -> BinaryIO:
        """Open it for reading from its start."""
        return io.BytesIO(self._data)

    def data(self) -> bytes:
        """Return all of it."""
        return self._data

    def text(self) -> tuple[str, str]:
        """Return it decoded, and how; raises Skipped."""
        try:
            return decode(self._data, self.encoding)
        except DecodingError as error:
            raise Skipped(self.path, str(error)) from error

    def beside(self, ending: str) -> bytes | None:
        """Return the member that is called the same but for its ending; raises Skipped."""
        return self._other(str(PurePosixPath(self.name).with_suffix(ending)))


def stories_of(source: Source) -> Iterator[Made | Unusable]:
    """Yield the stories of every member that a reader takes; raises Skipped."""
    ending = source.path.suffix.lower()
    if ending in PACKED and PurePosixPath(source.path.stem).suffix.lower() != ".tar":
        raise Skipped(source.path, "packed but no archive: unpack it first")
    try:
        with source.open() as file:
            packed = file.seek(0, io.SEEK_END)
            file.seek(0)
            of_format = _of_zip if ending == ".zip" else _of_tar
            empty = True
            for member in of_format(file, source, packed):
                empty = False
                if isinstance(member, Unusable):
                    yield member
                else:
                    yield from _stories(member)
            if empty:
                raise Skipped(source.path, "no story in it that a reader takes")
    except (zipfile.BadZipFile, tarfile.TarError, EOFError, zlib.error) as error:
        reason = one_line(str(error)) or "its end is missing"
        raise Skipped(source.path, f"a damaged archive ({reason}): copy it again") from error


def _stories(member: Member) -> Iterator[Made | Unusable]:
    """Yield the stories of one member, each named by the member and by its own part."""
    name = member.name
    sha256 = hashlib.sha256(member.data()).hexdigest()
    try:
        reader = reader_for(PurePosixPath(name).suffix, member)
        if reader is None:
            yield Unusable(name, "no reader takes this kind of file: see annotator formats")
            return
        for made in made_by(reader, member):
            part = name if made.part is None else f"{name}#{made.part}"
            if isinstance(made, Unusable):
                yield Unusable(part, made.reason)
            else:
                yield made._replace(
                    part=part,
                    sha256=made.sha256 or sha256,
                    reader=f"{reader.name}@{reader.version}",
                )
    except Skipped as skipped:
        yield Unusable(name, skipped.reason)


def _of_zip(file: BinaryIO, source: Source, packed: int) -> Iterator[Member | Unusable]:
    """Yield the members of a zip archive in order of name; whole texts before parts of them."""
    with zipfile.ZipFile(file) as archive:
        infos = [info for info in archive.infolist() if not info.is_dir()]
        _check_all(source, len(infos), sum(info.file_size for info in infos), packed)
        seen: set[str] = set()

        def other(name: str) -> bytes | None:
            if name not in names:
                return None
            info = archive.getinfo(name)
            reason = _objection(name, info.file_size, info.compress_size)
            data = reason or _read(archive, info)
            if isinstance(data, bytes):
                return data
            raise Skipped(Path(f"{source.path}#{name}"), str(data))

        names = {info.filename for info in infos}
        for info in sorted(infos, key=_place):
            if not _is_wanted(info.filename) or _is_link(info):
                continue
            reason = _objection(info.filename, info.file_size, info.compress_size)
            if info.filename in seen:
                reason = "a second member of this name: only the first is read"
            seen.add(info.filename)
            data = reason or _read(archive, info)
            if isinstance(data, bytes):
                yield Member(source, info.filename, data, other)
            else:
                yield Unusable(info.filename, data)


def _place(info: zipfile.ZipInfo) -> tuple[bool, str]:
    return may_be_excerpts(PurePosixPath(info.filename).suffix), info.filename


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes | str:
    """Read a member of a zip archive, or return why it is not read."""
    if info.flag_bits & 1:
        return "encrypted: unpack it first"
    try:
        with archive.open(info) as member:
            return _bounded(member)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        return f"damaged in the archive ({one_line(str(error))})"


def _of_tar(file: BinaryIO, source: Source, packed: int) -> Iterator[Member | Unusable]:
    """Yield the members of a tar archive in its own order: it can only be read once through."""
    total = 0
    seen: set[str] = set()
    with tarfile.open(fileobj=file, mode="r|*") as archive:
        for count, info in enumerate(archive):
            total += info.size
            _check_all(source, count, total, packed)
            if info.size > max(LARGEST, MOST_RATIO * packed):
                # To pass over it, all of it would have to be unpacked.
                raise Skipped(source.path, f"{_shown(info.name)} in it is a bomb and no story")
            if not info.isreg() or not _is_wanted(info.name):
                continue  # Links lead out of the archive or in circles; devices are no stories.
            reason = _objection(info.name, info.size, None)
            if info.name in seen:
                reason = "a second member of this name: only the first is read"
            seen.add(info.name)
            member = archive.extractfile(info)
            if reason or member is None:
                yield Unusable(info.name, reason or "cannot be read")
                continue
            data = _bounded(member)
            if isinstance(data, bytes):
                yield Member(source, info.name, data)
            else:
                yield Unusable(info.name, data)


def _bounded(member: IO[bytes]) -> bytes | str:
    """Read a member as far as a story may be long, whatever its header promised."""
    data = member.read(LARGEST + 1)
    return data if len(data) <= LARGEST else _too_large()


def _is_wanted(name: str) -> bool:
    """Tell whether a member is a story by its name; archives in archives are not entered."""
    path = PurePosixPath(name)
    if any(part.startswith(".") and part != ".." and part != "." for part in path.parts):
        return False
    ending = path.suffix.lower()
    return (
        not _NO_STORIES & set(path.parts)
        and ending not in ENDINGS
        and reader_for(ending) is not None
    )


def _is_link(info: zipfile.ZipInfo) -> bool:
    """Tell whether a zip member is a symbolic link."""
    return (info.external_attr >> 16) & 0o170000 == 0o120000


def _objection(name: str, size: int, packed: int | None) -> str | None:
    """Return why a member is not read, null if it is."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name or "\0" in name:
        return "its name leads out of the archive: not read"
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return "its name is not valid UTF-8: not read"
    if size > LARGEST:
        return _too_large()
    if packed is not None and size > SMALL and size > MOST_RATIO * max(1, packed):
        return f"packed more than {MOST_RATIO} times: a bomb and no story, not read"
    return None


def _check_all(source: Source, members: int, total: int, packed: int) -> None:
    """Raise Skipped for an archive with more in it than such a file can honestly hold."""
    if members > MOST_MEMBERS or total > max(MOST_TOTAL, MOST_RATIO * packed):
        raise Skipped(source.path, "too much is packed in it: split the archive")


def _shown(name: str) -> str:
    return one_line(name.encode("utf-8", "backslashreplace").decode())


def _too_large() -> str:
    return f"larger than {LARGEST // 2**20} MiB: split it into stories"
