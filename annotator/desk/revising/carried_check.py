"""Checking carried answers: they say what their originals say, at a passage that is the same."""

from collections.abc import Iterator

from annotator.desk.revising.aligning import squeezed
from annotator.model.answer import Answer, Judgement
from annotator.model.claim import Claim
from annotator.store import Store
from annotator.store.errors import DamagedRowError


def damaged_carries(store: Store) -> Iterator[tuple[str, str]]:
    """Yield (answer, what is wrong) for carried answers that their originals do not bear out."""
    for carry in store.carries.carried():
        try:
            original = store.answers.require(carry.answer_id)
            said = store.answers.require(carry.carried_id or "")
        except DamagedRowError as error:
            yield carry.id, str(error)
            continue
        if said.sentence_id != carry.sentence_id:
            yield said.id, f"was carried to {carry.sentence_id}, and is not there"
        elif _text(store, said) != _text(store, original):
            yield said.id, f"is about another passage than {original.id}, which it carries"
        elif _bare(said.judgement) != _bare(original.judgement):
            yield said.id, f"does not say what {original.id} says, which it carries"


def _text(store: Store, answer: Answer) -> str:
    document_id, _, place = answer.sentence_id.partition(":")
    start, _, end = place.partition("-")
    read = store.documents.read(document_id)
    return "" if read is None else squeezed(read[0][int(start) : int(end)])


def _bare(said: Judgement) -> tuple[object, ...]:
    """Return what a judgement says whatever the text's offsets and white space are."""
    claims = tuple(_claim(claim) for claim in said.claims)
    return said.outcome, said.note, said.flag, said.continues, claims


def _claim(claim: Claim) -> tuple[object, ...]:
    texts = tuple(squeezed(span.text) for span in claim.all_spans())
    without = claim.model_copy(update={"spans": (), "attribution": None})
    by = claim.attribution
    names = () if by is None else tuple((s.name, s.kind, s.register_id) for s in (by, *by.inner))
    return texts, without, names
