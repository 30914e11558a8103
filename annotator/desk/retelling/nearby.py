"""The retellings of the story on the desk, found beside it while the analyst reads.

Nothing is looked for before the story has been on the desk for a moment, so that walking through
stories starts nothing; what was found is kept until another story is opened.
"""

from threading import Event
from typing import TYPE_CHECKING, Literal, NamedTuple

from annotator.store import DatabaseError, StoreError

if TYPE_CHECKING:
    from annotator.desk.beside import Beside
    from annotator.desk.sitting import Sitting
    from annotator.model.retelling import Change, Travel
    from annotator.store import Store
    from annotator.store.order import Place

PAUSE = 0.5
"""Seconds that a story lies on the desk before anything is looked for."""
SECONDS = 10.0
"""How long the search may take."""


class Line(NamedTuple):
    """What became different between the lit sentence and its like in another story."""

    path: str
    """The other story."""
    here_is: Literal["origin", "retold"]
    changes: "tuple[Change, ...]"


class Nearby:
    """The retellings of one story at a time."""

    def __init__(self, desk: "Sitting") -> None:
        self._desk = desk
        self._document = ""
        self._begun: Beside[dict[str, list[Line]]] | None = None
        self._stop = Event()
        self._known: dict[str, list[Line]] = {}

    @property
    def wanted(self) -> bool:
        """Whether the retellings of the open story are awaited, or still to be looked for."""
        story = self._desk.walk.story
        document = "" if story is None else story.document.id
        if document != self._document and self._document:
            self.stop()
        return self._begun is not None or document != self._document

    def begin(self, pause: float = PAUSE) -> bool:
        """Begin to look for the retellings of the open story; tell whether any are awaited."""
        story = self._desk.walk.story
        document = "" if story is None else story.document.id
        if document != self._document:
            self.stop()
            self._document = document
            if story is not None and self._desk.counts.stories > 1:
                self._begun = self._look(story.place, pause)
        return self._begun is not None

    def arrived(self, wait: float = 0) -> bool:
        """Wait so long for what is looked for; tell whether it is there now."""
        if self._begun is None or not self._begun.wait(wait):
            return False
        begun, self._begun = self._begun, None
        try:
            self._known = begun.result()
        except (StoreError, DatabaseError):  # not in time, or somebody holds the file: no line
            self._known = {}
        return True

    def lines(self) -> list[Line]:
        """Return what is known of the lit sentence; it hides where suggestions do."""
        walk = self._desk.walk
        if walk.spot is None or walk.spot.document_id != self._document:
            return []
        if self._desk.proposals.blind(walk.index):
            return []
        return self._known.get(walk.sentence.id, [])

    def stop(self) -> None:
        """Stop looking, and forget what was found."""
        self._stop.set()
        if self._begun is not None:
            self._begun.stop()
        self._document, self._begun, self._known, self._stop = "", None, {}, Event()

    def _look(self, place: "Place", pause: float) -> "Beside[dict[str, list[Line]]]":
        from annotator.desk.beside import Beside  # not before the first sentence is shown

        stopped, who = self._stop, (self._desk.annotator_id, self._desk.role)

        def look(store: "Store") -> dict[str, list[Line]]:
            if stopped.wait(pause):
                return {}
            from annotator.desk.retelling.relating import Retellings  # nor loaded any sooner

            found: dict[str, list[Line]] = {}
            for travel in Retellings(store, only=who).of(place):
                _enter(travel, place.document_id, found)
                if stopped.wait(0.001):  # lets a key through
                    break
            return found

        return Beside(self._desk.store.path, look, SECONDS)


def _enter(travel: "Travel", document_id: str, found: dict[str, list[Line]]) -> None:
    """Enter what became different under the sentences of a document, once each."""
    for one in travel.retellings:
        changes = tuple(change for change in one.changes if change.kind != "credited")
        if one.origin.document_id == document_id:
            here, line = one.origin, Line(travel.retold, "origin", changes)
        else:
            here, line = one.retold, Line(travel.origin, "retold", changes)
        if changes and line not in found.setdefault(here.sentence_id, []):
            found[here.sentence_id].append(line)
