"""Taking marks out of what other tools wrote, which may be anything."""

from collections.abc import Mapping
from typing import Any

from annotator.corpus.labels import Mark

_NOWHERE = -1
"""An offset that is none: the mark fits no text, and is told so."""


def list_of(value: object) -> list[dict[str, Any]]:
    """Return the objects of a list; nothing for what is no list."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def mark_of(
    key: str, name: object, start: object, end: object, told: Mapping[str, Any], quote: str = "text"
) -> Mark:
    """Return a mark; what it quotes stands in `told` under the name of `quote`."""
    said = told.get(quote)
    return Mark(
        key,
        name if isinstance(name, str) else "",
        ((_offset(start), _offset(end)),),
        said if isinstance(said, str) and said else None,
    )


def word_of(value: object) -> str | None:
    """Return a name or number as text."""
    return str(value) if isinstance(value, str | int) and str(value).strip() else None


def number_of(value: object) -> float | None:
    """Return a score between 0 and 1; null for anything else."""
    if isinstance(value, int | float) and 0 <= value <= 1:
        return float(value)
    return None


def _offset(value: object) -> int:
    if isinstance(value, int):
        return value
    if isinstance(value, str) and value.isdecimal():
        return int(value)  # Label Studio writes those of HTML as text
    return _NOWHERE
