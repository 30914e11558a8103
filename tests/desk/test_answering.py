"""What each answering key says about the lit sentence."""

from collections.abc import Callable

import pytest

from annotator.desk import Desk, RefusedError
from annotator.model.answer import Judgement
from annotator.model.claim import Claim
from annotator.model.codebook import DEFAULT_CODEBOOK
from annotator.model.span import Span
from annotator.store import StoreError


def back(desk: Desk) -> None:
    desk.go(desk.walk.before())


def test_a_label_claims_the_whole_sentence_and_goes_on(desk: Desk) -> None:
    sentence = desk.walk.sentence
    desk.label("attributed")
    assert desk.walk.index == 1
    back(desk)
    (claim,) = desk.judgement.claims
    assert desk.judgement.outcome == "claims"
    assert claim.label == "attributed"
    assert claim.content_text == sentence.text
    assert (claim.spans[0].start, claim.spans[0].end) == (sentence.start, sentence.end)


def test_a_capital_stays_with_a_new_claim_ready(desk: Desk) -> None:
    desk.label("verified", stay=True)
    assert (desk.walk.index, desk.walk.lit) == (0, 1)
    desk.label("disputed", stay=True)
    assert desk.walk.lit == 2
    desk.label("attributed")
    assert desk.walk.index == 1
    back(desk)
    claims = desk.judgement.claims
    assert [claim.label for claim in claims] == ["verified", "disputed", "attributed"]
    assert len({claim.id for claim in claims}) == 3


def test_relabelling_keeps_everything_else_of_the_claim(desk: Desk) -> None:
    desk.label("verified", stay=True)
    desk.label("attributed")
    back(desk)
    first, second = desk.judgement.claims
    desk.next_claim()
    desk.label("disputed")
    back(desk)
    assert desk.judgement.claims == (first, second.model_copy(update={"label": "disputed"}))


def test_the_lit_claim_moves_from_the_first_to_a_new_one(desk: Desk) -> None:
    with pytest.raises(RefusedError, match="new claim"):
        desk.next_claim()
    desk.label("verified")
    back(desk)
    with pytest.raises(RefusedError, match="first claim"):
        desk.previous_claim()
    desk.next_claim()
    assert desk.walk.lit == 1
    desk.previous_claim()
    assert desk.walk.lit == 0


def test_an_answer_takes_the_place_of_another_kind_of_answer(desk: Desk) -> None:
    desk.no_claim()
    back(desk)
    desk.label("verified")
    back(desk)
    assert desk.judgement.outcome == "claims"
    desk.no_claim()
    back(desk)
    assert desk.judgement == Judgement(outcome="no_claim")
    assert len(desk.history()) == 3
    assert desk.counts.decided == 1


def test_skip_goes_on_and_counts_as_decided(desk: Desk) -> None:
    desk.skip()
    assert desk.counts.decided == 1
    back(desk)
    assert desk.judgement.outcome == "skipped"
    desk.label("verified")
    back(desk)
    assert desk.judgement.outcome == "claims"


def test_skip_never_changes_an_answer(desk: Desk) -> None:
    desk.label("verified")
    back(desk)
    before = desk.history()
    desk.skip()
    assert desk.walk.index == 1
    back(desk)
    assert desk.history() == before


def test_flag_and_note_stay_through_everything(desk: Desk) -> None:
    desk.flag()
    desk.note("ask the harbour office")
    assert desk.judgement == Judgement(flag=True, note="ask the harbour office")
    assert desk.counts.decided == 0
    for key in (desk.no_claim, lambda: desk.label("verified"), desk.remove_claim, desk.skip):
        key()
        if desk.walk.index:
            back(desk)
        assert (desk.judgement.flag, desk.judgement.note) == (True, "ask the harbour office")
    desk.flag()
    desk.note("")
    assert desk.judgement == Judgement(outcome="skipped")


def test_an_unchanged_note_writes_nothing(desk: Desk) -> None:
    desk.note(None)
    desk.note("")
    assert desk.history() == []
    desk.note("odd")
    desk.note("odd")
    assert len(desk.history()) == 1


def test_removing_the_last_claim_leaves_the_sentence_open(desk: Desk) -> None:
    desk.label("verified", stay=True)
    desk.label("disputed", stay=True)
    with pytest.raises(RefusedError, match="no claim to remove"):
        desk.remove_claim()
    desk.previous_claim()
    desk.remove_claim()
    assert [claim.label for claim in desk.judgement.claims] == ["verified"]
    assert desk.walk.lit == 0
    desk.remove_claim()
    assert desk.judgement == Judgement(outcome="open")
    assert desk.counts.decided == 0
    assert len(desk.history()) == 4


@pytest.mark.parametrize("kind", ["label", "no_claim", "skip"])
def test_the_last_answer_is_repeated(desk: Desk, kind: str) -> None:
    with pytest.raises(RefusedError, match="no answer to repeat"):
        desk.repeat()
    if kind == "label":
        desk.label("disputed")
    else:
        getattr(desk, kind)()
    desk.repeat()
    assert desk.walk.index == 2
    back(desk)
    repeated = desk.judgement
    back(desk)
    assert repeated.outcome == desk.judgement.outcome
    assert [c.label for c in repeated.claims] == [c.label for c in desk.judgement.claims]
    assert {c.id for c in repeated.claims}.isdisjoint(c.id for c in desk.judgement.claims)


def test_a_repeated_skip_never_changes_an_answer(desk: Desk) -> None:
    desk.no_claim()
    desk.skip()
    back(desk)
    back(desk)
    desk.repeat()
    back(desk)
    assert desk.judgement.outcome == "no_claim"


def test_flags_and_notes_are_nothing_to_repeat(desk: Desk) -> None:
    desk.no_claim()
    desk.label("verified")
    back(desk)
    back(desk)
    desk.flag()
    desk.note("odd")
    desk.go(desk.walk.next_undecided())
    desk.repeat()
    back(desk)
    assert [claim.label for claim in desk.judgement.claims] == ["verified"]


def test_history_tells_everything_oldest_first(desk: Desk) -> None:
    desk.label("verified")
    back(desk)
    desk.no_claim()
    back(desk)
    desk.undo()
    told = desk.history()
    assert [answer.judgement.outcome for answer in told] == ["claims", "no_claim", "claims"]
    assert [answer.replaces for answer in told] == [None, told[0].id, told[1].id]
    assert told[2].restores == told[0].id
    assert told[2].seconds is None
    assert [answer.id for answer in told] == sorted(answer.id for answer in told)
    assert {answer.codebook for answer in told} == {"default@2"}
    assert {(answer.annotator, answer.role) for answer in told} == {("dana", "annotator")}
    assert all(answer.answered_at.endswith("Z") for answer in told)
    assert desk.answer == told[2]


def test_seconds_count_from_the_moment_a_sentence_is_lit(desk: Desk, clock: object) -> None:
    clock.pass_by(2.5)
    desk.no_claim()
    clock.pass_by(1.25)
    desk.flag()
    clock.pass_by(1.0)
    desk.no_claim()
    back(desk)
    assert [answer.seconds for answer in desk.history()] == [1.25, 2.25]
    back(desk)
    assert [answer.seconds for answer in desk.history()] == [2.5]


def test_nobody_is_there_during_a_long_pause(desk: Desk, clock: object) -> None:
    clock.pass_by(4000)
    desk.stopwatch.touch()
    clock.pass_by(3)
    desk.no_claim()
    back(desk)
    assert desk.history()[0].seconds == 63.0


def test_an_unknown_span_is_never_written(desk: Desk) -> None:
    wrong = Judgement(
        outcome="claims",
        claims=(Claim(id="c", label="verified", spans=(Span(start=1, end=4, text="Old"),)),),
    )
    with pytest.raises(ValueError, match="does not match the text"):
        desk.say(wrong, go_on=True)
    assert desk.history() == []


def test_a_changed_codebook_under_a_known_number_is_refused(
    sit_down: Callable[..., Desk],
) -> None:
    sit_down()
    changed = DEFAULT_CODEBOOK.model_copy(update={"question": "Is it so?"})
    with pytest.raises(StoreError, match="new number"):
        sit_down("ben", codebook=changed)
    renumbered = changed.model_copy(update={"number": 3})
    desk = sit_down("ben", codebook=renumbered)
    desk.no_claim()
    back(desk)
    assert desk.history()[0].codebook == "default@3"
