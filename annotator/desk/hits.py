"""What a query found: while it lasts, it is the walk."""

from bisect import bisect_left, bisect_right

from annotator.desk.shelf import Spot
from annotator.desk.story import OpenStory
from annotator.model.query import Query, Stretch, stretches
from annotator.store.search import Found, Hit


class Hits:
    """Sentences in reading order, found by a query.

    They are those of the moment of the search: one that no longer fits after it was answered
    stays, so that the analyst can go back to it.
    """

    ordered = ""
    """In which order they are walked, if it is another than reading order."""

    def __init__(self, query: Query, found: Found, left: Spot | None) -> None:
        self.query = query
        """What was asked for."""
        self.left = left
        """Where the analyst was before; null is the end of the corpus."""
        self.complete = found.complete
        """Whether these are all there are."""
        self._keep(found.hits)

    def __len__(self) -> int:
        return len(self._found)

    def page(self, offset: int, limit: int) -> list[Hit]:
        """Return some of the hits."""
        return self._found[offset : offset + limit]

    def marks(self, document_id: str, index: int, text: str) -> list[Stretch]:
        """Return where a sentence has what was typed."""
        if self.query.pattern is not None:
            return list(self._marks.get((document_id, index), ()))
        return stretches(self.query.text, text) if self.query.text else []

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

    def recut(self, was: OpenStory, now: OpenStory) -> None:
        """Follow a story whose sentences were cut otherwise; marks stay where sentences did."""
        document_id, same = now.document.id, {sentence.id for sentence in now.sentences}
        found: dict[tuple[str, int, str], Hit] = {}
        for hit in self._found:
            if hit.document_id == document_id and hit.index < len(was.sentences):
                sentence = was.sentences[hit.index]
                marks = hit.marks if sentence.id in same else ()
                hit = Hit(hit.path, now.index_at(sentence.start), document_id, marks)
            found.setdefault((hit.path, hit.index, hit.document_id), hit)
        self._keep(list(found.values()))

    def _keep(self, hits: list[Hit]) -> None:
        self._found = hits
        self._places = [(hit.path, hit.index) for hit in hits]
        self._marks = {(hit.document_id, hit.index): hit.marks for hit in hits if hit.marks}

    def _spot(self, at: int) -> Spot:
        return Spot(self._found[at].document_id, self._found[at].index)
