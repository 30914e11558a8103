"""Taking in files: what is new or changed becomes documents, the rest is left alone."""

from collections.abc import Iterator
from pathlib import Path

from annotator.corpus.finding import find_stories
from annotator.desk.arrivals import Arrival, FileEnd, look_at
from annotator.desk.arrivals import Taken as Taken
from annotator.desk.batch import Batch, keep
from annotator.desk.places import Corpus
from annotator.store import Store


def take_in(store: Store, corpus: Corpus, encoding: str | None = None) -> Iterator[Taken]:
    """Take in what is new below the corpus' paths, in path order.

    Files are written together up to a slice, as every transaction has its price. Can be killed at
    any time: what is not finished is done by the next call.
    """
    for path in corpus.paths:
        closed: list[OSError] = []
        batch = Batch(store)
        for file in find_stories(path, closed.append):
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
        for error in closed:
            folder = corpus.relative(Path(error.filename))
            yield Taken(folder, "skipped", reason=f"cannot be listed ({error.strerror})")
    from annotator.desk.revising.carrying import carry_forgotten

    carry_forgotten(store)


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
