"""What was said, as it stands in the `payload` column.

Reading for the screen takes our own writing at its word: building pydantic's validators takes
longer than everything else between the start of the program and the first sentence. `annotator
check` and the export validate every field.
"""

import json
from typing import Any

from annotator.model.answer import Answer, Judgement, SuggestionUse
from annotator.model.claim import Attribution, Claim, Evidence, InnerAttribution
from annotator.model.span import Span

DAMAGES = (ValueError, TypeError, KeyError, AttributeError)
"""What reading a payload raises that this program cannot have written."""


def write_payload(answer: Answer) -> str:
    """Return everything that was said but the outcome, which has a column of its own."""
    said = answer.judgement.model_dump(mode="json", exclude={"outcome"})
    used = answer.suggestion
    said["suggestion"] = None if used is None else used.model_dump(mode="json")
    return json.dumps(said, ensure_ascii=False)


def read_payload(
    outcome: str, payload: str, *, checked: bool
) -> tuple[Judgement, SuggestionUse | None]:
    """Return what a payload says; with `checked` every field is validated. Raises DAMAGES."""
    said = json.loads(payload)
    used = said.pop("suggestion", None)
    suggestion = None if used is None else SuggestionUse.model_validate(used)
    if checked:
        return Judgement.model_validate({"outcome": outcome, **said}), suggestion
    return judgement_in({"outcome": outcome, **said}), suggestion


def judgement_in(said: dict[str, Any]) -> Judgement:
    """Read a judgement that this program wrote, with every field."""
    return Judgement.trusted(
        outcome=said["outcome"],
        claims=tuple(_claim(claim) for claim in said["claims"]),
        continues=tuple(said["continues"]),
        note=said["note"],
        flag=said["flag"],
    )


def _claim(said: dict[str, Any]) -> Claim:
    by = said["attribution"]
    return Claim.trusted(
        id=said["id"],
        label=said["label"],
        spans=_spans(said["spans"]),
        attribution=None if by is None else _attribution(by),
        evidence=tuple(Evidence.trusted(**item) for item in said["evidence"]),
        claim_text=said["claim_text"],
        certainty=said["certainty"],
        note=said["note"],
    )


def _attribution(said: dict[str, Any]) -> Attribution:
    nearer = tuple(
        InnerAttribution.trusted(**_speaker(item), content=_spans(item["content"]))
        for item in said["inner"]
    )
    return Attribution.trusted(**_speaker(said), inner=nearer)


def _speaker(said: dict[str, Any]) -> dict[str, Any]:
    return {
        "source": _spans(said["source"]),
        "cue": _spans(said["cue"]),
        "name": said["name"],
        "kind": said["kind"],
        "register_id": said["register"],
    }


def _spans(said: list[dict[str, Any]]) -> tuple[Span, ...]:
    return tuple(
        Span.trusted(start=span["start"], end=span["end"], text=span["text"]) for span in said
    )
