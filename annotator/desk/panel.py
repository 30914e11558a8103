"""Which suggesters work at this corpus, and the one voice in which they speak.

Everything that shows, prints or measures suggestions asks the panel, so that the screen, the
commands and the benchmarks speak of the same ones.
"""

from collections.abc import Iterator, Sequence

from annotator.desk.codebooks import last_codebook
from annotator.model.answer import Judgement
from annotator.model.document import Document, Sentence
from annotator.model.suggestion import Suggestion
from annotator.plugins import SUGGESTERS, load_plugin, plugin_names
from annotator.settings import load_settings
from annotator.store import Store
from annotator.suggest.base import Suggester, SuggesterError, why_not


class Panel:
    """Several suggesters as one."""

    def __init__(self, suggesters: Sequence[Suggester]) -> None:
        self.suggesters = tuple(suggesters)
        self.failed: dict[str, str] = {}
        """Why a suggester could not go on, in one line, by its name: it is not asked again."""

    def suggest(self, document: Document, sentences: Sequence[Sentence]) -> Iterator[Suggestion]:
        """Yield for each sentence the surest suggestion, what others proposed behind it."""
        found: dict[str, list[Suggestion]] = {sentence.id: [] for sentence in sentences}
        for suggester in self.suggesters:
            if suggester.name in self.failed:
                continue
            try:
                for suggestion in suggester.suggest(document, sentences):
                    found[suggestion.sentence_id].append(suggestion)
            except SuggesterError as error:
                self.failed[suggester.name] = str(error)
        for proposed in found.values():
            if proposed:
                yield _one_of(proposed)


def open_panel(store: Store) -> Panel:
    """Return the suggesters that can work at a corpus, as one."""
    named = load_settings().suggesters
    kinds = [load_plugin(SUGGESTERS, name) for name in named or plugin_names(SUGGESTERS)]
    at_hand = [kind for kind in kinds if named or not getattr(kind, "asks_elsewhere", False)]
    return Panel([told(kind(), store) for kind in at_hand if why_not(kind) is None])


def told(suggester: Suggester, store: Store) -> Suggester:
    """Return a suggester; one that goes by a codebook is told the corpus' own."""
    if hasattr(suggester, "codebook"):
        suggester.codebook = last_codebook(store)
    return suggester


def _one_of(proposed: Sequence[Suggestion]) -> Suggestion:
    """Return the surest suggestion; what the others propose is among its alternatives."""
    if len(proposed) == 1:
        return proposed[0]
    first, *rest = sorted(proposed, key=lambda one: -one.confidence)
    others: list[Judgement] = []
    for judgement in (*(one.judgement for one in rest), *first.alternatives):
        if judgement.bare() != first.judgement.bare() and judgement not in others:
            others.append(judgement)
    return first.model_copy(update={"alternatives": tuple(others)})
