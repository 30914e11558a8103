"""The commands: exit codes are an API, stdout is data, an error is one line on stderr."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import annotator
from annotator.cli import main
from annotator.desk import Desk
from annotator.errors import UserError
from annotator.plugins import PluginError

FINE, FINDINGS, USAGE, CANNOT = 0, 1, 2, 3
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


@pytest.fixture
def worked(sit_down: Callable[..., Desk], corpus: Path) -> Path:
    """A corpus with answers that nobody has open."""
    desk = sit_down()
    desk.label("verified")
    desk.label("attributed")
    desk.no_claim()
    desk.skip()
    desk.flag()
    desk.store.close()
    return corpus


def fails(result: Result, code: int, told: str) -> None:
    assert result.exit_code == code, result.output
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    assert line.startswith("annotator: ")
    assert told in line


def in_process(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "annotator", *map(str, arguments)],
        check=False,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
    )


# Finding a corpus

ON_A_CORPUS = ["status", "check", "export", "import"]


@pytest.mark.parametrize("command", [*ON_A_CORPUS, "open"])
def test_a_missing_path_is_told_of(run: Run, tmp_path: Path, command: str) -> None:
    fails(run(command, tmp_path / "nowhere"), CANNOT, "does not exist")
    assert list(tmp_path.glob("**/*.db")) == []


@pytest.mark.parametrize("command", ["import", "open"])
def test_a_folder_without_stories_is_told_of(run: Run, tmp_path: Path, command: str) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    (folder / "photo.jpg").write_bytes(b"\xff\xd8")
    fails(run(command, folder), CANNOT, "has no stories")
    assert [path.name for path in folder.iterdir()] == ["photo.jpg"]


@pytest.mark.parametrize("command", ["status", "check", "export"])
def test_a_corpus_that_was_never_opened_is_told_of(run: Run, corpus: Path, command: str) -> None:
    fails(run(command, corpus), CANNOT, "run `annotator open`")
    assert not (corpus / "annotations.db").exists()


def test_opening_a_folder_of_unreadable_files_is_told_of(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "bad"
    folder.mkdir()
    (folder / "a.txt").write_bytes(b"\x00\x01\x02" * 50)
    (folder / "b.txt").write_bytes(b"")
    fails(run("open", folder), CANNOT, "a.txt: binary")
    assert not list(folder.glob("*.db*"))


@pytest.mark.parametrize("command", ON_A_CORPUS)
def test_files_that_are_no_database_of_ours_are_told_of(
    run: Run, corpus: Path, tmp_path: Path, command: str
) -> None:
    text = tmp_path / "text.db"
    text.write_text("not a database " * 100)
    other = tmp_path / "other.db"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE t (x)")
    connection.close()
    for database, told in (
        (text, "is not an annotations database"),
        (other, "belongs to another program"),
        (tmp_path, "is a folder"),
    ):
        fails(run(command, corpus, "--db", database), CANNOT, told)


def test_a_database_below_a_file_is_told_of(run: Run, corpus: Path) -> None:
    for command in ("import", "open"):
        result = run(command, corpus, "--db", corpus / "01-bridge.txt" / "deep" / "a.db")
        fails(result, CANNOT, "cannot be made")


def test_a_locked_database_is_told_of(run: Run, worked: Path) -> None:
    holder = sqlite3.connect(worked / "annotations.db", isolation_level=None)
    holder.execute("PRAGMA locking_mode = exclusive")
    holder.execute("BEGIN EXCLUSIVE")
    for command in ("status", "check", "export"):
        fails(run(command, worked), CANNOT, "held by another program")
    holder.rollback()
    holder.close()


def test_a_damaged_database_is_told_of(run: Run, worked: Path) -> None:
    database = worked / "annotations.db"
    content = bytearray(database.read_bytes())
    size = int.from_bytes(content[16:18], "big")
    content[size:] = b"\x5a" * (len(content) - size)
    database.write_bytes(content)
    for command in ("status", "check", "export", "open"):
        result = run(command, worked)
        assert result.exit_code in (FINDINGS, CANNOT)
        assert "damage" in result.output or "malformed" in result.output
        assert "Traceback" not in result.output
        assert len(result.output.splitlines()) <= 2


def test_a_broken_answer_is_a_finding_and_stops_an_export(run: Run, worked: Path) -> None:
    raw = sqlite3.connect(worked / "annotations.db")
    raw.execute("DROP TRIGGER answers_no_update")
    raw.execute("UPDATE answers SET payload = replace(payload, 'Old', 'New')")
    raw.commit()
    raw.close()
    result = run("check", worked)
    assert result.exit_code == FINDINGS
    assert result.stdout.startswith("damage  ")
    assert len(result.stdout.splitlines()) == 1
    fails(run("export", worked), CANNOT, "cannot be exported")
    fails(run("export", worked, "--out", "-"), CANNOT, "run `annotator check`")


# Using the commands wrongly


@pytest.mark.parametrize(
    "arguments",
    [
        ["fly"],
        ["import"],
        ["export", "--unit", "word"],
        ["status", "--loud"],
        ["validate"],
        ["schema", "poem"],
        ["check", "one", "two"],
    ],
)
def test_wrong_usage_is_2(run: Run, arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == USAGE
    assert result.stdout == ""
    assert "Error: " in result.stderr


def test_help_and_version(run: Run) -> None:
    assert run("--version").stdout == f"annotator, version {annotator.__version__}\n"
    for arguments in (["-h"], ["open", "--help"], ["export", "-h"]):
        result = run(*arguments)
        assert result.exit_code == FINE
        assert result.stdout.startswith("Usage: annotator")


# Settings


def test_settings_that_cannot_be_used_are_told_of(
    run: Run, worked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "settings.toml"
    monkeypatch.setenv("ANNOTATOR_SETTINGS", str(file))
    for content, told in (
        (b"theme = ", "not valid TOML"),
        (b"\xff\xfe\x00", "not valid TOML"),
        (b"colour = 'red'", "setting colour"),
        (b"theme = 'purple'", "setting theme"),
        (b"annotator = 7", "setting annotator"),
    ):
        file.write_bytes(content)
        fails(run("status", worked), CANNOT, told)
        fails(run("open", worked), CANNOT, told)
    monkeypatch.setenv("ANNOTATOR_SETTINGS", str(tmp_path))
    fails(run("status", worked), CANNOT, "cannot be read")


def test_who_you_are_is_told_by_option_then_environment_then_settings(
    run: Run, worked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def name(*arguments: str) -> str:
        return json.loads(run("status", worked, "--json", *arguments).stdout)["annotator"]

    file = tmp_path / "settings.toml"
    file.write_text('annotator = "from the file"\n')
    monkeypatch.setenv("ANNOTATOR_SETTINGS", str(file))
    assert name() == "from the file"
    monkeypatch.setenv("ANNOTATOR_ANNOTATOR", "from the environment")
    assert name() == "from the environment"
    assert name("--annotator", " from\tthe option\n") == "from the option"
    fails(run("status", worked, "--annotator", " \t"), CANNOT, "tell who you are")
    fails(run("status", worked, "--annotator", "da\udcffna"), CANNOT, "not valid UTF-8")


# Taking in


def test_import_says_what_it_did_on_stderr(run: Run, corpus: Path) -> None:
    (corpus / "04-bad.txt").write_bytes(b"\x00\x01\x02" * 50)
    result = run("import", corpus)
    assert (result.exit_code, result.stdout) == (FINE, "")
    assert "skipped 04-bad.txt: binary" in result.stderr
    assert "3 new, 0 changed, 0 known, 1 skipped; 13 sentences taken in" in result.stderr
    assert "0 new, 0 changed, 3 known" in run("import", corpus).stderr


def test_import_for_programs(run: Run, corpus: Path) -> None:
    result = run("import", corpus, "--json")
    taken = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(file["path"], file["outcome"], file["sentences"]) for file in taken] == [
        ("01-bridge.txt", "new", 6),
        ("02-mill.txt", "new", 4),
        ("03-vote.txt", "new", 3),
    ]
    assert result.stderr == ""


def test_an_unknown_encoding_skips_and_says_so(run: Run, corpus: Path) -> None:
    (corpus / "04-west.txt").write_bytes(b"Caf\xe9 closes.\n")
    result = run("import", corpus, "--encoding", "klingon")
    assert result.exit_code == FINE
    assert "no text encoding" in result.stderr


# Looking


def test_status_in_words_and_for_programs(run: Run, worked: Path) -> None:
    result = run("status", worked, "--annotator", "dana")
    assert result.exit_code == FINE
    assert len(result.stdout.splitlines()) == 4
    assert "4/5  Old bridge will close for repairs  1 flagged" in result.stdout
    assert "dana: 4 of 12 sentences decided in 3 stories, 2 claims" in result.stdout
    said = json.loads(run("status", worked, "--annotator", "dana", "--json").stdout)
    assert (said["decided"], said["sentences"], said["stories"]) == (4, 12, 3)
    assert said["labels"] == {"attributed": 1, "verified": 1}
    assert [story["decided"] for story in said["by_story"]] == [4, 0, 0]
    assert said["others"] == {}


def test_status_of_somebody_who_never_answered(run: Run, worked: Path) -> None:
    said = json.loads(run("status", worked, "--annotator", "nobody", "--json").stdout)
    assert (said["decided"], said["claims"], said["flagged"]) == (0, 0, 0)


def test_a_check_that_finds_nothing(run: Run, worked: Path) -> None:
    result = run("check", worked)
    assert (result.exit_code, result.stdout) == (FINE, "")
    assert result.stderr == "5 answers: no findings\n"


def test_incomplete_claims_are_findings_only_on_request(run: Run, worked: Path) -> None:
    result = run("check", worked, "--complete", "--json")
    assert result.exit_code == FINDINGS
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert [finding["kind"] for finding in found] == ["incomplete", "incomplete"]
    assert result.stderr.endswith("2 findings\n")


def test_a_check_can_mend_what_is_derived(run: Run, worked: Path) -> None:
    raw = sqlite3.connect(worked / "annotations.db")
    raw.execute("DELETE FROM claims")
    raw.execute("UPDATE progress SET decided = 99")
    raw.commit()
    raw.close()
    assert run("check", worked).exit_code == FINDINGS
    result = run("check", worked, "--rebuild")
    assert result.exit_code == FINE
    assert "rebuilt the derived tables of 3 documents" in result.stderr
    assert run("check", worked).exit_code == FINE


# Exporting and validating


def test_export_lands_in_exports_and_validates(run: Run, worked: Path) -> None:
    result = run("export", worked)
    assert (result.exit_code, result.stdout) == (FINE, "")
    assert result.stderr.splitlines() == [
        "exports/gold.jsonl: 3 sentences of 1 story",
        "claims: 1 attributed, 1 verified",
        "2 claims marked incomplete (--complete leaves them out)",
        "left out: 1 furniture, 1 skipped, 8 undecided",
        "manifest: exports/gold.jsonl.manifest.json",
    ]
    checked = run("validate", "exports/gold.jsonl")
    assert (checked.exit_code, checked.stdout) == (FINE, "")
    assert checked.stderr == "exports/gold.jsonl: no findings\n"


def test_export_to_stdout_is_pure_data(worked: Path) -> None:
    ran = in_process("export", worked, "--out", "-")
    assert ran.returncode == FINE
    assert len([json.loads(line) for line in ran.stdout.splitlines()]) == 3
    assert ran.stderr.startswith("stdout: 3 sentences")
    claims = in_process("export", worked, "--out", "-", "--unit", "claim")
    assert len([json.loads(line) for line in claims.stdout.splitlines()]) == 2


def test_complete_leaves_out_and_says_so(run: Run, worked: Path) -> None:
    result = run("export", worked, "--complete", "--out", "gold.jsonl")
    assert "2 incomplete claims" in result.stderr
    assert len(Path("gold.jsonl").read_text().splitlines()) == 1


def test_an_export_that_cannot_be_written_is_told_of(run: Run, worked: Path) -> None:
    result = run("export", worked, "--out", worked / "01-bridge.txt" / "gold.jsonl")
    fails(result, CANNOT, "cannot be written")
    fails(run("export", worked, "--out", worked), CANNOT, "cannot be written")


def test_validate_lists_findings_by_file_and_line(run: Run, worked: Path) -> None:
    run("export", worked, "--out", "gold.jsonl")
    gold = Path("gold.jsonl")
    gold.write_text(gold.read_text("utf-8").replace('"no_claim"', '"no\x1b[31m"', 1), "utf-8")
    result = run("validate", gold)
    assert result.exit_code == FINDINGS
    assert "gold.jsonl:3: " in result.stdout
    as_json = run("validate", gold, "--json")
    assert all(json.loads(line)["message"] for line in as_json.stdout.splitlines())


def test_findings_cannot_act_on_the_terminal(run: Run) -> None:
    record = {"schema": "annotator.gold/1", "\x1b]0;title\x07\u202e": 1}
    Path("evil.jsonl").write_text(json.dumps(record, ensure_ascii=True) + "\n")
    result = run("validate", "evil.jsonl")
    assert result.exit_code == FINDINGS
    assert not {"\x1b", "\x07", "\u202e"} & set(result.stdout)


def test_validate_says_when_a_file_cannot_be_read(run: Run, tmp_path: Path) -> None:
    fails(run("validate", "nowhere.jsonl"), CANNOT, "cannot be read")
    fails(run("validate", tmp_path), CANNOT, "cannot be read")


def test_schemas_are_listed_printed_and_checked(run: Run) -> None:
    listed = run("schema").stdout.split()
    assert "gold-1.schema.json" in listed
    for name in listed:
        assert json.loads(run("schema", name).stdout)["$id"] == name
    assert json.loads(run("schema", "gold-1").stdout)["title"] == "GoldSentence"
    checked = run("schema", "--check")
    assert (checked.exit_code, checked.output) == (FINE, "")


# What a command costs


@pytest.mark.parametrize(
    "arguments",
    [
        ["--version"],
        ["status", "CORPUS", "--json"],
        ["check", "CORPUS"],
        ["export", "CORPUS", "--out", "-"],
        ["import", "CORPUS", "--json"],
        ["validate", "nothing"],
        ["schema"],
    ],
)
def test_only_opening_the_screen_loads_it(worked: Path, arguments: list[str]) -> None:
    code = (
        "import atexit, sys\n"
        "heavy = ('textual', 'nupunkt', 'charset_normalizer', 'pandas', 'numpy')\n"
        "atexit.register(lambda: print([n for n in heavy if n in sys.modules], file=sys.stderr))\n"
        "from annotator.cli import main\n"
        "main()\n"
    )
    given = [str(worked) if word == "CORPUS" else word for word in arguments]
    ran = subprocess.run(
        [sys.executable, "-c", code, *given], check=False, capture_output=True, text=True
    )
    assert ran.stderr.splitlines()[-1] == "[]", ran.stderr


def test_a_broken_plugin_is_an_error_that_the_user_is_told_of() -> None:
    assert issubclass(PluginError, UserError)


def test_the_module_is_the_command(worked: Path) -> None:
    ran = in_process("status", worked, "--annotator", "dana", "--json")
    assert ran.returncode == FINE
    assert json.loads(ran.stdout)["decided"] == 4
    missing = in_process("status", worked / "nowhere")
    assert (missing.returncode, missing.stdout) == (CANNOT, "")
    assert len(missing.stderr.splitlines()) == 1


LATER = (
    "annotator.desk.alike",
    "annotator.desk.beside",
    "annotator.desk.panel",
    "annotator.desk.retelling.comparing",
    "annotator.desk.retelling.relating",
    "annotator.desk.retelling.telling",
    "annotator.desk.twins",
    "annotator.suggest",
    "annotator.tui.palette",
    "annotator.tui.screens.card",
    "charset_normalizer",
    "email",
    "importlib.metadata",
    "numpy",
    "nupunkt",
    "spacy",
    "tomllib",
    "zipfile",
)
"""What the first sentence does not need."""


def test_the_first_sentence_waits_for_nothing_that_it_does_not_need(worked: Path) -> None:
    code = (
        "import asyncio, json, sys\n"
        "from pathlib import Path\n"
        "from annotator.desk.opening import open_desk\n"
        "from annotator.settings import load_settings\n"
        "from annotator.tui.app import AnnotatorApp\n"
        "from annotator.tui.screens.walk import WalkScreen\n"
        "async def begin(screen):\n"
        "    print(json.dumps(list(sys.modules)))\n"
        "    screen.app.exit()\n"
        "WalkScreen._begin = begin\n"
        "desk = open_desk((Path(sys.argv[1]),), None, 'dana')\n"
        "AnnotatorApp(desk, load_settings()).run(headless=True)\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, str(worked)],
        check=True,
        capture_output=True,
        text=True,
        env=os.environ
        | {"ANNOTATOR_SETTINGS": str(worked / "none.toml"), "COLUMNS": "80", "LINES": "24"},
        timeout=60,
    )
    loaded = set(json.loads(ran.stdout.splitlines()[-1]))
    assert "annotator.tui.widgets.story" in loaded
    assert sorted(loaded & set(LATER)) == []
