"""The story's register of sources: once named, a source is offered again for every other claim.

A claim carries the name, the kind and the register id of its source, so that gold can be read
without the register; the register ties "he" and "the ministry" to who they stand for.
"""

from typing import NamedTuple

from annotator.desk.errors import RefusedError
from annotator.desk.register import Register
from annotator.desk.sitting import Sitting
from annotator.model.base import one_line
from annotator.model.claim import Attribution, Claim, InnerAttribution, SourceKind, Speaker
from annotator.suggest.naming import kind_of, name_of


class Known(NamedTuple):
    """A source of the story that can be chosen."""

    id: str
    name: str
    kind: SourceKind | None
    claims: int
    """How many claims of this annotator in this story name it."""


class Sources:
    """The sources of the open story, for the lit claim."""

    def __init__(self, desk: Sitting) -> None:
        self._desk = desk

    def known(self, level: int = 0) -> list[Known]:
        """Return the story's sources, the likeliest for a speaker of the lit claim first."""
        said, speakers = self.words(level), self._speakers()
        tied = {by.register_id for by in speakers if said and _words(by) == said}
        likely = (name_of(said) or "").casefold()
        found = []
        for row in self._desk.store.sources.of_story(self._story_id()):
            naming = [by for by in speakers if by.register_id == row.id]
            kind = naming[-1].kind if naming else row.kind
            found.append(Known(row.id, row.name, kind, len(naming)))

        def rank(source: Known) -> tuple[bool, bool, int]:
            same = bool(likely) and likely in source.name.casefold()
            return source.id not in tied, not same, -source.claims

        return sorted(found, key=rank)

    def words(self, level: int = 0) -> str:
        """Return the words that are marked as the source of a speaker of the lit claim."""
        return _words(self.speaker(level))

    def speaker(self, level: int = 0) -> Speaker:
        """Return a speaker of the lit claim: 0 is the outermost; raises RefusedError."""
        said_by = self._claim().attribution or Attribution()
        if level == 0:
            return said_by
        if level <= len(said_by.inner):
            return said_by.inner[level - 1]
        raise RefusedError(
            "mark the nearer speaker's source or cue first: {claim.spans}, then {spans.inward}"
        )

    def levels(self) -> int:
        """Return how many speakers the lit claim has, the outermost included."""
        said_by = self._claim().attribution
        return 1 + (len(said_by.inner) if said_by else 0)

    def proposal(self, level: int = 0) -> tuple[str, SourceKind | None]:
        """Return the name and kind that a speaker's words suggest."""
        said = self.words(level)
        return name_of(said) or "", kind_of(said)

    def choose(self, source: Known, level: int = 0) -> None:
        """Say that a speaker of the lit claim is a source that the story knows."""
        self._say(level, source.name, source.kind, source.id)

    def name(self, typed: str, kind: SourceKind | None, level: int = 0) -> None:
        """Name a speaker of the lit claim; an empty name takes the name away.

        A name that is new in the story enters its register.
        """
        name = one_line(typed)
        if not name:
            self._say(level, None, None, None)
            return
        self.speaker(level)
        known = Register(self._desk, self._story_id()).find(name, kind)
        self._say(level, known.name if known else name, kind, known.id if known else None)

    def change_kind(self, kind: SourceKind, level: int = 0) -> None:
        """Say what kind of source a speaker of the lit claim is."""
        speaker = self.speaker(level)
        if speaker.name is None:
            self._say(level, None, kind, None)
        else:
            self.name(speaker.name, kind, level)

    def _say(
        self, level: int, name: str | None, kind: SourceKind | None, register_id: str | None
    ) -> None:
        claim = self._claim()
        said_by = claim.attribution or Attribution()
        update = {"name": name, "kind": kind, "register_id": register_id}
        if level == 0:
            said_by = said_by.model_copy(update=update)
        else:
            self.speaker(level)
            inner: list[InnerAttribution] = list(said_by.inner)
            inner[level - 1] = inner[level - 1].model_copy(update=update)
            said_by = said_by.model_copy(update={"inner": tuple(inner)})
        kept = None if said_by == Attribution() else said_by
        self._desk.change_claim(claim.model_copy(update={"attribution": kept}))

    def _claim(self) -> Claim:
        if self._desk.lit_claim is None:
            raise RefusedError("there is no claim yet: a label key makes one, or {claim.spans}")
        return self._desk.lit_claim

    def _story_id(self) -> str:
        if self._desk.walk.story is None:
            raise RefusedError("there is no story yet")
        return self._desk.walk.story.place.story_id

    def _speakers(self) -> list[Speaker]:
        """Return every speaker that the claims of this story have named."""
        story = self._desk.walk.story
        if story is None:
            return []
        found: list[Speaker] = []
        for index in range(len(story.sentences)):
            for claim in story.judgement(index).claims:
                if claim.attribution is not None:
                    found += [claim.attribution, *claim.attribution.inner]
        return [speaker for speaker in found if speaker.register_id]


def _words(speaker: Speaker) -> str:
    return " ".join(span.text for span in speaker.source)
