"""Checking gold files, ours or anybody's, line by line against the models."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import BaseModel, ValidationError

from annotator.export.manifest import Manifest, manifest_path

MAX_LINE = 64 * 1024 * 1024
"""Bytes; a longer line is no gold record."""

FIRST_LINES = 20
"""A file without a single record in so many lines is something else."""


class Finding(NamedTuple):
    """Something wrong with a line; line 0 is the file as a whole."""

    line: int
    message: str


def validate_lines(path: Path, models: dict[str, type[BaseModel]]) -> Iterator[Finding]:
    """Yield what is wrong with a gold file; `models` by the name in each line's `schema`.

    Streams; raises OSError when the file cannot be read.
    """
    seen: set[str] = set()
    across = _Across()
    digest, number = hashlib.sha256(), 0
    with path.open("rb") as file:
        while line := file.readline(MAX_LINE + 1):
            number += 1
            digest.update(line)
            yield from _line_findings(number, line, models, seen, across)
            if number == FIRST_LINES and not seen:
                yield Finding(0, f"none of the first {number} lines is a record: left unread")
                return
    if number == 0:
        yield Finding(0, "the file is empty")
    yield from across.findings()
    yield from _manifest_findings(path, number, digest.hexdigest())


def _line_findings(
    number: int,
    line: bytes,
    models: dict[str, type[BaseModel]],
    seen: set[str],
    across: "_Across",
) -> Iterator[Finding]:
    try:
        said = json.loads(line)
    except (ValueError, RecursionError) as error:
        yield Finding(number, f"is not JSON: {getattr(error, 'msg', error)}")
        return
    name = said.get("schema") if isinstance(said, dict) else None
    model = models.get(name) if isinstance(name, str) else None
    if model is None:
        yield Finding(number, f"has no schema known here: {name!r} (known: {', '.join(models)})")
        return
    try:
        record = model.model_validate_json(line)
    except ValidationError as error:
        for problem in error.errors(include_url=False, include_input=False):
            where = ".".join(str(part) for part in problem["loc"])
            told = problem["msg"].removeprefix("Value error, ")
            yield Finding(number, f"{where}: {told}" if where else told)
        return
    record_id = str(said["id"])
    if record_id in seen:
        yield Finding(number, f"id {record_id} occurs twice")
    seen.add(record_id)
    across.add(number, said)
    if record.model_dump(mode="json", by_alias=True) != said:
        yield Finding(number, "leaves out fields that every record has")


class _Across:
    """What lines say of each other: links between claims, and clusters that are split as one."""

    def __init__(self) -> None:
        self._claims: set[str] = set()
        self._links: list[tuple[int, str]] = []
        self._parts: dict[str, str | None] = {}
        self._torn: list[tuple[int, str]] = []

    def add(self, number: int, said: dict[str, Any]) -> None:
        """Remember what a line says, which is a record."""
        for claim in said["claims"] if "claims" in said else (said["claim"],):
            self._claims.add(claim["id"])
            self._links += [(number, link["claim"]) for link in claim["links"]]
        cluster, part = said["document"]["cluster"], said["split"]
        if cluster is not None and self._parts.setdefault(cluster, part) != part:
            self._torn.append((number, cluster))

    def findings(self) -> Iterator[Finding]:
        """Yield links that lead nowhere, and clusters that stand in two parts."""
        for number, claim in self._links:
            if claim not in self._claims:
                yield Finding(number, f"links to claim {claim}, which no line has")
        for number, cluster in self._torn:
            yield Finding(number, f"stands in another part than others of cluster {cluster}")


def _manifest_findings(path: Path, lines: int, sha256: str) -> Iterator[Finding]:
    """Compare the file with the manifest beside it, if there is one."""
    beside = manifest_path(path)
    if not beside.exists():
        return
    try:
        manifest = Manifest.model_validate_json(beside.read_bytes())
    except ValidationError as error:
        yield Finding(0, f"{beside.name} is not a manifest: {error.error_count()} problems")
        return
    if manifest.lines != lines:
        yield Finding(0, f"has {lines} lines, {beside.name} says {manifest.lines}")
    if manifest.sha256 != sha256:
        yield Finding(0, f"was changed since {beside.name} was written (its hash differs)")
