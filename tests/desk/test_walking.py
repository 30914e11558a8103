"""Where the keys of the walk lead."""

from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.desk import Desk, RefusedError

BRIDGE = ["Old bridge", "The bridge", "Repairs", '"Nobody', "A ferry"]
MILL = ["Mill reopens", "The mill", "Will it", "Its owner"]
VOTE = ["Council votes", "The council", "Two members"]
FURNITURE = "Sign up"
EVERYTHING = [*BRIDGE, *MILL, *VOTE]


def lit(desk: Desk) -> str:
    return desk.walk.sentence.text


def forward(desk: Desk) -> None:
    desk.go(desk.walk.after())


def back(desk: Desk) -> None:
    desk.go(desk.walk.before())


def walked(desk: Desk) -> list[str]:
    seen = []
    while not desk.walk.ended:
        seen.append(lit(desk))
        forward(desk)
    return seen


def begin(shown: list[str], beginnings: list[str]) -> bool:
    return len(shown) == len(beginnings) and all(
        text.startswith(beginning) for text, beginning in zip(shown, beginnings, strict=True)
    )


def test_the_walk_goes_through_every_story_and_leaves_furniture_out(desk: Desk) -> None:
    assert begin(walked(desk), EVERYTHING)


def test_the_way_back_is_the_way_there_reversed(desk: Desk) -> None:
    there = walked(desk)
    here = []
    for _ in there:
        back(desk)
        here.append(lit(desk))
    assert here == there[::-1]
    with pytest.raises(RefusedError, match="first sentence"):
        back(desk)
    assert lit(desk) == there[0]


def test_furniture_is_walked_on_request(desk: Desk) -> None:
    assert desk.walk_furniture() is True
    assert begin(walked(desk), [*BRIDGE, FURNITURE, *MILL, *VOTE])
    assert desk.counts.total == 13


def test_no_longer_walking_furniture_moves_on_from_it(desk: Desk) -> None:
    desk.walk_furniture()
    while not lit(desk).startswith(FURNITURE):
        forward(desk)
    assert desk.walk_furniture() is False
    assert lit(desk).startswith("Mill reopens")
    assert desk.counts.total == 12


def test_the_end_has_no_sentence_and_staying_there_is_allowed(desk: Desk) -> None:
    walked(desk)
    with pytest.raises(RefusedError, match="the end"):
        lit(desk)
    for key in (desk.no_claim, desk.flag, desk.skip, desk.history):
        with pytest.raises(RefusedError):
            key()
    forward(desk)
    assert desk.walk.ended
    assert desk.answer is None


def test_the_end_is_left_to_the_last_sentence_or_story(desk: Desk) -> None:
    walked(desk)
    desk.go(desk.walk.previous_story())
    assert lit(desk).startswith("Council votes")
    walked(desk)
    with pytest.raises(RefusedError, match="last story"):
        desk.walk.next_story()
    back(desk)
    assert lit(desk).startswith("Two members")


def test_stories_are_entered_where_work_is_left(desk: Desk) -> None:
    desk.no_claim()
    desk.no_claim()
    desk.go(desk.walk.next_story())
    assert lit(desk).startswith("Mill reopens")
    desk.go(desk.walk.next_story())
    with pytest.raises(RefusedError, match="last story"):
        desk.walk.next_story()
    desk.go(desk.walk.previous_story())
    desk.go(desk.walk.previous_story())
    assert lit(desk).startswith("Repairs")
    with pytest.raises(RefusedError, match="first story"):
        desk.walk.previous_story()
    assert desk.story_number == 1
    assert desk.counts.stories == 3


def test_a_finished_story_is_entered_at_its_first_sentence(desk: Desk) -> None:
    for _ in BRIDGE:
        desk.no_claim()
    desk.go(desk.walk.previous_story())
    assert lit(desk).startswith("Old bridge")


def test_a_story_is_gone_to_from_the_list(desk: Desk) -> None:
    who = (desk.annotator_id, desk.role)
    keys = desk.store.lists.story_keys("", who, least_done=False, furniture=False)
    story = desk.store.lists.stories(keys[2:], who)[0]
    desk.go(desk.walk.story_at(story.place.document_id))
    assert lit(desk).startswith("Council votes")
    assert story.tally.decided == 0


def test_tab_finds_what_is_undecided_and_begins_again_behind_the_end(desk: Desk) -> None:
    desk.go(desk.walk.after())
    for _ in EVERYTHING[1:]:
        desk.no_claim()
    assert desk.walk.ended
    desk.go(desk.walk.next_undecided())
    assert lit(desk).startswith("Old bridge")


def test_tab_wraps_around_from_the_middle(desk: Desk) -> None:
    desk.go(desk.walk.after())
    while not desk.walk.ended:
        desk.no_claim()
    back(desk)
    desk.go(desk.walk.next_undecided())
    assert lit(desk).startswith("Old bridge")


def test_tab_stops_at_open_sentences_and_passes_skipped_ones(desk: Desk) -> None:
    desk.skip()
    desk.flag()
    desk.go(desk.walk.after())
    while not desk.walk.ended:
        desk.no_claim()
    desk.go(desk.walk.next_undecided())
    assert lit(desk).startswith("The bridge")
    assert desk.judgement.flag


def test_tab_says_so_when_everything_is_decided(desk: Desk) -> None:
    while not desk.walk.ended:
        desk.no_claim()
    assert desk.counts.decided == desk.counts.total == 12
    with pytest.raises(RefusedError, match="every sentence is decided"):
        desk.walk.next_undecided()


def test_tab_finds_furniture_only_while_it_is_walked(desk: Desk) -> None:
    while not desk.walk.ended:
        desk.no_claim()
    desk.walk_furniture()
    assert (desk.counts.decided, desk.counts.total) == (12, 13)
    desk.go(desk.walk.next_undecided())
    assert lit(desk).startswith(FURNITURE)


# Search


def test_the_hits_of_a_search_are_the_walk(desk: Desk) -> None:
    desk.go(desk.walk.after())
    desk.search("the")
    seen = [lit(desk)]
    for _ in range(20):
        if desk.walk.after() == desk.walk.spot:
            break
        forward(desk)
        seen.append(lit(desk))
    assert begin(seen, ["The bridge", "Mill reopens", "The mill", "Council votes", "The council"])
    for _ in seen[1:]:
        back(desk)
    with pytest.raises(RefusedError, match="first hit"):
        back(desk)
    assert lit(desk) == seen[0]


def test_answering_walks_the_hits_and_the_last_one_stays(desk: Desk) -> None:
    desk.search("flood")
    desk.no_claim()
    assert lit(desk).startswith("Mill reopens")
    assert desk.judgement.outcome == "no_claim"
    with pytest.raises(RefusedError, match="every hit"):
        desk.walk.next_undecided()


def test_tab_finds_the_next_undecided_hit(desk: Desk) -> None:
    desk.search("the")
    desk.no_claim()
    desk.no_claim()
    desk.go(desk.walk.before())
    desk.go(desk.walk.before())
    desk.go(desk.walk.next_undecided())
    assert lit(desk).startswith("The mill")


def test_leaving_a_search_goes_back_to_where_it_began(desk: Desk) -> None:
    forward(desk)
    forward(desk)
    left = lit(desk)
    desk.search("quarry")
    desk.search("mill")
    desk.leave_search()
    assert lit(desk) == left
    assert desk.walk.hits is None
    with pytest.raises(RefusedError, match="no search"):
        desk.leave_search()


def test_leaving_a_search_that_began_at_the_end_goes_back_to_the_end(desk: Desk) -> None:
    walked(desk)
    desk.search("mill")
    assert lit(desk).startswith("Mill reopens")
    desk.leave_search()
    assert desk.walk.ended


def test_a_search_without_hits_changes_nothing(desk: Desk) -> None:
    forward(desk)
    before = lit(desk)
    for typed in ("zeppelin", "", "   ", '"', "***", "AND", "NEAR("):
        with pytest.raises(RefusedError, match="nothing found"):
            desk.search(typed)
    assert lit(desk) == before
    assert desk.walk.hits is None


@pytest.mark.parametrize(
    ("typed", "beginning"),
    [
        ('"two million"', "Repairs"),
        ("NINE four", "The council"),
        ("ferr*", "A ferry"),
        ("ostrand", "The mill"),
        ('quarry NOT "council votes', "Council votes"),
    ],
)
def test_words_phrases_and_beginnings_are_found(desk: Desk, typed: str, beginning: str) -> None:
    if "NOT" in typed:
        with pytest.raises(RefusedError):
            desk.search(typed)
        return
    desk.search(typed)
    assert lit(desk).startswith(beginning)


def test_stories_with_hits_are_jumped_between(desk: Desk) -> None:
    desk.search("the")
    desk.go(desk.walk.next_story())
    assert lit(desk).startswith("Mill reopens")
    desk.go(desk.walk.next_story())
    assert lit(desk).startswith("Council votes")
    with pytest.raises(RefusedError, match="no hits"):
        desk.walk.next_story()
    desk.go(desk.walk.previous_story())
    assert lit(desk).startswith("The mill")


# Resuming


@pytest.mark.parametrize("steps", [0, 1, 4, 5, 11, 12])
def test_the_next_session_begins_where_the_last_one_ended(
    sit_down: Callable[..., Desk], steps: int
) -> None:
    desk = sit_down()
    for _ in range(steps):
        forward(desk)
    place = (desk.walk.ended, desk.walk.spot)
    desk.store.close()
    again = sit_down()
    if steps:
        assert (again.walk.ended, again.walk.spot) == place
    assert again.walk.story is not None


def test_the_next_session_walks_furniture_when_the_last_one_did(
    sit_down: Callable[..., Desk],
) -> None:
    desk = sit_down()
    desk.walk_furniture()
    while not lit(desk).startswith(FURNITURE):
        forward(desk)
    desk.store.close()
    again = sit_down()
    assert lit(again).startswith(FURNITURE)
    assert again.walk.furniture
    assert again.counts.total == 13


def test_an_annotator_who_only_looked_begins_at_the_first_undecided(
    sit_down: Callable[..., Desk],
) -> None:
    assert lit(sit_down()).startswith("Old bridge")
    assert lit(sit_down("ben")).startswith("Old bridge")


def test_from_the_end_of_the_last_session_the_way_back_is_open(
    sit_down: Callable[..., Desk],
) -> None:
    desk = sit_down()
    walked(desk)
    desk.store.close()
    again = sit_down()
    assert again.walk.ended
    back(again)
    assert lit(again).startswith("Two members")


def test_a_corpus_of_furniture_alone_does_not_trap_anybody(
    sit_down: Callable[..., Desk], tmp_path: Path
) -> None:
    folder = tmp_path / "leaflets"
    folder.mkdir()
    (folder / "a.txt").write_text("Sign up for our newsletter\n", "utf-8")
    desk = sit_down(at=folder)
    desk.change_block("furniture")
    forward(desk)
    assert desk.walk.ended
    desk.store.close()
    again = sit_down(at=folder)
    assert again.walk.ended
    again.walk_furniture()
    again.go(again.walk.next_undecided())
    assert lit(again).startswith(FURNITURE)
