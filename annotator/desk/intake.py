"""Taking in files: what is new or changed becomes documents, the rest is left alone."""

import os
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from annotator.corpus.finding import find_stories
from annotator.corpus.mapping import MappingError
from annotator.corpus.readers.base import Made, Unusable
from annotator.corpus.taking import Found, Same, Skipped, take_all
from annotator.desk.blocks import correct_known_lines
from annotator.desk.places import Corpus
from annotator.model.base import utc_now
from annotator.model.document import Copy
from annotator.store import Store
from annotator.store.documents import SentenceRow, copy_id, sentence_rows, story_id
from annotator.store.files import FileMark

if TYPE_CHECKING:
    from annotator.desk.revising.cuts import Plan

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
    labels: int = 0
    """How many labels came along with a new or changed story; they are left aside."""


class _End(NamedTuple):
    """The end of a file whose last part was no new story: its mark is still to be written."""

    path: str
    mark: FileMark


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
                elif isinstance(looked, _End):
                    _put_mark(store, looked)
                else:
                    yield looked
        yield from _keep(store, batch)
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
    for number, looked in enumerate(_look_at(store, corpus, file, encoding)):
        if isinstance(looked, _Read):
            return _keep(store, [looked])[0]
        if isinstance(looked, _End):
            _put_mark(store, looked)
        elif looked.outcome == "known":
            return looked
        elif number == 0:
            taken = looked
    return taken


def _look_at(
    store: Store, corpus: Corpus, file: Path, encoding: str | None
) -> Iterator[Taken | _Read | _End]:
    """Read the stories of a file, unless it is known or cannot be taken in."""
    relative = corpus.relative(file)
    try:
        relative.encode("utf-8")
        facts = file.stat()
        known = store.files.get(relative)
        if known is not None and (known.size, known.mtime_ns) == (facts.st_size, facts.st_mtime_ns):
            yield Taken(relative, "known")
            return
        stories = _with_mark(_stories(store, relative, file, encoding), relative, facts)
        yield from (_unless_removed(store, story) for story in stories)
    except UnicodeEncodeError:
        shown = relative.encode("utf-8", "backslashreplace").decode()
        yield Taken(shown, "skipped", reason="its name is not valid UTF-8: rename it")
    except OSError as error:
        yield Taken(relative, "skipped", reason=f"cannot be read ({error.strerror})")
    except (Skipped, MappingError) as skipped:
        reason = skipped.reason if isinstance(skipped, Skipped) else str(skipped)
        yield Taken(relative, "skipped", reason=reason)


def _stories(
    store: Store, relative: str, file: Path, encoding: str | None
) -> Iterator[Taken | _Read]:
    """Read the stories of a file; a part that is none is told and stops no other."""

    def path_of(part: str | None) -> str:
        return relative if part is None else f"{relative}#{part}"

    def known(made: Made, sha256: str) -> bool:
        if made.stands_for is not None and store.documents.read(made.stands_for) is not None:
            return True
        # A whole file is looked at to the end: its mark is written with its story.
        return made.part is not None and _says(
            store.documents.newest_copy(path_of(made.part)), sha256
        )

    for found in take_all(file, encoding, known):
        path = path_of(found.part)
        if isinstance(found, Unusable):
            yield Taken(path, "skipped", reason=found.reason)
        elif isinstance(found, Same):
            yield Taken(path, "known")
        elif not any(block.sentences for block in found.document.blocks):
            yield Taken(path, "skipped", reason="empty: nothing but markup")
        else:
            sentences = sum(len(block.sentences) for block in found.document.blocks)
            yield _Read(path, found, None, sentences)


def _unless_removed(store: Store, looked: Taken | _Read | _End) -> Taken | _Read | _End:
    """Leave out what was removed on legal grounds: the text under any name, or the path."""
    if isinstance(looked, _Read):
        removed = store.tombstones.stands("document", looked.found.document.id)
        if removed or store.tombstones.stands("story", story_id(looked.path)):
            return Taken(looked.path, "skipped", reason="removed by `annotator forget`")
    return looked


def _with_mark(
    stories: Iterator[Taken | _Read], path: str, facts: os.stat_result
) -> Iterator[Taken | _Read | _End]:
    """Let the end of a file carry its mark: a file that was read halfway is read again.

    A file without any story is marked neither: why it is skipped is said again the next time.
    """
    waiting: Taken | _Read | None = None
    usable = False
    for story in stories:
        if waiting is not None:
            yield waiting
        waiting = story
        usable = usable or isinstance(story, _Read) or story.outcome == "known"
    if isinstance(waiting, _Read):
        mark = FileMark(facts.st_size, facts.st_mtime_ns, waiting.found.file_sha256)
        yield waiting._replace(mark=(path, mark))
    elif waiting is not None:
        yield waiting
        if usable:
            yield _End(path, FileMark(facts.st_size, facts.st_mtime_ns, ""))


def _put_mark(store: Store, end: _End) -> None:
    with store.writing(durable=False):
        store.files.put(end.path, end.mark)


def _fits(read: _Read, batch: Sequence[_Read]) -> bool:
    """Tell whether a file can be written together with those that wait."""
    return sum(waiting.sentences for waiting in batch) + read.sentences <= SLICE


def _keep(store: Store, batch: Sequence[_Read]) -> list[Taken]:
    """Write documents, their sentences in slices, and last their places in the reading order."""
    if not batch:
        return []
    now = utc_now()
    plans = [_cuts_before(store, read) for read in batch]
    with store.writing(durable=False):
        cuts = [
            _add_document(store, read, now, plan) for read, plan in zip(batch, plans, strict=True)
        ]
        rows = list(chain.from_iterable(cuts))
        store.documents.add_sentences(rows[:SLICE])
        changed = [found for found in (_replaced(store, read) for read in batch) if found]
        if len(rows) <= SLICE and not changed:
            return _place_all(store, batch, cuts, now)
    for begin in range(SLICE, len(rows), SLICE):
        store.let_others_write()
        with store.writing(durable=False):
            store.documents.add_sentences(rows[begin : begin + SLICE])
    for copy, document in changed:
        from annotator.desk.revising.carrying import carry_ahead  # few stories change

        carry_ahead(store, copy, document)
    with store.writing(durable=False):
        return _place_all(store, batch, cuts, now)


def _is_known(newest: tuple[str, str, str, str] | None, read: _Read) -> bool:
    """Tell whether the file says what the newest copy at its path said."""
    return _says(newest, read.found.file_sha256)


def _says(newest: tuple[str, str, str, str] | None, sha256: str) -> bool:
    return newest is not None and newest[2] == sha256


def _replaced(store: Store, read: _Read) -> tuple[str, str] | None:
    """Return the copy that a file's text replaces and the new document; null for the same text."""
    newest, document = store.documents.newest_copy(read.path), read.found.document.id
    if newest is None or _is_known(newest, read) or newest[1] == document:
        return None
    return newest[0], document


def _cuts_before(store: Store, read: _Read) -> "list[Plan]":
    """Return what becomes of the cuts of a story's texts before in a text that is new."""
    changed = _replaced(store, read)
    if changed is None or store.documents.read(changed[1]) is not None:
        return []
    from annotator.desk.revising.carrying import cuts_before

    return cuts_before(store, changed[0], read.found.document)


def _add_document(store: Store, read: _Read, now: str, cuts: "list[Plan]") -> list[SentenceRow]:
    """Add the document of a new or changed file; return its sentences.

    They are what analysts made of them: in this text, or by `cuts` in the one before.
    """
    if _is_known(store.documents.newest_copy(read.path), read):
        return []
    found = read.found.document
    known = store.documents.read(found.id) is not None
    if not known:
        store.documents.add(found, now)
        if not cuts:
            return list(sentence_rows(found))
        from annotator.desk.revising.cuts import record

        record(store, cuts, found)
    from annotator.store.derived import expected_sentences

    return expected_sentences(store, found.id)


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
    if newest is not None and newest[1] != found.document.id:
        from annotator.desk.revising.carrying import carry_rest

        carry_rest(store, newest[0], found.document.id)
    used = read.found.encoding
    return Taken(
        read.path,
        "new" if newest is None else "changed",
        sentences,
        guess=used.rstrip("?") if used.endswith("?") else None,
        labels=found.labels,
    )
