"""Stories that are written together: each transaction has its price, and none may last long.

A story takes its place in the reading order last, so that what was killed half-way is finished by
the next intake.
"""

from collections.abc import Iterable, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from annotator.desk.arrivals import Arrival, Taken, is_known
from annotator.desk.blocks import correct_known_lines
from annotator.model.base import utc_now
from annotator.model.document import Copy
from annotator.store import Store
from annotator.store.copies import copy_id, story_id
from annotator.store.documents import SentenceRow, sentence_rows

if TYPE_CHECKING:
    from annotator.desk.revising.cuts import Plan

SLICE = 160
"""Sentences written at once: the write lock is then held for less than 10 ms."""


class _Cut(NamedTuple):
    """The sentences of a story, as they are to be written."""

    sentences: int
    """How many there are."""
    rows: Iterable[SentenceRow]


class Batch:
    """Stories that wait to be written."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._waiting: list[Arrival] = []
        self._sentences = 0

    def fits(self, story: Arrival) -> bool:
        """Tell whether a story can be written together with those that wait."""
        return self._sentences + story.sentences <= SLICE

    def add(self, story: Arrival) -> None:
        """Let a story wait."""
        self._waiting.append(story)
        self._sentences += story.sentences

    def keep(self) -> list[Taken]:
        """Write what waits, and tell what became of it."""
        kept = keep(self._store, self._waiting) if self._waiting else []
        self._waiting, self._sentences = [], 0
        return kept


def keep(store: Store, batch: Sequence[Arrival]) -> list[Taken]:
    """Write documents, their sentences in slices, and last their places in the reading order."""
    now = utc_now()
    plans = [_cuts_before(store, story) for story in batch]
    with store.writing(durable=False):
        cuts = [
            _add_document(store, story, now, plan) for story, plan in zip(batch, plans, strict=True)
        ]
        rows = chain.from_iterable(cut.rows for cut in cuts)
        store.documents.add_sentences(list(islice(rows, SLICE)))
        changed = [found for found in (_replaced(store, story) for story in batch) if found]
        more = list(islice(rows, SLICE))
        if not (more or changed):
            return _place_all(store, batch, cuts, now)
    while more:
        store.let_others_write()
        with store.writing(durable=False):
            store.documents.add_sentences(more)
        more = list(islice(rows, SLICE))
    for copy, document in changed:
        from annotator.desk.revising.carrying import carry_ahead  # few stories change

        carry_ahead(store, copy, document)
    with store.writing(durable=False):
        return _place_all(store, batch, cuts, now)


def _replaced(store: Store, story: Arrival) -> tuple[str, str] | None:
    """Return the copy that a story's text replaces and the new document; null for the same text."""
    newest, document = store.copies.newest(story.path), story.found.document.id
    if newest is None or is_known(newest, story.found.file_sha256) or newest[1] == document:
        return None
    return newest[0], document


def _cuts_before(store: Store, story: Arrival) -> "list[Plan]":
    """Return what becomes of the cuts of a story's texts before in a text that is new."""
    changed = _replaced(store, story)
    if changed is None or store.documents.read(changed[1]) is not None:
        return []
    from annotator.desk.revising.carrying import cuts_before

    return cuts_before(store, changed[0], story.found.document)


def _add_document(store: Store, story: Arrival, now: str, cuts: "list[Plan]") -> _Cut:
    """Add the document of a new or changed file; return its sentences.

    They are what analysts made of them: in this text, or by `cuts` in the one before.
    """
    found = story.found.document
    if is_known(store.copies.newest(story.path), story.found.file_sha256):
        return _Cut(0, ())
    known = store.documents.read(found.id) is not None
    if not known:
        store.documents.add(found, now)
        if not cuts:
            return _Cut(story.sentences, sentence_rows(found))
        from annotator.desk.revising.cuts import record

        record(store, cuts, found)
    from annotator.store.derived import expected_sentences

    rows = expected_sentences(store, found.id)
    return _Cut(len(rows), rows)


def _place_all(
    store: Store, batch: Sequence[Arrival], cuts: Sequence[_Cut], now: str
) -> list[Taken]:
    """Give every document of a batch its place; its sentences are there."""
    return [
        _place(store, story, cut.sentences, now) for story, cut in zip(batch, cuts, strict=True)
    ]


def _place(store: Store, story: Arrival, sentences: int, now: str) -> Taken:
    """Give a file's document its place in the reading order; tell what became of the file."""
    found, newest = story.found, store.copies.newest(story.path)
    if story.mark is not None:
        store.files.put(*story.mark)
    if is_known(newest, found.file_sha256):
        return Taken(story.path, "known")
    correct_known_lines(store, found.document.id)
    store.clusters.add(found.document.id, story.sketch)
    follows = None if newest is None else newest[0]
    store.copies.add(
        Copy.trusted(
            id=copy_id(found.document.id, story.path, found.file_sha256, found.reader, follows),
            document_id=found.document.id,
            story_id=story_id(story.path),
            path=story.path,
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
    used = found.encoding
    return Taken(
        story.path,
        "new" if newest is None else "changed",
        sentences,
        guess=used.rstrip("?") if used.endswith("?") else None,
        labels=found.labels,
    )
