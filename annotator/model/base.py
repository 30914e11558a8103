"""What every value of the model shares, and the two things a value needs from the machine."""

import unicodedata
from datetime import UTC, datetime

import uuid_utils
from pydantic import BaseModel, ConfigDict


class Value(BaseModel):
    """A frozen value. A string under a field is its documentation, here and in the JSON Schemas.

    Nothing is built before it is used, because the desk must show its first sentence at once:
    neither the validators (`defer_build`) nor the schemas' descriptions (`gold/schemas.py`).
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class ModelError(ValueError):
    """A value that would break a promise of the data, told in one line."""


def new_id() -> str:
    """Mint a UUIDv7 (RFC 9562), later than every earlier one of this process."""
    return str(uuid_utils.uuid7())


def utc_now() -> str:
    """Return the time in UTC with milliseconds and `Z`, as every table stores it."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def one_line(text: str) -> str:
    """Return typed text as one line without control characters or space at its edges."""
    kept = "".join(" " if unicodedata.category(c) == "Cc" else c for c in text)
    return " ".join(kept.split())
