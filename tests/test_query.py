"""What was typed, and where a sentence has it: the marks must agree with what is found."""

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.query import Query, stretches, terms, words
from annotator.store.search import match_expression

WORDS = st.sampled_from(
    ["the", "mayor", "Mayor", "MÄYOR", "may", "Zoë", "don't", "2.5", "x_y", "—"]
)
TEXTS = st.lists(WORDS, max_size=8).map(" ".join)
TYPED = st.lists(
    st.sampled_from(
        ["the", "mayor", "may*", '"the mayor"', '"may the"', "zoe", "don't", "2.5", "*"]
    ),
    min_size=1,
    max_size=3,
).map(" ".join)


@given(TEXTS, TYPED)
def test_what_full_text_search_finds_is_marked_and_nothing_else(text: str, typed: str) -> None:
    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE f USING fts5(text, tokenize='unicode61 remove_diacritics 2')")
    db.execute("INSERT INTO f VALUES (?)", (text,))
    for term in terms(typed):
        one = f'"{term.text}"' + ("*" if term.prefix else "")
        found = bool(db.execute("SELECT 1 FROM f WHERE f MATCH ?", (one,)).fetchall())
        marked = stretches(one if not term.prefix else f"{term.text}*", text)
        assert bool(marked) == found, (one, text)
    db.close()


@given(st.text(max_size=60), st.text(max_size=12))
def test_marks_are_ordered_ranges_of_the_text(text: str, typed: str) -> None:
    for start, end in (found := stretches(typed, text)):
        assert 0 <= start < end <= len(text)
    assert found == sorted(found)
    for word, start, end in words(text):
        assert start < end
        assert word


@given(st.text(max_size=20))
def test_whatever_is_typed_is_no_syntax_error(typed: str) -> None:
    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE f USING fts5(text)")
    expression = match_expression(typed.replace("\0", ""))
    if expression:
        db.execute("SELECT 1 FROM f WHERE f MATCH ?", (expression,)).fetchall()
    db.close()


def test_accents_case_and_phrases_are_marked_in_place() -> None:
    assert stretches("zoe", "Dr. Zoë saw Zoe\u0308 twice") == [(4, 7), (12, 16)]
    assert stretches('"the council" vot*', "The Council voted; the vote") == [
        (0, 11),
        (12, 17),
        (23, 27),
    ]


@pytest.mark.parametrize(
    ("text", "pattern"),
    [("/a+/", "a+"), ("//", None), ("/", None), ("a/b", None), ("/a", None), ("/ /", " ")],
)
def test_slashes_make_a_pattern(text: str, pattern: str | None) -> None:
    assert Query(text=text).pattern == pattern


def test_a_query_says_what_it_asks() -> None:
    query = Query(text="mayor", labels=("disputed",), outcomes=("no_claim",), flagged=True)
    assert query.described() == "filter: disputed or no claim, flagged  search: mayor"
    assert query.toggled("flagged").toggled("labels", "disputed") == Query(
        text="mayor", outcomes=("no_claim",)
    )
    assert Query().described() == ""
    assert not Query(text="x").filters
