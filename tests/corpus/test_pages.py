"""Saved pages: the story is found whole, its parts by kind; hostile pages are told in a line."""

import importlib.util
import time
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.corpus.page.encoding import page_text
from annotator.corpus.page.reading import read_page
from annotator.corpus.page.tree import PageError
from annotator.corpus.taking import Found, Skipped, take

PAGES = Path(__file__).parent / "pages"
GOOD = 0.95
SENTENCE = "The council will vote on the new bridge next week, the mayor told reporters. "
BODY = "".join(f"<p>{SENTENCE * 2}</p>" for _ in range(3))


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    """Load the measurement that is also run by hand."""
    file = Path(__file__).parents[2] / "benchmarks" / "pages.py"
    spec = importlib.util.spec_from_file_location("pages_benchmark", file)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    "folder", [".", "held_out", "held_out_2", "held_out_3", "held_out_4", "held_out_5"]
)
def test_the_sentences_and_the_kinds_of_pages_are_found(bench: ModuleType, folder: str) -> None:
    sentences, blocks = bench.Score(), bench.Score()
    for page in sorted((PAGES / folder).glob("*.html")):
        gold, made = bench.gold_of(page.with_suffix(".gold.txt")), bench.blocks_of(take(page))
        sentences = sentences.plus(bench.score(bench.walked(made), bench.walked(gold)))
        blocks = blocks.plus(bench.score(bench.kinds(made), bench.kinds(gold)))
    assert blocks.wanted > 60
    assert min(sentences.precision, sentences.recall) >= GOOD
    assert min(blocks.precision, blocks.recall) >= GOOD


def test_a_page_gives_the_same_document_every_time() -> None:
    page = PAGES / "live_blog.html"
    assert take(page).document == take(page).document


@pytest.mark.parametrize(
    ("name", "field", "value"),
    [
        ("paywall", "publisher", "The Ledger Weekly"),
        ("paywall", "byline", "Pavel Orlic"),
        ("paywall", "url", "https://ledger.example/2026/03/tarn-teachers"),
        ("live_blog", "url", "https://courier.example/live/storm-ottilie"),
        ("live_blog", "published", "2026-02-11T06:05:00+00:00"),
        ("json_ld", "publisher", "Meridian News"),
        ("json_ld", "byline", "Iris Mbeki, Jon Tull"),
        ("amp", "publisher", "Uplands Radio"),
        ("gallery", "published", "2025-11-30T18:00:00Z"),
        ("related_boxes", "title", "Regulator fines Halden Water 6 million over spills"),
        ("wrong_charset", "byline", "Zoë Brückner"),
    ],
)
def test_pages_say_what_they_are(name: str, field: str, value: str) -> None:
    assert getattr(take(PAGES / f"{name}.html").metadata, field) == value


def test_a_page_that_declares_the_wrong_encoding_is_read_and_the_guess_is_marked() -> None:
    found = take(PAGES / "wrong_charset.html")
    assert "Renée Façade, who owns the Café du Môle" in found.document.text
    assert found.encoding == "cp1252?"


def test_bytes_count_for_more_than_what_a_page_declares() -> None:
    page = '<meta charset="iso-8859-1"><p>Zoë’s café</p>'
    assert page_text(page.encode(), None) == (page, "utf-8")
    latin = '<meta charset="iso-8859-1"><p>“Zoë”</p>'
    assert page_text(latin.encode("cp1252"), None) == (latin, "cp1252")


def test_the_language_and_the_place_a_browser_saved_from_are_kept(tmp_path: Path) -> None:
    page = tmp_path / "page.htm"
    page.write_text(
        f"<!-- saved from url=(0031)https://paper.example/story/12 -->\n<html lang=en-GB>{BODY}"
    )
    found = take(page)
    assert found.metadata.url == "https://paper.example/story/12"
    assert found.document.language == "en-GB"
    assert found.reader == "html@2"


def test_furniture_in_the_story_is_taken_in_but_not_walked() -> None:
    document = take(PAGES / "related_boxes.html").document
    kinds = {document.text[b.start : b.end]: b.kind for b in document.blocks}
    assert kinds["Anglers count dead fish on the Ils"] == "furniture"
    assert kinds["READ MORE: How a small town took its water company to court"] == "furniture"
    assert "Bakers warn of dearer bread" not in document.text


def test_a_page_without_text_says_so(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<html><body><div id=root></div><script>start()</script></body></html>")
    with pytest.raises(Skipped, match="no text in it"):
        take(page)


def test_what_a_page_says_in_markup_is_data(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(f"<h1>[red]Vote &lt;b&gt; \x1b[31m</h1>{BODY}")
    assert take(page).document.text.startswith("[red]Vote <b> \x1b[31m\n")


HOSTILE = {
    "nested": ("<div>" * 100_000 + SENTENCE * 5, "nested too deep"),
    "crossed": ("<b><i>" * 50_000 + SENTENCE * 5, "nested too deep"),
    "attributes": (
        "<p " + " ".join(f"a{n}" for n in range(100_000)) + ">" + SENTENCE,
        "thousands of attributes",
    ),
    "hidden attributes": (
        "<p " + " ".join(f"a{n}='>'" for n in range(100_000)) + ">" + SENTENCE,
        "thousands of attributes",
    ),
    "items": ("<ul>" + "<li>item of a list" * 100_000, "more than any page"),
    "line": ("<p>" + "word " * 1_000_000 + "</p>", None),
    "word": ("<p>" + "x" * 5_000_000 + "</p>", None),
    "scripts": ("<script type=application/ld+json>" * 20_000 + SENTENCE, "no text"),
    "lists in JSON": (
        "<script type='application/ld+json'>" + "[" * 200_000 + "</script>" + BODY,
        None,
    ),
    "angles": ("<" * 500_000, None),
    "comments": ("<!--" * 200_000, "no page"),
    "laughs": (
        "<!DOCTYPE x [<!ENTITY a 'lol'>"
        + "".join(f"<!ENTITY a{n} '{'&a;' * 10}'>" for n in range(20))
        + f"]>{BODY}<p>&a19;&a19;</p>",
        None,
    ),
    "NUL": (f"<p>a\0b</p>{BODY}", None),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_takes_bounded_time(name: str) -> None:
    page, reason = HOSTILE[name]
    begin = time.process_time()
    if reason is None:
        made = read_page(page)
        assert made.reading.blocks
        assert len(made.text) <= len(page)
    else:
        with pytest.raises(PageError, match=reason):
            read_page(page)
    assert time.process_time() - begin < 20


TAGS = st.sampled_from(
    ["p", "div", "li", "ul", "b", "a href=x", "td", "tr", "table", "figure", "span", "br", "h2"]
)
SCRAPS = st.lists(
    st.one_of(
        TAGS.map(lambda tag: f"<{tag}>"),
        TAGS.map(lambda tag: f"</{tag.split()[0]}>"),
        st.text(max_size=30).map(lambda text: text.replace("<", "&lt;")),
        st.sampled_from([SENTENCE, "&#0;", "&nbsp;", "\r\n", "<!-- x -->", "&#147;"]),
    ),
    max_size=40,
)


@settings(max_examples=150, deadline=None)
@given(SCRAPS)
def test_any_page_is_read_into_blocks_that_hold_all_of_its_text(scraps: list[str]) -> None:
    from annotator.corpus.assemble import assemble

    try:
        made = read_page("".join(scraps).encode("utf-8", "replace").decode())
    except PageError:
        return
    document = assemble(made.text, made.reading)  # refuses what is out of order or left out
    assert isinstance(document.text, str)
    assert all(document.text[b.start : b.end].strip() for b in document.blocks)


def test_found_is_what_a_file_gives() -> None:
    assert isinstance(take(PAGES / "amp.html"), Found)
