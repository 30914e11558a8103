"""Taking in files: what is new or changed becomes documents, the rest is left alone."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from annotator.corpus.finding import find_stories
from annotator.corpus.taking import Found, Skipped, take
from annotator.desk.places import Corpus
from annotator.model.base import utc_now
from annotator.model.document import Copy
from annotator.store import Store
from annotator.store.documents import copy_id, sentence_rows, story_id
from annotator.store.files import FileMark

SLICE = 400
"""Sentences written at once: the write lock is then held for less than 20 ms."""


class Taken(NamedTuple):
    """What became of one file."""

    path: str
    """Relative to the corpus."""
    outcome: Literal["new", "changed", "known", "skipped"]
    sentences: int = 0
    """How many sentences a new or changed story has."""
    reason: str | None = None
    """Why a file was skipped, in one line."""


def take_in(store: Store, corpus: Corpus, encoding: str | None = None) -> Iterator[Taken]:
    """Take in what is new below the corpus' paths, file by file, in path order.

    Can be killed at any time: what is not finished is done by the next call.
    """
    for path in corpus.paths:
        for file in find_stories(path):
            yield take_in_file(store, corpus, file, encoding)


def take_in_file(store: Store, corpus: Corpus, file: Path, encoding: str | None = None) -> Taken:
    """Take in one file; a bad one is skipped with its reason and stops nothing."""
    relative = corpus.relative(file)
    try:
        relative.encode("utf-8")
        facts = file.stat()
        known = store.files.get(relative)
        if known is not None and (known.size, known.mtime_ns) == (facts.st_size, facts.st_mtime_ns):
            return Taken(relative, "known")
        found = take(file, encoding)
    except UnicodeEncodeError:
        shown = relative.encode("utf-8", "backslashreplace").decode()
        return Taken(shown, "skipped", reason="its name is not valid UTF-8: rename it")
    except OSError as error:
        return Taken(relative, "skipped", reason=f"cannot be read ({error.strerror})")
    except Skipped as skipped:
        return Taken(relative, "skipped", reason=skipped.reason)
    mark = FileMark(facts.st_size, facts.st_mtime_ns, found.file_sha256)
    return _keep(store, relative, found, mark)


def _keep(store: Store, relative: str, found: Found, mark: FileMark) -> Taken:
    """Write a document, its sentences in slices, and last its place in the reading order."""
    newest = store.documents.newest_copy(relative)
    if newest is not None and newest[2] == found.file_sha256:
        with store.writing(durable=False):
            store.files.put(relative, mark)
        return Taken(relative, "known")
    now, follows = utc_now(), None if newest is None else newest[0]
    copy = Copy.model_construct(
        id=copy_id(found.document.id, relative, found.file_sha256, found.reader, follows),
        document_id=found.document.id,
        story_id=story_id(relative),
        path=relative,
        metadata=found.metadata,
        file_sha256=found.file_sha256,
        encoding=found.encoding,
        reader=found.reader,
        follows=follows,
        added_at=now,
    )
    known = store.documents.get(found.document.id)
    rows = list(sentence_rows(known or found.document))
    slices = [rows[begin : begin + SLICE] for begin in range(0, len(rows), SLICE)]
    for part in slices[:-1]:
        with store.writing(durable=False):
            store.documents.add(found.document, now)
            store.documents.add_sentences(part)
    with store.writing(durable=False):
        store.documents.add(found.document, now)
        store.documents.add_sentences(slices[-1])
        store.documents.add_copy(copy)
        if newest is not None:
            store.order.settle(newest[1])
        store.order.settle(found.document.id)
        store.files.put(relative, mark)
    return Taken(relative, "new" if newest is None else "changed", len(rows))
