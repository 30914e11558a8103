"""Days that are known in part, and what is certainly later than what."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.base import ModelError
from annotator.model.days import iso_date, later

DAYS = st.dates(min_value=date(1000, 1, 2), max_value=date(9999, 12, 30))


def partly(day: date, digits: int) -> str:
    return day.isoformat()[:digits]


@pytest.mark.parametrize(
    "text",
    [
        "2026",
        "2026-03",
        "2026-03-03",
        "2026-03-03T14:40",
        "2026-03-03T14:40:01.5Z",
        " 1987 ",
        "2026-03-03T14:40+0200",
        "2024-02-29",
    ],
)
def test_iso_dates_are_taken_as_they_are(text: str) -> None:
    assert iso_date(text) == text.strip()


def test_a_moment_with_a_space_gets_its_t() -> None:
    assert iso_date("2026-03-03 14:40") == "2026-03-03T14:40"


@pytest.mark.parametrize(
    "text",
    [
        "3 March",
        "03/03/2026",
        "26",
        "2026-13",
        "2026-02-30",
        "2026-3-3",
        "2026-W10",
        "20260303",
        "2026-03-03T25:00",
        "0000",
        "٢٠٢٦x",
        "",
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ModelError):
        iso_date(text)


@given(DAYS, DAYS, st.sampled_from((4, 7, 10)), st.sampled_from((4, 7, 10)))
def test_only_what_is_certainly_later_is_later(
    one: date, other: date, mine: int, theirs: int
) -> None:
    if later(partly(one, mine), partly(other, theirs)):
        assert one > other
        assert not later(partly(other, theirs), partly(one, mine))
    assert later(one.isoformat(), other.isoformat()) == (one > other)


@given(DAYS)
def test_a_part_of_a_day_is_never_later_than_the_day(day: date) -> None:
    for digits in (4, 7, 10):
        assert not later(partly(day, digits), day.isoformat())
        assert not later(day.isoformat(), partly(day, digits))
    assert later((day + timedelta(days=1)).isoformat(), day.isoformat())


def test_moments_with_zones_are_compared_where_both_tell_theirs() -> None:
    assert not later("2026-03-04T01:00Z", "2026-03-03T22:00-05:00")
    assert later("2026-03-04T01:00", "2026-03-03T22:00-05:00")
    assert later("2026-03-05T00:00Z", "2026-03-03")


def test_what_is_not_known_is_not_later() -> None:
    assert not later(None, "2026")
    assert not later("2026", None)
    assert not later("soon", "2026")
