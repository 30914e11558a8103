"""What was said, in a few words: of a sentence, and of what an act had changed."""

from annotator.desk.undo import Turned
from annotator.model.answer import Judgement, SuggestionUse
from annotator.model.lineage import plain_name
from annotator.words import many

_PARTS = {
    "evidence": "the evidence",
    "claim_text": "the claim in other words",
    "certainty": "the certainty",
    "note": "the note on the claim",
    "spans": "what the claim says",
    "attribution": "the source or cue",
}
_OUTCOMES = {"no_claim": "no claim", "skipped": "skipped"}


def label_words(label: str) -> str:
    """Return a label as people write it, without the version that a stale one carries."""
    return plain_name(label).replace("_", " ")


def judgement_words(said: Judgement) -> str:
    """Return what is said of a sentence: the labels of its claims, or its outcome."""
    if said.claims:
        return ", ".join(label_words(claim.label) for claim in said.claims)
    return _OUTCOMES.get(said.outcome, "continues" if said.continues else "not answered")


def used_words(used: SuggestionUse) -> str:
    """Say what became of the suggestion that an answer was given beside."""
    became = _USES[used.used] if used.shown else _UNSEEN[used.used]
    return f"suggestion {became} ({used.by}, {used.confidence:.0%})"


_USES = {
    "as_is": "taken as it was",
    "edited": "taken and changed",
    "no": "not used",
}
_UNSEEN = {
    "as_is": "taken with others",
    "edited": "taken with others and changed",
    "no": "not shown",
}


def turned_words(turned: Turned) -> str:
    """Say what an act had changed that was taken back or brought back."""
    said, before = turned.said, turned.before
    if turned.signed:
        return "the sign-off of this story"
    if turned.linked and said is None:
        return "the link"
    if turned.dropped:
        return "an answer to the text before"
    if turned.cut is not None:
        made = "the join of the sentences" if turned.joined else "the cut of the sentence"
        return made if turned.cut else "nothing, it was cut once more since"
    if said is None:
        return "the kind of the block"
    if turned.answers > 1:
        return many(turned.answers, "answer")
    if said == before:
        return judgement_words(said)
    if said.model_copy(update={"flag": before.flag}) == before:
        return "the flag"
    if said.model_copy(update={"note": before.note}) == before:
        return "the note"
    return _changed_part(said, before) or judgement_words(said)


def waiting_words(count: int) -> str:
    """Say how many answers wait as their passage changed; nothing where none does."""
    if not count:
        return ""
    wait = "waits" if count == 1 else "wait"
    return f"{many(count, 'answer')} {wait} for you: the text changed ({{find.waiting}})"


def _number_of_claims(said: Judgement, before: Judgement) -> str | None:
    """Name a split or a join: a claim more or less beside one whose words changed."""
    kept = {claim.id: claim for claim in before.claims}
    known = [claim for claim in said.claims if claim.id in kept]
    changed = any(claim.spans != kept[claim.id].spans for claim in known)
    if changed and len(said.claims) == len(before.claims) + 1:
        return "the split"
    if changed and len(said.claims) == len(before.claims) - 1:
        return "the join"
    return None


def _changed_part(said: Judgement, before: Judgement) -> str | None:
    """Name the one part of a claim that differs between two judgements, if it is one."""
    if said.model_copy(update={"claims": ()}) != before.model_copy(update={"claims": ()}):
        return None
    if len(said.claims) != len(before.claims):
        return _number_of_claims(said, before)
    pairs = zip(said.claims, before.claims, strict=True)
    changed = [(one, other) for one, other in pairs if one != other]
    for part, words in _PARTS.items():
        if all(
            one.model_copy(update={part: getattr(other, part)}) == other for one, other in changed
        ):
            return words
    return None
