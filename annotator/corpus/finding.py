"""Finding the stories of a corpus, however large its folders are."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from annotator.corpus.readers import suffixes
from annotator.model.snapshots import is_snapshot

_OWN = ".manifest.json"
"""What lies beside every gold set of ours, and is no file of records."""


_OURS = (_OWN, "map.toml", "codebook.toml", ".db", ".db-wal", ".db-shm", ".ann")
"""Endings of what is ours beside stories; marks of brat are read with the text they are for."""
_SUFFIX = 12
"""Characters of an ending at most; what stands behind a later dot is part of a name."""


def find_stories(
    path: Path,
    on_error: Callable[[OSError], None] | None = None,
    on_other: Callable[[Path], None] | None = None,
) -> Iterator[Path]:
    """Yield the story files at or below a path, sorted by path component.

    Hidden files and folders and kept snapshots are left out, and linked folders are not entered.
    A file that is named is yielded whatever it is, so that taking it in can say what is wrong with
    it. Only the names of one folder a level are held. A folder that cannot be listed is told to
    `on_error`; without it the OSError is raised. A file that is passed over, as no reader takes its
    kind, is told to `on_other`, unless it is one of ours. A path that does not exist raises
    FileNotFoundError at once.
    """
    if path.is_dir():
        return _below(path, on_error, on_other)
    path.stat()
    return iter((path,))


def has_stories(folder: Path) -> bool:
    """Tell whether a folder directly holds a story; one that cannot be listed shows none."""
    taken = suffixes()
    try:
        with os.scandir(folder) as entries:
            return any(_is_story(entry, taken) for entry in entries)
    except OSError:
        return False  # Parents are often closed to their users, and then hold nothing of theirs.


def kind_of(path: Path) -> str:
    """Say what kind of file one that is passed over is: its ending, or what else it is."""
    if path.is_symlink() and path.is_dir():
        return "linked folders"
    if not path.is_file():
        return "links that lead nowhere" if not path.exists() else "pipes and devices"
    suffix = path.suffix.lower()
    return suffix if 1 < len(suffix) <= _SUFFIX else "without an ending"


def _below(
    top: Path,
    on_error: Callable[[OSError], None] | None,
    on_other: Callable[[Path], None] | None,
) -> Iterator[Path]:
    """Walk depth first with a stack of our own: folders nest deeper than calls may."""
    taken = suffixes()
    stack = [iter([(str(top), True)])]
    while stack:
        name, is_folder = next(stack[-1], (None, False))
        if name is None:
            stack.pop()
        elif is_folder:
            try:
                stack.append(iter(_names(name, taken, on_other)))
            except OSError as error:
                if on_error is None:
                    raise
                on_error(error)
        else:
            yield Path(name)


def _names(
    folder: str, taken: frozenset[str], on_other: Callable[[Path], None] | None
) -> list[tuple[str, bool]]:
    """Return the paths of a folder's stories and folders in order of name; True for a folder."""
    found = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            is_folder = entry.is_dir(follow_symlinks=False)
            if is_folder or _is_story(entry, taken):
                found.append((entry.path, is_folder))
            elif on_other is not None and not _is_ours(entry):
                on_other(Path(entry.path))
    # All start with the same folder, so that paths sort as names do.
    found.sort()
    return found


def _is_ours(entry: os.DirEntry[str]) -> bool:
    """Tell whether a file is there for this program, or belongs to a story beside it."""
    return entry.name.endswith(_OURS) or is_snapshot(entry.path)


def _is_story(entry: os.DirEntry[str], taken: frozenset[str]) -> bool:
    """Tell whether an entry is a file that a reader takes."""
    name = entry.name
    return (
        not name.startswith(".")
        and not name.endswith(_OWN)
        and os.path.splitext(name)[1].lower() in taken  # noqa: PTH122 (a Path each is 10x slower)
        and not is_snapshot(entry.path)
        # A link that leads nowhere or in a circle is no file; `entry.is_file` raises for a circle.
        and (os.path.isfile(entry.path) if entry.is_symlink() else entry.is_file())  # noqa: PTH113
    )
