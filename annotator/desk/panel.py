"""Which suggesters work at this corpus, and the one voice in which they speak.

Everything that shows, prints or measures suggestions asks the panel, so that the screen, the
commands and the benchmarks speak of the same ones.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from annotator.model.document import Document, Sentence
from annotator.model.suggestion import Suggestion
from annotator.plugins import SUGGESTERS, load_plugin, plugin_names
from annotator.settings import load_settings
from annotator.store import Store
from annotator.suggest.base import Suggester
from annotator.suggest.combining import combined, distinct

if TYPE_CHECKING:
    from annotator.suggest.learned.suggester import Learned

LEARNED = "learned"
_ASKED_FOR = frozenset(("endpoint",))
"""Suggesters that send text elsewhere, and work only where settings name them."""
_PLAIN = frozenset(("rules", "syntax"))


class Panel:
    """Several suggesters as one."""

    def __init__(
        self,
        suggesters: Sequence[Suggester],
        learned: "Learned | None" = None,
        notes: Sequence[str] = (),
    ) -> None:
        """`learned` chooses among what the others propose; without it the surest is proposed."""
        self.suggesters = tuple(suggesters)
        self.learned = learned
        self.notes = tuple(notes)
        """Why a suggester does not take part, a line each."""

    @property
    def version(self) -> str:
        """Name the suggesters with their versions: what another version proposed is outdated."""
        names = [f"{one.name}@{one.version}" for one in self.suggesters]
        if self.learned is not None:
            names.append(f"{self.learned.name}@{self.learned.version}:{self.learned.mark}")
        return " ".join(names)

    def suggest(self, document: Document, sentences: Sequence[Sentence]) -> Iterator[Suggestion]:
        """Yield for each sentence one suggestion, what others propose behind it."""
        proposals = {one.name: list(one.suggest(document, sentences)) for one in self.suggesters}
        found: dict[str, list[Suggestion]] = {sentence.id: [] for sentence in sentences}
        for proposed in proposals.values():
            for suggestion in proposed:
                found[suggestion.sentence_id].append(suggestion)
        chosen = {} if self.learned is None else {
            one.sentence_id: one for one in self.learned.judge(document, sentences, proposals)
        }  # fmt: skip
        for sentence_id, said in found.items():
            best = chosen.get(sentence_id)
            if best is not None:
                yield _with_others(best, said)
            elif said:
                yield combined(said)


def _with_others(best: Suggestion, said: Sequence[Suggestion]) -> Suggestion:
    """Return a suggestion with what all others propose among its alternatives."""
    judgements = (*best.alternatives, *(one.judgement for one in said))
    return best.model_copy(update={"alternatives": distinct(judgements, best.judgement)})


def open_panel(store: Store, names: Sequence[str] | None = None) -> Panel:
    """Return the suggesters that can work at a corpus, as one.

    `names` are the ones to use, null for those of the settings, else all that are ready.
    """
    wanted = load_settings().suggesters if names is None else names
    suggesters, notes = ready_suggesters(wanted)
    learned = None
    if wanted is None or LEARNED in wanted:
        from annotator.desk.learning import speaking  # only where suggestions are made

        learned, note = speaking(store, base_of(suggesters))
        notes += [f"{LEARNED}: {note}"] if note else []
    return Panel(suggesters, learned, notes)


def ready_suggesters(wanted: Sequence[str] | None = None) -> tuple[list[Suggester], list[str]]:
    """Return the suggesters that can work here, and a line for each that cannot."""
    named = (
        [n for n in plugin_names(SUGGESTERS) if n not in _ASKED_FOR] if wanted is None else wanted
    )
    suggesters: list[Suggester] = []
    notes: list[str] = []
    for name in named:
        if name == LEARNED:
            continue
        kind = load_plugin(SUGGESTERS, name)
        ready = getattr(kind, "ready", None)
        reason = None if ready is None else ready()
        if reason is None:
            suggesters.append(kind())
        else:
            notes.append(f"{name}: {reason}")
    return suggesters, notes


def base_of(suggesters: Sequence[Suggester]) -> list[Suggester]:
    """Return those of the suggesters that learning builds on: they answer alike every time."""
    return [one for one in suggesters if one.name in _PLAIN]
