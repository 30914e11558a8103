"""The report is one page that needs nothing else, and whatever it shows is data."""

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from annotator.cli import main
from annotator.desk import Desk
from annotator.export.report import report_html
from annotator.model.report import Report, ReportDay, ReportStory, ReportWorker

HOSTILE = (
    "</title></style><script>alert(1)</script><img src=//evil.example onerror=x>"
    "\x1b]0;\x07\u202e&amp;\"'"
)


class Page(HTMLParser):
    """Collects what a browser would see, and refuses what is not closed in order."""

    VOID = frozenset(("meta", "br", "rect"))

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID or tag == "rect":
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.texts.append(data)


def report(text: str = "town", answers: int = 4) -> Report:
    return Report(
        corpus=text,
        tool="annotator 1.2.3",
        codebooks=(f"{text}@1",),
        as_of="2026-03-05T08:00:00.000Z",
        role="annotator",
        sentences=9,
        decided=4,
        flagged=1,
        labels={text: 3, "verified": 1},
        sources={text: 2},
        days=(
            ReportDay(date="2026-03-02", answers=answers, seconds=20),
            ReportDay(date="2026-03-05", answers=1, seconds=2.5),
        ),
        annotators=(
            ReportWorker(
                name=text,
                role="annotator",
                decided=4,
                answers=5,
                seconds=22.5,
                first="2026-03-02T07:00:00.000Z",
                last="2026-03-05T08:00:00.000Z",
            ),
        ),
        stories=(
            ReportStory(
                path=f"{text}.txt",
                title=text,
                revision=2,
                sentences=9,
                decided=4,
                claims=4,
                flagged=1,
            ),
        ),
        suggestions={"<b>rules@1": {"as_is": 2}},
        on_older_texts=1,
    )


def test_a_page_says_what_the_report_says() -> None:
    page = Page(report_html(report()))
    said = " ".join(page.texts)
    for words in ("4 of 9", "44%", "town@1", "annotator 1.2.3", "2026-03-05 08:00 UTC", "(text 2)"):
        assert words in said
    assert "4.5" in page.texts  # seconds an answer
    charts = [
        attributes["aria-label"] for tag, attributes in page.tags if "aria-label" in attributes
    ]
    assert charts == ["Progress, day by day", "Answers a day, day by day", "Pace, day by day"]


def test_days_without_an_answer_keep_their_place() -> None:
    page = Page(report_html(report()))
    views = [
        attributes["viewbox"] for _, attributes in page.tags if attributes.get("role") == "img"
    ]
    assert views == ["0 0 40 100"] * 3


def refuse_what_leads_outside(page: Page) -> None:
    assert {tag for tag, _ in page.tags} <= {
        *("html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "dl", "div", "dt"),
        *("dd", "section", "figure", "figcaption", "span", "svg", "rect", "table", "thead"),
        *("tbody", "tr", "th", "td", "br"),
    }
    for _, attributes in page.tags:
        for name, value in attributes.items():
            assert name not in ("href", "src", "srcset", "style", "xlink:href")
            assert not name.startswith("on")
            assert "//" not in (value or "")


def test_hostile_titles_names_and_paths_are_only_text() -> None:
    html = report_html(report(HOSTILE))
    page = Page(html)
    refuse_what_leads_outside(page)
    style = html[html.index("<style>") : html.index("</style>")]
    assert "url(" not in style
    assert "@import" not in style
    for char in "\x1b\x07\u202e":
        assert char not in html
    assert "<script>alert(1)</script>" in " ".join(page.texts)  # as text


@given(st.text(), st.integers(0, 10**9))
def test_any_text_and_any_count_give_a_whole_page(text: str, answers: int) -> None:
    numbers = report(text.encode("utf-8", "ignore").decode("utf-8"), answers)
    html = report_html(numbers)
    refuse_what_leads_outside(Page(html))
    assert html == report_html(numbers)


def test_a_corpus_without_work_has_a_report_too(desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "sub" / "report.html"
    result = CliRunner().invoke(main, ["report", str(desk.corpus.root), "--out", str(out)])
    assert result.exit_code == 0
    assert "0 of 12 sentences decided" in result.stderr
    assert result.stdout == ""
    assert "There is no answer yet." in Page(out.read_text("utf-8")).texts


def test_the_same_database_gives_the_same_bytes(desk: Desk, tmp_path: Path) -> None:
    desk.label("attributed")
    desk.no_claim()
    out = tmp_path / "report.html"
    first = CliRunner().invoke(main, ["report", str(desk.corpus.root), "--out", str(out)])
    assert first.exit_code == 0
    to_stdout = CliRunner().invoke(main, ["report", str(desk.corpus.root), "--out", "-"])
    assert to_stdout.stdout_bytes == out.read_bytes()


def test_json_prints_the_numbers_and_writes_nothing(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    desk.label("verified")
    result = CliRunner().invoke(main, ["report", str(desk.corpus.root), "--json"])
    numbers = json.loads(result.stdout)
    assert (numbers["decided"], numbers["labels"]) == (1, {"verified": 1})
    assert Report.model_validate_json(result.stdout).corpus == "town"
    assert not (tmp_path / "exports").exists()


def test_a_folder_without_a_database_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A line.\n", "utf-8")
    result = CliRunner().invoke(main, ["report", str(tmp_path)])
    assert result.exit_code == 3
    assert "annotator open" in result.stderr
