"""From a record (a row of a table, a JSON object) to a story.

The text is exactly the record's own, so that offsets that come with it hold and the same text in a
file of its own is the same document. Of several columns that are joined, the first is the headline
if it is the one of the title.
"""

import hashlib
import json
from collections.abc import Callable, Iterable
from collections.abc import Mapping as AnyMapping
from typing import Any, NamedTuple

from annotator.corpus.blocks import news_blocks
from annotator.corpus.fields import RECORD, day_or_time, language_code, moment, plain_name
from annotator.corpus.labels import Labels
from annotator.corpus.lines import units
from annotator.corpus.mapping import Mapping
from annotator.corpus.metadata import metadata_of
from annotator.corpus.readers.base import Made, Reading, Unusable
from annotator.corpus.streams import fault_of
from annotator.model.base import one_line
from annotator.model.document import BlockKind

Record = dict[str, Any]
_JOINED = "\n\n"
_LONGEST_PART = 120
_DIGITS = 6
"""Numbers are filled with zeros, so that parts stand in their file's order."""


class Columns(NamedTuple):
    """Where each field of a story stands in a record; fields that stand nowhere are left out."""

    of: dict[str, tuple[str, ...]]

    @property
    def readable(self) -> bool:
        """Whether there is a text."""
        return "text" in self.of


def columns_for(names: Iterable[str], mapping: Mapping) -> Columns:
    """Return where the fields stand: as mapped, else under the first usual name there is."""
    known = {plain_name(name): name for name in names}
    usual = {
        field: (known[name],)
        for field, candidates in RECORD.items()
        for name in reversed(candidates)
        if name in known
    }
    return Columns(usual | mapping.fields)


def value_of(record: AnyMapping[str, Any], name: str) -> Any:
    """Return the value under a name; `a.b` is `b` in `a`, `a.0` the first of a list."""
    if name in record:
        return record[name]
    value: Any = record
    for step in name.split("."):
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list) and step.isdecimal() and int(step) < len(value):
            value = value[int(step)]
        else:
            return None
    return value


def part_of(number: int, record: AnyMapping[str, Any], columns: Columns) -> str:
    """Return the name of a record in its file: its id, else its number from 1."""
    said = _plain(record, columns, "id")
    name = one_line(said or "")[:_LONGEST_PART] or str(number)
    return name.zfill(_DIGITS) if name.isascii() and name.isdecimal() else name


def story_of(
    record: AnyMapping[str, Any],
    columns: Columns,
    part: str | None,
    encoding: str,
    labels: Callable[[str], tuple[Labels, ...]] = lambda _: (),
) -> Made | Unusable:
    """Make the story of a record; `labels` tells what is marked in its text."""
    told = [value_of(record, name) for name in columns.of.get("text", ())]
    texts = [value for value in told if isinstance(value, str)]
    text = _JOINED.join(value for value in texts if value.strip())
    name = part or ""
    if not text.strip():
        return Unusable(name, "it has no text" if told else "it has no field for the text")
    fault = fault_of(text)
    if fault:
        return Unusable(name, fault)
    reading = _reading(text, record, columns)
    said = json.dumps([text, reading.metadata.model_dump(), reading.language])
    return Made(
        text=text,
        reading=reading,
        part=part,
        sha256=hashlib.sha256(said.encode()).hexdigest(),
        encoding=encoding,
        labels=labels(text),
    )


def _reading(text: str, record: AnyMapping[str, Any], columns: Columns) -> Reading:
    """Find the blocks of a record's text, and what the record says about it."""
    found = units(text)
    kinds: list[BlockKind | None] = [None] * len(found)
    joined = columns.of.get("text", ())
    title = _plain(record, columns, "title")
    if len(joined) > 1 and found and joined[:1] == columns.of.get("title") and title:
        kinds[0] = "headline"
    blocks = news_blocks(text, found, kinds)
    known = metadata_of(text, blocks)
    language = _plain(record, columns, "language")
    told = {
        "title": title,
        "publisher": _plain(record, columns, "publisher"),
        "byline": _plain(record, columns, "author"),
        "published": _published(record, columns),
        "url": _plain(record, columns, "url"),
    }
    said = {field: one_line(value) for field, value in told.items() if value and one_line(value)}
    return Reading(
        blocks, known.model_copy(update=said), language=language and language_code(language)
    )


def _plain(record: AnyMapping[str, Any], columns: Columns, field: str) -> str | None:
    """Return a field as text: names of lists are joined, objects are none."""
    for name in columns.of.get(field, ()):
        value = value_of(record, name)
        if isinstance(value, dict):
            value = value.get("name") or value.get("title")
        if isinstance(value, list):
            value = ", ".join(item for item in value if isinstance(item, str))
        if isinstance(value, int | float) and not isinstance(value, bool):
            value = str(value)
        if isinstance(value, str) and value.strip():
            return value.strip()
    return None


def _published(record: AnyMapping[str, Any], columns: Columns) -> str | None:
    """Return when it was published, ISO 8601, where it can be read."""
    for name in columns.of.get("published", ()):
        value = value_of(record, name)
        if isinstance(value, int | float) and not isinstance(value, bool) and value > 0:
            return moment(float(value))
    said = _plain(record, columns, "published")
    return said and day_or_time(said)
