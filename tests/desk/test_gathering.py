"""Pages, standard input and patterns: what is named on the command line becomes files."""

import os
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from annotator.cli import main
from annotator.corpus.fetching import Fetched
from annotator.corpus.taking import take
from annotator.desk import CorpusError, locate
from annotator.desk.gathering import GatheringError, keep_input, keep_page
from annotator.store import Store

STORY = "Bridge closes for repairs\n\nThe bridge will close in May, the mayor said.\n"
PAGE = """<html><head><title>{title}</title></head><body><nav><a href=/>Home</a></nav>
<h1>{title}</h1><p>The mill at Ostrand opened again on Monday after four weeks of repairs.</p>
<p>Its owner said that the flood had cost her two hundred thousand crowns.</p></body></html>"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    return here


def run(*arguments: object, typed: str | bytes | None = None) -> Result:
    result = CliRunner().invoke(main, [str(a) for a in arguments], input=typed)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


@pytest.fixture
def site() -> Iterator[tuple[str, dict[str, str]]]:
    """Serve one page of which the title can be changed."""
    said = {"title": "Mill reopens after the flood"}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(PAGE.format(**said).encode())

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/mill", said
    server.shutdown()
    server.server_close()


def test_a_fetched_page_is_a_file_of_the_corpus_and_a_changed_one_a_revision(
    folder: Path, site: tuple[str, dict[str, str]]
) -> None:
    address, said = site
    assert run("import", address).exit_code == 3
    assert not list(folder.iterdir())
    assert run("import", address, "--allow-private").exit_code == 0
    (page,) = (folder / "pages").glob("*.html")
    assert (folder / "annotations.db").is_file()
    assert take(page).metadata.url == address
    assert "known" in run("import", address, "--allow-private", "--json").stdout
    said["title"] = "Mill reopens, and closes again"
    assert '"changed"' in run("import", address, "--allow-private", "--json").stdout
    with Store(folder / "annotations.db") as store:
        (place,) = store.order.all()
        copy = store.copies.newest(place.path)
        assert place.path == f"pages/{page.name}"
        assert copy is not None


def test_a_page_says_where_it_came_from_whatever_its_encoding(tmp_path: Path) -> None:
    data = PAGE.format(title="Café reopens after the flood").encode("cp1252")
    page = Fetched("https://paper.example/a--b>c", data, "windows-1252", ".html")
    path = keep_page(page, tmp_path, "https://paper.example/a")
    found = take(path)
    assert found.metadata.url == "https://paper.example/a%2D%2Db%3Ec"
    assert found.metadata.title == "Café reopens after the flood"
    assert path == keep_page(page, tmp_path, "https://paper.example/a#section")


def test_standard_input_is_kept_under_its_name(folder: Path) -> None:
    assert run("import", "-", "--name", "bridge.txt", typed=STORY).exit_code == 0
    assert (folder / "bridge.txt").read_text() == STORY
    assert run("import", "-", "--name", "bridge.txt", typed=STORY).exit_code == 0
    other = run("import", "-", "--name", "bridge.txt", typed="Something else\n\nIs said.")
    assert other.exit_code == 3
    assert "says something else" in other.stderr
    assert (folder / "bridge.txt").read_text() == STORY


def test_standard_input_goes_to_the_corpus_that_is_named(folder: Path, tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    assert run("import", "-", "--name", "b.txt", "--to", corpus, typed=STORY).exit_code == 0
    assert (corpus / "b.txt").is_file()
    assert (corpus / "annotations.db").is_file()
    assert not list(folder.iterdir())


@pytest.mark.parametrize("name", [None, "../up.txt", "a/b.txt", "/abs.txt", ".txt", "x.exe", ".."])
def test_only_a_name_is_a_name(tmp_path: Path, name: str | None) -> None:
    with pytest.raises(GatheringError):
        keep_input(b"text", tmp_path, name)
    assert not list(tmp_path.iterdir())


@pytest.fixture
def years(tmp_path: Path) -> Path:
    for name in ("2023/a.txt", "2024/b.txt", "2024/deep/c.md", "2024/[d].txt", "e.txt"):
        file = tmp_path / "corpus" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{name}\n\n{STORY}")
    return tmp_path / "corpus"


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("*.txt", {"e.txt"}),
        ("*/*.txt", {"2023/a.txt", "2024/b.txt", "2024/[d].txt"}),
        ("**/*.txt", {"2023/a.txt", "2024/b.txt", "2024/[d].txt", "e.txt"}),
        ("2024/**", {"2024/b.txt", "2024/deep/c.md", "2024/[d].txt"}),
        ("2024/**/c.*", {"2024/deep/c.md"}),
        ("202[3]/?.txt", {"2023/a.txt"}),
        ("202[!3]/?.txt", {"2024/b.txt"}),
        ("2024/[[]d].txt", {"2024/[d].txt"}),
    ],
)
def test_a_quoted_pattern_stands_for_the_stories_that_match(
    years: Path, pattern: str, expected: set[str]
) -> None:
    found = locate((years / pattern,)).paths
    assert {path.relative_to(years).as_posix() for path in found} == expected


def test_a_name_with_the_signs_of_a_pattern_is_a_name(years: Path) -> None:
    assert locate((years / "2024" / "[d].txt",)).paths == (years / "2024" / "[d].txt",)


def test_a_pattern_that_matches_nothing_says_so(years: Path) -> None:
    with pytest.raises(CorpusError, match="no story matches"):
        locate((years / "*.pdf",))


def test_loops_of_links_have_an_end(years: Path) -> None:
    (years / "2023" / "loop").symlink_to(years)
    (years / "2024" / "self").symlink_to(years / "2024" / "self")
    (years / "self.txt").symlink_to(years / "self.txt")
    assert len(locate((years / "**" / "*",)).paths) == 5
    assert run("import", years).exit_code == 0
    with Store(years / "annotations.db") as store:
        assert len(list(store.order.all())) == 5


Writer = Callable[[Path], None]


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(2**30)


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.pdf", "a.docx", "a.zip", "a.tar", "a.tgz"])
def test_a_file_of_a_gigabyte_is_told_in_a_line_and_stops_nothing(years: Path, name: str) -> None:
    sparse(years / name)
    result = run("import", years, "--json")
    assert result.exit_code == 0
    (line,) = (line for line in result.stdout.splitlines() if f'"{name}"' in line)
    assert '"skipped"' in line
    with Store(years / "annotations.db") as store:
        assert len(list(store.order.all())) == 5


@pytest.mark.parametrize("name", ["line.txt", "line.md", "line.html"])
def test_a_line_of_five_million_characters_is_taken_in(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("The mayor said so again and " * 180_000)
    assert len(take(tmp_path / name).document.text) > 4_900_000


def test_a_file_that_changes_while_it_is_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from annotator.corpus import taking

    path = tmp_path / "story.txt"
    path.write_text(STORY)
    real = os.fstat
    seen = []

    def fstat(number: int) -> os.stat_result:
        facts = real(number)
        if not seen:
            with path.open("a") as file:
                file.write("More.\n")
        seen.append(number)
        return facts

    monkeypatch.setattr(taking.os, "fstat", fstat)
    with pytest.raises(taking.Skipped, match="changed while it was read"):
        take(path)
    assert take(path).document.text.endswith("More.\n")
