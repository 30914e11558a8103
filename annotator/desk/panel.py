"""Which suggesters work at this corpus, and the one voice in which they speak.

Everything that shows, prints or measures suggestions asks the panel, so that the screen, the
commands and the benchmarks speak of the same ones.
"""

from collections.abc import Iterator, Mapping, Sequence

from annotator.desk.codebooks import last_codebook
from annotator.model.document import Document, Sentence
from annotator.model.suggestion import Suggestion
from annotator.plugins import SUGGESTERS, load_plugin, plugin_names
from annotator.settings import load_settings
from annotator.store import Store
from annotator.suggest.base import Suggester, SuggesterError, why_not
from annotator.suggest.combining import combined, with_others

LEARNED = "learned"
_PLAIN = frozenset(("rules", "syntax"))
"""Suggesters that answer alike every time, so that learning can build on them."""
_AT_ONCE = ("rules",)
"""Suggesters that have nothing to load before they can answer."""


class Panel:
    """Several suggesters as one."""

    def __init__(self, suggesters: Sequence[Suggester]) -> None:
        """One that learned is asked last: it judges what the others propose."""
        self.suggesters = tuple(sorted(suggesters, key=lambda one: one.name == LEARNED))
        self.failed: dict[str, str] = {}
        """Why a suggester could not go on, in one line, by its name: it is not asked again."""

    @property
    def version(self) -> str:
        """Name the suggesters with their versions: what another version proposed is outdated."""
        marks = ((one, getattr(one, "mark", "")) for one in self.suggesters)
        return " ".join(
            f"{one.name}@{one.version}" + (f":{mark}" if mark else "") for one, mark in marks
        )

    def suggest(self, document: Document, sentences: Sequence[Sentence]) -> Iterator[Suggestion]:
        """Yield for each sentence one suggestion, with what others propose behind it.

        It is that of the suggester that learned; where none did, they are combined.
        """
        proposals = self._proposals(document, sentences)
        learned = {one.sentence_id: one for one in proposals.pop(LEARNED, ())}
        found: dict[str, list[Suggestion]] = {sentence.id: [] for sentence in sentences}
        for proposed in proposals.values():
            for suggestion in proposed:
                found[suggestion.sentence_id].append(suggestion)
        for sentence_id, said in found.items():
            best = learned.get(sentence_id)
            if best is not None:
                yield with_others(best, said)
            elif said:
                yield combined(said)

    def _proposals(
        self, document: Document, sentences: Sequence[Sentence]
    ) -> dict[str, list[Suggestion]]:
        """Return what each suggester proposes, by its name."""
        proposals: dict[str, list[Suggestion]] = {}
        for one in self.suggesters:
            if one.name in self.failed:
                continue
            try:
                proposals[one.name] = list(_asked(one, document, sentences, proposals))
            except SuggesterError as error:
                self.failed[one.name] = str(error)
        return proposals


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
    found = ready_suggesters(store, wanted)
    if wanted is None or LEARNED in wanted:
        from annotator.desk.learning import speaking  # only where suggestions are made

        learned, _ = speaking(store, base_of(found))
        found += [] if learned is None else [learned]
    return Panel(found)


def open_quick_panel(store: Store) -> Panel:
    """Return those of the panel who can answer at once, while the others still load."""
    wanted = load_settings().suggesters
    named = [name for name in _AT_ONCE if wanted is None or name in wanted]
    return Panel(ready_suggesters(store, named))


def ready_suggesters(store: Store, wanted: Sequence[str] | None = None) -> list[Suggester]:
    """Return the suggesters that can work here without having learned anything.

    Null for all of them, but none that asks another machine.
    """
    everybody = plugin_names(SUGGESTERS) if wanted is None else wanted
    named = [name for name in everybody if name != LEARNED]
    kinds = [load_plugin(SUGGESTERS, name) for name in named]
    at_hand = [kind for kind in kinds if wanted or not getattr(kind, "asks_elsewhere", False)]
    return [made(kind, store) for kind in at_hand if why_not(kind) is None]


def made(kind: type[Suggester], store: Store) -> Suggester:
    """Return a suggester of a class, ready to suggest at a corpus.

    Raises SuggesterError for the one that learns, while it has not learned enough to speak.
    """
    if kind.name != LEARNED:
        return told(kind(), store)
    from annotator.desk.learning import speaking

    learned, reason = speaking(store, base_of(ready_suggesters(store)))
    if learned is None:
        raise SuggesterError(f"{LEARNED} keeps silent: {reason or 'nothing was learned yet'}")
    return learned


def told(suggester: Suggester, store: Store) -> Suggester:
    """Return a suggester; one that goes by a codebook is told the corpus' own."""
    if hasattr(suggester, "codebook"):
        suggester.codebook = last_codebook(store)
    return suggester


def base_of(suggesters: Sequence[Suggester]) -> list[Suggester]:
    """Return those of the suggesters that learning builds on."""
    return [one for one in suggesters if one.name in _PLAIN]
