"""What lies beside a gold set and lets anybody check that it is whole and how it was made."""

from pathlib import Path
from typing import Annotated

from pydantic import ConfigDict, Field

from annotator.model.base import Value


class Manifest(Value):
    """A gold set's counts, hashes and policy. No clock time: the same answers, the same bytes."""

    model_config = ConfigDict(serialize_by_alias=True, validate_by_name=True)

    schema_name: Annotated[str, Field(alias="schema")]
    """Name and number of the records' format."""
    tool: str
    """Program and version that wrote it."""
    unit: str
    """What a line is: a sentence or a claim."""
    policy: tuple[str, ...]
    """The ways an answer may become gold, tried in this order."""
    complete_only: bool
    """Whether incomplete claims were left out."""
    lines: int
    """Lines of the file."""
    sha256: str
    """Hash of the file."""
    documents: int
    """Documents with at least one line."""
    claims: dict[str, int]
    """Claims by label."""
    incomplete_claims: int
    """Claims that are in, although their label wants more."""
    left_out: dict[str, int]
    """What has no line, by reason."""
    split: str | None = None
    """The shares of train, dev and test that were asked for; null where the set is not split."""
    parts: Annotated[dict[str, int], Field(default_factory=dict)]
    """Lines by the part they belong to."""
    codebooks: dict[str, str]
    """Versions of the codebook by `name@number`, each with the hash of its content."""


def manifest_path(gold: Path) -> Path:
    """Return where the manifest of a gold file lies."""
    return gold.with_name(gold.name + ".manifest.json")


def manifest_bytes(manifest: Manifest) -> bytes:
    """Return the manifest as people read it."""
    return manifest.model_dump_json(indent=2).encode("utf-8") + b"\n"
