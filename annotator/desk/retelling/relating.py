"""Which stories may be retellings of each other, with work that does not grow with the corpus.

A wire story and its rewrite are no near copies, so they are found as twins are: a few of a story's
longest sentences are looked up, and the stories that hold the likest sentences are compared whole.
So a story costs at most ASKED look-ups and COMPARED comparisons, however many stories there are.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import reduce

from annotator.desk.retelling.direction import direction, far_apart
from annotator.desk.retelling.pairing import ORIGINS
from annotator.desk.retelling.readings import StoryReading, read_story
from annotator.desk.retelling.travelling import travel
from annotator.desk.twins.finding import find
from annotator.model.answer import Answer, Judgement
from annotator.model.document import Sentence
from annotator.model.retelling import Change, Travel
from annotator.store import Store
from annotator.store.order import Place

ASKED = 12
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
        """Yield how claims travelled between a story and others, the most related first.

        Near copies are one telling: of those of another story one is compared, and where the
        copies of this one differ from the first of them, what several share is told once.
        """
        known = set() if seen is None else seen
        mine = self._telling(place.document_id)
        if (mine, mine) not in known:
            known.add((mine, mine))
            yield from self._among_copies(place, whole=seen is not None)
        for other in self.related(place):
            pair = tuple(sorted((mine, self._telling(other))))
            if pair in known:
                continue
            known.add(pair)
            there = self._store.order.get(other)
            apart = there is None or far_apart(place.published, there.published)
            found = None if there is None or apart else self.between(place, there)
            if found is not None and found.retellings:
                copies = [*self._copies(place), *([] if there is None else self._copies(there))]
                paths = sorted({one.path for one in copies} - {found.origin, found.retold})
                yield found.model_copy(update={"copies": tuple(paths)})

    def _among_copies(self, place: Place, *, whole: bool) -> Iterator[Travel]:
        """Yield what near copies of a story made of the first of them; each difference once.

        Unless the `whole` cluster is wanted, only what has to do with this story.
        """
        copies = self._copies(place)
        if not whole:
            copies = [place, *(one for one in copies if one != place)][: COMPARED + 1]
        read = [story for story in map(self._story, copies) if story is not None]
        if len(read) < 2:
            return
        first = reduce(lambda one, other: direction(one, other).origin, read)
        told: dict[frozenset[tuple[Change, str]], Travel] = {}
        for story in read:
            if story is first or far_apart(first.published, story.published):
                continue
            if not whole and place.document_id not in (first.document_id, story.document_id):
                continue
            found = travel(first, story)
            changes = frozenset(
                (change, one.retold.text) for one in found.retellings for change in one.changes
            )
            if changes in told:
                same = told[changes]
                copies_of_it = (*same.copies, story.path)
                told[changes] = same.model_copy(update={"copies": copies_of_it})
            elif found.retellings:
                told[changes] = found
        yield from told.values()

    def _telling(self, document_id: str) -> str:
        """Return what near copies share: the id of their cluster, else the document's own."""
        return self._store.clusters.of(document_id) or document_id

    def _copies(self, place: Place) -> list[Place]:
        """Return the near copies of a story that are walked, itself included, by path."""
        members = map(self._store.order.get, self._store.clusters.members(place.document_id))
        return sorted((one for one in members if one is not None), key=lambda one: one.path)

    def between(self, one: Place, other: Place, *, told: bool = False) -> Travel | None:
        """Return how claims travelled between two stories; null for one that cannot be read.

        `told` says that they are related; else that has to show.
        """
        mine, theirs = self._story(one), self._story(other)
        return None if mine is None or theirs is None else travel(mine, theirs, related=told)

    def related(self, place: Place) -> list[str]:
        """Return the documents that may retell a story or be retold by it, likeliest first.

        Of near copies there is one, and none of the story's own.
        """
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
        mine, of_telling = self._telling(place.document_id), dict[str, str]()
        for one in ranked:
            of_telling.setdefault(self._telling(one), one)
        return [one for telling, one in of_telling.items() if telling != mine][:COMPARED]

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
