"""Restricting the walk: a search, filters, or both at once.

What is looked for is found beside the desk (`beside.py`), because there may be a million
sentences; only when it is there does the walk change.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.desk.beside import Beside
from annotator.desk.errors import RefusedError
from annotator.desk.patterns import Matching, check_pattern
from annotator.model.query import Query
from annotator.store import Store
from annotator.store.conditions import Scope
from annotator.store.search import LIMIT, Found
from annotator.words import many

if TYPE_CHECKING:
    from annotator.desk.sitting import Sitting

SECONDS = 10.0
"""How long a search may take; then it shows what it found so far."""


class Finding:
    """The searches and filters of one desk."""

    def __init__(self, desk: "Sitting") -> None:
        self._desk = desk

    @property
    def query(self) -> Query:
        """What the walk is restricted to now."""
        hits = self._desk.walk.hits
        return Query() if hits is None else hits.query

    @property
    def scope(self) -> Scope:
        """What a query is read against."""
        desk = self._desk
        labels = tuple(label.name for label in desk.codebook.labels)
        return Scope(desk.annotator_id, desk.role, labels, desk.walk.furniture)

    def typed(self, text: str) -> Query:
        """Return the query that looks for a text, within the filters that are set."""
        return replace(self.query, text=text)

    def begin(self, query: Query, *, seconds: float = SECONDS) -> Beside[Found]:
        """Begin to look for what a query asks; raises RefusedError for what is no pattern."""
        if not query.text.strip() and not query.filters:
            raise RefusedError('nothing found for nothing: type words, a "phrase" or /a pattern/')
        scope, pattern, path = self.scope, query.pattern, self._desk.store.path
        if pattern is None:
            return Beside(path, lambda store: store.search.find(query, scope), seconds)
        check_pattern(pattern)
        matching = Matching(pattern, seconds)

        def match(store: Store) -> Found:
            with matching:
                return store.search.find(query, scope, matching)

        return Beside(path, match, seconds, on_stop=matching.stop)

    def count(self, told: dict[tuple[str, str], int]) -> Beside[None]:
        """Begin to count the values of every filter; `told` fills as they are counted."""
        scope = self.scope

        def count(store: Store) -> None:
            for name, value, many_of_it in store.facets.count(scope):
                told[name, value] = many_of_it

        return Beside(self._desk.store.path, count, SECONDS)

    def walk(self, query: Query, found: Found) -> str | None:
        """Make what was found the walk; return what to say when it is not all.

        Raises RefusedError, and changes nothing, when nothing was found.
        """
        cut = _cut_short(found)
        if not found.hits:
            what = query.text if not query.filters else query.described()
            raise RefusedError(f"nothing found for: {what}" + (f" ({cut})" if cut else ""))
        self._desk.go(self._desk.walk.restrict(query, found))
        return cut

    def now(self, query: Query, *, seconds: float = SECONDS) -> str | None:
        """Look for what a query asks and make it the walk, waiting for it."""
        return self.walk(query, self.begin(query, seconds=seconds).result())


def _cut_short(found: Found) -> str | None:
    """Say why these are not all the hits, if they are not."""
    if found.complete:
        return None
    if found.searched < found.total:
        searched = f"searched {found.searched:,} of {many(found.total, 'sentence')}"
        return f"{searched}: time was up" if len(found.hits) < LIMIT else searched
    if len(found.hits) < LIMIT:
        return "not all was searched: time was up"
    return f"these are the first {LIMIT:,}"
