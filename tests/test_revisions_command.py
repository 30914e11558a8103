"""What a publisher changed, told by commands; and deciding about it without a screen."""

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from annotator.cli import main
from annotator.desk.checking import check
from tests.conftest import SitDown


def run(*arguments: object, lines: str = "") -> Result:
    given = [str(argument) for argument in arguments]
    return CliRunner().invoke(main, given, input=lines, prog_name="annotator")


@pytest.fixture
def revised(sit_down: SitDown, corpus: Path) -> Path:
    """A corpus in which an answered story was changed and taken in again."""
    desk = sit_down()
    for _ in range(5):
        desk.label("verified")
    desk.store.close()
    file = corpus / "01-bridge.txt"
    text = file.read_text("utf-8").replace("two million", "three million")
    text = text.replace(" A ferry is to run every hour.", " Nothing\x1b[31m else is known.")
    file.write_text(text, "utf-8")
    os.utime(file, ns=(1, 1))
    assert run("import", corpus).exit_code == 0
    return corpus


def test_changes_are_told_word_by_word_with_what_became_of_answers(revised: Path) -> None:
    result = run("revisions", revised)
    lines = result.stdout.splitlines()
    assert lines[0] == "01-bridge.txt  Old bridge will close for repairs"
    assert lines[1].startswith("  revision 2, taken in ")
    assert "    ~ Repairs cost [-two-] {+three+} million crowns." in lines
    assert "    - A ferry is to run every hour." in lines
    assert "    + Nothing␛[31m else is known." in lines
    assert "    answers: 3 kept, 1 touched, 1 orphaned; 2 waiting" in lines
    assert "\x1b" not in result.stdout
    (story,) = [
        json.loads(line) for line in run("revisions", revised, "--json").stdout.splitlines()
    ]
    (revision,) = story["revisions"]
    assert revision["answers"] == {"kept": 3, "touched": 1, "orphaned": 1}
    assert (revision["revision"], revision["same"], revision["waiting"]) == (2, 4, 2)
    assert [change["kind"] for change in revision["changes"]] == ["changed", "removed", "added"]


def test_stories_are_named_by_a_part_of_their_path(revised: Path) -> None:
    assert run("revisions", revised, "--story", "BRIDGE").stdout
    result = run("revisions", revised, "--story", "mill")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "no story changed" in result.stderr


def test_status_counts_what_waits(revised: Path) -> None:
    told = run("status", revised, "--annotator", "dana").stdout
    assert "2 waiting" in told
    assert "2 answers waiting: the publisher changed their passage" in told


def test_what_waits_is_decided_line_by_line(revised: Path, sit_down: SitDown) -> None:
    lines = "waiting\nwaiting take 1\nwaiting take 1\nwaiting drop 1\nwaiting\n"
    result = run("label", revised, "--annotator", "dana", lines=lines)
    told = result.output
    assert "1: touched, verified (01-bridge.txt)" in told
    assert "new, sentence 3: Repairs cost three million crowns." in told
    assert "2: orphaned, verified (01-bridge.txt)" in told
    assert "taken over; undo takes it back" in told
    assert "name the sentence too" in told
    assert "dropped; undo brings it back" in told
    assert "nothing waits" in told
    desk = sit_down(at=revised)
    assert desk.waiting.count() == 0
    assert list(check(desk.store)) == []
