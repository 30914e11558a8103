"""What a copy says about itself, and what is not guessed."""

from datetime import date

import pytest

from annotator.corpus.dates import full_dates, is_time_line
from annotator.corpus.readers.text import TextReader
from annotator.model.document import Metadata

BODY = "The council of Varn voted on Monday to rebuild the old bridge, and it went home late."


def read(*lines: str) -> Metadata:
    return TextReader().read("\n\n".join(["Varn to rebuild", *lines, BODY, BODY])).metadata


@pytest.mark.parametrize(
    ("byline", "publisher"),
    [
        ("By Ana Ruiz, Varner Staff", "Varner"),
        ("By Ana Ruiz, The Associated Press", "The Associated Press"),
        ("By Ana Ruiz | Oster Herald", "Oster Herald"),
        ("By Ana Ruiz, BBC News, Varn", "BBC News"),
        ("By Ana Ruiz — The Guardian", "The Guardian"),
        ("By Ana Ruiz, Political Correspondent", None),
        ("By Ana Ruiz and Tom Hale", None),
    ],
)
def test_publisher_of_a_byline(byline: str, publisher: str | None) -> None:
    found = read(byline)
    assert found.byline == byline
    assert (found.publisher or "").removeprefix("The ") == (publisher or "").removeprefix("The ")


def test_title_and_time() -> None:
    found = read("By Ana Ruiz", "Updated May 6, 2023", "Published 4 May 2023, 10:02 am")
    assert (found.title, found.published) == ("Varn to rebuild", "2023-05-04")


def test_a_numeric_date_that_could_be_two_days_is_not_taken() -> None:
    assert is_time_line("Posted 03/04/2023")
    assert read("Posted 03/04/2023").published is None


@pytest.mark.parametrize(
    ("rest", "published"),
    [
        ("It fell on May 4, 2023, at noon.", "2023-05-04"),
        ("It fell on May 5, 2023, at noon.", None),
        ("It fell on May 4, 2023. The first fell on May 4, 1923.", None),
        ("It fell at noon.", None),
    ],
)
def test_a_dateline_takes_its_year_from_the_text(rest: str, published: str | None) -> None:
    text = f"Varn to rebuild\n\nVARN, May 4 (AFP) - {BODY}\n\n{rest}"
    found = TextReader().read(text).metadata
    assert (found.publisher, found.published) == ("AFP", published)


def test_days() -> None:
    text = "3rd of March 2021, Feb. 30, 2020, Sept 9, 1999, 2020-02-29, 31 December, 2020"
    days = [day.isoformat() for day in full_dates(text)]
    assert days == ["2021-03-03", "1999-09-09", "2020-02-29", "2020-12-31"]


def test_days_are_found_wherever_they_stand() -> None:
    day = date(2023, 9, 30)
    for before in (0, 1, 39, 40, 41, 500):
        text = "x " * before + "September 30, 2023" + " y" * before + " 2023-09-30 1999 1234567"
        assert full_dates(text) == [day, day]
    assert full_dates("the 30th of September, 2023 or 192023-09-30") == [day]
