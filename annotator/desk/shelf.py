"""The stories of the corpus in reading order, as one annotator finds them."""

from dataclasses import dataclass

from annotator.desk.errors import RefusedError
from annotator.desk.story import OpenStory
from annotator.model.lineage import Lineage
from annotator.store import Store
from annotator.store.order import Place

LAST = "\U0010ffff"
"""A path behind all others."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A sentence by its place in the corpus."""

    document_id: str
    index: int


class Shelf:
    """Stories read from the store, the open one and the one that was looked at last."""

    def __init__(self, store: Store, annotator_id: str, role: str, lineage: Lineage) -> None:
        """`lineage` gives answers of earlier codebooks today's labels."""
        self._store = store
        self._who = (annotator_id, role)
        self._lineage = lineage
        self._kept: dict[str, OpenStory] = {}
        self.furniture = False
        """Whether sentences of furniture are walked too."""

    def story(self, document_id: str) -> OpenStory:
        """Return a story of the reading order."""
        if document_id not in self._kept:
            place = self._store.order.get(document_id)
            if place is None:
                raise RefusedError("this story is not walked any more")
            self._kept[document_id] = OpenStory.load(self._store, place, *self._who, self._lineage)
        return self._kept[document_id]

    def keep_only(self, story: OpenStory) -> None:
        """Forget every story but the one on the desk."""
        self._kept = {story.document.id: story}

    def reread(self, story: OpenStory) -> OpenStory:
        """Return the story as it is now, and forget the others.

        One whose sentences or kinds were corrected is read as a new one.
        """
        self.keep_only(story)
        kinds = self._store.documents.kinds(story.document.id)
        cut = self._store.cuts.last(story.document.id) != story.cuts
        if not cut and kinds == [s.block for s in story.sentences]:
            story.read_answers(self._store, *self._who, self._lineage)
        else:
            self.keep_only(story.again(self._store, *self._who, self._lineage))
        return self._kept[story.document.id]

    def entrance(self, place: Place) -> Spot:
        """Return where to go on in a story: what is not decided, else its first sentence."""
        story = self.story(place.document_id)
        index = story.first(furniture=self.furniture, undecided=True)
        if index is None:
            index = story.first(furniture=self.furniture)
        return Spot(place.document_id, index or 0)

    def first_behind(self, path: str) -> Spot | None:
        """Return the first walked sentence of the stories behind a path."""
        place = self._store.order.after(path)
        while place is not None:
            index = self.story(place.document_id).first(furniture=self.furniture)
            if index is not None:
                return Spot(place.document_id, index)
            place = self._store.order.after(place.path)
        return None

    def last_before(self, path: str) -> Spot | None:
        """Return the last walked sentence of the stories in front of a path."""
        place = self._store.order.before(path)
        while place is not None:
            walked = self.story(place.document_id).walked(furniture=self.furniture)
            if walked:
                return Spot(place.document_id, walked[-1])
            place = self._store.order.before(place.path)
        return None

    def undecided_behind(self, path: str) -> Spot | None:
        """Return the first sentence not decided yet in the stories behind a path."""
        order = self._store.order
        place = order.unfinished_after(path, *self._who, furniture=self.furniture)
        while place is not None:
            story = self.story(place.document_id)
            index = story.first(furniture=self.furniture, undecided=True)
            if index is not None:
                return Spot(place.document_id, index)
            place = order.unfinished_after(place.path, *self._who, furniture=self.furniture)
        return None

    def neighbour(self, path: str, *, back: bool) -> Place | None:
        """Return the story in front of or behind a path."""
        return self._store.order.before(path) if back else self._store.order.after(path)
