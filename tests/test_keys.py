"""`annotator keys`, and the keys among the settings."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from annotator.cli import main
from annotator.settings import SettingsError, load_settings


@pytest.fixture
def settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A settings file that the tests write."""
    file = tmp_path / "settings.toml"
    monkeypatch.setenv("ANNOTATOR_SETTINGS", str(file))
    return file


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(main, ["keys", *arguments], prog_name="annotator")
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def test_keys_shows_the_keys_in_use_with_their_ids(settings: Path) -> None:
    settings.write_text('[keys]\n"answer.flag" = ["m", "f5"]\n', "utf-8")
    result = run()
    assert result.exit_code == 0
    (line,) = [line for line in result.stdout.splitlines() if "answer.flag " in line]
    assert line.split()[:3] == ["m", "f5", "answer.flag"]


def test_keys_for_programs_and_of_a_preset() -> None:
    said = json.loads(run("--preset", "left-hand", "--json").stdout)
    assert said["preset"] == "left-hand"
    assert said["problems"] == []
    keys = {action["id"]: action["keys"] for action in said["keys"]}
    assert keys["answer.no_claim"] == ["f", "n"]
    assert "for hands that know Prodigy" in run("--preset", "prodigy").stdout


def test_problems_are_findings(settings: Path) -> None:
    settings.write_text('[keys]\n"answer.flag" = "n"\n"answer.flg" = "m"\n', "utf-8")
    result = run()
    assert result.exit_code == 1
    told = result.stdout.splitlines()[-2:]
    assert str(settings) in told[0]
    assert "answer.flg" in told[0]
    assert "'n' is both answer.no_claim and answer.flag" in told[1]
    assert len(json.loads(run("--json").stdout)["problems"]) == 2


def test_an_id_may_stand_without_quotes_and_a_key_without_brackets(settings: Path) -> None:
    settings.write_text(
        'preset = "german"\n[keys]\nanswer.flag = "m"\nanswer.label.verified = ["1", "v"]\n'
        '"claim.twins" = ""\n"claim.source" = []\n',
        "utf-8",
    )
    found = load_settings()
    assert found.preset == "german"
    assert found.keys == {
        "answer.flag": ("m",),
        "answer.label.verified": ("1", "v"),
        "claim.twins": (),
        "claim.source": (),
    }


@pytest.mark.parametrize("wrong", ["[keys]\na.b = 3", "keys = 3", '[keys]\na.b = ["x", 1]'])
def test_keys_of_the_wrong_kind_are_told(settings: Path, wrong: str) -> None:
    settings.write_text(wrong, "utf-8")
    with pytest.raises(SettingsError, match=r"setting keys.*settings\.toml"):
        load_settings()


def test_the_environment_names_a_preset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANNOTATOR_PRESET", "french")
    assert load_settings().preset == "french"
    monkeypatch.setenv("ANNOTATOR_PRESET", "klingon")
    with pytest.raises(SettingsError, match="ANNOTATOR_PRESET"):
        load_settings()


def test_open_tells_every_problem_and_exits_with_three(settings: Path, corpus: Path) -> None:
    settings.write_text('[keys]\n"answer.flag" = "n"\n"answer.skip" = "esc"\n', "utf-8")
    theirs, ours = pty.openpty()
    try:
        opened = subprocess.run(
            [sys.executable, "-m", "annotator", "open", str(corpus)],
            check=False,
            stdin=ours,
            stdout=ours,
            stderr=subprocess.PIPE,
            text=True,
            timeout=60,
        )
    finally:
        os.close(theirs)
        os.close(ours)
    assert opened.returncode == 3
    lines = opened.stderr.splitlines()
    assert len(lines) == 3
    assert all(line.startswith("annotator: ") for line in lines)
    assert "annotator keys" in lines[-1]
