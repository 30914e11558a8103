"""The names of a story's sources: whoever an answer names is tied to them, or enters them."""

from functools import cached_property
from operator import is_
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

    def find(self, name: str, kind: SourceKind | None) -> SourceRow | None:
        """Return the source of a name, of several the one of this kind; null for a new name."""
        same = [row for row in self._rows if row.name.casefold() == name.casefold()]
        return next((row for row in same if row.kind == kind), same[0] if same else None)

    def id_of(self, name: str, kind: SourceKind | None) -> str | None:
        """Return the id of the source of a name; null for a new one."""
        known = self.find(name, kind)
        return None if known is None else known.id

    def tied(self, said: Judgement) -> Judgement:
        """Return a judgement whose speakers with a name all belong to the register.

        New names are entered, inside the caller's transaction.
        """
        claims = tuple(map(self._tied_claim, said.claims))
        if all(map(is_, claims, said.claims)):
            return said
        return said.model_copy(update={"claims": claims})

    def _tied_claim(self, claim: Claim) -> Claim:
        by = claim.attribution
        if by is None:
            return claim
        tied, inner = self._tied_speaker(by), tuple(map(self._tied_speaker, by.inner))
        if not all(map(is_, inner, by.inner)):
            tied = tied.model_copy(update={"inner": inner})
        return claim if tied is by else claim.model_copy(update={"attribution": tied})

    def _tied_speaker(self, speaker: _Speaker) -> _Speaker:
        if not speaker.name or speaker.register_id:
            return speaker
        row = self.find(speaker.name, speaker.kind) or self._enter(speaker.name, speaker.kind)
        return speaker.model_copy(update={"register_id": row.id})

    def _enter(self, name: str, kind: SourceKind | None) -> SourceRow:
        desk, row = self._desk, SourceRow(new_id(), self._story_id, name, kind)
        desk.store.sources.add(row, desk.annotator_id, desk.annotator, utc_now())
        self._rows.append(row)
        return row
