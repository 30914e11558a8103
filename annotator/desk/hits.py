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
    """In which order they are walked, where it is not reading order."""

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

    def next_story(self, path: str, _: int) -> Spot | None:
        """Return the first hit in another story behind this place."""
        return self.after(path, 1 << 60)

    def previous_story(self, path: str, _: int) -> Spot | None:
        """Return the last hit in another story in front of this place."""
        return self.before(path, 0)

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


class Ranked(Hits):
    """Sentences in an order of their own."""

    def __init__(self, query: Query, found: Found, left: Spot | None, ordered: str) -> None:
        """`ordered` says in which order they were found."""
        super().__init__(query, found, left)
        self.ordered = ordered

    def number(self, path: str, index: int) -> int:
        """Return a sentence's rank, from 1; 0 when it has none."""
        return self._ranks.get((path, index), 0)

    def at_or_after(self, _path: str, _index: int) -> Spot:
        """Return the first of all."""
        return self._spot(0)

    def after(self, path: str, index: int) -> Spot | None:
        """Return the one that is ranked next; of a place without a rank, that of its story."""
        rank = self._rank(path, index)
        return self._spot(rank) if rank < len(self) else None

    def before(self, path: str, index: int) -> Spot | None:
        """Return the one that is ranked before."""
        rank = self._rank(path, index)
        return self._spot(rank - 2) if rank > 1 else None

    def next_story(self, path: str, index: int) -> Spot | None:
        """Return the next one of another story."""
        ahead = self._places[self._rank(path, index) :]
        return self._first_elsewhere(path, ahead)

    def previous_story(self, path: str, index: int) -> Spot | None:
        """Return the one before of another story."""
        behind = self._places[: max(self._rank(path, index) - 1, 0)]
        return self._first_elsewhere(path, behind[::-1])

    def _rank(self, path: str, index: int) -> int:
        known = self._ranks.get((path, index))
        if known is None:  # looked at on the way: as if it stood at the hit before it in its story
            inside = [at for at in self._ranks if at[0] == path and at[1] < index]
            known = self._ranks[max(inside)] if inside else 0
        return known

    def _first_elsewhere(self, path: str, places: list[tuple[str, int]]) -> Spot | None:
        place = next((place for place in places if place[0] != path), None)
        return None if place is None else self._spot(self._ranks[place] - 1)

    def _keep(self, hits: list[Hit]) -> None:
        super()._keep(hits)
        self._ranks = {place: rank for rank, place in enumerate(self._places, start=1)}
