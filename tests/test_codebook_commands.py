"""`annotator codebook`, and a codebook of many labels through every door."""

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sample_codebooks import FIRST, MANY, SECOND, codebook

from annotator.cli import main
from annotator.desk import Desk
from annotator.desk.codebook_toml import to_toml
from annotator.model.codebook import DEFAULT_CODEBOOK
from annotator.tui.actions import KeyClashError, actions_for

FINE, FINDINGS, CANNOT = 0, 1, 3
Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run a command in an empty folder; a traceback fails the test."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)

    def command(*arguments: object) -> Result:
        result = CliRunner().invoke(main, [str(a) for a in arguments], prog_name="annotator")
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return command


def write(path: Path, said: dict[str, object]) -> Path:
    path.write_text(to_toml(codebook(said)), "utf-8")
    return path


@pytest.fixture
def worked(sit_down: Callable[..., Desk], corpus: Path) -> Path:
    desk = sit_down(codebook=codebook(FIRST))
    for name in ("verified", "attributed", "attributed", "disputed"):
        desk.label(name)
    desk.store.close()
    return corpus


# check


def test_good_files_have_no_findings(run: Run, tmp_path: Path) -> None:
    files = [write(tmp_path / f"{n}.toml", said) for n, said in enumerate((FIRST, SECOND, MANY))]
    result = run("codebook", "check", *files)
    assert (result.exit_code, result.stdout) == (FINE, "")


def test_findings_name_file_and_line(run: Run, tmp_path: Path) -> None:
    good, bad = write(tmp_path / "good.toml", FIRST), tmp_path / "bad.toml"
    bad.write_text(good.read_text("utf-8").replace('key = "v"', 'key = "n"'), "utf-8")
    result = run("codebook", "check", good, bad)
    assert result.exit_code == FINDINGS
    (line,) = result.stdout.splitlines()
    assert line.startswith(f"{bad}:8: key n of verified is taken by 'none': one of a d m v is free")
    told = json.loads(run("codebook", "check", bad, "--json").stdout)
    assert (told["file"], told["line"]) == (str(bad), 8)


def test_a_key_of_the_walk_keeps_the_desk_shut() -> None:
    label = FIRST["labels"][0] | {"key": "n"}
    with pytest.raises(KeyClashError, match="key n of verified is taken by 'none'"):
        actions_for(codebook(FIRST | {"labels": [label]}))


def test_a_version_is_checked_against_its_forerunner_among_the_files(
    run: Run, tmp_path: Path
) -> None:
    first = write(tmp_path / "1.toml", FIRST)
    second = write(tmp_path / "2.toml", SECOND | {"changes": SECOND["changes"][1:]})
    assert run("codebook", "check", second).exit_code == FINE
    result = run("codebook", "check", second, first)
    assert result.exit_code == FINDINGS
    assert "2.toml:7: label attributed of town@1 is gone" in result.stdout


def test_a_file_that_cannot_be_read_is_no_finding(run: Run, tmp_path: Path) -> None:
    result = run("codebook", "check", tmp_path / "none.toml")
    assert (result.exit_code, result.stdout) == (CANNOT, "")


# show


def test_what_is_shown_is_a_codebook_file(run: Run, tmp_path: Path) -> None:
    result = run("codebook", "show")
    assert result.stdout == to_toml(DEFAULT_CODEBOOK)
    file = tmp_path / "codebook.toml"
    file.write_text(result.stdout, "utf-8")
    assert run("codebook", "check", file).exit_code == FINE


def test_the_codebook_in_use_is_shown_and_any_recorded_one(run: Run, worked: Path) -> None:
    assert run("codebook", "show", worked).stdout == to_toml(codebook(FIRST))
    file = write(worked / "codebook.toml", MANY)
    assert run("codebook", "show", worked).stdout == file.read_text("utf-8")
    shown = run("codebook", "show", worked, "--version", "town@1").stdout
    assert shown == to_toml(codebook(FIRST))
    result = run("codebook", "show", worked, "--version", "town@7")
    assert result.exit_code == CANNOT
    assert "does not hold town@7: it has default@2, town@1" in result.stderr


# migrate


def test_a_dry_run_tells_what_would_change_and_writes_nothing(
    run: Run, worked: Path, tmp_path: Path
) -> None:
    file = write(tmp_path / "2.toml", SECOND)
    before = (worked / "annotations.db").read_bytes()
    result = run("codebook", "migrate", file, worked, "--dry-run")
    assert result.exit_code == FINE
    told = [line.split() for line in result.stdout.splitlines()]
    assert "rename attributed to reported: 2 claims".split() in told
    assert "split disputed to disputed, refuted: 1 claim".split() in told
    assert "retire aside (no claim): 0 claims".split() in told
    assert ["attributed", "2", "0"] in told
    assert ["reported", "0", "2"] in told
    assert ["disputed@town@1", "0", "1"] in told
    assert result.stdout.splitlines()[-1] == "3 claims read under another label, 1 stale"
    assert (worked / "annotations.db").read_bytes() == before


def test_migrating_records_the_version(run: Run, worked: Path, tmp_path: Path) -> None:
    file = write(tmp_path / "2.toml", SECOND)
    result = run("codebook", "migrate", file, worked, "--json")
    told = json.loads(result.stdout)
    assert (told["from"], told["to"], told["written"]) == ("town@1", "town@2", True)
    assert (told["claims"], told["stale"]) == (3, 1)
    with sqlite3.connect(worked / "annotations.db") as db:
        rows = db.execute("SELECT id FROM codebooks ORDER BY key").fetchall()
        labels = db.execute("SELECT label, count(*) FROM claims GROUP BY 1").fetchall()
        given = db.execute("SELECT DISTINCT codebook FROM answers").fetchall()
    assert [row[0] for row in rows] == ["default@2", "town@1", "town@2"]
    assert dict(labels) == told["after"] == {"verified": 1, "reported": 2, "disputed@town@1": 1}
    assert given == [("town@1",)]
    assert run("check", worked).exit_code == FINE
    assert "disputed@town@1" in run("check", worked, "--complete").stdout
    assert json.loads(run("status", worked, "--annotator", "dana", "--json").stdout)["stale"] == 1
    assert "1 stale" in run("status", worked, "--annotator", "dana").stdout
    assert "nothing to do" in run("codebook", "migrate", file, worked).stderr


def test_a_version_that_cannot_follow_is_told_by_its_lines(
    run: Run, worked: Path, tmp_path: Path
) -> None:
    wrong = SECOND | {"replaces": None, "changes": []}
    file = write(tmp_path / "2.toml", wrong)
    result = run("codebook", "migrate", file, worked)
    assert result.exit_code == CANNOT
    assert "2.toml:1: follows town@1 here: say replaces = 1" in result.stderr
    assert "2.toml:6: label hearsay of town@1 is gone" in result.stderr


def test_an_open_that_needs_a_migration_says_so_in_one_line(
    run: Run, worked: Path, tmp_path: Path
) -> None:
    result = run("open", worked, "--codebook", write(tmp_path / "2.toml", SECOND))
    assert result.exit_code == CANNOT
    (line,) = result.stderr.splitlines()
    assert (
        "town@2 cannot be used yet (it changes 3 claims): see `annotator codebook migrate" in line
    )


# Many labels


def test_many_labels_go_through_every_door(
    run: Run, sit_down: Callable[..., Desk], corpus: Path, tmp_path: Path
) -> None:
    many = codebook(MANY)
    names = [label.name for label in many.labels]
    assert len(names) == 11
    assert sum(label.key is None for label in many.labels) == 7
    desk = sit_down(codebook=many)
    desk.walk_furniture()
    for name in names:
        desk.label(name)
    desk.go(desk.walk.before())
    desk.repeat()
    desk.store.close()
    told = json.loads(run("status", corpus, "--annotator", "dana", "--json").stdout)
    assert set(told["labels"]) == set(names)
    out = tmp_path / "gold.jsonl"
    assert run("export", corpus, "--out", out).exit_code == FINE
    assert run("validate", out).exit_code == FINE
    gold = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert [claim["label"] for line in gold for claim in line["claims"]] == names
    assert {a["codebook"] for line in gold for a in line["provenance"]["answers"]} == {"many@1"}
    assert run("check", corpus).exit_code == FINE
