"""A codebook as TOML, the way analysts write it: what is written here reads back as the same."""

import json
from collections.abc import Iterator
from typing import Any

from annotator.model.codebook import Codebook


def to_toml(codebook: Codebook) -> str:
    """Return a codebook as a TOML file; fields that are not set are left out."""
    said = json.loads(codebook.content())
    tables = {name: said.pop(name, []) for name in ("labels", "changes")}
    blocks = ["\n".join(_pairs(said))]
    for name, entries in tables.items():
        blocks += ["\n".join([f"[[{name}]]", *_pairs(entry)]) for entry in entries]
    return "\n\n".join(blocks) + "\n"


def _pairs(fields: dict[str, Any]) -> Iterator[str]:
    for name, value in fields.items():
        if value not in (None, []):
            yield f"{name} = {_value(value, long=True)}"


def _value(value: Any, *, long: bool = False) -> str:
    """Return a value as TOML; a list of several, one below the other if `long`."""
    if isinstance(value, dict):
        inside = ", ".join(f"{name} = {_value(item)}" for name, item in value.items() if item)
        return f"{{ {inside} }}"
    if isinstance(value, list):
        if long and any(isinstance(item, dict) or len(item) > 30 for item in value):
            return "[\n" + "".join(f"  {_value(item)},\n" for item in value) + "]"
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, str):
        # A JSON string is a TOML string, except that TOML wants DEL escaped too.
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return str(value)
