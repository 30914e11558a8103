"""Reading a codebook that an analyst wrote: TOML in, a checked codebook or findings by line out."""

import json
import re
import tomllib
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from annotator.desk.errors import CodebookError
from annotator.desk.toml_lines import TomlLines
from annotator.model.base import one_line
from annotator.model.changes import Merge, Rename, Retire, Split
from annotator.model.codebook import Codebook, Example, Label
from annotator.model.codebook_rules import Fault, Where, faults

_CHANGES: dict[str, type[Rename | Merge | Split | Retire]] = {
    "rename": Rename,
    "merge": Merge,
    "split": Split,
    "retire": Retire,
}


class Finding(NamedTuple):
    """Something wrong on a line of a codebook file."""

    line: int
    message: str


class CodebookFile:
    """A codebook file, read: either its codebook, or what is wrong in it."""

    def __init__(self, path: Path) -> None:
        """Read the file; raises CodebookError when it cannot be read at all."""
        self.path = path
        self.codebook: Codebook | None = None
        """The codebook, if its fields are right."""
        self._lines: TomlLines | None = None
        self.findings = sorted(self._read())
        """What is wrong, by line."""

    def place(self, problems: Iterable[Fault]) -> list[Finding]:
        """Return problems of the codebook with their lines."""
        line = self._lines.of if self._lines else lambda _: 1
        return [Finding(line(where), one_line(message)) for where, message in problems]

    def require(self) -> Codebook:
        """Return the codebook; raises CodebookError with the first finding."""
        if self.codebook is None or self.findings:
            line, message = self.findings[0]
            more = len(self.findings) - 1
            rest = f" (and {more} more: annotator codebook check {self.path})" if more else ""
            raise CodebookError(f"{self.path}:{line}: {message}{rest}")
        return self.codebook

    def _read(self) -> list[Finding]:
        try:
            raw = self.path.read_bytes()
        except OSError as error:
            raise CodebookError(f"{self.path} cannot be read ({error.strerror})") from error
        try:
            text = raw.decode("utf-8-sig").replace("\r\n", "\n")
            said = tomllib.loads(text)
        except UnicodeDecodeError as error:
            return [Finding(raw[: error.start].count(b"\n") + 1, "is not UTF-8")]
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            return [_not_toml(error)]
        self._lines = TomlLines(text)
        try:
            # Through JSON, so that lists are taken and nothing else is bent into shape.
            whole = json.dumps(said, default=lambda _: {})
            self.codebook = Codebook.model_validate_json(whole, strict=True)
        except ValidationError as error:
            return self.place(_field_faults(error, said))
        return self.place(faults(self.codebook))


def _not_toml(error: Exception) -> Finding:
    """Return what the parser said, with the line that it puts at the end."""
    told = re.fullmatch(
        r"(.*?)(?: \(at line (\d+), column \d+\)| \(at end of document\))?", str(error)
    )
    message, line = told.groups() if told else (str(error), None)
    return Finding(int(line or 1), f"is not TOML: {one_line(message)}")


def _field_faults(error: ValidationError, said: dict[str, Any]) -> Iterator[Fault]:
    """Yield what pydantic found, each once, in words for those who write codebooks."""
    told: set[Where] = set()
    details = error.errors(include_url=False)
    for detail in details:
        where = _without_tags(detail["loc"])
        # A list whose entries are all wrong is said to be too short as well.
        inside = len(detail["loc"])
        beneath = any(
            other["loc"][:inside] == detail["loc"] and len(other["loc"]) > inside
            for other in details
        )
        if where not in told and not beneath:
            told.add(where)
            yield Fault(where, _words(where, detail, said))


def _without_tags(loc: Where) -> Where:
    """Return the way to a field without the parts that pydantic adds for alternatives."""
    if loc[0] == "changes" and len(loc) > 2 and loc[2] in _CHANGES:
        return (*loc[:2], *loc[3:])
    if len(loc) > 4 and loc[2] in ("examples", "counter_examples"):
        return (*loc[:4], loc[5]) if loc[4] == "Example" and len(loc) > 5 else loc[:4]
    return loc


def _words(where: Where, detail: ErrorDetails, said: dict[str, Any]) -> str:
    field = next((str(part) for part in reversed(where) if isinstance(part, str)), "")
    name = f"`{field}`"
    if detail["type"] == "missing":
        return f"{name} is missing"
    if detail["type"] == "extra_forbidden":
        near = get_close_matches(field, _fields_at(where, said), 1)
        return f"unknown field {name}" + (f": is it `{near[0]}`?" if near else "")
    if detail["type"].startswith("union_tag"):
        return f"`kind` of a change: one of {', '.join(_CHANGES)}"
    if len(where) > 2 and where[2] in ("examples", "counter_examples"):
        return f'{name}: a list of texts, or of {{ text = "...", because = "..." }}'
    if detail["type"] == "string_pattern_mismatch":
        wanted = "a letter from a to z" if field == "key" else "letters, digits, _ and - only"
        return f"{name} is {json.dumps(detail['input'], ensure_ascii=False)}: {wanted}"
    if detail["type"] == "too_short":
        return f"{name}: at least {detail['ctx']['min_length']} are needed"
    if detail["type"] in ("string_too_long", "string_too_short") and field == "glyph":
        return f"{name} is not exactly one character"
    given = detail["input"]
    shown = f" is {json.dumps(given, ensure_ascii=False)}" if isinstance(given, str | int) else ""
    return f"{name}{shown}: {detail['msg'].replace('Input should', 'it should')}"


def _fields_at(where: Where, said: dict[str, Any]) -> list[str]:
    """Return the fields that the table around a field can have."""
    if where[0] == "changes" and len(where) == 3:
        kind = said["changes"][where[1]].get("kind")
        model = _CHANGES.get(kind)
        return [info.alias or name for name, info in model.model_fields.items()] if model else []
    if len(where) > 3:
        return list(Example.model_fields)
    return list((Label if where[0] == "labels" and len(where) == 3 else Codebook).model_fields)
