"""The claim in other words: the proposal, the words that differ, and what must not get lost."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.desk.facts import facts, lost
from annotator.desk.wording import difference, proposal

WORDS = st.lists(
    st.sampled_from(
        "the mayor may not lose 1,200 crowns and two million Ostrand up to at least "
        "didn't (30%) “never” nearly May said that but, 5-2 U.S.".split()
    ),
    max_size=12,
).map(" ".join)


@pytest.mark.parametrize(
    ("content", "proposed"),
    [
        ("the bridge will close in May,", "The bridge will close in May."),
        ('"Nobody will be cut off,"', "Nobody will be cut off."),
        ("and that the mill's owner promised so", "The mill's owner promised so."),
        ("that estimate rested on samples", "That estimate rested on samples."),
        ("that Ostrand paid", "Ostrand paid."),
        ("But, so he said, it's over!", "He said, it's over!"),
        ("‘they’ve “never” paid’", "They’ve never paid."),
        ("Will it stay open?", "Will it stay open?"),
        ("and\n  the line\x00broke \u202e", "The line broke."),
        ("so far nobody came", "So far nobody came."),
        ("“”", ""),
    ],
)
def test_a_proposal_is_a_sentence_without_quotation_marks(content: str, proposed: str) -> None:
    assert proposal(content) == proposed


@given(st.one_of(st.text(), WORDS))
def test_a_proposal_can_be_typed_and_proposed_again(content: str) -> None:
    text = proposal(content)
    assert proposal(text) == text
    assert not set(text) & set('"“”«»')
    assert not any(unicodedata.category(char) in ("Cc", "Cs") for char in text)
    assert not text or text.endswith((".", "!", "?", "…"))


@given(WORDS, WORDS)
def test_the_difference_holds_every_word_of_both(content: str, wording: str) -> None:
    changes = difference(content, wording)
    assert [c.word for c in changes if c.kind != "dropped"] == wording.split()
    kept_or_dropped = [c for c in changes if c.kind != "added"]
    assert len(kept_or_dropped) == len(content.split())
    for change, word in zip(kept_or_dropped, content.split(), strict=True):
        if change.kind == "dropped":
            assert change.word == word


def test_case_and_edges_are_no_difference() -> None:
    changes = difference('that "the mayor" paid', "The mayor paid twice.")
    assert [(c.kind, c.word) for c in changes] == [
        ("dropped", "that"),
        ("kept", "The"),
        ("kept", "mayor"),
        ("kept", "paid"),
        ("added", "twice."),
    ]


@given(WORDS)
def test_nothing_is_lost_in_the_same_words(content: str) -> None:
    assert lost(content, content) == []
    assert [f for f in lost(content, "") if f.kind != "name"] == [
        f for f in facts(content) if f.kind != "name"
    ]


@given(WORDS)
def test_a_proposal_loses_nothing(content: str) -> None:
    assert [fact for fact in lost(content, proposal(content)) if fact.kind != "name"] == []


def kinds(text: str) -> list[tuple[str, str]]:
    return [(fact.kind, fact.key) for fact in facts(text)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1,200 acres", "1200 acres"),
        ("two million crowns", "2,000,000 crowns"),
        ("$214 million", "214,000,000 dollars"),
        ("30%", "30 percent"),
        ("3.50", "3.5"),
        ("nine to four", "9 to 4"),
        ("it didn't", "it did not"),
        ("it cannot", "it can not"),
        ("up  to", "up to"),
        ("by Renwick’s board", "by Renwick"),
    ],
)
def test_spellings_of_one_fact_are_the_same(one: str, other: str) -> None:
    assert [kind for kind in kinds(one) if kind != ("hedge", "can")] == [
        kind for kind in kinds(other) if kind != ("hedge", "can")
    ]
    assert [fact for fact in lost(one, other) if fact.kind != "hedge"] == []


def test_numbers_names_negations_and_hedges_that_got_lost_are_named() -> None:
    content = "the board of Ostrand may not lose up to 1,200 of its nine boats, Renwick said in May"
    assert [
        (fact.kind, fact.text) for fact in lost(content, "It loses 1,300 boats, Renwick says.")
    ] == [
        ("number", "1,200"),
        ("number", "nine"),
        ("name", "Ostrand"),
        ("name", "May"),
        ("negation", "not"),
        ("hedge", "may"),
        ("hedge", "up to"),
    ]


def test_what_came_in_is_what_the_content_lacks() -> None:
    assert [fact.text for fact in lost("It never closed in Ostrand.", "it closed")] == [
        "Ostrand",
        "never",
    ]
    assert [fact.text for fact in lost("Two may go", "they go")] == ["Two", "may"]


def test_the_first_word_of_a_sentence_is_no_name() -> None:
    assert kinds('Nothing? The end. "Others came," I said. It’s over: Work began.') == [
        ("negation", "nothing")
    ]
    assert ("name", "lindqvist-åhman") in kinds("a marine ecologist, Zoë Lindqvist-Åhman, agreed")


def test_a_hedge_may_begin_a_sentence_and_may_is_a_month_inside_one() -> None:
    assert lost("up to nine", "Up to nine.") == []
    assert kinds("closed in May, may open") == [("name", "may"), ("hedge", "may")]
    assert kinds("May 3 was cold") == [("number", "3")]


def test_clock_times_and_scores_are_numbers_each() -> None:
    assert [key for kind, key in kinds("5-2 at 2:40 p.m. in 1987.")] == [
        "5",
        "2",
        "2",
        "40",
        "1987",
    ]
