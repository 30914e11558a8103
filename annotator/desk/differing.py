"""What became different between two things said of one sentence, in a few words."""

from collections.abc import Iterator

from annotator.model.answer import Judgement
from annotator.model.claim import Attribution, Claim, Speaker
from annotator.words import shorter

_MOST = 120
"""Characters of a name or note at most."""


def differing_words(before: Judgement | None, after: Judgement) -> str:
    """Return what an answer said otherwise than the one before: "source, evidence 0 → 1"."""
    if before is None:
        return ""
    parts = [*_claims(before, after), *_sentence(before, after)]
    return ", ".join(dict.fromkeys(parts)) or "nothing else"


def _sentence(before: Judgement, after: Judgement) -> Iterator[str]:
    if before.flag != after.flag:
        yield "flagged" if after.flag else "flag taken away"
    if before.note != after.note:
        yield _text("note", before.note, after.note)
    if before.continues != after.continues:
        yield "what goes on here"
    if before.outcome != after.outcome and not before.claims and not after.claims:
        yield "outcome"


def _claims(before: Judgement, after: Judgement) -> Iterator[str]:
    old = {claim.id: claim for claim in before.claims}
    new = {claim.id: claim for claim in after.claims}
    if old and new.keys() - old.keys():
        yield "a claim more"
    if new and old.keys() - new.keys():
        yield "a claim less"
    for known, claim in new.items():
        if known in old:
            yield from _claim(old[known], claim)


def _claim(before: Claim, after: Claim) -> Iterator[str]:
    if before.label != after.label:
        yield "label"
    if before.spans != after.spans:
        yield "spans"
    yield from _attribution(before.attribution, after.attribution)
    if before.evidence != after.evidence:
        counts = len(before.evidence), len(after.evidence)
        yield "evidence" if counts[0] == counts[1] else f"evidence {counts[0]} → {counts[1]}"
    if before.certainty != after.certainty:
        yield f"certainty {before.certainty or '–'} → {after.certainty or '–'}"
    if before.claim_text != after.claim_text:
        yield "wording"
    if before.note != after.note:
        yield _text("note on the claim", before.note, after.note)


def _attribution(before: Attribution | None, after: Attribution | None) -> Iterator[str]:
    one, other = before or _NOBODY, after or _NOBODY
    if one.name != other.name:
        yield _text("source", one.name, other.name)
    elif _source(one) != _source(other):
        yield "source"
    if one.cue != other.cue:
        yield "cue"
    if one.inner != other.inner:
        yield "nearer source"


_NOBODY = Attribution.trusted(source=(), cue=(), name=None, kind=None, register_id=None, inner=())


def _source(speaker: Speaker) -> tuple[object, ...]:
    return speaker.source, speaker.kind, speaker.register_id


def _text(what: str, before: str | None, after: str | None) -> str:
    """Return what a name or note is now: "note: ask her", "note taken away"."""
    if not after:
        return f"{what} taken away"
    return f"{what}{' now' if before else ''}: {shorter(after, _MOST)}"
