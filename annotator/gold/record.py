"""The gold record: one JSON object a line. Its shape is a promise to those who read it.

All offsets are half-open `[start, end)` in Unicode code points of the document's text.
"""

from typing import Annotated, Literal, Self

from pydantic import ConfigDict, Field, model_validator

from annotator.model.answer import Role, SuggestionUse
from annotator.model.base import Value
from annotator.model.claim import Attribution, Certainty, Evidence, LinkType
from annotator.model.codebook import Want
from annotator.model.document import BlockKind
from annotator.model.span import Span

SENTENCE_SCHEMA = "annotator.gold/1"
CLAIM_SCHEMA = "annotator.gold-claim/1"
Method = Literal["single", "unanimous", "majority", "adjudicated", "annotator", "dawid-skene"]
Split = Literal["train", "dev", "test"]


class GoldDocument(Value):
    """The document a record was cut from, as its copy with the smallest path tells."""

    id: str
    """First 16 hex digits of the SHA-256 of the text's UTF-8."""
    sha256: str
    """The whole SHA-256."""
    path: str
    """Path relative to the corpus."""
    title: str | None
    """The headline, where shown."""
    publisher: str | None
    """Who published it, where shown."""
    url: str | None
    """Where it was published, where shown."""
    published: str | None
    """When, ISO 8601, where shown."""
    language: str | None
    """Language code, where known."""
    story: str
    """Id of the story: the successive documents of one path or URL."""
    revision: int
    """Which of these documents it is, from 1."""
    cluster: str | None
    """Id of the cluster of stories about the same event, where known."""


class GoldLink(Value):
    """A typed link to a claim elsewhere in the corpus."""

    type: LinkType
    """What this claim does to the other."""
    claim: str
    """Id of the other claim."""


class GoldClaim(Value):
    """A claim as exported: the fields of the model's claim, in the order people read them."""

    id: str
    """Its own id, kept through every edit."""
    label: str
    """A label of the codebook."""
    text: str
    """The content spans, joined by one space."""
    spans: Annotated[tuple[Span, ...], Field(min_length=1)]
    """The content, in text order; interrupted speech has several spans."""
    attribution: Attribution | None
    """On whose word."""
    evidence: tuple[Evidence, ...]
    """What supports or refutes it."""
    claim_text: str | None
    """The claim as a sentence that stands alone."""
    certainty: Certainty | None
    """How firmly the text states it."""
    links: tuple[GoldLink, ...]
    """Links to claims elsewhere."""
    note: str | None
    """The analyst's remark."""
    incomplete: tuple[Want, ...]
    """What the label wants and the claim does not have."""


class GoldAnswer(Value):
    """An answer that the gold was made from."""

    id: str
    """The answer's id in the database."""
    annotator: str
    """Who gave it."""
    role: Role
    """In which role."""
    answered_at: str
    """When (UTC)."""
    seconds: float | None
    """How long the sentence had been on the screen, long pauses left out."""
    codebook: str
    """The version it was given under."""
    suggestion: SuggestionUse | None
    """Which suggestion was seen, and what became of it."""


class Provenance(Value):
    """Why this answer is the gold one."""

    method: Method
    """How it was chosen."""
    answers: tuple[GoldAnswer, ...]
    """The answers it was chosen from, the chosen one first."""


class GoldLine(Value):
    """What every record says of the sentence it is about."""

    model_config = ConfigDict(serialize_by_alias=True, validate_by_name=True)

    schema_name: Annotated[str, Field(alias="schema")]
    """Name and number of the format."""
    id: str
    """Id of the record."""
    document: GoldDocument
    """The document."""
    block: BlockKind
    """Kind of the sentence's block."""
    paragraph: Annotated[int, Field(ge=0)]
    """Number of the paragraph in the document, from 0."""
    index: Annotated[int, Field(ge=0)]
    """Number of the sentence in the document, from 0."""
    start: Annotated[int, Field(ge=0)]
    """First code point of the sentence."""
    end: Annotated[int, Field(ge=1)]
    """The code point after its last one."""
    text: str
    """The sentence."""
    before: str | None
    """The sentence before it in the document."""
    after: str | None
    """The sentence behind it in the document."""

    @model_validator(mode="after")
    def _text_fills_the_span(self) -> Self:
        if self.end - self.start != len(self.text):
            raise ValueError(
                f"sentence {self.start}-{self.end} is {self.end - self.start} code points long, "
                f"its text {len(self.text)}"
            )
        return self

    def check_claim(self, claim: GoldClaim) -> None:
        """Raise ValueError for a claim whose spans and text do not fit the sentence."""
        if claim.text != " ".join(span.text for span in claim.spans):
            raise ValueError(f"text of claim {claim.id} is not its spans joined")
        if not self.start <= claim.spans[0].start < self.end:
            raise ValueError(f"claim {claim.id} does not start in its sentence")
        for span in claim.spans:
            inside = span.end <= self.end
            cut = self.text[span.start - self.start : span.end - self.start]
            if inside and span.start >= self.start and cut != span.text:
                raise ValueError(f"span {span.start}-{span.end} does not match the sentence")


class GoldSentence(GoldLine):
    """One sentence with its gold answer."""

    schema_name: Annotated[Literal["annotator.gold/1"], Field(alias="schema")] = "annotator.gold/1"
    """Name and number of this format."""
    outcome: Literal["claims", "no_claim"]
    """Whether the sentence states something that could be checked."""
    continues: tuple[str, ...]
    """Ids of claims that start in an earlier sentence and reach this one."""
    note: str | None
    """The analyst's remark on the sentence."""
    flag: bool
    """Set aside by the analyst to be looked at again."""
    claims: tuple[GoldClaim, ...]
    """The claims that start in this sentence, ordered by their first span."""
    provenance: Provenance
    """Who said so, and why it counts."""
    split: Split | None
    """Part of the data set, where it was split."""

    @model_validator(mode="after")
    def _claims_fit_the_sentence(self) -> Self:
        if self.id != f"{self.document.id}:{self.start}-{self.end}":
            raise ValueError(f"id {self.id} does not name the sentence {self.start}-{self.end}")
        if (self.outcome == "claims") != bool(self.claims or self.continues):
            raise ValueError(f"outcome {self.outcome} with {len(self.claims)} claims")
        for claim in self.claims:
            self.check_claim(claim)
        return self


class GoldClaimLine(GoldLine):
    """One claim with the sentence it starts in; its `id` is the claim's."""

    schema_name: Annotated[Literal["annotator.gold-claim/1"], Field(alias="schema")] = (
        "annotator.gold-claim/1"
    )
    """Name and number of this format."""
    sentence: str
    """`<document id>:<start>-<end>` of the sentence."""
    claim: GoldClaim
    """The claim."""
    provenance: Provenance
    """Who said so, and why it counts."""
    split: Split | None
    """Part of the data set, where it was split."""

    @model_validator(mode="after")
    def _claim_fits_the_sentence(self) -> Self:
        if self.id != self.claim.id:
            raise ValueError(f"id {self.id} is not the claim's id {self.claim.id}")
        self.check_claim(self.claim)
        return self
