"""Front matter: the `key: value` lines between two `---` that many tools write above Markdown.

Only flat values are read. It is not YAML: nothing here needs more, and a YAML parser would decide
that a title of `12:30` is a number.
"""

import re
from typing import NamedTuple

from annotator.corpus.fields import DECLARED, day_or_time, plain_name
from annotator.model.document import Metadata

_FENCE = re.compile(r"---[ \t]*(?:\r\n|\n|\r)")
_CLOSING_FENCE = re.compile(r"(?:\r\n|\n|\r)(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|\Z)")
_PAIR = re.compile(
    r"(?:^|(?<=[\r\n]))(?P<key>[A-Za-z][\w -]{0,40}?)[ \t]*:[ \t]+(?P<value>[^\r\n]*\S)"
)
_LONGEST = 20_000


class FrontMatter(NamedTuple):
    """Front matter and where it stands; `end` is 0 where there is none."""

    end: int
    """The code point after its closing fence."""
    block: tuple[int, int]
    """The lines between the fences."""
    values: dict[str, str]
    """Field of Metadata, or `language`, to value."""

    @property
    def language(self) -> str | None:
        """The language code, if declared."""
        return self.values.get("language")

    def over(self, found: Metadata) -> Metadata:
        """Return the metadata with the declared values in place of those found in the text."""
        declared = {key: value for key, value in self.values.items() if key != "language"}
        return found.model_copy(update=declared)


def front_matter(text: str) -> FrontMatter:
    """Read the front matter at the very start of a text."""
    opening = _FENCE.match(text)
    # The closing fence may follow at once, so the search starts at the opening one's line end.
    closing = opening and _CLOSING_FENCE.search(text, len(opening.group().rstrip()), _LONGEST)
    block = text[opening.end() : closing.start()] if opening and closing else ""
    if opening is None or closing is None or not block.strip():
        return FrontMatter(0, (0, 0), {})
    start = opening.end() + len(block) - len(block.lstrip())
    return FrontMatter(closing.end(), (start, start + len(block.strip())), _values(block))


def _values(block: str) -> dict[str, str]:
    """Return the values that the project has a field for."""
    pairs = {plain_name(match["key"]): _plain(match["value"]) for match in _PAIR.finditer(block)}
    values = {}
    for field, keys in DECLARED.items():
        value = next((pairs[key] for key in keys if pairs.get(key)), None)
        if field == "published" and value is not None:
            value = day_or_time(value)
        if value is not None:
            values[field] = value
    return values


def _plain(value: str) -> str:
    """Return a value without the quotes or brackets around it."""
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1].strip()
    if value.startswith("[") and value.endswith("]"):
        return ", ".join(part.strip().strip("\"'") for part in value[1:-1].split(",")).strip()
    return value
