"""What is named on the command line and is no file yet: pages of the web, and standard input.

Both are kept as files of the corpus first and are then taken in like any other, so that they are
there to be looked at, taken in again, and handed on.
"""

import codecs
import hashlib
import os
from collections.abc import Callable, Sequence
from pathlib import Path

from annotator.corpus.fetching import Fetched, fetch, is_address, plain_address
from annotator.corpus.readers import suffixes
from annotator.corpus.taking import LARGEST
from annotator.errors import UserError

PAGES = "pages"
"""The folder of a corpus in which fetched pages are kept."""
STANDARD_INPUT = "-"


class GatheringError(UserError):
    """Something named that cannot be kept, and what to do."""


def gather(
    names: Sequence[str],
    folder: Path,
    *,
    name: str | None,
    read: Callable[[int], bytes],
    allow_private: bool = False,
) -> tuple[Path, ...]:
    """Return the paths that names stand for; fetched and piped texts are kept in `folder` first.

    `read` reads standard input, which becomes the file `name`. Raises GatheringError, FetchError.
    """
    paths: list[Path] = []
    for given in names:
        if is_address(given):
            paths.append(keep_page(fetch_page(given, allow_private=allow_private), folder, given))
        elif given == STANDARD_INPUT:
            paths.append(keep_input(read(LARGEST + 1), folder, name))
        else:
            paths.append(Path(given))
    return tuple(paths)


def needs_a_folder(names: Sequence[str]) -> bool:
    """Tell whether something is named that has to be kept somewhere first."""
    return any(is_address(name) or name == STANDARD_INPUT for name in names)


def fetch_page(url: str, *, allow_private: bool) -> Fetched:
    """Fetch a page; raises FetchError."""
    return fetch(url, allow_private=allow_private)


def keep_page(page: Fetched, folder: Path, asked: str) -> Path:
    """Keep a fetched page under the hash of its address and return its path.

    The same address is kept under the same name, so that a page that changed is a revision of the
    same story. Where it came from is written into the page as browsers do when they save one.
    """
    address = plain_address(asked)
    digest = hashlib.sha256(address.encode("ascii")).hexdigest()[:16]
    path = folder / PAGES / f"{digest}{page.suffix}"
    data = page.data
    if page.suffix == ".html":
        data = _marked(page)
    if not path.is_file() or path.read_bytes() != data:
        _write(path, data)
    return path


def keep_input(data: bytes, folder: Path, name: str | None) -> Path:
    """Keep what came on standard input as a file of the corpus and return its path."""
    if not name:
        raise GatheringError("name what comes on standard input: --name story.txt")
    path = Path(name)
    if path.name != name or name.startswith(".") or path.suffix.lower() not in suffixes():
        raise GatheringError(f"{name!r} is no name for a story: use one like story.txt")
    if len(data) > LARGEST:
        raise GatheringError(f"more than {LARGEST // 2**20} MiB: split it into stories")
    path = folder / name
    if path.exists():
        if path.read_bytes() == data:
            return path
        raise GatheringError(f"{path} is there already and says something else: use another --name")
    _write(path, data)
    return path


def _marked(page: Fetched) -> bytes:
    """Return a page with the line that tells where it came from, in UTF-8 if it was not."""
    data = page.data
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    data = data.removeprefix(mark)
    if not mark and page.charset and not _is_utf8(data):
        try:
            data = data.decode(page.charset).encode("utf-8")
            mark = codecs.BOM_UTF8  # It counts for more than what the page declares.
        except (LookupError, UnicodeError):
            mark = b""  # What the server says of it is wrong: its bytes are kept as they came.
    address = page.url.replace("--", "%2D%2D").replace(">", "%3E")
    return mark + f"<!-- saved from url=({len(address):04}){address} -->\n".encode() + data


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _write(path: Path, data: bytes) -> None:
    """Write a file aside and move it into its place."""
    aside = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        aside.write_bytes(data)
        os.replace(aside, path)  # noqa: PTH105 (Path.replace says the same)
    except OSError as error:
        raise GatheringError(f"{path} cannot be written ({error.strerror})") from error
