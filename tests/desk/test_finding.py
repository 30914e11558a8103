"""Searching with patterns, filters, and going to what is named."""

from collections.abc import Callable

import pytest

from annotator.desk import Desk, RefusedError
from annotator.desk.days import day_of
from annotator.desk.going import spot_named
from annotator.desk.link import story_address, web_address
from annotator.desk.migrating import migrate, plan
from annotator.model.changes import Retire
from annotator.model.codebook import DEFAULT_CODEBOOK
from annotator.model.query import Query


def lit(desk: Desk) -> str:
    return desk.walk.sentence.text


def found(desk: Desk, query: Query) -> list[str]:
    """The beginnings of the sentences that a query makes the walk."""
    desk.finding.now(query)
    hits = desk.walk.hits
    assert hits is not None
    return [
        desk.store.documents.sentence(hit.document_id, hit.index).text[:10]
        for hit in hits.page(0, 100)
    ]


# Patterns


def test_a_pattern_finds_sentences_and_tells_where_it_matched(desk: Desk) -> None:
    desk.search(r"/\b[a-z]+(?= crowns)|May/")
    hits = desk.walk.hits
    assert hits is not None
    assert [desk.store.documents.sentence(h.document_id, h.index).text[slice(*h.marks[0])]
            for h in hits.page(0, 9)] == ["May", "million"]  # fmt: skip
    first = hits.page(0, 1)[0]
    assert hits.marks(first.document_id, first.index, "") == list(first.marks)
    desk.leave_search()
    assert desk.walk.hits is None


@pytest.mark.parametrize("typed", ["/(/", "/[/", "/a{2}{3}**/", "/(?P<x/"])
def test_what_is_no_pattern_gets_one_line(desk: Desk, typed: str) -> None:
    with pytest.raises(RefusedError, match="no regular expression") as refused:
        desk.search(typed)
    assert "\n" not in str(refused.value)
    assert desk.walk.hits is None


def test_a_pattern_that_never_ends_is_cut_off_and_says_how_far_it_came(desk: Desk) -> None:
    before = lit(desk)
    with pytest.raises(RefusedError, match="searched 0 of 13 sentences: time was up"):
        desk.finding.now(Query(text=r"/^(\w+\s?)+$/"), seconds=1.0)
    assert lit(desk) == before


def test_a_search_can_be_stopped(desk: Desk) -> None:
    search = desk.finding.begin(Query(text=r"/^(\w+\s?)+$/"), seconds=60)
    assert not search.wait(0.3)
    search.stop()
    assert search.wait(5)
    assert search.result().hits == []
    assert not search.result().complete


def test_a_pattern_searches_within_the_filters(desk: Desk) -> None:
    desk.label("disputed")
    assert found(desk, Query(text="/r/", labels=("disputed",))) == ["Old bridge"]
    with pytest.raises(RefusedError, match="nothing found"):
        desk.finding.now(Query(text="/Repairs/", labels=("disputed",)))


# Filters


def answered(desk: Desk) -> None:
    """Answer the first story in every way there is."""
    desk.label("verified")
    desk.label("attributed")
    desk.no_claim()
    desk.flag()
    desk.label("disputed")
    desk.skip()
    desk.go(desk.walk.story_at(desk.walk.story.document.id))


@pytest.mark.parametrize(
    ("query", "beginnings"),
    [
        (Query(labels=("verified",)), ["Old bridge"]),
        (Query(labels=("verified", "disputed")), ["Old bridge", '"Nobody wi']),
        (Query(outcomes=("no_claim",)), ["Repairs co"]),
        (Query(outcomes=("skipped", "no_claim")), ["Repairs co", "A ferry is"]),
        (Query(labels=("attributed",), outcomes=("skipped",)), ["The bridge", "A ferry is"]),
        (Query(flagged=True), ['"Nobody wi']),
        (Query(flagged=True, labels=("disputed",)), ['"Nobody wi']),
        (Query(incomplete=True), ["Old bridge", "The bridge", '"Nobody wi']),
        (Query(text="bridge", labels=("attributed",)), ["The bridge"]),
        (Query(annotators=("dana",), outcomes=("skipped",)), ["A ferry is"]),
        (Query(blocks=("furniture",)), ["Sign up fo"]),
        (Query(blocks=("headline",), labels=("verified",)), ["Old bridge"]),
    ],
)
def test_filters_make_the_walk(desk: Desk, query: Query, beginnings: list[str]) -> None:
    answered(desk)
    assert found(desk, query) == beginnings


@pytest.mark.parametrize(
    "query",
    [
        Query(flagged=True, labels=("verified",)),
        Query(annotators=("ben",)),
        Query(suggested=True),
        Query(stale=True),
        Query(publishers=("Nobody",)),
        Query(since="2020"),
    ],
)
def test_a_filter_that_nothing_passes_changes_nothing(desk: Desk, query: Query) -> None:
    answered(desk)
    before = lit(desk)
    with pytest.raises(RefusedError, match="nothing found for: filter"):
        desk.finding.now(query)
    assert lit(desk) == before
    assert desk.walk.hits is None


def test_what_is_not_answered_leaves_furniture_out_unless_it_is_walked(desk: Desk) -> None:
    answered(desk)
    assert "Sign up fo" not in found(desk, Query(outcomes=("open",)))
    assert len(desk.walk.hits) == desk.counts.total - desk.counts.decided
    desk.leave_search()
    desk.walk_furniture()
    assert "Sign up fo" in found(desk, Query(outcomes=("open",)))


def test_an_undone_answer_no_longer_passes(desk: Desk) -> None:
    desk.label("verified")
    desk.undo()
    with pytest.raises(RefusedError):
        desk.finding.now(Query(labels=("verified",)))
    assert len(found(desk, Query(outcomes=("open",)))) == 12


def test_a_label_that_the_codebook_lost_is_stale(sit_down: Callable[..., Desk]) -> None:
    sit_down().label("disputed")
    gone = Retire(kind="retire", old="disputed")
    without = DEFAULT_CODEBOOK.model_copy(
        update={
            "number": 3,
            "replaces": 2,
            "labels": DEFAULT_CODEBOOK.labels[:2],
            "changes": (gone,),
        }
    )
    first = sit_down("ben")
    migrate(first.store, plan(first.store, without))
    desk = sit_down(codebook=without)
    assert found(desk, Query(stale=True)) == ["Old bridge"]


def test_publishers_and_days_choose_stories(sit_down: Callable[..., Desk], corpus) -> None:  # type: ignore[no-untyped-def]
    for name, day in (("04-early", "2025-12-31"), ("05-late", "2026-03-05")):
        (corpus / f"{name}.md").write_text(
            f"---\ntitle: Rain\npublisher: Elbe Post\ndate: {day}\n---\n\nIt rained {day}.\n",
            "utf-8",
        )
    desk = sit_down()
    assert {text[:4] for text in found(desk, Query(publishers=("Elbe Post",)))} >= {"It r"}
    both = len(desk.walk.hits)
    for query in (Query(since="2026"), Query(until="2025-12"), Query(since="2026-03-05")):
        found(desk, query)
        assert len(desk.walk.hits) == both // 2, query
    found(desk, Query(since="2025", until="2026-03"))
    assert len(desk.walk.hits) == both


def test_answering_goes_on_among_what_was_found_and_the_answered_one_stays(desk: Desk) -> None:
    desk.finding.now(Query(outcomes=("open",), text="the"))
    hits = len(desk.walk.hits)
    desk.no_claim()
    assert len(desk.walk.hits) == hits
    desk.go(desk.walk.before())
    assert desk.judgement.outcome == "no_claim"


def test_a_search_within_a_filter_keeps_it_and_the_way_back(desk: Desk) -> None:
    answered(desk)
    begin = lit(desk)
    desk.finding.now(Query(labels=("verified", "attributed")))
    desk.search("Linde")
    assert desk.finding.query == Query(text="Linde", labels=("verified", "attributed"))
    assert lit(desk).startswith("The bridge")
    desk.leave_search()
    assert lit(desk) == begin


def test_the_next_session_walks_everything_again(sit_down: Callable[..., Desk]) -> None:
    desk = sit_down()
    desk.search("quarry")
    desk.store.close()
    again = sit_down()
    assert again.walk.hits is None
    assert lit(again).startswith("Council votes")


def test_values_are_counted(desk: Desk) -> None:
    answered(desk)
    told: dict[tuple[str, str], int] = {}
    desk.finding.count(told).result()
    for query, count in [
        (Query(labels=("disputed",)), told["labels", "disputed"]),
        (Query(outcomes=("open",)), told["outcomes", "open"]),
        (Query(outcomes=("skipped",)), told["outcomes", "skipped"]),
        (Query(flagged=True), told["flagged", ""]),
        (Query(incomplete=True), told["incomplete", ""]),
        (Query(annotators=("dana",)), told["annotators", "dana"]),
        (Query(blocks=("headline",)), told["blocks", "headline"]),
    ]:
        desk.finding.now(query)
        assert len(desk.walk.hits) == count, query


@pytest.mark.parametrize("typed", ["2026", "2026-02", "2024-02-29", "", " 2026 "])
def test_days_are_taken_as_typed(typed: str) -> None:
    assert day_of(typed) == typed.strip()


@pytest.mark.parametrize("typed", ["26", "2026-13", "2025-02-29", "03.05.2026", "0000", "2026-1"])
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(RefusedError, match="is no day"):
        day_of(typed)


# Going to what is named


@pytest.mark.parametrize(
    ("typed", "beginning"),
    [
        ("3", "Repairs"),
        ("2:", "Mill reopens"),
        ("2:3", "Will it"),
        ("03-vote.txt", "Council"),
        ("MILL flood", "Mill reopens"),
        ("vote", "Council"),
    ],
)
def test_sentences_and_stories_are_gone_to(desk: Desk, typed: str, beginning: str) -> None:
    desk.go(spot_named(desk, typed))
    assert lit(desk).startswith(beginning)


def test_a_sentence_is_gone_to_by_its_id(desk: Desk) -> None:
    sentence = desk.walk.story.sentences[4]
    desk.go(spot_named(desk, sentence.id))
    assert lit(desk) == sentence.text


@pytest.mark.parametrize(
    "typed",
    ["0", "99", "4:", "0:", "1:0", "1:99", "zeppelin", "%", f"{'0' * 16}:0-9", "9" * 30, ""],
)
def test_what_is_not_there_is_refused(desk: Desk, typed: str) -> None:
    with pytest.raises(RefusedError):
        spot_named(desk, typed)


def test_going_to_something_else_leaves_the_search(desk: Desk) -> None:
    desk.search("the")
    desk.go_outside(spot_named(desk, "2:2"))
    assert desk.walk.hits is not None
    desk.go_outside(spot_named(desk, "2:3"))
    assert desk.walk.hits is None


# Addresses


@pytest.mark.parametrize(
    ("url", "taken"),
    [
        ("https://example.org/a?b=c#d", True),
        ("http://example.org", True),
        ("file:///etc/passwd", False),
        ("javascript:alert(1)", False),
        ("https://", False),
        ("https://example.org/\x1b]0;x\x07", False),
        ("https://exa mple.org", False),
        ("https://[broken", False),
        ("", False),
        (None, False),
    ],
)
def test_only_addresses_of_the_web_are_handed_on(url: str | None, taken: bool) -> None:
    assert web_address(url) == (url if taken else None)


def test_a_story_s_address_is_the_first_that_a_copy_names(
    sit_down: Callable[..., Desk], corpus
) -> None:  # type: ignore[no-untyped-def]
    (corpus / "00-net.md").write_text(
        "---\ntitle: Net\nurl: https://example.org/net\n---\n\nIt rained.\n", "utf-8"
    )
    desk = sit_down()
    assert story_address(desk.store, desk.walk.story.document.id) == "https://example.org/net"
    desk.go(desk.walk.next_story())
    assert story_address(desk.store, desk.walk.story.document.id) is None
