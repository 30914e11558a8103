"""JSON and JSON Lines: an object a story. The formats of other tools build on it."""

from collections.abc import Iterator
from typing import ClassVar

from annotator.corpus.labels import Labels
from annotator.corpus.mapping import mapping_of
from annotator.corpus.objects import ENDINGS, Item, objects
from annotator.corpus.readers.base import Made, Source, Unusable
from annotator.corpus.readers.tables import no_text
from annotator.corpus.records import Columns, Record, columns_for, part_of, story_of
from annotator.corpus.skipped import NoStory


class ObjectReader:
    """What all readers of JSON objects share."""

    name: ClassVar[str]
    version = 1
    suffixes = ENDINGS

    def stories(self, source: Source) -> Iterator[Made | Unusable]:
        """Yield the story of every object; raises Skipped for a file without a text."""
        seen = False
        for item in objects(source):
            made = self._story(source, item)
            if not seen and isinstance(made, Unusable) and item.fault is None:
                columns = self.columns(source, item.record)
                if not columns.readable:
                    raise NoStory(source.path, no_text(source, _names(item.record)))
            seen = seen or item.fault is None
            yield made

    def _story(self, source: Source, item: Item) -> Made | Unusable:
        if item.fault is not None:
            return Unusable(str(item.number), f"record {item.number}: {item.fault}")
        columns = self.columns(source, item.record)
        made = story_of(
            item.record,
            columns,
            None if item.alone else part_of(item.number, item.record, columns),
            item.encoding,
            lambda text: self.labels(item.record, text),
        )
        if isinstance(made, Unusable):
            return made._replace(reason=f"record {item.number}: {made.reason}")
        return made

    def columns(self, source: Source, record: Record) -> Columns:
        """Return where the fields of a story stand in an object.

        What is an object itself is no text: `{"article": {"body": ...}}` has it in `article.body`,
        which a mapping must say.
        """
        mapping = mapping_of(source.path)
        found = columns_for(record, mapping)
        told = found.of.get("text", ())
        if "text" in mapping.fields or not any(isinstance(record.get(n), dict) for n in told):
            return found
        plain = columns_for((n for n, v in record.items() if not isinstance(v, dict)), mapping)
        of = {field: names for field, names in found.of.items() if field != "text"}
        return Columns(of | {field: names for field, names in plain.of.items() if field == "text"})

    def labels(self, record: Record, text: str) -> tuple[Labels, ...]:  # noqa: ARG002 - for others
        """Return what is marked in an object's text."""
        return ()


def _names(record: Record) -> list[str]:
    """Return the names in an object as a mapping tells them: `a.b` is `b` in `a`."""
    found = []
    for name, value in record.items():
        within = [f"{name}.{one}" for one in value] if isinstance(value, dict) else []
        found += within or [name]
    return found


class JsonReader(ObjectReader):
    """Reads JSON and JSON Lines: a story an object."""

    name = "json"
