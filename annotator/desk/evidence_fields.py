"""Evidence as it is typed, field by field: what each must be, and what is wrong with it."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from annotator.desk.evidence import EvidenceFolder
from annotator.errors import UserError
from annotator.model.base import ModelError
from annotator.model.claim import Evidence
from annotator.model.days import iso_date
from annotator.model.links import is_link

T = TypeVar("T")

FIELDS = ("url", "title", "quote", "published", "accessed", "snapshot")
"""What can be typed of evidence beside its stance, in the order in which it is asked for."""
_UNSAFE = ("javascript", "data", "file", "vbscript", "blob")


class FieldError(UserError):
    """A value that cannot be kept: which field, and what to do."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__(message)
        self.name = name


def evidence_of(folder: EvidenceFolder, known: Evidence, values: Mapping[str, str]) -> Evidence:
    """Make evidence of what was typed: a stance and every field, empty for none.

    `known` is the evidence that it takes the place of. A new snapshot is kept. Raises FieldError.
    """
    _check_link(values["url"])
    fields: dict[str, str | None] = {name: value or None for name, value in values.items()}
    for name in ("published", "accessed"):
        fields[name] = _at(name, iso_date, values[name])
    if not any(fields[name] for name in ("url", "title", "quote", "snapshot")):
        raise FieldError("url", "give a link, a title, a quote or a file")
    fields["sha256"] = known.sha256
    if values["snapshot"] != (known.snapshot or ""):
        kept = _at("snapshot", folder.keep_snapshot, values["snapshot"])
        fields["snapshot"], fields["sha256"] = kept or (None, None)
    return Evidence.model_validate(fields)


def _at(name: str, read: Callable[[str], T], value: str) -> T | None:
    """Read a value, null for none; what is wrong with it is told at its field."""
    try:
        return read(value) if value else None
    except (ModelError, UserError) as error:
        raise FieldError(name, str(error)) from error


def _check_link(typed: str) -> None:
    """Refuse an address that no browser would open, or that would run as a program there."""
    scheme, colon, rest = typed.partition(":")
    unsafe = scheme.lower() in _UNSAFE
    if colon and (rest.startswith("//") or unsafe) and not is_link(typed):
        raise FieldError("url", "a link is http:// or https://, no spaces")
