"""`annotator show`: what was said, in words and for programs, and nothing is written."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from annotator.cli import main
from annotator.desk import Desk


@pytest.fixture
def worked(sit_down: Callable[..., Desk], corpus: Path) -> Path:
    """A corpus with answers that nobody has open."""
    desk = sit_down()
    desk.label("attributed", stay=True)
    desk.walk.lit = 0
    desk.sources.name("Ada Holm", "named_person")
    desk.note_on_claim(desk.require_claim(), "look \x1b[2J again")
    desk.go(desk.walk.after())
    desk.no_claim()
    desk.skip()
    desk.flag()
    desk.store.close()
    return corpus


def show(*arguments: object) -> Result:
    result = CliRunner().invoke(main, ["show", *map(str, arguments)], prog_name="annotator")
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def test_a_story_in_words(worked: Path) -> None:
    result = show(worked, "--annotator", "dana", "--story", "1")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[:14] == [
        "Story 1: Old bridge will close for repairs (01-bridge.txt). dana: 3 of 5 sentences "
        "decided.",
        "",
        "Sentence 1, headline",
        "Old bridge will close for repairs",
        "Claim: attributed",
        "  content: the whole sentence",
        "  name: Ada Holm, named person",
        "  note: look ␛[2J again",
        "",
        "Sentence 2, body",
        "The bridge over the Linde will close in May, the mayor said.",
        "No claim.",
        "",
        "Sentence 3, body",
    ]
    assert "Flagged." in result.stdout
    assert show(worked, "--story", "01-bridge.txt", "--annotator", "dana").stdout == result.stdout
    assert show(worked, "--story", "old bridge", "--annotator", "dana").stdout == result.stdout


def test_everything_for_programs(worked: Path) -> None:
    values = [
        json.loads(line)
        for line in show(worked, "--annotator", "dana", "--json").stdout.splitlines()
    ]
    assert [value["path"] for value in values] == sorted(value["path"] for value in values)
    assert len({value["id"] for value in values}) == len(values) == 13
    first = values[0]
    assert first["claims"][0]["attribution"]["name"] == "Ada Holm"
    assert first["claims"][0]["incomplete"] == []
    assert [value["outcome"] for value in values[:4]] == ["claims", "no_claim", "skipped", "open"]
    for value in values:
        text = (worked / value["path"]).read_text("utf-8")
        assert text[value["start"] : value["end"]] == value["text"]
    one = show(worked, "--annotator", "dana", "--json", "--sentence", first["id"])
    assert json.loads(one.stdout) == first


def test_somebody_else_is_read_as_they_are(worked: Path) -> None:
    result = show(worked, "--annotator", "ben", "--story", "1")
    assert result.exit_code == 0
    assert result.stderr == "annotator: ben has said nothing here\n"
    assert "ben: 0 of 5 sentences decided" in result.stdout


def test_reading_writes_nothing(worked: Path) -> None:
    before = (worked / "annotations.db").read_bytes()
    show(worked, "--annotator", "ben")
    assert (worked / "annotations.db").read_bytes() == before


@pytest.mark.parametrize(
    ("options", "code", "told"),
    [
        (("--story", "9"), 3, "there is no story 9"),
        (("--story", "nowhere"), 3, "there is no story nowhere"),
        (("--sentence", "0123456789abcdef:0-3"), 3, "there is no sentence"),
        (("--sentence", "1", "--story", "1"), 2, "not both"),
    ],
)
def test_what_is_not_there(worked: Path, options: tuple[str, ...], code: int, told: str) -> None:
    result = show(worked, *options)
    assert result.exit_code == code
    assert result.stdout == ""
    assert told in result.stderr
