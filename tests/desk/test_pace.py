"""The pace and the statistics: what is kept in memory is what the database says."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.desk import Desk
from annotator.desk.errors import RefusedError
from annotator.desk.intake import take_in
from annotator.desk.pace import RECENT, Pace
from annotator.desk.reporting import report_of
from annotator.desk.statistics import DAYS
from annotator.model.claim import Attribution
from tests.conftest import Clock, SitDown

DEEDS = ("label", "no_claim", "skip", "flag", "undo", "redo", "ask", "forget")


def fresh(desk: Desk) -> Pace:
    """What the database alone says of the pace."""
    return Pace(desk.store, desk.annotator_id, desk.role)


def test_given_counts_what_is_current(desk: Desk, clock: Clock) -> None:
    assert desk.given() == ([], 0, 0)
    for key in (lambda: desk.label("verified"), desk.no_claim, desk.skip):
        clock.pass_by(2)
        key()
    assert desk.given() == ([("verified", 1)], 1, 1)
    assert (desk.pace.today, desk.pace.seconds, desk.pace.per_hour) == (3, 2.0, 1800)
    desk.undo()
    assert desk.given().skipped == 0
    assert desk.pace.today == 3  # what was done was done


def test_a_changed_answer_is_counted_once(desk: Desk) -> None:
    desk.no_claim()
    desk.go(desk.walk.before())
    desk.label("disputed")
    assert desk.given() == ([("disputed", 1)], 0, 0)


def test_before_the_first_answer_there_is_no_pace(desk: Desk) -> None:
    assert desk.pace.today == 0
    assert desk.pace.seconds is None
    assert desk.pace.per_hour is None


def test_time_in_which_nobody_was_there_is_left_out(desk: Desk, clock: Clock) -> None:
    clock.pass_by(3600)
    desk.no_claim()
    assert desk.pace.seconds == 60


def test_only_the_last_answers_make_the_pace(desk: Desk, clock: Clock) -> None:
    for seconds in [30.0] * 5 + [3.0] * RECENT:
        clock.pass_by(seconds)
        desk.flag()
        desk.stopwatch.start()
    assert desk.pace.seconds == pytest.approx(3)
    assert fresh(desk).seconds == pytest.approx(3)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.sampled_from(DEEDS), max_size=12))
def test_memory_and_database_agree(sit_down: SitDown, clock: Clock, deeds: list[str]) -> None:
    desk = sit_down()
    before = fresh(desk).today
    given_now = 0
    for number, deed in enumerate(deeds):
        clock.pass_by(1 + number % 5)
        if desk.walk.ended:
            desk.go(desk.walk.before())
        if deed == "ask":
            assert desk.pace.today == before + given_now
        elif deed == "forget":
            desk.pace.forget()
        elif deed in ("undo", "redo"):
            turn_back(desk, deed)
        else:
            kept = deed == "skip" and desk.judgement.decided
            desk.label("verified") if deed == "label" and not desk.judgement.claims else (
                desk.flag() if deed == "label" else getattr(desk, deed)()
            )
            given_now += not kept
    assert desk.pace.today == fresh(desk).today == before + given_now
    assert desk.pace.seconds == pytest.approx(fresh(desk).seconds)


def turn_back(desk: Desk, deed: str) -> None:
    try:
        getattr(desk, deed)()
    except RefusedError as error:
        assert "nothing to" in str(error)  # noqa: PT017 - most sequences have something


def test_another_window_s_answers_are_counted(sit_down: SitDown) -> None:
    here, there = sit_down(), sit_down()
    assert here.pace.today == 0
    there.no_claim()
    assert here.catch_up()
    assert here.pace.today == 1


def test_midnight_begins_a_new_count(desk: Desk) -> None:
    desk.no_claim()
    assert desk.pace.today == 1
    answer = desk.walk.story.answer(0)
    later = datetime.now(UTC) + timedelta(days=2)
    desk.pace.count(answer.model_copy(update={"answered_at": later.isoformat()}))
    assert desk.pace.today == 1


def name_source(desk: Desk, name: str) -> None:
    claim = desk.lit_claim
    desk.change_claim(claim.model_copy(update={"attribution": Attribution(name=name)}))


def test_statistics_know_days_sources_and_stories(desk: Desk, clock: Clock) -> None:
    for name in ("the mayor", "the owner", "the mayor"):
        clock.pass_by(4)
        desk.label("attributed", stay=True)
        desk.walk.lit = 0
        name_source(desk, name)
        desk.go(desk.walk.after())
    while desk.walk.story.place.path == "01-bridge.txt":
        desk.no_claim()
    found = desk.statistics()
    assert found.sources == [("the mayor", 2), ("the owner", 1)]
    assert (found.finished, found.begun) == (1, 0)
    assert len(found.days) == DAYS
    assert found.days[-1].date == datetime.now().astimezone().date().isoformat()
    assert found.days[-1].answers == desk.pace.today
    assert not any(day.answers for day in found.days[:-1])


def test_a_report_counts_everybody_and_each_sentence_once(sit_down: SitDown, clock: Clock) -> None:
    dana, ben = sit_down("dana"), sit_down("ben")
    for desk, deeds in ((dana, (dana.no_claim, dana.skip)), (ben, (ben.no_claim,))):
        for deed in deeds:
            clock.pass_by(5)
            deed()
        desk.label("disputed")
    ben.flag()
    report = report_of(dana.store, "town")
    assert (report.decided, report.flagged, report.labels) == (3, 1, {"disputed": 2})
    assert report.sentences == dana.counts.total
    assert [(one.name, one.decided, one.answers) for one in report.annotators] == [
        ("ben", 2, 3),
        ("dana", 3, 3),
    ]
    assert sum(day.answers for day in report.days) == 6
    assert report.codebooks == ("default@2",)
    assert report.as_of == max(
        a.answered_at
        for a in (
            ben.answer,
            dana.store.answers.history(
                dana.walk.story.sentences[2].id, dana.annotator_id, "annotator"
            )[-1],
        )
    )
    assert report == report_of(ben.store, "town")
    assert [story.path for story in report.stories] == [
        "01-bridge.txt",
        "02-mill.txt",
        "03-vote.txt",
    ]


def test_a_report_on_no_work_is_all_zeros(desk: Desk) -> None:
    report = report_of(desk.store, "town")
    assert report.as_of is None
    assert report.days == report.annotators == report.codebooks == ()
    assert {story.decided for story in report.stories} == {0}


def test_claims_in_a_text_that_was_replaced_are_not_counted_twice(desk: Desk) -> None:
    desk.label("verified")
    desk.label("attributed")
    story = desk.corpus.root / "01-bridge.txt"
    desk.go(desk.walk.next_story())
    desk.label("verified")
    changed = story.read_text("utf-8").replace("will close in May", "will close in June")
    story.write_text(changed + "\nA new line was added.\n", "utf-8")
    list(take_in(desk.store, desk.corpus))
    assert desk.given().labels == [("verified", 2)]
    report = report_of(desk.store, "town")
    assert (report.decided, report.on_older_texts) == (2, 1)
    assert report.labels == {"verified": 2}


def test_what_was_carried_to_a_newer_text_is_counted_once(desk: Desk) -> None:
    desk.no_claim()
    desk.skip()
    desk.label("attributed", stay=True)
    desk.walk.lit = 0
    desk.change_claim(desk.lit_claim.model_copy(update={"attribution": Attribution(name="Berg")}))
    story = desk.corpus.root / "01-bridge.txt"
    story.write_text("News first.\n\n" + story.read_text("utf-8"), "utf-8")
    list(take_in(desk.store, desk.corpus))
    given = desk.given()
    assert (given.labels, given.no_claim, given.skipped) == ([("attributed", 1)], 1, 1)
    assert desk.statistics().sources == [("Berg", 1)]
    assert [worker.decided for worker in report_of(desk.store, "town").annotators] == [3]


def test_the_answers_of_a_story_are_still_found_by_their_sentences(desk: Desk) -> None:
    """An index for the statistics must not draw SQLite away from the one for the desk."""
    seen: list[str] = []
    desk.store.db.conn.set_trace_callback(seen.append)
    desk.store.answers.current_of_document(
        desk.walk.story.document.id, desk.annotator_id, "annotator"
    )
    desk.store.db.conn.set_trace_callback(None)
    plan = desk.store.db.execute(f"EXPLAIN QUERY PLAN {seen[0]}").fetchall()
    assert any("USING INDEX answers_sentence" in step[3] for step in plan), plan


def test_answers_to_older_texts_are_looked_for_from_the_texts(desk: Desk) -> None:
    """From the answers it would take minutes at a hundred thousand."""
    seen: list[str] = []
    desk.store.db.conn.set_trace_callback(seen.append)
    desk.store.carries.forgotten()
    desk.store.db.conn.set_trace_callback(None)
    plan = desk.store.db.execute(f"EXPLAIN QUERY PLAN {seen[0]}").fetchall()
    tables = [step[3] for step in plan if step[3].split()[0] in ("SCAN", "SEARCH")]
    assert tables[0].split()[1] == "p", plan
    assert any("SEARCH a USING" in step and "answers_sentence" in step for step in tables), plan
