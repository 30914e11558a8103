"""The JSON Lines that Prodigy writes (`db-out`): spans, relations, choices, and what was decided.

Prodigy counts code points, as spaCy does.
"""

from typing import Any

from annotator.corpus.labels import Group, Labels, Mark
from annotator.corpus.marks import list_of, mark_of, number_of, word_of
from annotator.corpus.objects import first_object
from annotator.corpus.readers.base import Source
from annotator.corpus.readers.json import ObjectReader
from annotator.corpus.records import Record

_DECIDED = ("accept", "reject", "ignore")


class ProdigyReader(ObjectReader):
    """Reads what Prodigy exports: spans, relations, choices, accept, reject and ignore."""

    name = "prodigy"

    def recognises(self, source: Source) -> bool:
        """Tell whether the first object was made by Prodigy, or for it."""
        first = first_object(source)
        return "text" in first and (
            "_task_hash" in first
            or "_input_hash" in first
            or first.get("answer") in _DECIDED
            or any("token_start" in span for span in list_of(first.get("spans")))
            or bool(list_of(first.get("spans")))
        )

    def labels(self, record: Record, text: str) -> tuple[Labels, ...]:  # noqa: ARG002
        """Return the spans, relations and choices of a task."""
        marks = [_mark(number, span) for number, span in enumerate(list_of(record.get("spans")))]
        groups = []
        for relation in list_of(record.get("relations")):
            ends = [_span_of(relation.get(end), marks) for end in ("head_span", "child_span")]
            groups.append(Group(tuple([mark.key for mark in ends]), event=False))
            marks += [mark for mark in ends if mark not in marks]
        chosen = record.get("accept")
        whole = [str(one) for one in chosen] if isinstance(chosen, list) else []
        if isinstance(record.get("label"), str) and not marks:
            whole.append(record["label"])
        found = Labels(
            marks=tuple(marks),
            groups=tuple(groups),
            whole=tuple(whole),
            verdict=record["answer"] if record.get("answer") in _DECIDED else "accept",
            by=word_of(record.get("_annotator_id") or record.get("_session_id")),
            score=number_of(record.get("score")),
            predicted="answer" not in record,
            unit="code-points",
        )
        return (found,) if found.number or found.verdict == "ignore" else ()


def _mark(number: int, span: dict[str, Any]) -> Mark:
    return mark_of(str(number), span.get("label"), span.get("start"), span.get("end"), span)


def _span_of(end: object, marks: list[Mark]) -> Mark:
    """Return the mark that a relation's end is, or a new one where no span is it."""
    told = end if isinstance(end, dict) else {}
    key = f"relation {len(marks)}"
    found = mark_of(key, told.get("label"), told.get("start"), told.get("end"), {})
    return next((mark for mark in marks if mark.ranges == found.ranges), found)
