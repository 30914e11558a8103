"""Working out suggestions beside the desk, and keeping them: what is read there is ready-made.

A story's suggestions are worked out once for a panel and for the way its sentences are cut. They
are written in batches that hold the write lock for a moment only.
"""

from collections.abc import Callable, Iterator
from itertools import islice

from annotator.desk.panel import LEARNED, Panel, base_of, open_panel, open_quick_panel
from annotator.model.document import Document, Sentence
from annotator.settings import load_settings
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


def advise_at_once(store: Store, document_id: str) -> bool:
    """Work out a story's suggestions by who has nothing to load; tell whether that was done.

    Only where it has none at all. What was worked out so is worked out again by the whole panel,
    as `advised` says that fewer suggested.
    """
    panel = open_quick_panel(store)
    if not panel.suggesters or store.suggestions.advised_by(document_id) is not None:
        return False
    return advise(store, panel, document_id)


def waiting(store: Store, panel: Panel, document_id: str) -> Iterator[str]:
    """Yield the stories whose suggestions are wanted: the open one and those behind it."""
    place = store.order.get(document_id)
    if place is None:
        return
    for wanted in (document_id, *islice(_behind(store, place.path), AHEAD)):
        if not is_advised(store, panel, wanted):
            yield wanted


def learned_anew(store: Store, panel: Panel, over: Callable[[], bool]) -> Panel | None:
    """Learn from the answers if there are enough new ones; return the panel that knows more.

    Null where nothing was learned: it is not due, it is not wanted, or `over` ended it. It takes
    seconds to minutes. Raises LearningError.
    """
    from annotator.desk.learning import due, learn

    wanted, others = load_settings().suggesters, base_of(panel.suggesters)
    if (wanted is not None and LEARNED not in wanted) or not due(store, others):
        return None
    try:
        learn(store, others, over)
    except InterruptedError:
        return None
    return open_panel(store)


def is_advised(store: Store, panel: Panel, document_id: str) -> bool:
    """Tell whether a story's suggestions are what this panel says of it."""
    return store.suggestions.advised_by(document_id) == _by(store, panel, document_id)


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
