"""What every value of the model shares, and the two things a value needs from the machine."""

import hashlib
import unicodedata
from datetime import UTC, datetime
from typing import Any, Self

import uuid_utils
from pydantic import BaseModel, ConfigDict

_set_fields, _set_given, _set_extra, _set_private = (
    BaseModel.__dict__[slot].__set__
    for slot in (
        "__dict__",
        "__pydantic_fields_set__",
        "__pydantic_extra__",
        "__pydantic_private__",
    )
)
"""What fills the slots of a value: found once, because every block and span is made by them."""
_new = object.__new__
_ALL: set[str] = set()
"""Nobody asks a trusted value which of its fields were given: all were."""


class Value(BaseModel):
    """A frozen value. A string under a field is its documentation, here and in the JSON Schemas.

    Nothing is built before it is used, because the desk must show its first sentence at once:
    neither the validators (`defer_build`) nor the schemas' descriptions (`gold/schemas.py`).
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        defer_build=True,
        json_schema_serialization_defaults_required=True,  # what we write has every field
    )

    @classmethod
    def trusted(cls, **fields: Any) -> Self:
        """Return a value of what this program itself found or wrote; nothing is checked.

        Every field must be given, in order. pydantic's `model_construct` does the same but looks
        for aliases and defaults, which takes ten times as long: too long for every block.
        """
        value = _new(cls)
        _set_fields(value, fields)
        _set_given(value, _ALL)
        _set_extra(value, None)
        _set_private(value, None)
        return value


class ModelError(ValueError):
    """A value that would break a promise of the data, told in one line."""


def new_id() -> str:
    """Mint a UUIDv7 (RFC 9562), later than every earlier one of this process."""
    return str(uuid_utils.uuid7())


def derived_id(*parts: str) -> str:
    """Return the id that follows from its inputs on every machine, as a UUID (version 8).

    It sorts in front of every id that was minted: it says nothing about a time.
    """
    digits = hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
    return f"00000000-0000-8{digits[:3]}-8{digits[3:6]}-{digits[6:18]}"


def id_following(origin: str, *inputs: str) -> str:
    """Return the id of what the machine makes of a UUIDv7 and other inputs: always the same.

    It is a UUIDv8 with the origin's time, so that it stands where the origin does in every order.
    """
    made = hashlib.sha256("\n".join((origin, *inputs)).encode("utf-8")).hexdigest()
    variant = "89ab"[int(made[3], 16) % 4]
    return f"{origin[:13]}-8{made[:3]}-{variant}{made[4:7]}-{made[7:19]}"


def utc_now() -> str:
    """Return the time in UTC with milliseconds and `Z`, as every table stores it."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def one_line(text: str) -> str:
    """Return typed text as one line without control characters or space at its edges.

    Lone surrogates, which no file and no database can hold, go with them.
    """
    kept = "".join(" " if unicodedata.category(c) in ("Cc", "Cs") else c for c in text)
    return " ".join(kept.split())
