"""What a sentence claims, on whose word, and on what evidence."""

import re
from typing import Annotated, Literal, Self

from pydantic import ConfigDict, Field, model_validator

from annotator.model.base import Value
from annotator.model.span import Span

SourceKind = Literal["named_person", "organisation", "document", "media", "anonymous", "author"]
Stance = Literal["supports", "refutes", "context"]
Certainty = Literal["certain", "probable", "possible"]
LinkType = Literal["copies", "paraphrases", "narrows", "strengthens", "contradicts", "corrects"]
Spans = tuple[Span, ...]

_SHA256 = re.compile("[0-9a-f]{64}")
_INSIDE = re.compile(r"[^\\:\x00-\x1f]+")
"""A path that no system takes for one of another place."""


class Speaker(Value):
    """On whose word something is said."""

    source: Spans = ()
    """Where the text names the source."""
    cue: Spans = ()
    """Where the text says that it is somebody's word: "said", "according to"."""
    name: str | None = None
    """The source's name as the analyst writes it."""
    kind: SourceKind | None = None
    """What the source is."""
    register_id: Annotated[str | None, Field(alias="register")] = None
    """The source's id in the register of sources."""

    model_config = ConfigDict(validate_by_name=True, serialize_by_alias=True)

    @property
    def is_told(self) -> bool:
        """Whether it is told who speaks: by words of the text, by name, or as the author."""
        return bool(self.source or self.name) or self.kind == "author"


class InnerAttribution(Speaker):
    """A nearer speaker: "said X, per Y" has Y outside and X inside."""

    content: Spans = ()
    """What this nearer speaker said."""


class Attribution(Speaker):
    """The outermost speaker of a claim, and the nearer ones."""

    inner: tuple[InnerAttribution, ...] = ()
    """Nearer speakers, outermost first."""


class Evidence(Value):
    """What supports or refutes a claim."""

    stance: Stance
    """What it does to the claim."""
    url: str | None = None
    """A link or a reference."""
    title: str | None = None
    """What it is called."""
    quote: str | None = None
    """The passage that matters."""
    published: str | None = None
    """When it was published, ISO 8601."""
    accessed: str | None = None
    """When the analyst saw it, ISO 8601."""
    snapshot: str | None = None
    """A local copy, relative to the corpus."""
    sha256: str | None = None
    """Hash of the local copy."""

    @model_validator(mode="after")
    def _snapshot_lies_inside(self) -> Self:
        if self.sha256 is not None and not _SHA256.fullmatch(self.sha256):
            raise ValueError("the hash of a snapshot is 64 hex digits")
        if self.snapshot is None:
            return self
        if self.sha256 is None:
            raise ValueError("a snapshot has a hash")
        parts = self.snapshot.split("/")
        if not _INSIDE.fullmatch(self.snapshot) or {"", ".", ".."} & set(parts):
            raise ValueError("a snapshot's path is relative to the corpus, with /")
        return self


class Claim(Value):
    """Something a sentence states that could be checked."""

    id: str
    """Its own id, kept through every edit, relabelling, undo and carry-over."""
    label: str
    """A label of the codebook; `label@version` while it is stale (`model/lineage.py`)."""
    spans: Annotated[Spans, Field(min_length=1)]
    """The content, in text order; interrupted speech has several spans."""
    attribution: Attribution | None = None
    """On whose word."""
    evidence: tuple[Evidence, ...] = ()
    """What supports or refutes it."""
    claim_text: str | None = None
    """The claim as a sentence that stands alone."""
    certainty: Certainty | None = None
    """How firmly the text states it."""
    note: str | None = None
    """The analyst's remark."""

    @property
    def content_text(self) -> str:
        """The content spans, joined by one space."""
        return " ".join(span.text for span in self.spans)

    def bare(self) -> "Claim":
        """Return the claim without evidence, wording, certainty and note."""
        added = {"evidence": (), "claim_text": None, "certainty": None, "note": None}
        return self.model_copy(update=added)

    def all_spans(self) -> list[Span]:
        """Every span of the claim: content, source, cue, and those of the nearer speakers."""
        spans = list(self.spans)
        if self.attribution is not None:
            spans += [*self.attribution.source, *self.attribution.cue]
            for inner in self.attribution.inner:
                spans += [*inner.source, *inner.cue, *inner.content]
        return spans
