"""Which suggesters work at this corpus, and the one voice in which they speak.

Everything that shows, prints or measures suggestions asks the panel, so that the screen, the
commands and the benchmarks speak of the same ones.
"""

from collections.abc import Iterator, Mapping, Sequence

from annotator.model.document import Document, Sentence
from annotator.model.suggestion import Suggestion
from annotator.plugins import SUGGESTERS, load_plugin, plugin_names
from annotator.settings import load_settings
from annotator.store import Store
from annotator.suggest.base import Suggester
from annotator.suggest.combining import combined, with_others

LEARNED = "learned"
_PLAIN = frozenset(("rules", "syntax"))
"""Suggesters that answer alike every time, so that learning can build on them."""


class Panel:
    """Several suggesters as one."""

    def __init__(self, suggesters: Sequence[Suggester]) -> None:
        """One that learned is asked last: it judges what the others propose."""
        self.suggesters = tuple(sorted(suggesters, key=lambda one: one.name == LEARNED))

    @property
    def version(self) -> str:
        """Name the suggesters with their versions: what another version proposed is outdated."""
        return " ".join(
            f"{one.name}@{one.version}{getattr(one, 'mark', '')}" for one in self.suggesters
        )

    def suggest(self, document: Document, sentences: Sequence[Sentence]) -> Iterator[Suggestion]:
        """Yield for each sentence one suggestion, with what others propose behind it.

        It is that of the suggester that learned; where none did, the surest.
        """
        proposals: dict[str, list[Suggestion]] = {}
        for one in self.suggesters:
            proposals[one.name] = list(_asked(one, document, sentences, proposals))
        found: dict[str, list[Suggestion]] = {sentence.id: [] for sentence in sentences}
        learned = {one.sentence_id: one for one in proposals.pop(LEARNED, ())}
        for proposed in proposals.values():
            for suggestion in proposed:
                found[suggestion.sentence_id].append(suggestion)
        for sentence_id, said in found.items():
            best = learned.get(sentence_id)
            if best is not None:
                yield with_others(best, said)
            elif said:
                yield combined(said)


def _asked(
    suggester: Suggester,
    document: Document,
    sentences: Sequence[Sentence],
    proposals: Mapping[str, Sequence[Suggestion]],
) -> Iterator[Suggestion]:
    """Return what a suggester proposes; one that judges others need not ask them again."""
    judge = getattr(suggester, "judge", None)
    if judge is None or not proposals:
        return suggester.suggest(document, sentences)
    judged: Iterator[Suggestion] = judge(document, sentences, proposals)
    return judged


def open_panel(store: Store) -> Panel:
    """Return the suggesters that can work at a corpus, as one."""
    wanted = load_settings().suggesters
    others = ready_suggesters(wanted)
    if wanted is not None and LEARNED not in wanted:
        return Panel(others)
    from annotator.desk.learning import speaking  # only where suggestions are made

    learned, _ = speaking(store, base_of(others))
    return Panel(others if learned is None else [*others, learned])


def ready_suggesters(wanted: Sequence[str] | None = None) -> list[Suggester]:
    """Return the suggesters that can work here without having learned anything."""
    kinds = [load_plugin(SUGGESTERS, n) for n in wanted or plugin_names(SUGGESTERS) if n != LEARNED]
    return [kind() for kind in kinds if getattr(kind, "ready", lambda: None)() is None]


def base_of(suggesters: Sequence[Suggester]) -> list[Suggester]:
    """Return those of the suggesters that learning builds on."""
    return [one for one in suggesters if one.name in _PLAIN]
