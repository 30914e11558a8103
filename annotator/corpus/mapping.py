"""Which column or field of a file is the text, the title, ..., and what its labels are called here.

Usual names are guessed. What cannot be guessed is said in a file beside the data,
`stories.csv.map.toml` for `stories.csv`: so the next intake, which nobody tells anything, reads the
same stories again. `map.toml` holds for all files of its folder that have none of their own.
`annotator import --map` writes either.
"""

import tomllib
from collections.abc import Mapping as AnyMapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, get_args

from annotator.corpus.fields import RECORD
from annotator.corpus.labels import Unit
from annotator.errors import UserError

ENDING = ".map.toml"
_OF_FOLDER = "map.toml"
_JOIN = "+"
_LABELS = "labels."
_NO_FIELDS: dict[str, tuple[str, ...]] = {}


class MappingError(UserError):
    """A mapping that cannot be used; one line that says where and why."""


class Mapping(NamedTuple):
    """How a file of records is read."""

    fields: dict[str, tuple[str, ...]] = _NO_FIELDS
    """Field to the columns it is made of; columns inside others have dotted names."""
    labels: dict[str, tuple[str, ...]] = _NO_FIELDS
    """A label of the codebook, `source`, `cue`, `no_claim`, `skipped` or `ignored` to the names
    that the file has for it."""
    offsets: Unit | None = None
    """What the file counts its offsets in, where that is known."""


def beside(path: Path) -> Path:
    """Return where the mapping of a file, or of all files of a folder, lies."""
    return path / _OF_FOLDER if path.is_dir() else path.with_name(path.name + ENDING)


def mapping_of(path: Path) -> Mapping:
    """Return the mapping that holds for a file, or an empty one; raises MappingError."""
    for file in (path.with_name(path.name + ENDING), path.with_name(_OF_FOLDER)):
        try:
            facts = file.stat()
        except (OSError, ValueError):
            continue
        return _read(file, facts.st_mtime_ns)
    return Mapping()


@lru_cache(maxsize=16)
def _read(file: Path, _changed: int) -> Mapping:
    try:
        told = tomllib.loads(file.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise MappingError(f"{file} cannot be read: {error}") from error
    labels = told.pop("labels", {})
    if not isinstance(labels, dict):
        raise MappingError(f"{file}: labels is a table: [labels]")
    return _checked(str(file), told, labels)


def parse(told: str) -> Mapping:
    """Read what `--map` says: `text=body,title=headline,labels.source=PER+ORG`."""
    fields: dict[str, object] = {}
    labels: dict[str, object] = {}
    for pair in told.split(","):
        name, equals, value = (part.strip() for part in pair.partition("="))
        if not (name and equals and value):
            raise MappingError(f"--map {pair.strip()!r}: write it as text=body,title=headline")
        values = value if name == "offsets" else [part.strip() for part in value.split(_JOIN)]
        if name.startswith(_LABELS):
            labels[name.removeprefix(_LABELS)] = values
        else:
            fields[name] = values
    return _checked("--map", fields, labels)


def write(path: Path, mapping: Mapping) -> Path | None:
    """Put a mapping beside a file, or into a folder; return where, null if it is there already.

    A mapping that says something else is not written over. Raises MappingError.
    """
    file = beside(path)
    if file.exists():
        if _read(file, file.stat().st_mtime_ns) == mapping:
            return None
        raise MappingError(f"{file} says something else: change it there, or take it away")
    try:
        file.write_text(to_toml(mapping), "utf-8")
    except OSError as error:
        raise MappingError(f"{file} cannot be written ({error.strerror})") from error
    return file


def to_toml(mapping: Mapping) -> str:
    """Return a mapping as a TOML file."""
    lines = [f"{name} = {_list(columns)}" for name, columns in mapping.fields.items()]
    if mapping.offsets:
        lines.append(f'offsets = "{mapping.offsets}"')
    if mapping.labels:
        lines += ["", "[labels]"]
        lines += [f"{_quoted(name)} = {_list(names)}" for name, names in mapping.labels.items()]
    return "\n".join(lines) + "\n"


def _list(names: tuple[str, ...]) -> str:
    return "[" + ", ".join(map(_quoted, names)) + "]"


def _quoted(name: str) -> str:
    import json

    # A JSON string is a TOML string, except that TOML wants DEL escaped too.
    return json.dumps(name, ensure_ascii=False).replace("\x7f", "\\u007f")


def _checked(
    where: str, fields: AnyMapping[str, object], labels: AnyMapping[str, object]
) -> Mapping:
    fields = dict(fields)
    offsets = fields.pop("offsets", None)
    if offsets not in (None, *get_args(Unit)):
        raise MappingError(f'{where}: offsets is "code-points" or "utf-16"')
    for name in fields:
        if name not in RECORD:
            raise MappingError(
                f"{where}: no field {name!r}: one of {', '.join(RECORD)}, offsets, labels.NAME"
            )
    return Mapping(_names(where, fields), _names(where, labels), offsets)  # type: ignore[arg-type]


def _names(where: str, told: AnyMapping[str, object]) -> dict[str, tuple[str, ...]]:
    """Return lists of names; one name may stand without a list."""
    found = {}
    for name, value in told.items():
        names = [value] if isinstance(value, str) else value
        if not isinstance(names, list) or not all(isinstance(n, str) and n for n in names):
            raise MappingError(f"{where}: {name} is a name, or a list of names")
        found[name] = tuple(names)
    return found
