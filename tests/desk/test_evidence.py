"""Evidence of a claim: entered, changed, used again, doubted, checked and exported."""

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from annotator.cli import main
from annotator.desk import Desk, RefusedError
from annotator.desk.checking import check
from annotator.desk.errors import OvertakenError
from annotator.desk.exporting import Exporter
from annotator.desk.intake import take_in
from annotator.model.claim import Claim, Evidence
from annotator.store.derived import rebuild

STORY = """---
title: Ferry to run all night
url: https://www.example.org/ferry?utm_source=feed
date: 2026-03-03
---

# Ferry to run all night

The ferry will run all night, the council said. Nobody objected.
"""
RULING = Evidence(stance="supports", url="https://court.example/ruling", title="The ruling")
DENIAL = Evidence(stance="refutes", url="Minutes of the council, 1987")


@pytest.fixture
def ferry(corpus: Path) -> Path:
    """A story that says where and when it was published."""
    (corpus / "00-ferry.md").write_text(STORY, "utf-8")
    return corpus


def lit(desk: Desk, label: str = "verified") -> Claim:
    """Label the lit sentence and stay at its claim."""
    desk.label(label, stay=True)
    desk.previous_claim()
    return desk.require_claim()


def kinds(desk: Desk, item: Evidence) -> list[str]:
    return [doubt.kind for doubt in desk.evidence.doubts(item)]


def test_evidence_is_part_of_the_answer_and_undone_like_one(desk: Desk) -> None:
    claim = lit(desk)
    assert desk.missing(claim) == ("evidence",)
    desk.evidence.add(claim, RULING)
    claim = desk.require_claim()
    assert claim.evidence == (RULING,)
    assert desk.missing(claim) == ()
    desk.evidence.add(claim, DENIAL)
    desk.evidence.set_stance(desk.require_claim(), 1, "context")
    assert [item.stance for item in desk.require_claim().evidence] == ["supports", "context"]
    changed = RULING.model_copy(update={"title": "The ruling of March"})
    desk.evidence.change(desk.require_claim(), 0, changed)
    desk.evidence.remove(desk.require_claim(), 1)
    assert desk.require_claim().evidence == (changed,)
    for count in (2, 2, 2, 1, 0):
        desk.undo()
        assert len(desk.require_claim().evidence) == count
    desk.redo()
    assert desk.require_claim().evidence == (RULING,)
    assert list(check(desk.store)) == []


def test_evidence_survives_relabelling_and_reopening(sit_down: Callable[..., Desk]) -> None:
    desk = sit_down()
    desk.evidence.add(lit(desk), RULING)
    desk.label("disputed")
    desk.store.close()
    again = sit_down()
    again.go(again.walk.before())
    assert again.require_claim().label == "disputed"
    assert again.require_claim().evidence == (RULING,)


def test_there_is_no_evidence_without_a_claim(desk: Desk) -> None:
    with pytest.raises(RefusedError, match="no claim is lit"):
        desk.require_claim()
    desk.label("verified", stay=True)
    with pytest.raises(RefusedError, match="no claim is lit"):
        desk.require_claim()


def test_the_same_evidence_twice_is_refused(desk: Desk) -> None:
    desk.evidence.add(lit(desk), RULING)
    with pytest.raises(RefusedError, match="already"):
        desk.evidence.add(desk.require_claim(), RULING)


def test_a_claim_that_changed_meanwhile_is_not_overwritten(sit_down: Callable[..., Desk]) -> None:
    one, other = sit_down(), sit_down()
    seen = lit(one)
    other.catch_up()
    other.evidence.add(other.require_claim(), DENIAL)
    with pytest.raises(OvertakenError):
        one.evidence.add(seen, RULING)
    with pytest.raises(OvertakenError, match="changed meanwhile"):
        one.evidence.add(seen, RULING)
    assert one.require_claim().evidence == (DENIAL,)
    assert other.store.db.table("answers").count == 2


def test_evidence_is_remembered_once_and_used_again_newest_first(desk: Desk) -> None:
    desk.evidence.add(lit(desk), RULING)
    desk.evidence.add(desk.require_claim(), DENIAL)
    desk.undo()
    desk.redo()
    desk.evidence.set_stance(desk.require_claim(), 0, "context")
    assert desk.store.db.table("evidence").count == 2
    known = desk.evidence.known()
    assert [(item.url, item.title) for item in known] == [
        (DENIAL.url, None),
        (RULING.url, "The ruling"),
    ]
    assert [item.url for item in desk.evidence.known("RULING court")] == [RULING.url]
    assert desk.evidence.known("100% '; --") == []
    desk.go(desk.walk.after())
    claim = lit(desk)
    desk.evidence.add(claim, known[1].model_copy(update={"stance": "supports"}))
    assert desk.require_claim().evidence == (RULING,)
    assert desk.store.db.table("evidence").count == 2


def test_of_two_spellings_of_one_item_the_newer_is_offered(desk: Desk) -> None:
    desk.evidence.add(lit(desk), RULING)
    desk.evidence.change(desk.require_claim(), 0, RULING.model_copy(update={"title": "The Ruling"}))
    assert [item.title for item in desk.evidence.known()] == ["The Ruling"]


def test_two_databases_give_an_item_the_same_id(
    sit_down: Callable[..., Desk], tmp_path: Path
) -> None:
    ids = []
    for name in ("dana", "ben"):
        desk = sit_down(name, db=tmp_path / f"{name}.db")
        desk.evidence.add(lit(desk), RULING)
        ids += [row["id"] for row in desk.store.db.query("SELECT id FROM evidence")]
    assert len(set(ids)) == 1


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/ferry/",
        "https://example.org/ferry#top",
        "https://web.archive.org/web/20260304/https://www.example.org/ferry",
    ],
)
def test_a_story_of_the_corpus_supports_nothing(
    ferry: Path, sit_down: Callable[..., Desk], url: str
) -> None:
    desk = sit_down(at=ferry)
    item = Evidence(stance="supports", url=url)
    desk.evidence.add(lit(desk), item)
    assert kinds(desk, item) == ["story"]
    assert desk.missing(desk.require_claim()) == ("evidence",)
    desk.go(desk.walk.next_story())
    desk.evidence.add(lit(desk), item)
    assert "00-ferry.md" in desk.evidence.doubts(item)[0].message
    desk.evidence.add(desk.require_claim(), RULING)
    assert desk.missing(desk.require_claim()) == ()
    record = next(iter(Exporter(desk.store).records()))
    assert record.claims[0].incomplete == ("evidence",)
    told = [(p.kind, p.message) for p in check(desk.store, complete=True)]
    assert ("incomplete", "verified wants evidence") in told
    assert ("evidence", f"verified: {url}: not independent: this story itself") in told
    assert list(check(desk.store)) == []


def test_a_snapshot_of_a_story_supports_nothing(corpus: Path, desk: Desk) -> None:
    kept = desk.evidence.keep_snapshot(str(corpus / "02-mill.txt"))
    item = Evidence(stance="supports", title="Mill", snapshot=kept.path, sha256=kept.sha256)
    desk.evidence.add(lit(desk), item)
    assert desk.evidence.doubts(item)[0].message == "not independent: the story 02-mill.txt"
    assert desk.missing(desk.require_claim()) == ("evidence",)


def test_a_story_that_contradicts_another_is_a_dispute(
    ferry: Path, sit_down: Callable[..., Desk]
) -> None:
    desk = sit_down(at=ferry)
    desk.go(desk.walk.next_story())
    claim = lit(desk, "disputed")
    desk.evidence.add(claim, Evidence(stance="refutes", url="https://example.org/ferry"))
    assert desk.missing(desk.require_claim()) == ()


def test_a_story_taken_in_later_takes_its_support_away(
    corpus: Path, sit_down: Callable[..., Desk]
) -> None:
    desk = sit_down()
    desk.evidence.add(lit(desk), Evidence(stance="supports", url="https://example.org/ferry"))
    assert desk.missing(desk.require_claim()) == ()
    (corpus / "00-ferry.md").write_text(STORY, "utf-8")
    list(take_in(desk.store, desk.corpus))
    assert desk.missing(desk.require_claim()) == ("evidence",)
    assert list(check(desk.store)) == []
    told = [p.message for p in check(desk.store, complete=True) if p.kind == "incomplete"]
    assert told == ["verified wants evidence"]
    list(rebuild(desk.store))
    again = [p.message for p in check(desk.store, complete=True) if p.kind == "incomplete"]
    assert again == told


def test_later_evidence_and_the_same_site_are_doubted_but_count(
    ferry: Path, sit_down: Callable[..., Desk]
) -> None:
    desk = sit_down(at=ferry)
    for published, doubts in (
        ("2026-03-04", ["later"]),
        ("2026-04", ["later"]),
        ("2027", ["later"]),
        ("2026-03-03T23:59", []),
        ("2026-03", []),
        ("2026", []),
        (None, []),
    ):
        assert kinds(desk, RULING.model_copy(update={"published": published})) == doubts
    same = Evidence(stance="supports", url="https://EXAMPLE.org/other", published="2026-03-04")
    assert kinds(desk, same) == ["later", "site"]
    desk.evidence.add(lit(desk), same)
    assert desk.missing(desk.require_claim()) == ()
    desk.go(desk.walk.next_story())
    assert kinds(desk, same) == []


def test_pages_of_an_older_database_are_found_at_the_first_opening(
    ferry: Path, sit_down: Callable[..., Desk]
) -> None:
    old = sit_down(at=ferry)
    old.store.db.execute("DROP TABLE pages")
    old.store.db.execute("DROP INDEX copies_file")
    old.store.db.execute("DELETE FROM _sqlite_migrations WHERE name = 'm003_pages_of_stories'")
    old.store.close()
    desk = sit_down(at=ferry)
    assert kinds(desk, Evidence(stance="context", url="http://example.org/ferry")) == ["story"]
    desk.store.db.execute("DELETE FROM pages")
    assert [p.kind for p in check(desk.store)] == ["derived"]
    list(rebuild(desk.store))
    assert list(check(desk.store)) == []


def test_a_missing_or_changed_snapshot_is_damage(corpus: Path, desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<p>what it said</p>")
    kept = desk.evidence.keep_snapshot(str(tmp_path / "page.html"))
    item = Evidence(stance="supports", snapshot=kept.path, sha256=kept.sha256)
    desk.evidence.add(lit(desk), item)
    assert list(check(desk.store)) == []
    (corpus / kept.path).chmod(0o600)
    (corpus / kept.path).write_text("forged")
    assert [(p.kind, p.message) for p in check(desk.store)] == [
        ("damage", f"its snapshot was changed: {kept.path}")
    ]
    (corpus / kept.path).unlink()
    assert CliRunner().invoke(main, ["check", str(corpus)]).exit_code == 1
    desk.undo()
    assert list(check(desk.store)) == []


def test_the_desk_that_only_reads_keeps_no_files(corpus: Path, desk: Desk) -> None:
    desk.store.read_only = True
    with pytest.raises(RefusedError, match="nothing can be saved"):
        desk.evidence.keep_snapshot(str(corpus / "02-mill.txt"))
    assert not (corpus / "snapshots").exists()


def test_gold_carries_evidence_and_validate_checks_its_snapshot(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<p>what it said</p>")
    kept = desk.evidence.keep_snapshot(str(tmp_path / "page.html"))
    item = Evidence(
        stance="supports",
        url="https://court.example/ruling",
        title="The ruling",
        quote="It was so ordered.",
        published="2026-03",
        accessed="2026-03-05",
        snapshot=kept.path,
        sha256=kept.sha256,
    )
    desk.evidence.add(lit(desk), item)
    desk.reword(desk.require_claim(), "The bridge closes.")
    gold = tmp_path / "gold.jsonl"
    Exporter(desk.store).to_file(gold)
    said = json.loads(gold.read_text())
    (claim,) = said["claims"]
    assert claim["evidence"] == [item.model_dump()]
    assert list(claim["evidence"][0]) == (
        "stance url title quote published accessed snapshot sha256".split()
    )
    assert (claim["claim_text"], claim["incomplete"]) == ("The bridge closes.", [])
    schema = json.loads((Path(__file__).parents[2] / "schemas/gold-1.schema.json").read_text())
    jsonschema.Draft202012Validator(schema).validate(said)
    assert CliRunner().invoke(main, ["validate", str(gold)]).exit_code == 0
    for wrong in (
        {"sha256": "abc"},
        {"sha256": None},
        {"snapshot": "/etc/passwd"},
        {"snapshot": "../page.html"},
        {"snapshot": "C:\\page.html"},
    ):
        gold.with_name("wrong.jsonl").write_text(
            json.dumps(said | {"claims": [claim | {"evidence": [claim["evidence"][0] | wrong]}]})
        )
        result = CliRunner().invoke(main, ["validate", str(gold.with_name("wrong.jsonl"))])
        assert (result.exit_code, "snapshot" in result.stdout) == (1, True), wrong


def test_certainty_goes_round(desk: Desk) -> None:
    lit(desk)
    assert [desk.next_certainty() for _ in range(5)] == [
        "certain",
        "probable",
        "possible",
        None,
        "certain",
    ]
    assert desk.require_claim().certainty == "certain"
    desk.undo()
    assert desk.require_claim().certainty is None


def test_a_claim_has_a_note_of_its_own(desk: Desk) -> None:
    desk.note("of the sentence")
    desk.note_on_claim(lit(desk), "of the claim")
    assert (desk.require_claim().note, desk.judgement.note) == ("of the claim", "of the sentence")
    desk.note_on_claim(desk.require_claim(), "")
    assert (desk.require_claim().note, desk.judgement.note) == (None, "of the sentence")


def test_what_is_added_to_a_claim_is_not_what_is_repeated(desk: Desk) -> None:
    lit(desk, "disputed")
    desk.go(desk.walk.after())
    desk.label("attributed")
    desk.go(desk.walk.before())
    desk.go(desk.walk.before())
    desk.evidence.add(desk.require_claim(), RULING)
    desk.next_certainty()
    desk.go(desk.walk.next_undecided())
    desk.repeat()
    desk.go(desk.walk.before())
    assert desk.judgement.claims[0].label == "attributed"
