"""Working out suggestions beside the desk, and keeping them: what is read there is ready-made.

A story's suggestions are worked out once for a panel and for the way its sentences are cut. They
are written in batches that hold the write lock for a moment only.
"""

from collections.abc import Iterator
from itertools import islice

from annotator.desk.panel import Panel
from annotator.model.document import Document, Sentence
from annotator.store import Store

AHEAD = 50
"""So many stories behind the open one have their suggestions worked out before they are opened."""
_BATCH = 100
"""Sentences whose suggestions are written at once: two milliseconds."""


def advise(store: Store, panel: Panel, document_id: str) -> bool:
    """Work out a story's suggestions, unless that was done already; tell if it was done now."""
    by = _by(store, panel, document_id)
    document = store.documents.get(document_id)
    if document is None or store.suggestions.advised_by(document_id) == by:
        return False
    sentences = store.documents.sentences(document_id)
    _keep(store, panel, document, sentences)
    if _by(store, panel, document_id) == by:  # else it was cut otherwise meanwhile
        with store.writing(durable=False):
            store.suggestions.note_advised(document_id, by)
    return True


def waiting(store: Store, panel: Panel, document_id: str) -> Iterator[str]:
    """Yield the stories whose suggestions are wanted: the open one and those behind it."""
    place = store.order.get(document_id)
    if place is None:
        return
    for wanted in (document_id, *islice(_behind(store, place.path), AHEAD)):
        if store.suggestions.advised_by(wanted) != _by(store, panel, wanted):
            yield wanted


def _behind(store: Store, path: str) -> Iterator[str]:
    place = store.order.after(path)
    while place is not None:
        yield place.document_id
        place = store.order.after(place.path)


def _keep(store: Store, panel: Panel, document: Document, sentences: list[Sentence]) -> None:
    proposed = {one.sentence_id: one for one in panel.suggest(document, sentences)}
    for begin in range(0, len(sentences), _BATCH):
        ids = [sentence.id for sentence in sentences[begin : begin + _BATCH]]
        with store.writing(durable=False):
            store.suggestions.advise(ids, [proposed[one] for one in ids if one in proposed])


def _by(store: Store, panel: Panel, document_id: str) -> str:
    """Name what a story's suggestions depend on: the panel, and what was corrected in the story."""
    return f"{panel.version} after {store.corrections.last(document_id)}"
