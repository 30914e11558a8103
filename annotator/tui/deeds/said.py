"""What an act changed, in a few words."""

from annotator.model.answer import Judgement

_PARTS = {
    "evidence": "the evidence",
    "claim_text": "the claim in other words",
    "certainty": "the certainty",
    "note": "the note on the claim",
}


def changed_part(said: Judgement, before: Judgement) -> str | None:
    """Name the one part of a claim that differs between two judgements, if it is one."""
    if said.model_copy(update={"claims": ()}) != before.model_copy(update={"claims": ()}):
        return None
    if len(said.claims) != len(before.claims):
        return None
    pairs = zip(said.claims, before.claims, strict=True)
    changed = [(one, other) for one, other in pairs if one != other]
    for part, words in _PARTS.items():
        if all(
            one.model_copy(update={part: getattr(other, part)}) == other for one, other in changed
        ):
            return words
    return None
