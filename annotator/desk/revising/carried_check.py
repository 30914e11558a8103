"""Checking carried answers and cuts: they say what their originals say, of the same passage."""

from collections.abc import Iterator, Sequence

from annotator.desk.revising.aligning import squeezed
from annotator.model.answer import Answer, Judgement
from annotator.model.claim import Claim
from annotator.store import Store
from annotator.store.cuts import Cut, Range
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


def damaged_cuts(store: Store) -> Iterator[tuple[str, str]]:
    """Yield (cut, what is wrong) for cuts that lose or add words, or are not what they carry on."""
    for document_id in store.documents.ids():
        cuts = {cut.id: cut for cut in store.cuts.of_document(document_id)}
        text = store.documents.text(document_id) if cuts else ""
        for cut in cuts.values():
            if _words(text, cut.gone) != _words(text, cut.come):
                yield cut.id, "puts other words in the place of the sentences that it cuts"
        for carried in store.carried_cuts.onto(document_id):
            there, before = cuts.get(carried.carried_id or ""), store.cuts.get(carried.cut_id)
            if carried.carried_id is not None and (there is None or before is None):
                yield carried.id, "carries a cut on, and one of the two is missing"
            elif there is not None and before is not None:
                old = store.documents.text(before.document_id)
                if _sentences(text, there) != _sentences(old, before):
                    yield there.id, f"is about another passage than {before.id}, which it carries"


def _words(text: str, ranges: Sequence[Range]) -> str:
    """Return all that stands in sentences, without white space."""
    return "".join("".join(text[start:end].split()) for start, end in ranges)


def _sentences(text: str, cut: Cut) -> list[str]:
    return [squeezed(text[start:end]) for start, end in (*cut.gone, *cut.come)]


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
