"""Which stories may be retellings of each other, with work that does not grow with the corpus.

A wire story and its rewrite are no near copies, so they are found as twins are: a few of a story's
longest sentences are looked up, and the stories that hold the likest sentences are compared whole.
So a story costs at most ASKED look-ups and COMPARED comparisons, however many stories there are.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from annotator.desk.retelling.direction import far_apart
from annotator.desk.retelling.pairing import ORIGINS
from annotator.desk.retelling.readings import StoryReading, read_story
from annotator.desk.retelling.travelling import travel
from annotator.desk.twins.finding import find
from annotator.model.answer import Answer, Judgement
from annotator.model.document import Sentence
from annotator.model.retelling import Travel
from annotator.store import Store
from annotator.store.order import Place

ASKED = 8
"""So many sentences of a story are looked up, the longest ones."""
LOOKED_AT = 60
"""They are among so many first ones."""
COMPARED = 6
"""So many stories are compared whole."""
_LIKE = 0.25
"""Likeness of a sentence that speaks for its story; two have to, or one that is much alike."""
_MUCH = 0.5


class Retellings:
    """The retellings of a corpus."""

    def __init__(self, store: Store, only: tuple[str, str] | None = None) -> None:
        """`only` names an annotator's id and role: nobody else's answers say who speaks."""
        self._store = store
        self._only = only
        self._read: dict[str, StoryReading | None] = {}

    def all(self) -> Iterator[Travel]:
        """Yield how claims travelled between two stories, by path of the one looked at first."""
        seen: set[tuple[str, ...]] = set()
        for place in self._store.order.all():
            yield from self.of(place, seen)
            self._forget()

    def of(self, place: Place, seen: set[tuple[str, ...]] | None = None) -> Iterator[Travel]:
        """Yield how claims travelled between a story and others, the most related first."""
        for other in self.related(place):
            pair = tuple(sorted((place.document_id, other)))
            if seen is not None:
                if pair in seen:
                    continue
                seen.add(pair)
            there = self._store.order.get(other)
            apart = there is None or far_apart(place.published, there.published)
            found = None if there is None or apart else self.between(place, there)
            if found is not None and found.retellings:
                yield found

    def between(self, one: Place, other: Place, *, told: bool = False) -> Travel | None:
        """Return how claims travelled between two stories; null for one that cannot be read.

        `told` says that they are related; else that has to show.
        """
        mine, theirs = self._story(one), self._story(other)
        return None if mine is None or theirs is None else travel(mine, theirs, related=told)

    def related(self, place: Place) -> list[str]:
        """Return the documents that may retell a story or be retold by it, likeliest first."""
        shared: Counter[str] = Counter()
        hits: Counter[str] = Counter()
        for sentence in _asked(self._store.documents.sentences(place.document_id)):
            best: dict[str, float] = {}
            for twin in find(self._store, sentence):
                if twin.likeness >= _LIKE:
                    there = twin.sentence.document_id
                    best[there] = max(best.get(there, 0.0), twin.likeness)
            for document_id, likeness in best.items():
                shared[document_id] += round(100 * likeness)  # whole numbers add up alike anywhere
                hits[document_id] += 2 if likeness >= _MUCH else 1
        ranked = sorted(
            (one for one in shared if hits[one] > 1), key=lambda one: (-shared[one], one)
        )
        return ranked[:COMPARED]

    def _story(self, place: Place) -> StoryReading | None:
        known = place.document_id
        if known not in self._read:
            document = self._store.documents.get(known)
            self._read[known] = None
            if document is not None:
                sentences = self._store.documents.sentences(known)
                answers = self._answers(known)
                self._read[known] = read_story(place, document, sentences, answers)
        return self._read[known]

    def _answers(self, document_id: str) -> dict[str, Judgement]:
        """Return the newest decided answer to each sentence; training counts for nothing."""
        answers = self._store.answers
        found: list[Answer]
        if self._only is not None:
            found = answers.current_of_document(document_id, *self._only)
        else:
            found = [a for a in answers.current_of_everybody(document_id) if a.role != "training"]
        newest = sorted((a for a in found if a.judgement.decided), key=lambda a: a.id)
        return {answer.sentence_id: answer.judgement for answer in newest}

    def _forget(self) -> None:
        """Keep few stories in memory."""
        while len(self._read) > _KEPT:
            self._read.pop(next(iter(self._read)))


_KEPT = 64


def _asked(sentences: Sequence[Sentence]) -> list[Sentence]:
    """Return the sentences of a story to look up."""
    body = [one for one in sentences if one.block in ORIGINS][:LOOKED_AT]
    return sorted(body, key=lambda one: -len(one.text))[:ASKED]
