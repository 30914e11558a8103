"""Which folder is the corpus, and which database belongs to it."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from annotator.errors import UserError
from annotator.store.places import DATABASE, can_write, private_database


class CorpusError(UserError):
    """The paths given do not name a corpus; one line that says what to do."""


@dataclass(frozen=True)
class Corpus:
    """A folder of stories and the database that belongs to it."""

    root: Path
    """The folder that paths in the database are relative to."""
    database: Path
    """The database; it may not exist yet."""
    paths: tuple[Path, ...]
    """The files and folders to take in."""
    read_only: bool = False
    """Whether the database may only be read."""
    note: str | None = None
    """What the analyst should know about the place of the database."""

    @property
    def name(self) -> str:
        """What the corpus is called on the screen: its folder, and the database's own name."""
        folder = self.root.name or str(self.root)
        beside = self.database.parent == self.root and self.database.name == DATABASE
        return folder if beside else f"{folder} · {self.database.name}"

    def shown_root(self) -> str:
        """Return the folder as it would be typed here."""
        try:
            return str(self.root.relative_to(Path.cwd()))
        except ValueError:
            return str(self.root)

    def relative(self, path: Path) -> str:
        """Return a file's path relative to the corpus, with `/`; outside raises CorpusError."""
        try:
            return path.absolute().relative_to(self.root).as_posix()
        except ValueError:
            raise CorpusError(
                f"{path} lies outside the corpus {self.root}: copy it there, or give it a "
                "database of its own with --db"
            ) from None


def locate(paths: Sequence[Path], db: Path | None = None) -> Corpus:
    """Find the corpus that the paths belong to; without paths, the current folder.

    The database is looked for in the folder, then in its parents up to and including the first
    one that holds no stories itself; then in the user's data directory, where it lies for folders
    that cannot be written. Raises CorpusError.
    """
    given = tuple(_checked(path) for name in paths for path in _named(name)) or (Path.cwd(),)
    databases = [path for path in given if path.name == DATABASE and path.is_file()]
    if databases and db is None:
        return _settled(databases[0].parent, databases[0], (databases[0].parent,))
    start = _common_folder(given)
    if db is not None:
        database = db.absolute()
        beside = database.name == DATABASE and start.is_relative_to(database.parent)
        return _settled(database.parent if beside else start, database, given)
    for folder in _upwards(start):
        if (folder / DATABASE).exists():
            return _settled(folder, folder / DATABASE, given)
    private = private_database(start)
    if private.exists() or not can_write(start):
        return _settled(
            start, private, given, f"{start} cannot be written: answers are kept in {private}"
        )
    return _settled(start, start / DATABASE, given)


def _upwards(start: Path) -> Iterator[Path]:
    """Yield a folder and its parents, up to and including the first that holds no stories."""
    yield start
    from annotator.corpus.finding import has_stories  # only where it is not in the folder itself

    for folder in start.parents:
        yield folder
        if not has_stories(folder):
            return


def _named(path: Path) -> Iterator[Path]:
    """Yield the path, or the stories that match it if it is a pattern."""
    if not any(sign in str(path) for sign in "*?[") or path.exists():
        yield path
        return
    from annotator.corpus.patterns import matching

    found = False
    for story in matching(path):
        found = True
        yield story
    if not found:
        raise CorpusError(f"no story matches {path}: `**` stands for any folders")


def _checked(path: Path) -> Path:
    """Return the absolute path; a missing or unreadable one raises CorpusError."""
    if not path.exists():
        raise CorpusError(f"{path} does not exist: name a folder of stories or a story")
    if not os.access(path, os.R_OK | (os.X_OK if path.is_dir() else 0)):
        raise CorpusError(f"{path} cannot be read: check its permissions")
    return path.resolve()


def _common_folder(paths: tuple[Path, ...]) -> Path:
    common = Path(os.path.commonpath(paths))
    return common if common.is_dir() else common.parent


def _settled(
    root: Path, database: Path, paths: tuple[Path, ...], note: str | None = None
) -> Corpus:
    """Decide whether the database can be written."""
    if database.exists() and not (os.access(database, os.W_OK) and can_write(database.parent)):
        note = f"{database} can only be read: nothing you do here is saved"
        return Corpus(root, database, paths, read_only=True, note=note)
    return Corpus(root, database, paths, note=note)
