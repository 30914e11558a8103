"""Opening a corpus: its database, and on a first visit a first story to begin with.

Reading files is imported only where files are read: a known corpus opens without it.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from annotator.desk.codebooks import codebook_in_file, last_codebook
from annotator.desk.desk import Desk
from annotator.desk.errors import CodebookError
from annotator.desk.places import Corpus, CorpusError, locate
from annotator.model.answer import Role
from annotator.store import Store
from annotator.store.opening import PATIENCE_MS
from annotator.store.order import Place
from annotator.store.places import DATABASE

_ROOT = ("", "", "root")
PATIENT_MS = 30_000
"""How long taking in waits for a lock: nobody looks on."""


def open_store(corpus: Corpus, *, create: bool, patience_ms: int = PATIENCE_MS) -> Store:
    """Open the corpus' database; raises StoreError."""
    if corpus.read_only:
        return Store(corpus.database, read_only=True)
    if create:
        _make_folder(corpus.database.parent)
    return Store(corpus.database, create=create, patience_ms=patience_ms)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CorpusError(
            f"{folder} cannot be made ({error.strerror}): name another database with --db"
        ) from error


def settle_root(store: Store, corpus: Corpus) -> Corpus:
    """Keep to the folder that a database away from its stories was begun with.

    Paths are stored relative to it; another folder would make every story a new one.
    """
    if corpus.database == corpus.root / DATABASE or store.read_only:
        return corpus
    known = store.state.get(*_ROOT)
    if known is None:
        with store.writing(durable=False):
            store.state.put(*_ROOT, str(corpus.root))
        return corpus
    root = Path(known)
    if not corpus.root.is_relative_to(root):
        raise CorpusError(
            f"{corpus.database} belongs to the stories in {root}: name a folder in there, "
            "or another database with --db"
        )
    return replace(corpus, root=root)


def open_for_intake(paths: Sequence[Path], db: Path | None) -> tuple[Store, Corpus]:
    """Open a corpus to take in stories; waits long for others. Raises CorpusError, StoreError."""
    corpus = locate(paths, db)
    fresh = not corpus.database.exists()
    if corpus.read_only:
        raise CorpusError(f"{corpus.database} can only be read: nothing can be taken in")
    if fresh:
        _require_stories(corpus)
    store = open_store(corpus, create=True, patience_ms=PATIENT_MS)
    return store, settle_root(store, corpus)


def open_desk(
    paths: Sequence[Path],
    db: Path | None,
    annotator: str,
    encoding: str | None = None,
    codebook_file: Path | None = None,
    *,
    role: Role = "annotator",
) -> Desk:
    """Open the desk at once on what is known; on a first visit, on the first story.

    Raises CorpusError for a place without stories, StoreError for an unusable database,
    CodebookError for a codebook that cannot be used.
    """
    corpus = locate(paths, db)
    codebook = codebook_in_file(corpus, codebook_file)
    fresh = not corpus.database.exists()
    if fresh:
        _require_stories(corpus)
    store = open_store(corpus, create=True)
    try:
        corpus = settle_root(store, corpus)
        if store.order.first() is None and not store.read_only:
            _take_in_first(store, corpus, encoding)
    except CorpusError:
        store.close()
        if fresh:
            _remove(corpus.database)
        raise
    try:
        desk = Desk(store, corpus, annotator, role=role, codebook=codebook or last_codebook(store))
    except CodebookError:
        store.close()
        raise
    if len(paths) == 1 and paths[0].is_file() and paths[0].name != DATABASE:
        _go_to_file(desk, paths[0], encoding)
    return desk


def _go_to_file(desk: Desk, file: Path, encoding: str | None) -> None:
    """Go to the story in a file that was named, taken in first if it is new."""
    from annotator.desk.intake import take_in_file

    path = desk.corpus.relative(file.resolve())
    place = _place_of(desk.store, path)
    if place is None and not desk.store.read_only:
        take_in_file(desk.store, desk.corpus, file.resolve(), encoding)
        place = _place_of(desk.store, path)
    if place is not None:
        desk.go(desk.walk.story_at(place.document_id))
        desk.recount()


def _place_of(store: Store, path: str) -> Place | None:
    """Return the place of a file's story, or of the first of its stories."""
    parts = f"{path}#"
    first = store.order.after(parts)
    inside = first is not None and first.path.startswith(parts)
    return store.order.at(path) or (first if inside else None)


def _require_stories(corpus: Corpus) -> None:
    """Raise CorpusError before a database is begun for a place without stories."""
    from annotator.corpus.finding import find_stories

    if not any(True for path in corpus.paths for _ in find_stories(path)):
        raise CorpusError(
            f"{_places(corpus)} has no stories: put .txt or .md files there, or name another folder"
        )


def _take_in_first(store: Store, corpus: Corpus, encoding: str | None) -> None:
    """Take in files until there is one story; raises CorpusError when there is none."""
    from annotator.corpus.finding import find_stories
    from annotator.desk.intake import take_in_file, whole_texts_first

    reason = None
    for file in whole_texts_first(file for path in corpus.paths for file in find_stories(path)):
        taken = take_in_file(store, corpus, file, encoding)
        if store.order.first() is not None:
            return
        reason = reason or f"{taken.path}: {taken.reason}"
    raise CorpusError(f"{_places(corpus)} has no story that can be taken in ({reason})")


def _remove(database: Path) -> None:
    """Take away a database that was begun for nothing."""
    for suffix in ("", "-wal", "-shm"):
        database.with_name(database.name + suffix).unlink(missing_ok=True)


def _places(corpus: Corpus) -> str:
    return ", ".join(str(path) for path in corpus.paths)
