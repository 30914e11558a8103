"""The names of a story's sources: whoever an answer names is tied to them, or enters them."""

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from annotator.model.answer import Judgement
from annotator.model.base import new_id, utc_now
from annotator.model.claim import Claim, SourceKind, Speaker
from annotator.store.sources import SourceRow

if TYPE_CHECKING:
    from annotator.desk.sitting import Sitting

_Speaker = TypeVar("_Speaker", bound=Speaker)


class Register:
    """The sources of one story, as they are now."""

    def __init__(self, desk: "Sitting", story_id: str) -> None:
        self._desk, self._story_id = desk, story_id

    @cached_property
    def _rows(self) -> list[SourceRow]:
        return self._desk.store.sources.of_story(self._story_id)

    def row(self, name: str, kind: SourceKind | None) -> SourceRow:
        """Return the source of a name, of several the one of this kind; a new one is entered.

        What only an answer that follows makes use of is durable with that answer.
        """
        same = [row for row in self._rows if row.name.casefold() == name.casefold()]
        known = next((row for row in same if row.kind == kind), same[0] if same else None)
        if known is None:
            desk, known = self._desk, SourceRow(new_id(), self._story_id, name, kind)
            with desk.store.writing(durable=False):
                desk.store.sources.add(known, desk.annotator_id, desk.annotator, utc_now())
            self._rows.append(known)
        return known

    def id_of(self, name: str, kind: SourceKind | None) -> str:
        """Return the id of the source of a name; a new one is entered."""
        return self.row(name, kind).id

    def tied(self, said: Judgement) -> Judgement:
        """Return a judgement whose speakers with a name all belong to the register."""
        claims = tuple(map(self._tied_claim, said.claims))
        return said if claims == said.claims else said.model_copy(update={"claims": claims})

    def _tied_claim(self, claim: Claim) -> Claim:
        by = claim.attribution
        if by is None:
            return claim
        inner = tuple(map(self._tied_speaker, by.inner))
        by = self._tied_speaker(by).model_copy(update={"inner": inner})
        return claim.model_copy(update={"attribution": by})

    def _tied_speaker(self, speaker: _Speaker) -> _Speaker:
        if not speaker.name or speaker.register_id:
            return speaker
        return speaker.model_copy(update={"register_id": self.id_of(speaker.name, speaker.kind)})
