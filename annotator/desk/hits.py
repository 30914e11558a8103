"""What a search found: while it lasts, it is the walk."""

from bisect import bisect_left, bisect_right

from annotator.desk.shelf import Spot
from annotator.store.search import Hit


class Hits:
    """Sentences in reading order, found by a query."""

    def __init__(self, query: str, found: list[Hit], left: Spot | None) -> None:
        self.query = query
        """What was typed."""
        self.left = left
        """Where the analyst was before; null is the end of the corpus."""
        self._found = found
        self._places = [(hit.path, hit.index) for hit in found]

    def __len__(self) -> int:
        return len(self._found)

    def number(self, path: str, index: int) -> int:
        """Return a sentence's number among the hits, from 1; 0 when it is none of them."""
        at = bisect_left(self._places, (path, index))
        return at + 1 if at < len(self) and self._places[at] == (path, index) else 0

    def at_or_after(self, path: str, index: int) -> Spot:
        """Return the first hit from a place on, else the first of all."""
        at = bisect_left(self._places, (path, index))
        return self._spot(at if at < len(self) else 0)

    def after(self, path: str, index: int) -> Spot | None:
        """Return the hit behind a place."""
        at = bisect_right(self._places, (path, index))
        return self._spot(at) if at < len(self) else None

    def before(self, path: str, index: int) -> Spot | None:
        """Return the hit in front of a place."""
        at = bisect_left(self._places, (path, index))
        return self._spot(at - 1) if at else None

    def _spot(self, at: int) -> Spot:
        return Spot(self._found[at].document_id, self._found[at].index)
