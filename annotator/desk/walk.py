"""Where the analyst is, and which sentence comes next.

The walk is the reading order of the corpus, or what a search or filter found until it is left.
"""

import json
from typing import TYPE_CHECKING

from annotator.desk.errors import RefusedError
from annotator.desk.shelf import LAST, Shelf, Spot
from annotator.desk.story import OpenStory
from annotator.model.document import Sentence
from annotator.model.lineage import Lineage
from annotator.store import Store

if TYPE_CHECKING:
    from annotator.desk.hits import Hits
    from annotator.model.query import Query
    from annotator.store.search import Found


class Walk:
    """One annotator's way through the corpus. A place of null is the end, behind everything."""

    def __init__(self, store: Store, annotator_id: str, role: str, lineage: Lineage) -> None:
        self._store = store
        self._shelf = Shelf(store, annotator_id, role, lineage)
        self.story: OpenStory | None = None
        """The story on the desk; null while the corpus is empty."""
        self.index = 0
        """The lit sentence's number in the story."""
        self.lit = 0
        """The lit claim's number; one more than the last is the new, empty one."""
        self.ended = False
        """Whether the analyst stands behind the last sentence."""
        self.hits: Hits | None = None
        """What a search or filter found, while it is walked."""

    @property
    def furniture(self) -> bool:
        """Whether sentences of furniture are walked too."""
        return self._shelf.furniture

    @furniture.setter
    def furniture(self, walked: bool) -> None:
        self._shelf.furniture = walked

    @property
    def searching(self) -> bool:
        """Whether the hits of a search or filter are walked, and not only another order."""
        return self.hits is not None and not self.hits.ordered

    @property
    def spot(self) -> Spot | None:
        """The lit sentence's place."""
        if self.story is None or self.ended:
            return None
        return Spot(self.story.document.id, self.index)

    @property
    def sentence(self) -> Sentence:
        """The lit sentence; raises RefusedError where there is none."""
        story = self._open_story()
        if self.ended:
            raise RefusedError(
                "this is the end: {walk.previous} goes back, {walk.undecided} to what is open"
            )
        return story.sentences[self.index]

    def go(self, spot: Spot | None) -> None:
        """Light the sentence at a place, or stand at the end."""
        self.ended = spot is None
        if spot is not None:
            self.story = self._shelf.story(spot.document_id)
            self.index = self.story.nearest(spot.index)
            self._shelf.keep_only(self.story)
        self.lit = 0

    def is_replaced(self) -> bool:
        """Tell whether the open story was replaced by a newer text."""
        return self.story is not None and self._store.order.get(self.story.document.id) is None

    def reread(self) -> None:
        """Read the open story again where it changed behind the screen; the light stays put."""
        was = self.story
        if was is None:
            return
        self.story = self._shelf.reread(was)
        if self.story.cuts != was.cuts:
            self.index = self.story.index_at(was.starts[self.index])
            if self.hits is not None:
                self.hits.recut(was, self.story)

    # What is remembered between sessions

    def position(self, spot: Spot | None) -> str:
        """Return what to remember so that `resume` comes back to a place."""
        sentence = None
        if spot is not None:
            story = self._shelf.story(spot.document_id)
            sentence = story.sentences[story.nearest(spot.index)].id
        return json.dumps({"sentence": sentence, "furniture": self.furniture})

    def resume(self, remembered: str | None) -> None:
        """Go where the annotator was, or else to the first sentence not decided yet."""
        first = self._store.order.first()
        if first is None:
            return
        was = json.loads(remembered) if remembered else {}
        self.furniture = bool(was.get("furniture", False))
        if was and was["sentence"] is None:
            self.go(self._shelf.last_before(LAST) or self._shelf.entrance(first))
            self.go(None)
            return
        spot = self.find_sentence(was["sentence"]) if was else None
        self.go(spot or self._shelf.undecided_behind("") or self._shelf.entrance(first))

    def find_sentence(self, sentence_id: str) -> Spot | None:
        """Return the place of a sentence, or of the one cut in its place; null when not walked."""
        document_id, _, span = sentence_id.partition(":")
        if self._store.order.get(document_id) is None:
            return None
        start = int(span.partition("-")[0])
        return Spot(document_id, self._shelf.story(document_id).index_at(start))

    # Which place comes next

    def after(self, behind: int | None = None) -> Spot | None:
        """Return the next hit, sentence or story; null is the end. The last hit stays.

        It is the one behind the lit sentence, or behind another of its story, by number.
        """
        story = self._open_story()
        last = self.index if behind is None else behind
        if self.hits is not None:
            if behind is None:
                return self.hits.after(*self._here()) or self.spot
            return self.hits.after(story.place.path, last) or Spot(story.document.id, last)
        if self.ended:
            return None
        rest = range(last + 1, len(story.sentences))
        index = story.find(rest, furniture=self.furniture)
        if index is not None:
            return Spot(story.document.id, index)
        return self._shelf.first_behind(story.place.path)

    def before(self) -> Spot:
        """Return the hit, sentence or story in front of this one."""
        story = self._open_story()
        if self.hits is not None:
            found = self.hits.before(*self._here())
            if found is None:
                raise RefusedError("this is the first hit")
            return found
        index = len(story.sentences) if self.ended else self.index
        earlier = story.find(range(index - 1, -1, -1), furniture=self.furniture)
        if earlier is not None:
            return Spot(story.document.id, earlier)
        spot = self._shelf.last_before(story.place.path)
        if spot is None:
            raise RefusedError("this is the first sentence")
        return spot

    def next_undecided(self) -> Spot:
        """Return the next sentence not decided yet, from the start again behind the end."""
        if self.hits is not None:
            return self._undecided_hit(self.hits)
        story = self._open_story()
        if not self.ended:
            rest = range(self.index + 1, len(story.sentences))
            index = story.find(rest, furniture=self.furniture, undecided=True)
            if index is not None:
                return Spot(story.document.id, index)
        found = self._shelf.undecided_behind(story.place.path) or self._shelf.undecided_behind("")
        if found is None:
            raise RefusedError("every sentence is decided")
        return found

    def next_story(self) -> Spot:
        """Return where to go on in the next story."""
        if self.hits is not None:
            return self._or_last(self.hits.next_story(*self._here()))
        place = self._shelf.neighbour(self._open_story().place.path, back=False)
        if place is None or self.ended:
            raise RefusedError("this is the last story")
        return self._shelf.entrance(place)

    def previous_story(self) -> Spot:
        """Return where to go on in the story before; from the end, in the last one."""
        story = self._open_story()
        if self.hits is not None:
            return self._or_last(self.hits.previous_story(*self._here()))
        place = story.place
        if not self.ended:
            earlier = self._shelf.neighbour(story.place.path, back=True)
            if earlier is None:
                raise RefusedError("this is the first story")
            place = earlier
        return self._shelf.entrance(place)

    def story_at(self, document_id: str) -> Spot:
        """Return where to go on in a story."""
        return self._shelf.entrance(self._shelf.story(document_id).place)

    def sentences_of(self, document_id: str) -> int:
        """Return how many sentences a story has."""
        return len(self._shelf.story(document_id).sentences)

    # Searching and filtering

    def restrict(self, query: "Query", found: "Found", order: str = "") -> Spot:
        """Make what a query found the walk; return the first hit from here on.

        A search within a search keeps the place where the first one began. With the name of an
        order, what was found is walked as it is ranked, from its first.
        """
        from annotator.desk.hits import Hits, Ranked  # nobody searches before the first sentence

        left = self.hits.left if self.hits is not None else self.spot
        self.hits = Ranked(query, found, left, order) if order else Hits(query, found, left)
        return self.hits.at_or_after(*self._here())

    def before_search(self) -> Spot | None:
        """Return where the analyst was before the search."""
        if self.hits is None:
            raise RefusedError("there is no search or filter to leave")
        return self.hits.left

    def _here(self) -> tuple[str, int]:
        return (LAST, 0) if self.ended else (self._open_story().place.path, self.index)

    def _undecided_hit(self, hits: "Hits") -> Spot:
        path, index = self._here()
        while (spot := hits.after(path, index)) is not None:
            story = self._shelf.story(spot.document_id)
            if not story.judgement(story.nearest(spot.index)).decided:
                return spot
            path, index = story.place.path, spot.index
        raise RefusedError("every hit from here on is decided")

    def _or_last(self, spot: Spot | None) -> Spot:
        if spot is None:
            raise RefusedError("no hits in that direction")
        return spot

    def _open_story(self) -> OpenStory:
        if self.story is None:
            raise RefusedError("there is no story yet")
        return self.story
