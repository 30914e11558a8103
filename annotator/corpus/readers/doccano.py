"""The JSON Lines that doccano exports: spans and relations, or labels of the whole text.

doccano quotes nothing. Its offsets are made in the browser, where a character beyond the Basic
Multilingual Plane counts two; whether a version counts so cannot be seen in its files. A text with
such characters needs `offsets` in its mapping.
"""

from typing import Any

from annotator.corpus.labels import Group, Labels, Mark
from annotator.corpus.marks import list_of, mark_of, word_of
from annotator.corpus.objects import first_object
from annotator.corpus.readers.base import Source
from annotator.corpus.readers.json import ObjectReader
from annotator.corpus.records import Record

_LABELS = ("label", "labels")
_TRIPLE = 3


class DoccanoReader(ObjectReader):
    """Reads what doccano exports: spans, relations, labels of a whole text."""

    name = "doccano"

    def recognises(self, source: Source) -> bool:
        """Tell whether the first object has spans as doccano writes them, or its list of labels."""
        first = first_object(source)
        if not isinstance(first.get("text"), str):
            return False
        if isinstance(first.get("entities"), list) and isinstance(first.get("relations"), list):
            return True
        return any(_is_labels(first.get(name)) for name in _LABELS) and (
            "id" in first or "Comments" in first or any(_triples(first.get(n)) for n in _LABELS)
        )

    def labels(self, record: Record, text: str) -> tuple[Labels, ...]:  # noqa: ARG002
        """Return the spans, relations and labels of a text."""
        marks: list[Mark] = []
        whole: list[str] = []
        for name in _LABELS:
            for span in _triples(record.get(name)):
                marks.append(mark_of(f"span {len(marks)}", span[2], span[0], span[1], {}))
            if not marks and _is_labels(record.get(name)):
                whole += [one for one in record[name] if isinstance(one, str)]
        for entity in list_of(record.get("entities")):
            offsets = entity.get("start_offset"), entity.get("end_offset")
            marks.append(mark_of(str(entity.get("id")), entity.get("label"), *offsets, {}))
        groups = [
            Group((str(link.get("from_id")), str(link.get("to_id"))), event=False)
            for link in list_of(record.get("relations"))
        ]
        by = word_of(record.get("username") or record.get("user"))
        found = Labels(marks=tuple(marks), groups=tuple(groups), whole=tuple(whole), by=by)
        return (found,) if found.number else ()


def _is_labels(value: object) -> bool:
    """Tell whether a value is a list of spans or of labels."""
    if not isinstance(value, list):
        return False
    return all(isinstance(one, str) for one in value) or len(_triples(value)) == len(value)


def _triples(value: object) -> list[list[Any]]:
    """Return the spans `[start, end, label]` of a list."""
    if not isinstance(value, list):
        return []
    return [
        one
        for one in value
        if isinstance(one, list)
        and len(one) == _TRIPLE
        and isinstance(one[0], int)
        and isinstance(one[2], str)
    ]
