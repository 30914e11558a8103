"""The JSON that Label Studio exports: tasks with annotations, and predictions of programs.

Versions before the autumn of 2022 count UTF-16 units, later ones code points; every region quotes
its text, and the quotation decides.
"""

from collections.abc import Iterator
from typing import Any

from annotator.corpus.labels import Group, Labels, Mark
from annotator.corpus.mapping import mapping_of
from annotator.corpus.marks import list_of, mark_of, number_of, word_of
from annotator.corpus.objects import first_object
from annotator.corpus.readers.base import Source
from annotator.corpus.readers.json import ObjectReader
from annotator.corpus.records import Columns, Record, columns_for

_SPANS = ("labels", "hypertextlabels", "paragraphlabels")


class LabelStudioReader(ObjectReader):
    """Reads what Label Studio exports as JSON: regions, relations, choices, predictions."""

    name = "label-studio"

    def recognises(self, source: Source) -> bool:
        """Tell whether the first object is a task with its data."""
        first = first_object(source)
        return isinstance(first.get("data"), dict) and (
            isinstance(first.get("annotations"), list) or isinstance(first.get("predictions"), list)
        )

    def columns(self, source: Source, record: Record) -> Columns:
        """Return where the fields stand: they are in the task's data, the id is the task's."""
        data = record.get("data")
        names = list(data) if isinstance(data, dict) else []
        usual = columns_for(names, mapping_of(source.path)._replace(fields={})).of
        inside = {field: tuple([f"data.{n}" for n in found]) for field, found in usual.items()}
        mapped = {
            field: tuple(
                [n if n in record or n.startswith("data.") else f"data.{n}" for n in found]
            )
            for field, found in mapping_of(source.path).fields.items()
        }
        return Columns(inside | {"id": ("id",)} | mapped)

    def labels(self, record: Record, text: str) -> tuple[Labels, ...]:  # noqa: ARG002
        """Return what each annotator and each program marked in a task."""
        found = [*_by_people(record), *_by_programs(record)]
        return tuple([one for one in found if one.number or one.verdict == "ignore"])


def _by_people(record: Record) -> Iterator[Labels]:
    for annotation in list_of(record.get("annotations")):
        by = annotation.get("completed_by")
        if isinstance(by, dict):
            by = by.get("email") or by.get("id")
        skipped = annotation.get("was_cancelled") is True
        yield _of_result(annotation)._replace(
            verdict="ignore" if skipped else "accept", by=word_of(by)
        )


def _by_programs(record: Record) -> Iterator[Labels]:
    for prediction in list_of(record.get("predictions")):
        yield _of_result(prediction)._replace(
            by=word_of(prediction.get("model_version")),
            score=number_of(prediction.get("score")),
            predicted=True,
        )


def _of_result(said: dict[str, Any]) -> Labels:
    marks: list[Mark] = []
    groups: list[Group] = []
    whole: list[str] = []
    for number, region in enumerate(list_of(said.get("result"))):
        told = region.get("value")
        value: dict[str, Any] = told if isinstance(told, dict) else {}
        kind = region.get("type")
        if kind == "relation":
            ends = (str(region.get("from_id")), str(region.get("to_id")))
            groups.append(Group(ends, event=False))
        elif kind == "choices":
            whole += [one for one in value.get("choices") or () if isinstance(one, str)]
        elif kind in _SPANS:
            marks += _marks(str(region.get("id", number)), value, value.get(kind))
    return Labels(marks=tuple(marks), groups=tuple(groups), whole=tuple(whole))


def _marks(key: str, value: dict[str, Any], names: object) -> Iterator[Mark]:
    """Yield the marks of a region: one for each of its labels."""
    offsets = value.get("globalOffsets")
    where: dict[str, Any] = offsets if isinstance(offsets, dict) else value
    for number, name in enumerate(names if isinstance(names, list) else ()):
        own = key if number == 0 else f"{key} {number}"
        yield mark_of(own, name, where.get("start"), where.get("end"), value)
