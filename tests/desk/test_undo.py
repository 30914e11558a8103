"""Undo and redo: unlimited, across stories and sessions; nothing is ever taken out."""

from collections.abc import Callable

import pytest

from annotator.desk import Desk, RefusedError
from annotator.model.answer import Judgement


def back(desk: Desk) -> None:
    desk.go(desk.walk.before())


def test_undoing_a_first_answer_leaves_the_sentence_open_and_lit(desk: Desk) -> None:
    desk.label("verified")
    desk.undo()
    assert desk.walk.index == 0
    assert desk.judgement == Judgement()
    assert desk.counts.decided == 0
    desk.redo()
    assert desk.walk.index == 0
    assert desk.judgement.claims[0].label == "verified"
    assert desk.counts.decided == 1
    assert len(desk.history()) == 3


def test_a_claim_keeps_its_id_through_undo_and_redo(desk: Desk) -> None:
    desk.label("verified")
    back(desk)
    claim = desk.judgement.claims[0]
    desk.no_claim()
    desk.undo()
    assert desk.judgement.claims == (claim,)
    desk.undo()
    desk.redo()
    assert desk.judgement.claims == (claim,)


def test_flags_notes_and_removals_are_undone(desk: Desk) -> None:
    desk.flag()
    desk.note("odd")
    desk.note("very odd")
    desk.label("verified", stay=True)
    desk.previous_claim()
    desk.remove_claim()
    states = [desk.judgement]
    for _ in range(5):
        desk.undo()
        states.append(desk.judgement)
    assert [(s.outcome, s.flag, s.note) for s in states] == [
        ("open", True, "very odd"),
        ("claims", True, "very odd"),
        ("open", True, "very odd"),
        ("open", True, "odd"),
        ("open", True, None),
        ("open", False, None),
    ]
    with pytest.raises(RefusedError, match="nothing to undo"):
        desk.undo()
    for state in states[-2::-1]:
        desk.redo()
        assert desk.judgement == state
    with pytest.raises(RefusedError, match="nothing to redo"):
        desk.redo()


def test_the_kind_of_a_block_is_undone(desk: Desk) -> None:
    desk.go(desk.walk.after())
    desk.no_claim()
    back(desk)
    assert (desk.counts.total, desk.counts.decided) == (12, 1)
    desk.change_block("furniture")
    assert desk.walk.sentence.block == "furniture"
    assert (desk.counts.total, desk.counts.decided) == (10, 0)
    desk.undo()
    assert desk.walk.sentence.block == "body"
    assert (desk.counts.total, desk.counts.decided) == (12, 1)
    desk.redo()
    assert desk.walk.sentence.block == "furniture"
    assert (desk.counts.total, desk.counts.decided) == (10, 0)


def test_changing_a_block_to_the_kind_it_has_is_no_act(desk: Desk) -> None:
    desk.change_block("headline")
    with pytest.raises(RefusedError, match="nothing to undo"):
        desk.undo()


def test_undo_goes_to_the_story_where_the_act_was(desk: Desk) -> None:
    acts = 0
    while not desk.walk.ended:
        desk.no_claim()
        acts += 1
    paths = []
    for _ in range(acts):
        desk.undo()
        paths.append(desk.walk.story.place.path)
        assert desk.judgement == Judgement()
    assert paths == ["03-vote.txt"] * 3 + ["02-mill.txt"] * 4 + ["01-bridge.txt"] * 5
    assert desk.counts.decided == 0
    for _ in range(acts):
        desk.redo()
        assert desk.judgement.outcome == "no_claim"
    assert desk.counts.decided == desk.counts.total


def test_undo_goes_on_in_the_next_session(sit_down: Callable[..., Desk]) -> None:
    desk = sit_down()
    desk.label("verified")
    desk.label("disputed")
    desk.undo()
    desk.store.close()
    again = sit_down()
    assert again.walk.index == 1
    again.redo()
    assert again.judgement.claims[0].label == "disputed"
    again.undo()
    again.undo()
    assert again.walk.index == 0
    assert again.judgement == Judgement()


def test_where_undo_went_is_where_the_next_session_begins(sit_down: Callable[..., Desk]) -> None:
    desk = sit_down()
    desk.no_claim()
    while not desk.walk.ended:
        desk.go(desk.walk.after())
    desk.undo()
    desk.store.close()
    assert sit_down().walk.index == 0


def test_a_new_act_forgets_what_was_undone_but_not_its_answers(desk: Desk) -> None:
    desk.label("verified")
    desk.undo()
    desk.no_claim()
    with pytest.raises(RefusedError, match="nothing to redo"):
        desk.redo()
    back(desk)
    assert [a.judgement.outcome for a in desk.history()] == ["claims", "open", "no_claim"]
    desk.undo()
    assert desk.judgement == Judgement()
    with pytest.raises(RefusedError, match="nothing to undo"):
        desk.undo()


def test_undo_from_the_end_comes_back(desk: Desk) -> None:
    while not desk.walk.ended:
        desk.skip()
    desk.undo()
    assert not desk.walk.ended
    assert desk.walk.sentence.text == "Two members were absent."


def test_undo_leads_out_to_furniture_that_is_no_longer_walked(desk: Desk) -> None:
    desk.walk_furniture()
    while desk.walk.sentence.block != "furniture":
        desk.go(desk.walk.after())
    desk.no_claim()
    desk.walk_furniture()
    desk.undo()
    assert desk.walk.sentence.block == "furniture"
    desk.go(desk.walk.after())
    assert desk.walk.sentence.text == "Mill reopens after the flood"


def test_undo_belongs_to_one_annotator_in_one_role(sit_down: Callable[..., Desk]) -> None:
    dana, ben = sit_down("dana"), sit_down("ben")
    reviewer = sit_down("dana", role="reviewer")
    dana.no_claim()
    for other in (ben, reviewer):
        with pytest.raises(RefusedError, match="nothing to undo"):
            other.undo()
    dana.undo()


def test_undo_during_a_search_keeps_the_search(desk: Desk) -> None:
    desk.no_claim()
    desk.search("quarry")
    desk.undo()
    assert desk.walk.index == 0
    desk.go(desk.walk.after())
    assert desk.walk.sentence.text == "Council votes on the quarry"
