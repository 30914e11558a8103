"""Documents, the copies they were found in, and the blocks and sentences they are cut into."""

import hashlib
from typing import Annotated, Literal, get_args

from pydantic import Field

from annotator.model.base import Value

BlockKind = Literal[
    "headline",
    "deck",
    "byline",
    "time",
    "caption",
    "credit",
    "body",
    "correction",
    "list",
    "table",
    "pull_quote",
    "furniture",
]
"""What a stretch of a story is; a dateline is not one but marked at the head of a body block."""

BLOCK_KINDS: tuple[BlockKind, ...] = get_args(BlockKind)

WALKED: frozenset[BlockKind] = frozenset(
    ("headline", "deck", "caption", "body", "correction", "list", "table", "pull_quote")
)
"""The kinds whose sentences are walked; the others only on request."""

Range = tuple[Annotated[int, Field(ge=0)], Annotated[int, Field(ge=1)]]
"""`[start, end)` in code points of the document's text."""


class Block(Value):
    """A stretch of a document, cut into sentences."""

    start: int
    """First code point."""
    end: int
    """The code point after the last one."""
    kind: BlockKind
    """What the stretch is."""
    paragraph: int
    """Which paragraph of the document, from 0; blocks that share a line share its number."""
    sentences: tuple[Range, ...]
    """The sentences in reading order; only white space lies between and around them."""
    dateline: Range | None = None
    """The dateline at the head of a body block."""


class Document(Value):
    """One exact text, as decoded, never changed."""

    id: str
    """First 16 hex digits of the SHA-256 of the text's UTF-8."""
    sha256: str
    """The whole SHA-256."""
    text: str
    """The text, line ends as they were, without a byte order mark."""
    language: str | None
    """Language code where it is known."""
    segmenter: str
    """Who cut the sentences: `name@version+rules@version`."""
    blocks: tuple[Block, ...]
    """The cuts. They are stored, so that a better segmenter never moves existing work."""

    @property
    def length(self) -> int:
        """How many sentences it was cut into."""
        return sum(len(block.sentences) for block in self.blocks)


class Metadata(Value):
    """What a copy says about itself, where its text or markup shows it."""

    title: str | None = None
    """The headline."""
    publisher: str | None = None
    """Who published this copy."""
    byline: str | None = None
    """The line that names the writers, as printed."""
    published: str | None = None
    """Day (`YYYY-MM-DD`) or time of publication (ISO 8601) where shown."""
    url: str | None = None
    """Where it was published."""


class Copy(Value):
    """One place where a document was found."""

    id: str
    """Derived from everything below but the time, so that equal finds have equal ids."""
    document_id: str
    """The text that was found."""
    story_id: str
    """The story of its path or URL."""
    path: str
    """Path relative to the corpus, with `/`."""
    metadata: Metadata
    """What this copy says about itself."""
    file_sha256: str
    """Hash of the file's bytes."""
    encoding: str
    """How the bytes were decoded; `?` behind the name marks a detector's guess."""
    reader: str
    """Who read it: `name@version`."""
    follows: str | None
    """The copy that this one replaced at the same path, null for the first."""
    added_at: str
    """When it was taken in (UTC)."""


class Sentence(Value):
    """The unit that is walked."""

    id: str
    """`<document id>:<start>-<end>`."""
    document_id: str
    """The document it is cut from."""
    index: int
    """Its number in the document, from 0."""
    start: int
    """First code point."""
    end: int
    """The code point after the last one."""
    block: BlockKind
    """Kind of its block."""
    paragraph: int
    """Number of its paragraph in the document, from 0."""
    text: str
    """Exactly the document's text from start to end."""


def sha256_of(text: str) -> str:
    """Return the SHA-256 of the text's UTF-8 in hex; lone surrogates raise UnicodeEncodeError."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def document_id(text: str) -> str:
    """Return the id that this text has on every machine."""
    return sha256_of(text)[:16]


def sentence_id(document: str, start: int, end: int) -> str:
    """Return the id of the sentence `[start, end)` of a document."""
    return f"{document}:{start}-{end}"
