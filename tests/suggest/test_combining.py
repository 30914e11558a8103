"""Several suggestions as one: who leads, how sure it is, and what stands behind it."""

from annotator.model.answer import Judgement
from annotator.model.claim import Attribution, Claim
from annotator.model.span import Span
from annotator.model.suggestion import SURE, Suggestion
from annotator.suggest.combining import combined

TEXT = "The mill is sold, the owner said."
NOBODY = Judgement(outcome="no_claim")


def spoken(content: str, source: str = "the owner") -> Judgement:
    def span(part: str) -> tuple[Span, ...]:
        start = TEXT.index(part)
        return (Span.cut(TEXT, start, start + len(part)),)

    by = Attribution(source=span(source), cue=span("said"))
    claim = Claim(id=content, label="attributed", spans=span(content), attribution=by)
    return Judgement(outcome="claims", claims=(claim,))


def suggestion(by: str, judgement: Judgement, confidence: float) -> Suggestion:
    return Suggestion(
        sentence_id="s", by=f"{by}@1", judgement=judgement, confidence=confidence, rule="tail"
    )


def test_one_suggestion_is_left_as_it_is() -> None:
    alone = suggestion("rules", spoken("The mill is sold"), 0.7)
    assert combined([alone]) is alone


def test_who_parses_leads_even_when_the_rules_call_themselves_surer() -> None:
    found = combined(
        [
            suggestion("rules", spoken("The mill is sold", "owner"), 0.8),
            suggestion("syntax", spoken("The mill is sold"), 0.7),
        ]
    )
    assert found.by == "syntax@1"
    assert spoken("The mill is sold", "owner") in found.alternatives


def test_plain_rules_that_are_sure_make_the_same_finding_surer() -> None:
    mine = suggestion("syntax", spoken("The mill is sold"), 0.85)
    doubted, sure = (
        combined([suggestion("rules", spoken("The mill is sold"), said), mine])
        for said in (0.5, 0.95)
    )
    assert doubted.confidence < SURE <= sure.confidence


def test_agreement_makes_surer_and_disagreement_less_sure() -> None:
    mine = suggestion("syntax", spoken("The mill is sold"), 0.92)
    same = combined([suggestion("rules", spoken("The mill is sold,"), 0.5), mine])
    other = combined([suggestion("rules", spoken("The mill is sold", "owner"), 0.5), mine])
    assert other.confidence < 0.75 < 0.9 < same.confidence
    assert same.judgement == mine.judgement  # a comma at an edge is no difference


def test_nobody_is_proposed_where_who_parses_is_least_sure() -> None:
    found = combined(
        [suggestion("rules", NOBODY, 0.8), suggestion("syntax", spoken("The mill is sold"), 0.1)]
    )
    assert found.judgement == NOBODY
    assert found.alternatives == (spoken("The mill is sold"),)


def test_of_others_the_surest_is_proposed_and_nothing_twice() -> None:
    found = combined(
        [
            suggestion("rules", spoken("The mill is sold"), 0.6),
            suggestion("endpoint", NOBODY, 0.9),
            suggestion("another", spoken("The mill is sold"), 0.5),
        ]
    )
    assert found.by == "endpoint@1"
    assert len(found.alternatives) == 1


def test_rules_that_are_sure_are_believed_against_a_parser_that_is_not() -> None:
    sure = suggestion("rules", spoken("The mill is sold"), 0.99)
    other = spoken("The mill is sold", "owner")
    found = combined([sure, suggestion("syntax", other, 0.65)])
    assert found.by == "rules@1"
    assert found.confidence < SURE
    assert other in found.alternatives
    assert combined([sure, suggestion("syntax", other, 0.85)]).by == "syntax@1"


def test_agreement_makes_nobody_surer_whom_a_pronoun_means() -> None:
    text = "The mill is sold, he said."
    said = spoken("The mill is sold").claims[0]
    start = text.index("he said")
    by = Attribution(source=(Span.cut(text, start, start + 2),), cue=())
    he = Judgement(outcome="claims", claims=(said.model_copy(update={"attribution": by}),))
    agreed = combined([suggestion("rules", he, 0.85), suggestion("syntax", he, 0.85)])
    assert agreed.confidence == 0.85
