"""Signing a story off: it locks nothing, says when it is older than the work, and is undone."""

from collections.abc import Callable

from annotator.desk import Desk
from annotator.desk.signing import SignOff
from annotator.desk.status import corpus_status, story_statuses

NO, YES, SINCE = SignOff(False, False), SignOff(True, False), SignOff(True, True)


def finish(desk: Desk) -> None:
    """Answer the first story and stay in it."""
    for _ in range(5):
        desk.no_claim()
    desk.go(desk.walk.before())


def test_a_story_is_signed_off_and_answers_after_it_show(desk: Desk) -> None:
    assert desk.signing.undecided() == 5
    finish(desk)
    assert desk.signing.undecided() == 0
    assert desk.signing.state == NO
    desk.signing.sign_off()
    assert desk.signing.state == YES
    desk.label("verified", stay=True)
    assert desk.signing.state == SINCE
    desk.signing.sign_off()
    assert desk.signing.state == YES
    desk.signing.open_again()
    assert desk.signing.state == NO


def test_signing_off_is_undone_and_brought_back_in_turn_with_answers(desk: Desk) -> None:
    desk.no_claim()
    desk.signing.sign_off("done")
    lit = desk.walk.spot
    assert desk.undo().signed
    assert desk.signing.state == NO
    assert desk.walk.spot == lit
    assert desk.redo().signed
    assert desk.signing.state == YES
    desk.signing.open_again()
    desk.undo()
    assert desk.signing.state == YES
    desk.undo()
    assert desk.signing.state == NO
    assert not desk.undo().signed
    assert desk.judgement.outcome == "open"


def test_undo_from_another_story_goes_back_to_the_signed_one(desk: Desk) -> None:
    desk.signing.sign_off("done")
    desk.go(desk.walk.next_story())
    desk.undo()
    assert desk.walk.story.place.path == "01-bridge.txt"


def test_a_sign_off_belongs_to_one_person_in_one_role(sit_down: Callable[..., Desk]) -> None:
    sit_down().signing.sign_off("done")
    assert sit_down().signing.state == YES
    assert sit_down("ben").signing.state == NO
    assert sit_down("dana", role="retest").signing.state == NO


def test_the_list_and_the_status_show_it(desk: Desk) -> None:
    desk.signing.sign_off("done")
    who = (desk.annotator_id, desk.role)

    def listed() -> list[tuple[bool, bool]]:
        keys = desk.store.lists.story_keys("", who, least_done=False, furniture=False)
        return [(row.signed, row.since) for row in desk.store.lists.stories(keys, who)]

    assert listed() == [(True, False), (False, False), (False, False)]
    desk.no_claim()
    assert listed()[0] == (True, True)
    first, *others = story_statuses(desk.store, "dana")
    assert (first.signed_off, first.answered_since) == (True, True)
    assert not any(story.signed_off for story in others)
    assert corpus_status(desk.store, "dana").signed_off == 1
    assert corpus_status(desk.store, "ben").signed_off == 0
    desk.undo()
    desk.undo()
    assert listed()[0] == (False, False)
    assert corpus_status(desk.store, "dana").signed_off == 0
