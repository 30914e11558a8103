"""Taking in files: what is new or changed becomes documents, the rest is left alone."""

import os
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Literal, NamedTuple

from annotator.corpus.finding import find_stories
from annotator.corpus.readers.base import Unusable
from annotator.corpus.taking import Found, Skipped, take_all
from annotator.desk.blocks import correct_known_lines
from annotator.desk.places import Corpus
from annotator.model.base import utc_now
from annotator.model.document import Copy
from annotator.store import Store
from annotator.store.documents import SentenceRow, copy_id, sentence_rows, story_id
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
    guess: str | None = None
    """Its encoding, where a detector had to guess it."""


class _Read(NamedTuple):
    """A file that was read and is still to be written."""

    path: str
    """Relative to the corpus."""
    found: Found
    mark: tuple[str, FileMark] | None
    """The file's path and mark, with the last of its stories."""
    sentences: int
    """How many were found in it."""


def take_in(store: Store, corpus: Corpus, encoding: str | None = None) -> Iterator[Taken]:
    """Take in what is new below the corpus' paths, in path order.

    Files are written together up to a slice, as every transaction has its price. Can be killed at
    any time: what is not finished is done by the next call.
    """
    for path in corpus.paths:
        closed: list[OSError] = []
        batch: list[_Read] = []
        for file in find_stories(path, closed.append):
            for looked in _look_at(store, corpus, file, encoding):
                if not (isinstance(looked, _Read) and _fits(looked, batch)):
                    yield from _keep(store, batch)
                    batch = []
                if isinstance(looked, _Read):
                    batch.append(looked)
                else:
                    yield looked
        yield from _keep(store, batch)
        for error in closed:
            folder = corpus.relative(Path(error.filename))
            yield Taken(folder, "skipped", reason=f"cannot be listed ({error.strerror})")


def take_in_file(store: Store, corpus: Corpus, file: Path, encoding: str | None = None) -> Taken:
    """Take in one file; a bad one is skipped with its reason and stops nothing."""
    taken = Taken(corpus.relative(file), "skipped", reason="there is no story in it")
    for number, looked in enumerate(_look_at(store, corpus, file, encoding)):
        became = _keep(store, [looked])[0] if isinstance(looked, _Read) else looked
        taken = became if number == 0 else taken
    return taken


def _look_at(
    store: Store, corpus: Corpus, file: Path, encoding: str | None
) -> Iterator[Taken | _Read]:
    """Read the stories of a file, unless it is known or cannot be taken in."""
    relative = corpus.relative(file)
    try:
        relative.encode("utf-8")
        facts = file.stat()
        known = store.files.get(relative)
        if known is not None and (known.size, known.mtime_ns) == (facts.st_size, facts.st_mtime_ns):
            yield Taken(relative, "known")
            return
        stories = _with_mark(_stories(relative, file, encoding), facts)
        yield from (_unless_removed(store, story) for story in stories)
    except UnicodeEncodeError:
        shown = relative.encode("utf-8", "backslashreplace").decode()
        yield Taken(shown, "skipped", reason="its name is not valid UTF-8: rename it")
    except OSError as error:
        yield Taken(relative, "skipped", reason=f"cannot be read ({error.strerror})")
    except Skipped as skipped:
        yield Taken(relative, "skipped", reason=skipped.reason)


def _stories(relative: str, file: Path, encoding: str | None) -> Iterator[Taken | _Read]:
    """Read the stories of a file; a part that is none is told and stops no other."""
    for found in take_all(file, encoding):
        part = found.part
        path = relative if part is None else f"{relative}#{part}"
        if isinstance(found, Unusable):
            yield Taken(path, "skipped", reason=found.reason)
        elif not any(block.sentences for block in found.document.blocks):
            yield Taken(path, "skipped", reason="empty: nothing but markup")
        else:
            sentences = sum(len(block.sentences) for block in found.document.blocks)
            yield _Read(path, found, None, sentences)


def _unless_removed(store: Store, looked: Taken | _Read) -> Taken | _Read:
    """Leave out what was removed on legal grounds: the text under any name, or the path."""
    if isinstance(looked, _Read):
        removed = store.tombstones.stands("document", looked.found.document.id)
        if removed or store.tombstones.stands("story", story_id(looked.path)):
            return Taken(looked.path, "skipped", reason="removed by `annotator forget`")
    return looked


def _with_mark(stories: Iterator[Taken | _Read], facts: os.stat_result) -> Iterator[Taken | _Read]:
    """Let the last story of a file carry its mark: a file that was read halfway is read again."""
    waiting: Taken | _Read | None = None
    for story in stories:
        if waiting is not None:
            yield waiting
        waiting = story
    if isinstance(waiting, _Read):
        path = waiting.path.removesuffix(f"#{waiting.found.part}")
        mark = FileMark(facts.st_size, facts.st_mtime_ns, waiting.found.file_sha256)
        waiting = waiting._replace(mark=(path, mark))
    if waiting is not None:
        yield waiting


def _fits(read: _Read, batch: Sequence[_Read]) -> bool:
    """Tell whether a file can be written together with those that wait."""
    return sum(waiting.sentences for waiting in batch) + read.sentences <= SLICE


def _keep(store: Store, batch: Sequence[_Read]) -> list[Taken]:
    """Write documents, their sentences in slices, and last their places in the reading order."""
    if not batch:
        return []
    now = utc_now()
    with store.writing(durable=False):
        cuts = [_add_document(store, read, now) for read in batch]
        rows = list(chain.from_iterable(cuts))
        store.documents.add_sentences(rows[:SLICE])
        if len(rows) <= SLICE:
            return _place_all(store, batch, cuts, now)
    for begin in range(SLICE, len(rows), SLICE):
        with store.writing(durable=False):
            store.documents.add_sentences(rows[begin : begin + SLICE])
    with store.writing(durable=False):
        return _place_all(store, batch, cuts, now)


def _is_known(newest: tuple[str, str, str, str] | None, read: _Read) -> bool:
    """Tell whether the file says what the newest copy at its path said."""
    return newest is not None and newest[2] == read.found.file_sha256


def _add_document(store: Store, read: _Read, now: str) -> list[SentenceRow]:
    """Add the document of a new or changed file; return its sentences as it was cut first."""
    if _is_known(store.documents.newest_copy(read.path), read):
        return []
    known = store.documents.get(read.found.document.id)
    if known is None:
        store.documents.add(read.found.document, now)
    return list(sentence_rows(known or read.found.document))


def _place_all(
    store: Store, batch: Sequence[_Read], cuts: Sequence[Sequence[SentenceRow]], now: str
) -> list[Taken]:
    """Give every document of a batch its place; its sentences are there."""
    return [_place(store, read, len(cut), now) for read, cut in zip(batch, cuts, strict=True)]


def _place(store: Store, read: _Read, sentences: int, now: str) -> Taken:
    """Give a file's document its place in the reading order; tell what became of the file."""
    found, newest = read.found, store.documents.newest_copy(read.path)
    if read.mark is not None:
        store.files.put(*read.mark)
    if _is_known(newest, read):
        return Taken(read.path, "known")
    correct_known_lines(store, found.document.id)
    store.clusters.add(found.document.id, found.document.text)
    follows = None if newest is None else newest[0]
    store.documents.add_copy(
        Copy.trusted(
            id=copy_id(found.document.id, read.path, found.file_sha256, found.reader, follows),
            document_id=found.document.id,
            story_id=story_id(read.path),
            path=read.path,
            metadata=found.metadata,
            file_sha256=found.file_sha256,
            encoding=found.encoding,
            reader=found.reader,
            follows=follows,
            added_at=now,
        )
    )
    if newest is not None:
        store.order.settle(newest[1])
    store.order.settle(found.document.id)
    used = read.found.encoding
    return Taken(
        read.path,
        "new" if newest is None else "changed",
        sentences,
        guess=used.rstrip("?") if used.endswith("?") else None,
    )
