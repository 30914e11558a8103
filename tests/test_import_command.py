"""`annotator import` with tables, mappings and labels, and `annotator formats`."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from annotator.cli import main

FORMATS = Path(__file__).parent / "formats"
FINE, USAGE, CANNOT = 0, 2, 3


def run(*arguments: object) -> Result:
    result = CliRunner().invoke(main, [str(a) for a in arguments], prog_name="annotator")
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "desk" / "odd.csv"
    path.parent.mkdir()
    path.write_text("kicker,prose\nFerry,The ferry runs. Nobody came.\n", "utf-8")
    return path


def test_a_mapping_is_given_once_and_holds(table: Path) -> None:
    refused = run("import", table)
    assert refused.exit_code == CANNOT
    assert "--map text=NAME" in refused.stderr
    assert "(names: kicker, prose)" in refused.stderr
    mapped = run("import", table, "--map", "text=prose,title=kicker")
    assert mapped.exit_code == FINE
    assert "1 new" in mapped.stderr
    beside = table.with_name("odd.csv.map.toml")
    assert beside.read_text("utf-8") == 'text = ["prose"]\ntitle = ["kicker"]\n'
    table.write_text(table.read_text("utf-8") + "Lock,The lock leaks.\n", "utf-8")
    assert "1 new, 0 changed, 1 known" in run("import", table.parent).stderr
    assert run("import", table, "--map", "text=prose,title=kicker").exit_code == FINE
    other = run("import", table, "--map", "text=kicker")
    assert other.exit_code == CANNOT
    assert "says something else: change it there" in other.stderr
    titles = [s["title"] for s in json.loads(run("status", table, "--json").stdout)["by_story"]]
    assert titles == ["Ferry", "Lock"]


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ("body", "write it as text=body"),
        ("lede=x", "no field 'lede'"),
        ("offsets=bytes", 'offsets is "code-points" or "utf-16"'),
    ],
)
def test_a_mapping_that_is_none(table: Path, told: str, says: str) -> None:
    result = run("import", table, "--map", told)
    assert result.exit_code == CANNOT
    assert says in result.stderr
    assert [path.name for path in table.parent.iterdir()] == ["odd.csv"]


def test_a_mapping_may_hold_for_a_folder(table: Path) -> None:
    shutil.copy(table, table.with_name("even.csv"))
    assert run("import", table.parent, "--map", "text=prose").exit_code == FINE
    assert (table.parent / "map.toml").exists()
    assert run("import", table, table.parent, "--map", "text=prose").exit_code == USAGE


def test_labels_are_told_of_and_asked_for(tmp_path: Path) -> None:
    path = Path(shutil.copy(FORMATS / "label-studio.json", tmp_path))
    first = run("import", path)
    assert "12 labels came along and were left aside: --labels annotator:NAME" in first.stderr
    again = run("import", path, "--labels", "annotator:ls")
    assert "label-studio.json: 4 new answers" in again.stderr
    assert "unknown labels: Year (1); say what they are with --map" in again.stderr
    assert "left aside (1): predictions of a program (--labels suggestions)" in again.stderr
    lines = run("import", path, "--labels", "suggestions:old", "--json").stdout.splitlines()
    told = json.loads(lines[-1])
    assert (told["path"], told["unknown"]) == ("label-studio.json", {"Year": 1})
    assert run("import", path, "--labels", "everything").exit_code == CANNOT
    exported = run("export", tmp_path, "--out", "-").stdout.splitlines()
    assert len(exported) == 4
    assert run("check", tmp_path).exit_code == FINE


def test_formats_are_listed() -> None:
    listed = run("formats")
    assert listed.exit_code == FINE
    for name in ("text", "markdown", "table", "json", "feed", "conllu", "brat", "prodigy"):
        assert f"\n{name} " in f"\n{listed.stdout}"
    as_json = [json.loads(line) for line in run("formats", "--json").stdout.splitlines()]
    assert {"name": "table", "version": 1, "endings": [".csv", ".tsv", ".tab"]}.items() <= next(
        one for one in as_json if one["name"] == "table"
    ).items()


def test_strays_in_a_folder_are_told_in_one_calm_line(table: Path) -> None:
    folder = table.parent
    (folder / "story.txt").write_text("Ferry\n\nThe ferry runs again. Nobody came.\n", "utf-8")
    (folder / "package.json").write_text('{"name": "site", "version": "1"}', "utf-8")
    table.unlink()
    one = run("import", folder)
    assert one.exit_code == FINE
    assert one.stderr.startswith("no story: package.json (no text in it")
    for number in range(5):
        (folder / f"rates{number}.csv").write_text("day,rate\n1,2\n", "utf-8")
    (folder / "drawing.xml").write_text("<svg/>", "utf-8")
    (folder / "numbers.json").write_text("[1, 2, 3]", "utf-8")
    many = run("import", folder)
    assert many.exit_code == FINE
    line, summary = many.stderr.splitlines()
    assert line == (
        "no stories in 8 files: drawing.xml, numbers.json, package.json and 5 more "
        "(--json says why)"
    )
    assert summary.startswith("0 new, 0 changed, 1 known, 8 skipped")
    told = [json.loads(line) for line in run("import", folder, "--json").stdout.splitlines()]
    assert sum(file["stray"] for file in told) == 8
    assert all(file["reason"] for file in told if file["stray"])


def test_files_of_other_kinds_are_counted_and_ours_are_not(table: Path) -> None:
    folder = table.parent
    (folder / "story.txt").write_text("Ferry\n\nThe ferry runs again. Nobody came.\n", "utf-8")
    (folder / "odd.csv.map.toml").write_text('text = ["prose"]\n', "utf-8")
    run("import", folder)
    assert "other kinds" not in run("import", folder).stderr
    for name in ("a.odt", "b.ODT", "c.rtf", "letter", ".hidden"):
        (folder / name).write_text("text", "utf-8")
    (folder / "gone.txt").symlink_to("nowhere.txt")
    result = run("import", folder)
    assert result.exit_code == FINE
    assert result.stderr.splitlines()[0] == (
        "5 files of other kinds: .odt 2, .rtf 1, links that lead nowhere 1, without an ending 1 "
        "(see annotator formats)"
    )
    assert "2 known, 0 skipped" in result.stderr
    told = [json.loads(line) for line in run("import", folder, "--json").stdout.splitlines()]
    assert sorted(file["path"] for file in told if file["kind"]) == [
        "a.odt", "b.ODT", "c.rtf", "gone.txt", "letter",
    ]  # fmt: skip


def test_stories_are_counted_the_first_time_and_the_second(table: Path) -> None:
    table.write_text("text\n" + "".join(f"Ferry {n} runs.\n" for n in range(4)), "utf-8")
    (table.parent / "story.txt").write_text("Ferry\n\nThe ferry runs again.\n", "utf-8")
    assert "5 new, 0 changed, 0 known" in run("import", table.parent).stderr
    assert "0 new, 0 changed, 5 known" in run("import", table.parent).stderr


def test_an_object_in_an_object_is_no_text_and_its_names_are_told(table: Path) -> None:
    table.unlink()
    nested = table.with_name("n.json")
    nested.write_text('{"article": {"headline": "Ferry", "body": "The ferry runs."}}', "utf-8")
    said = run("import", nested)
    assert said.exit_code == CANNOT
    assert "--map text=NAME" in said.stderr
    assert "(names: article.headline, article.body)" in said.stderr
    mapped = "text=article.body,title=article.headline"
    assert run("import", nested, "--map", mapped).exit_code == FINE
    nested.with_name("empty.json").write_text('{"text": ""}', "utf-8")
    assert "skipped empty.json: record 1: it has no text" in run("import", nested.parent).stderr


def test_a_table_with_an_open_quotation_mark_says_what_to_do(table: Path) -> None:
    table.with_name("bad.csv").write_text('id,body\n"1,"unterminated\n', "utf-8")
    assert "a cell in quotation marks must end in one" in run("import", table.parent).stderr


def test_a_file_that_is_named_and_holds_no_story_is_no_stray(table: Path) -> None:
    (table.parent / "story.txt").write_text("Ferry\n\nThe ferry runs. Nobody came.\n", "utf-8")
    assert run("import", table.parent).exit_code == FINE
    assert run("import", table).stderr.startswith("skipped odd.csv: no text in it")


def test_a_mapping_beside_a_file_is_found_when_the_desk_opens(table: Path) -> None:
    from annotator.desk.opening import open_desk

    table.with_name("odd.csv.map.toml").write_text('text = ["prose"]\ntitle = ["kicker"]\n')
    desk = open_desk((table.parent,), None, "dana")
    assert desk.walk.sentence.text == "The ferry runs."
    desk.store.close()
