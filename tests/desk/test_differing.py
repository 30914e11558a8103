"""What the history says of two answers in a row."""

from annotator.desk.differing import differing_words
from annotator.model.answer import Judgement
from annotator.model.claim import Attribution, Claim, Evidence
from annotator.model.span import Span

CLAIM = Claim(id="c", label="attributed", spans=(Span(start=0, end=3, text="All"),))


def said(*claims: Claim, note: str | None = None, flag: bool = False) -> Judgement:
    outcome = "claims" if claims else "open"
    return Judgement(outcome=outcome, claims=claims, note=note, flag=flag)


def test_the_first_answer_differs_from_nothing() -> None:
    assert differing_words(None, said(CLAIM)) == ""


def test_each_part_is_named() -> None:
    named = CLAIM.model_copy(update={"attribution": Attribution(name="Ada Holm")})
    assert differing_words(said(CLAIM), said(named)) == "source: Ada Holm"
    assert differing_words(said(named), said(CLAIM)) == "source taken away"
    proven = CLAIM.model_copy(update={"evidence": (Evidence(stance="supports", url="x"),)})
    assert differing_words(said(CLAIM), said(proven)) == "evidence 0 → 1"
    wider = CLAIM.model_copy(update={"spans": (Span(start=0, end=4, text="All "),)})
    assert differing_words(said(CLAIM), said(wider)) == "spans"
    assert differing_words(said(CLAIM), said(CLAIM, note="ask", flag=True)) == "flagged, note: ask"
    relabelled = CLAIM.model_copy(update={"label": "verified", "note": "see 2"})
    assert differing_words(said(CLAIM), said(relabelled)) == "label, note on the claim: see 2"
    other = CLAIM.model_copy(update={"id": "d"})
    assert differing_words(said(CLAIM), said(CLAIM, other)) == "a claim more"
    assert differing_words(said(CLAIM), said(CLAIM)) == "nothing else"
