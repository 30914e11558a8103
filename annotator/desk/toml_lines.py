"""On which line of a TOML file each table and key stands: the parser does not say."""

import tomllib
from collections import Counter
from collections.abc import Iterator
from typing import Any

Path = tuple[str | int, ...]
"""The way to a value: `("labels", 2, "glyph")`."""


class TomlLines:
    """The lines of a valid TOML text."""

    def __init__(self, text: str) -> None:
        self._lines: dict[Path, int] = {}
        self._entries: Counter[Path] = Counter()
        table: Path = ()
        for number, statement in _statements(text):
            keys = _keys(tomllib.loads(statement))
            if statement.lstrip().startswith("["):
                table = self._table(keys, array=statement.lstrip().startswith("[["))
                for end in range(1, len(table) + 1):
                    self._lines.setdefault(table[:end], number)
            else:
                for end in range(1, len(keys) + 1):
                    self._lines.setdefault((*table, *keys[:end]), number)

    def of(self, path: Path) -> int:
        """Return the line of a value, or of the nearest table around it; 1 for the whole file."""
        for end in range(len(path), 0, -1):
            if path[:end] in self._lines:
                return self._lines[path[:end]]
        return 1

    def _table(self, keys: tuple[str, ...], *, array: bool) -> Path:
        """Return the path of a header; in an array of tables, of its newest entry."""
        path: Path = ()
        for number, key in enumerate(keys, start=1):
            path = (*path, key)
            if array and number == len(keys):
                self._entries[path] += 1
            if self._entries[path]:
                path = (*path, self._entries[path] - 1)
        return path


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Yield every header and every `key = value` with the number of its first line.

    A value may go over several lines: a statement ends where it is valid by itself.
    """
    begun, first = "", 1
    for number, line in enumerate(text.split("\n"), start=1):
        if not begun:
            first = number
        begun += line + "\n"
        try:
            found = tomllib.loads(begun)
        except tomllib.TOMLDecodeError:
            continue
        if found:
            yield first, begun
        begun = ""


def _keys(found: dict[str, Any]) -> tuple[str, ...]:
    """Return the keys of a single statement, outermost first."""
    keys: list[str] = []
    value: object = found
    while isinstance(value, dict) and len(value) == 1:
        ((key, value),) = value.items()
        keys.append(key)
    return tuple(keys)
