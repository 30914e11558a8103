"""Walking in another order than that of the stories: what is not answered yet, ranked.

Ranked is what a filter for unanswered sentences finds, within the search or filter that is set: the
first 100,000 of them in reading order. So a choice takes seconds, however large the corpus.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Literal, get_args

from annotator.desk.beside import Beside
from annotator.desk.errors import RefusedError
from annotator.desk.finding import Finding
from annotator.desk.novelty import most_different
from annotator.model.query import Query
from annotator.store import Store
from annotator.store.search import Found, Hit
from annotator.words import many

if TYPE_CHECKING:
    from annotator.desk.sitting import Sitting

Order = Literal["uncertain", "different", "clusters"]
ORDERS: tuple[Order, ...] = get_args(Order)
TITLES: dict[Order, str] = {
    "uncertain": "most uncertain first",
    "different": "most different first",
    "clusters": "one cluster at a time",
}
MOST = 100_000
"""So many sentences are ranked."""
SECONDS = 30.0
"""How long ranking may take; the screen says meanwhile how to stop it."""
_DECIDED = ("claims", "no_claim", "skipped")

Rank = Callable[[Store, list[Hit]], list[Hit]]


class Ordering:
    """The orders of one desk's walk."""

    def __init__(self, desk: "Sitting") -> None:
        self._desk = desk

    def begin(self, order: Order) -> Beside[Found]:
        """Begin to rank what is not answered; raises RefusedError for what cannot be ranked."""
        query = self._query()
        if query.pattern is not None:
            raise RefusedError("a /pattern/ is walked in reading order: {find.leave} leaves it")
        asked = query if query.labels or query.outcomes else replace(query, outcomes=("open",))
        if order == "uncertain":
            asked = replace(asked, suggested=True)
        scope, rank = Finding(self._desk).scope, self._rank(order)

        def work(store: Store) -> Found:
            found = store.search.find(asked, scope, limit=MOST)
            return found._replace(hits=rank(store, found.hits))

        return Beside(self._desk.store.path, work, SECONDS)

    def walk(self, order: Order, found: Found) -> str:
        """Walk in the order that was found; return what to say. Raises RefusedError for nothing."""
        if not found.hits:
            if order == "uncertain" and self._desk.proposals.coming:
                raise RefusedError(
                    "nothing to rank yet: suggestions are still being worked out, try again soon"
                )
            if order == "uncertain":
                raise RefusedError("nothing to rank: no unanswered sentence has a suggestion yet")
            raise RefusedError("nothing to rank: every sentence is decided")
        self._desk.go(self._desk.walk.restrict(self._query(), found, TITLES[order]))
        more = "" if found.complete else ", the first of all in reading order"
        return f"{TITLES[order]}: {many(len(found.hits), 'sentence')}{more}"

    def _query(self) -> Query:
        hits = self._desk.walk.hits
        return Query() if hits is None else hits.query

    def _rank(self, order: Order) -> Rank:
        if order == "uncertain":
            return _by_confidence
        if order == "different":
            scope = Finding(self._desk).scope

            def by_difference(store: Store, hits: list[Hit]) -> list[Hit]:
                answered = store.search.find(Query(outcomes=_DECIDED), scope, limit=MOST).hits
                texts = store.lists.texts(hits)
                return [hits[n] for n in most_different(texts, store.lists.texts(answered))]

            return by_difference
        story = self._desk.walk.story
        first = "" if story is None else story.document.id
        return lambda store, hits: _by_cluster(store, hits, first)


def _by_confidence(store: Store, hits: list[Hit]) -> list[Hit]:
    """Put those first of whose suggestion least is to be expected."""
    sure = store.suggestions.confidences({hit.document_id for hit in hits})
    return sorted(hits, key=lambda hit: sure.get((hit.document_id, hit.index), 0.0))


def _by_cluster(store: Store, hits: list[Hit], open_document: str) -> list[Hit]:
    """Put stories that are near copies together: first those of the open one, then by path."""
    clusters = store.clusters.walked()
    first: dict[str, str] = {}
    for hit in hits:
        first.setdefault(clusters.get(hit.document_id, hit.document_id), hit.path)
    here = clusters.get(open_document, open_document)

    def place(hit: Hit) -> tuple[bool, str, str, int]:
        cluster = clusters.get(hit.document_id, hit.document_id)
        return cluster != here, first[cluster], hit.path, hit.index

    return sorted(hits, key=place)
