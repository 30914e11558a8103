"""One answer for everything that was found: one act, one undo, nothing else touched."""

from collections.abc import Callable

import pytest

from annotator.desk import Desk, RefusedError
from annotator.desk.bulk import answered, labelled
from annotator.desk.checking import check
from annotator.model.query import Query
from annotator.model.span import Span


def said(desk: Desk) -> list[tuple[str, str, bool]]:
    """Outcome, labels and flag of every hit."""
    return [
        (
            one.judgement.outcome,
            ",".join(claim.label for claim in one.judgement.claims),
            one.judgement.flag,
        )
        for one in desk.bulk.found()
    ]


def test_all_hits_across_stories_are_answered_and_undone_at_once(desk: Desk) -> None:
    desk.finding.now(Query(outcomes=("open",)))
    assert desk.bulk.say(labelled("attributed")) == 12
    assert desk.counts.decided == 12
    assert desk.walk.story.counts(furniture=False) == (5, 5)
    assert {one[1] for one in said(desk)} == {"attributed"}
    turned = desk.undo()
    assert turned.answers == 12
    assert desk.counts.decided == 0
    assert {one[0] for one in said(desk)} == {"open"}
    assert desk.redo().answers == 12
    assert desk.counts.decided == 12
    assert list(check(desk.store)) == []


def test_decided_answers_stay_unless_told(desk: Desk) -> None:
    desk.flag()
    desk.label("disputed")
    desk.no_claim()
    desk.finding.now(Query(blocks=("headline", "body")))
    before = desk.answer
    assert desk.bulk.say(answered("skipped")) == 10
    assert [one[:2] for one in said(desk)[:3]] == [
        ("claims", "disputed"),
        ("no_claim", ""),
        ("skipped", ""),
    ]
    assert desk.bulk.say(answered("no_claim"), change=True) == 11
    assert {one[0] for one in said(desk)} == {"no_claim"}
    assert said(desk)[0][2], "the flag stays"
    desk.undo()
    desk.undo()
    assert said(desk)[0] == ("claims", "disputed", True)
    assert before is None or desk.counts.decided == 2


def test_relabelling_keeps_the_claims(desk: Desk) -> None:
    desk.label("disputed", stay=True)
    desk.label("attributed")
    desk.go(desk.walk.before())
    claims = desk.judgement.claims
    desk.finding.now(Query(labels=("disputed",)))
    desk.bulk.say(labelled("verified"), change=True)
    assert [claim.id for claim in desk.judgement.claims] == [claim.id for claim in claims]
    assert {claim.label for claim in desk.judgement.claims} == {"verified"}


def test_without_a_search_or_without_work_nothing_is_said(desk: Desk) -> None:
    with pytest.raises(RefusedError, match="first: this answers"):
        desk.bulk.say(answered("no_claim"))
    desk.no_claim()
    desk.finding.now(Query(outcomes=("no_claim",)))
    for change in (False, True):
        with pytest.raises(RefusedError, match="nothing to answer"):
            desk.bulk.say(answered("no_claim"), change=change)
    desk.undo()
    with pytest.raises(RefusedError, match="nothing to undo"):
        desk.undo()


def test_an_answer_from_another_window_is_kept(sit_down: Callable[..., Desk]) -> None:
    desk, other = sit_down(), sit_down()
    desk.finding.now(Query(outcomes=("open",)))
    other.label("disputed")
    assert desk.bulk.say(answered("no_claim")) == 11
    assert said(desk)[0][:2] == ("claims", "disputed")
    assert list(check(desk.store)) == []


def test_a_sentence_that_shares_a_claim_keeps_its_answer(desk: Desk) -> None:
    desk.go(desk.walk.after())
    first, second = desk.walk.sentence, desk.walk.story.sentences[2]
    text = desk.walk.story.document.text[first.start : second.end]
    desk.label("verified", stay=True)
    desk.previous_claim()
    span = Span(start=first.start, end=second.end, text=text)
    desk.change_claim(desk.lit_claim.model_copy(update={"spans": (span,)}))
    desk.finding.now(Query(blocks=("body",)))
    desk.bulk.say(answered("no_claim"), change=True)
    assert desk.walk.story.judgement(1).claims[0].spans == (span,)
    assert desk.walk.story.judgement(2).continues
    assert {one[0] for one in said(desk)} == {"claims", "no_claim"}
    assert list(check(desk.store)) == []
