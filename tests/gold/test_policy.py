"""Which answer becomes gold, and when two answers say the same."""

from itertools import count

import pytest

from annotator.gold.policy import choose, equal
from annotator.model.answer import Answer, Judgement
from annotator.model.claim import Attribution, Claim
from annotator.model.span import Span

TEXT = 'He said: "We are ready." Then he left.'
_number = count()


def claim(label: str, *pieces: str) -> Claim:
    spans = []
    for piece in pieces:
        start = TEXT.index(piece)
        spans.append(Span.cut(TEXT, start, start + len(piece)))
    return Claim(id=f"c{next(_number)}", label=label, spans=tuple(spans))


def said(who: str, judgement: Judgement | str, role: str = "annotator", *claims: Claim) -> Answer:
    if isinstance(judgement, str):
        judgement = Judgement(outcome=judgement, claims=claims)
    return Answer(
        id=f"a{next(_number)}",
        sentence_id="d:0-38",
        annotator_id=f"id of {who}",
        annotator=who,
        role=role,
        replaces=None,
        action="x",
        restores=None,
        judgement=judgement,
        suggestion=None,
        codebook="default@1",
        seconds=1.0,
        answered_at="2026-01-01T00:00:00.000Z",
    )


def claims(who: str, *of: Claim, role: str = "annotator") -> Answer:
    return said(who, "claims", role, *of)


def test_nothing_said_is_undecided() -> None:
    assert choose([]) == "undecided"
    assert choose([said("ana", Judgement(flag=True))]) == "undecided"


def test_only_skips_are_skipped() -> None:
    assert choose([said("ana", "skipped"), said("ben", "skipped")]) == "skipped"


def test_the_only_answer_counts() -> None:
    answer = said("ana", "no_claim")
    assert choose([answer]) == ("single", (answer,))
    assert choose([said("ben", "skipped"), answer]) == ("single", (answer,))
    assert choose([said("ben", Judgement(note="hm")), answer]) == ("single", (answer,))


def test_equal_answers_are_unanimous_and_the_first_name_is_taken() -> None:
    ben, ana = (claims(who, claim("verified", "We are ready")) for who in ("ben", "ana"))
    assert choose([ben, ana]) == ("unanimous", (ana, ben))


def test_different_answers_are_left_out() -> None:
    ana, ben = said("ana", "no_claim"), claims("ben", claim("verified", "We are ready"))
    assert choose([ana, ben]) == "disagreement"
    cora = claims("cora", claim("verified", "We are ready"))
    assert choose([ana, ben, cora]) == "disagreement"


def test_a_reviewer_decides() -> None:
    ana, ben = said("ana", "no_claim"), claims("ben", claim("verified", "We are ready"))
    review = said("rae", "no_claim", "reviewer")
    assert choose([ana, ben, review]) == ("adjudicated", (review,))
    assert choose([ana, said("rae", "skipped", "reviewer")]) == "skipped"
    assert choose([ana, said("rae", Judgement(flag=True), "reviewer")]) == ("single", (ana,))
    other = claims("ria", claim("verified", "Then he left"), role="reviewer")
    assert choose([ana, review, other]) == "disagreement"


def test_training_and_retests_never_become_gold() -> None:
    for role in ("training", "retest"):
        assert choose([said("ana", "no_claim", role)]) == "undecided"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('"We are ready."', "We are ready"),
        ("We are ready. ", "We are ready"),
        ("He said", "He said:"),
    ],
)
def test_punctuation_at_the_edge_makes_no_difference(one: str, other: str) -> None:
    if one not in TEXT:
        one = one.strip()
    assert equal(claims("ana", claim("verified", one)), claims("ben", claim("verified", other)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (claim("verified", "We are ready"), claim("disputed", "We are ready")),
        (claim("verified", "We are ready"), claim("verified", "We are")),
        (claim("verified", "He said", "Then"), claim("verified", "He said")),
        (claim("verified", "He said"), claim("verified", "he left")),
    ],
)
def test_label_and_content_make_a_difference(one: Claim, other: Claim) -> None:
    assert not equal(claims("ana", one), claims("ben", other))


def test_the_order_of_claims_and_what_is_said_besides_make_no_difference() -> None:
    first, second = claim("verified", "We are ready"), claim("disputed", "Then he left")
    said_by = Attribution(source=(Span.cut(TEXT, 0, 2),), name="He")
    richer = first.model_copy(update={"id": "other", "attribution": said_by, "note": "hm"})
    assert equal(claims("ana", first, second), claims("ben", second, richer))
    assert not equal(claims("ana", first, first), claims("ben", first))


def test_spans_of_punctuation_alone_are_what_they_are() -> None:
    assert not equal(claims("ana", claim("verified", ":")), claims("ben", claim("verified", ".")))
