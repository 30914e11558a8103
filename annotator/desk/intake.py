"""Taking in files: what is new or changed becomes documents, the rest is left alone."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from annotator.corpus.finding import find_stories, kind_of
from annotator.corpus.taking import is_excerpt
from annotator.desk.arrivals import Arrival, FileEnd, look_at
from annotator.desk.arrivals import Taken as Taken
from annotator.desk.batch import Batch, keep
from annotator.desk.places import Corpus
from annotator.store import Store


def take_in(
    store: Store, corpus: Corpus, encoding: str | None = None, *, others: bool = False
) -> Iterator[Taken]:
    """Take in what is new below the corpus' paths, in path order.

    Files are written together up to a slice, as every transaction has its price. Can be killed at
    any time: what is not finished is done by the next call. With `others`, files that are passed
    over because no reader takes their kind are told, too.
    """
    closed: list[OSError] = []
    passed: list[Path] = []
    tell_other = passed.append if others else None
    excerpts: list[Path] = []
    found = (
        file for path in corpus.paths for file in find_stories(path, closed.append, tell_other)
    )
    yield from _take_in(store, corpus, _whole_texts(found, excerpts), encoding)
    # A text that is known by now is no story of its own where only parts of it stand.
    yield from _take_in(store, corpus, excerpts, encoding)
    for error in closed:
        folder = corpus.relative(Path(error.filename))
        yield Taken(folder, "skipped", reason=f"cannot be listed ({error.strerror})")
    for other in passed:
        yield _passed_over(corpus, other)
    from annotator.desk.revising.carrying import carry_forgotten

    carry_forgotten(store)


def whole_texts_first(files: Iterable[Path]) -> Iterator[Path]:
    """Yield files as they come, and last those that may hold only parts of other stories' texts."""
    excerpts: list[Path] = []
    yield from _whole_texts(files, excerpts)
    yield from excerpts


def _whole_texts(files: Iterable[Path], excerpts: list[Path]) -> Iterator[Path]:
    """Yield files, and put those aside that may hold only parts of other stories' texts."""
    for file in files:
        if is_excerpt(file):
            excerpts.append(file)
        else:
            yield file


def _take_in(
    store: Store, corpus: Corpus, files: Iterable[Path], encoding: str | None
) -> Iterator[Taken]:
    """Take in some files; all of them are written at the end."""
    batch = Batch(store)
    for file in files:
        for looked in look_at(store, corpus, file, encoding):
            if not (isinstance(looked, Arrival) and batch.fits(looked)):
                yield from batch.keep()
            if isinstance(looked, Arrival):
                batch.add(looked)
            elif isinstance(looked, FileEnd):
                _put_mark(store, looked)
            else:
                yield looked
    yield from batch.keep()


def _passed_over(corpus: Corpus, file: Path) -> Taken:
    """Tell of a file of a kind that no reader takes."""
    name = corpus.relative(file).encode("utf-8", "backslashreplace").decode()
    kind = kind_of(file)
    reason = "no reader takes this kind of file: see annotator formats"
    if not file.is_file():
        reason = f"not a file: {kind} are passed over"
    return Taken(name, "skipped", reason=reason, stray=True, kind=kind)


def take_in_file(store: Store, corpus: Corpus, file: Path, encoding: str | None = None) -> Taken:
    """Take in one file, of one with many stories the first; a bad one is skipped with its reason.

    The rest of such a file is for `take_in`: a file may hold a hundred thousand stories.
    """
    taken = Taken(corpus.relative(file), "skipped", reason="there is no story in it")
    for number, looked in enumerate(look_at(store, corpus, file, encoding)):
        if isinstance(looked, Arrival):
            return keep(store, [looked])[0]
        if isinstance(looked, FileEnd):
            _put_mark(store, looked)
        elif looked.outcome == "known":
            return looked
        elif number == 0:
            taken = looked
    return taken


def _put_mark(store: Store, end: FileEnd) -> None:
    with store.writing(durable=False):
        store.files.put(end.path, end.mark)
