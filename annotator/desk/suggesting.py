"""Suggestions for stories of a corpus, by everybody who can suggest or by those who were named."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from annotator.desk.panel import Panel, made, open_panel
from annotator.desk.places import Corpus
from annotator.model.document import Document, Sentence
from annotator.model.suggestion import Suggestion
from annotator.model.suggestion_line import SuggestionLine
from annotator.plugins import SUGGESTERS, load_plugin
from annotator.store import Store
from annotator.store.errors import DamagedRowError
from annotator.store.order import Place
from annotator.store.places import DATABASE
from annotator.suggest.base import Suggester, SuggesterError, why_not


def panel_of(store: Store, names: Sequence[str] = ()) -> Panel:
    """Return who suggests at a corpus: all who can, or those named; raises SuggesterError."""
    panel = open_panel(store)
    if not names:
        return panel
    known = {suggester.name: suggester for suggester in panel.suggesters}
    return Panel([known.get(name) or _called(store, name) for name in dict.fromkeys(names)])


def _called(store: Store, name: str) -> Suggester:
    """Return a suggester that the panel is without; raises PluginError for an unknown name."""
    kind = load_plugin(SUGGESTERS, name)
    reason = why_not(kind)
    if reason is not None:
        raise SuggesterError(f"{name} cannot suggest anything: {reason}")
    return made(kind, store)


class Remembering:
    """A suggester that is asked once for a story, whoever listens: alone and in the panel."""

    def __init__(self, suggester: Suggester) -> None:
        self._suggester = suggester
        self._known: tuple[Document, Sequence[Sentence], list[Suggestion]] | None = None
        self.name, self.version = suggester.name, suggester.version

    def __getattr__(self, name: str) -> Any:
        return getattr(self._suggester, name)

    def suggest(self, document: Document, sentences: Sequence[Sentence]) -> Iterator[Suggestion]:
        """Yield what the suggester said of a story, asking it only when the story is another."""
        known = self._known
        if known is None or known[0] is not document or known[1] is not sentences:
            found = list(self._suggester.suggest(document, sentences))
            known = self._known = (document, sentences, found)
        yield from known[2]


def voices(panel: Panel) -> dict[str, Suggester | Panel]:
    """Return each suggester by its name and, where there are several, the panel they make."""
    panel.suggesters = tuple(Remembering(one) for one in panel.suggesters)
    alone: dict[str, Suggester | Panel] = {one.name: one for one in panel.suggesters}
    return alone if len(alone) == 1 else alone | {"panel": panel}


def suggested(store: Store, corpus: Corpus, panel: Panel) -> Iterator[SuggestionLine]:
    """Yield what is proposed for the stories below the corpus' paths, in reading order."""
    for place in _places_below(store, corpus):
        document = store.documents.get(place.document_id)
        if document is None:
            raise DamagedRowError(f"{place.path} has no text: run `annotator check`")
        sentences = store.documents.sentences(place.document_id)
        by_id = {sentence.id: sentence for sentence in sentences}
        for suggestion in panel.suggest(document, sentences):
            yield SuggestionLine.of(suggestion, by_id[suggestion.sentence_id], place.path)


def _places_below(store: Store, corpus: Corpus) -> Iterator[Place]:
    below = [_inside(corpus, path) for path in corpus.paths]
    for place in store.order.all():
        if any(place.path == path or place.path.startswith(heads) for path, heads in below):
            yield place


def _inside(corpus: Corpus, path: Path) -> tuple[str, tuple[str, ...]]:
    """Return a path in the corpus, and how paths of stories in it begin."""
    relative = corpus.relative(path)
    if path == corpus.database or relative == ".":
        return relative, ("",)
    return relative, (f"{relative}/", f"{relative}#")


@contextmanager
def nothing_known() -> Iterator[Store]:
    """Open a corpus without stories and answers: what suggesters know by themselves."""
    with (
        TemporaryDirectory(prefix="annotator-") as folder,
        Store(Path(folder, DATABASE), create=True) as store,
    ):
        yield store
