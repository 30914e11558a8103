"""Gold files: there whole or not at all, the same bytes for the same answers, and checkable."""

import hashlib
import json
import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from annotator.desk import Desk
from annotator.desk.exporting import Exporter
from annotator.export.files import ExportError, put_in_place
from annotator.export.jsonl import write_jsonl
from annotator.export.manifest import manifest_path
from annotator.export.validating import Finding, validate_lines
from annotator.gold.record import CLAIM_SCHEMA, SENTENCE_SCHEMA, GoldClaimLine, GoldSentence
from annotator.store import Store

MODELS = {SENTENCE_SCHEMA: GoldSentence, CLAIM_SCHEMA: GoldClaimLine}


@pytest.fixture
def worked(sit_down: Callable[..., Desk]) -> Desk:
    desk = sit_down()
    desk.label("verified", stay=True)
    desk.label("attributed")
    desk.no_claim()
    desk.label("disputed")
    desk.skip()
    return desk


@pytest.fixture
def gold(worked: Desk, tmp_path: Path) -> Path:
    out = tmp_path / "out" / "gold.jsonl"
    Exporter(worked.store).to_file(out)
    return out


def findings(path: Path) -> list[Finding]:
    return list(validate_lines(path, MODELS))


def change(path: Path, number: int, edit: Callable[[dict[str, Any]], object]) -> None:
    """Change one record, and take the manifest away: the line itself must tell."""
    lines = path.read_text("utf-8").splitlines()
    said = json.loads(lines[number - 1])
    edit(said)
    lines[number - 1] = json.dumps(said, ensure_ascii=False)
    path.write_text("\n".join(lines) + "\n", "utf-8")
    manifest_path(path).unlink(missing_ok=True)


# Writing


def test_a_gold_file_is_json_lines_in_utf_8(gold: Path) -> None:
    content = gold.read_bytes()
    assert content.endswith(b"\n")
    lines = [json.loads(line) for line in content.splitlines()]
    assert [line["schema"] for line in lines] == ["annotator.gold/1"] * 3
    assert len({line["id"] for line in lines}) == 3
    assert findings(gold) == []


def test_the_manifest_tells_what_is_in_the_file(gold: Path, worked: Desk) -> None:
    told = json.loads(manifest_path(gold).read_text("utf-8"))
    assert told["sha256"] == hashlib.sha256(gold.read_bytes()).hexdigest()
    assert (told["lines"], told["documents"], told["unit"]) == (3, 1, "sentence")
    assert told["claims"] == {"attributed": 1, "disputed": 1, "verified": 1}
    assert told["incomplete_claims"] == 3
    assert told["left_out"] == {"furniture": 1, "skipped": 1, "undecided": 8}
    assert told["complete_only"] is False
    recorded = worked.store.codebooks.get("default@2")
    assert told["codebooks"] == {"default@2": recorded.sha256()}
    assert not re.search(r"\d{4}-\d\d-\d\d|\d:\d\d", json.dumps(told)), "no clock time"


def test_the_same_answers_are_the_same_bytes(worked: Desk, corpus: Path, tmp_path: Path) -> None:
    written = []
    for number in range(2):
        out = tmp_path / f"{number}" / "gold.jsonl"
        Exporter(worked.store).to_file(out)
        written.append((out.read_bytes(), manifest_path(out).read_bytes()))
    worked.store.tidy()
    moved = tmp_path / "moved"
    shutil.copytree(corpus, moved)
    with Store(moved / "annotations.db") as store:
        out = tmp_path / "moved.out" / "gold.jsonl"
        Exporter(store).to_file(out)
        written.append((out.read_bytes(), manifest_path(out).read_bytes()))
    assert written[0] == written[1] == written[2]


def test_an_undone_answer_leaves_the_gold(worked: Desk, gold: Path) -> None:
    before = gold.read_bytes()
    worked.go(worked.walk.next_undecided())
    worked.no_claim()
    worked.undo()
    Exporter(worked.store).to_file(gold)
    assert gold.read_bytes() == before


def test_the_claims_can_be_the_lines(worked: Desk, tmp_path: Path) -> None:
    out = tmp_path / "claims.jsonl"
    exported = Exporter(worked.store, unit="claim").to_file(out)
    assert exported.manifest.lines == 3
    assert exported.manifest.unit == "claim"
    assert findings(out) == []


def test_complete_only_may_leave_nothing(worked: Desk, tmp_path: Path) -> None:
    out = tmp_path / "gold.jsonl"
    exported = Exporter(worked.store, complete=True).to_file(out)
    assert exported.manifest.lines == 1
    assert exported.manifest.left_out["incomplete claims"] == 3
    assert exported.manifest.left_out["incomplete sentences"] == 2


def test_an_export_that_fails_leaves_what_was_there(tmp_path: Path, gold: Path) -> None:
    before = gold.read_bytes()
    record = GoldSentence.model_validate_json(before.splitlines()[0])

    def fails() -> Iterator[GoldSentence]:
        yield record
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), put_in_place(gold) as file:
        write_jsonl(fails(), file)
    assert gold.read_bytes() == before
    assert sorted(os.listdir(gold.parent)) == ["gold.jsonl", "gold.jsonl.manifest.json"]  # noqa: PTH208
    with pytest.raises(ZeroDivisionError), put_in_place(tmp_path / "new" / "gold.jsonl") as file:
        write_jsonl(fails(), file)
    assert list((tmp_path / "new").iterdir()) == []


def test_a_damaged_database_exports_nothing(worked: Desk, gold: Path) -> None:
    before = gold.read_bytes(), manifest_path(gold).read_bytes()
    worked.store.db.execute("DROP TRIGGER answers_no_update")
    worked.store.db.execute("UPDATE answers SET payload = replace(payload, 'Repairs', 'Despair')")
    with pytest.raises(Exception, match="annotator check"):
        Exporter(worked.store).to_file(gold)
    assert (gold.read_bytes(), manifest_path(gold).read_bytes()) == before


@pytest.mark.parametrize("name", ["", "below/gold.jsonl"])
def test_a_place_that_cannot_be_written_is_told_of(tmp_path: Path, name: str) -> None:
    if name:
        (tmp_path / "below").write_text("a file")
    with pytest.raises(ExportError, match="cannot be written"), put_in_place(tmp_path / name):
        pass
    assert sorted(path.name for path in tmp_path.iterdir()) == (["below"] if name else [])


def test_the_file_is_as_readable_as_the_users_other_files(gold: Path) -> None:
    other = gold.with_name("other")
    other.touch()
    assert gold.stat().st_mode == other.stat().st_mode


# Checking


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (lambda said: said.pop("note"), "note: Field required"),
        (lambda said: said["document"].pop("url"), "document.url: Field required"),
        (lambda said: said["claims"][0].pop("certainty"), "claims.0.certainty"),
        (lambda said: said["claims"][0].update(evidence=[{"stance": "supports"}]), "leaves out"),
        (lambda said: said.update(extra=1), "extra: Extra inputs"),
        (lambda said: said.update(schema="annotator.gold/9"), "no schema known here"),
        (lambda said: said.pop("schema"), "no schema known here"),
        (lambda said: said.update(outcome="skipped"), "outcome"),
        (lambda said: said.update(outcome="no_claim"), "outcome no_claim with"),
        (lambda said: said.update(claims=[]), "outcome claims with 0 claims"),
        (lambda said: said.update(text=said["text"] + "!"), "code points long"),
        (lambda said: said.update(text="Olb" + said["text"][3:]), "does not match the sentence"),
        (lambda said: said.update(start=said["start"] + 1), "code points long"),
        (lambda said: said.update(id="feedfeedfeedfeed:0-33"), "does not name the sentence"),
        (lambda said: said["claims"][0].update(text="Other"), "not its spans joined"),
        (lambda said: said["claims"][0].update(spans=[]), "claims.0.spans"),
        (lambda said: said["claims"][0]["spans"][0].update(end=4), "code points long"),
        (lambda said: said["claims"][0]["spans"][0].update(start=-1), "greater than or equal"),
        (lambda said: said.update(index="first"), "index"),
        (lambda said: said.update(split="half"), "split"),
        (lambda said: said["provenance"].update(method="guess"), "provenance.method"),
        (lambda said: said["provenance"]["answers"][0].update(role="king"), "role"),
    ],
)
def test_a_wrong_record_is_found(
    gold: Path, edit: Callable[[dict[str, Any]], object], told: str
) -> None:
    change(gold, 1, edit)
    found = findings(gold)
    assert {finding.line for finding in found} == {1}
    assert any(told in finding.message for finding in found), found


def test_spans_outside_of_their_sentence_are_found(gold: Path) -> None:
    def move(said: dict[str, Any]) -> None:
        span = said["claims"][0]["spans"][0]
        span.update(start=span["start"] + 500, end=span["end"] + 500)

    change(gold, 1, move)
    assert "does not start in its sentence" in findings(gold)[0].message


def test_a_record_that_occurs_twice_is_found(gold: Path) -> None:
    lines = gold.read_bytes().splitlines(keepends=True)
    gold.write_bytes(b"".join([*lines, lines[0]]))
    manifest_path(gold).unlink()
    (found,) = findings(gold)
    assert found.line == 4
    assert "occurs twice" in found.message


@pytest.mark.parametrize(
    "line",
    [
        b"{",
        b"",
        b"[]",
        b"null",
        b"12",
        b'"text"',
        b"\xff\xfe",
        b"{}",
        b'{"schema": []}',
        b"[" * 99999,
    ],
)
def test_lines_that_are_no_records_are_found(gold: Path, line: bytes) -> None:
    manifest_path(gold).unlink()
    gold.write_bytes(gold.read_bytes() + line + b"\n")
    (found,) = findings(gold)
    assert found.line == 4
    assert "is not JSON" in found.message or "no schema known here" in found.message


def test_any_changed_byte_is_found_by_the_manifest(gold: Path) -> None:
    content = gold.read_bytes()
    for at in range(0, len(content), 97):
        changed = bytearray(content)
        changed[at] ^= 1
        gold.write_bytes(changed)
        assert any("its hash differs" in finding.message for finding in findings(gold))


def test_lost_lines_are_found_by_the_manifest(gold: Path) -> None:
    gold.write_bytes(b"".join(gold.read_bytes().splitlines(keepends=True)[:2]))
    told = [finding.message for finding in findings(gold)]
    assert any("has 2 lines" in message for message in told)


def test_an_empty_file_and_a_broken_manifest_are_found(gold: Path) -> None:
    manifest_path(gold).write_text("{}")
    assert ["is not a manifest" in finding.message for finding in findings(gold)] == [True]
    manifest_path(gold).unlink()
    gold.write_bytes(b"")
    assert findings(gold) == [Finding(0, "the file is empty")]


def test_other_programs_can_load_it(gold: Path) -> None:
    datasets = pytest.importorskip("datasets")
    loaded = datasets.load_dataset("json", data_files=str(gold), split="train")
    assert loaded.num_rows == 3


def test_pandas_can_load_it(gold: Path) -> None:
    pandas = pytest.importorskip("pandas")
    assert len(pandas.read_json(gold, lines=True)) == 3


def test_a_file_of_something_else_is_not_read_to_its_end(tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("Dear reader,\n" * 500, "utf-8")
    found = findings(file)
    assert len(found) == 21
    assert found[-1].line == 0
    assert "none of the first 20 lines is a record" in found[-1].message
