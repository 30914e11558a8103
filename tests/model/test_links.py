"""Addresses: which texts are one, and which lead to the same page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.links import is_link, same_page, site_of

PAGE = "https://www.Example.org/news/Story-1"


@pytest.mark.parametrize(
    "spelling",
    [
        "http://example.org/news/Story-1",
        "https://example.org:443/news/Story-1/",
        "https://EXAMPLE.org/news/Story-1#comments",
        "https://www.example.org/news/Story-1?utm_source=x&utm_medium=y&fbclid=z",
        " https://example.org/news/Story-1 ",
        "https://web.archive.org/web/20260303120000/https://www.example.org/news/Story-1",
        "https://web.archive.org/web/20260303id_/http://example.org/news/Story-1/",
    ],
)
def test_spellings_of_one_page_are_the_same(spelling: str) -> None:
    assert same_page(spelling) == same_page(PAGE) == "example.org/news/Story-1"


@pytest.mark.parametrize(
    "other",
    [
        "https://example.org/news/story-1",
        "https://example.org/news/Story-1?page=2",
        "https://example.org:8080/news/Story-1",
        "https://m.example.org/news/Story-1",
        "https://example.org/news",
    ],
)
def test_what_may_be_another_page_is_another(other: str) -> None:
    assert same_page(other) not in (None, same_page(PAGE))


def test_the_order_of_parameters_makes_no_difference() -> None:
    assert same_page("https://a.org/?b=1&a=2&gclid=3") == same_page("http://a.org?a=2&b=1")


@pytest.mark.parametrize(
    "text",
    [
        "Harbour register, 1987",
        "example.org/x",
        "javascript:alert(1)",
        "ftp://example.org/x",
        "https://",
        "https://exa mple.org/",
        "http://[::1",
        "https://example.org:x/",
        "",
    ],
)
def test_what_is_no_address_is_none(text: str) -> None:
    assert not is_link(text)
    assert same_page(text) is None
    assert site_of(text) is None


def test_the_site_is_the_host() -> None:
    assert site_of("https://www.example.org?x=1") == "example.org"
    assert site_of(PAGE) == "example.org"


@given(st.text())
def test_no_text_is_too_odd_to_be_compared(text: str) -> None:
    same_page(text)
    same_page("https://" + text)
