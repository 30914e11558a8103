"""Under a new codebook no answer is rewritten, and every claim is read as its changes say."""

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_codebooks import FIRST, MANY, SECOND, THIRD, codebook, plain_label

from annotator.desk import Desk, RefusedError
from annotator.desk.checking import check
from annotator.desk.codebook_toml import to_toml
from annotator.desk.errors import CodebookError
from annotator.desk.exporting import Exporter
from annotator.desk.migrating import migrate, plan
from annotator.desk.opening import open_desk
from annotator.desk.shelf import Spot
from annotator.desk.status import corpus_status
from annotator.gold.record import GoldSentence
from annotator.model.codebook import DEFAULT_CODEBOOK, Codebook
from annotator.model.lineage import Lineage
from annotator.store import Store
from annotator.store.derived import rebuild

SitDown = Callable[..., Desk]
FIRST_LABELS = ("verified", "attributed", "hearsay", "disputed", "aside")


@pytest.fixture
def worked(sit_down: SitDown) -> Desk:
    """One claim of each label of the first version, on five sentences."""
    desk = sit_down(codebook=codebook(FIRST))
    for name in FIRST_LABELS:
        desk.label(name)
    return desk


def go_over(store: Store, said: dict[str, object]) -> Codebook:
    new = codebook(said)
    found = plan(store, new)
    assert found.faults == []
    migrate(store, found)
    return new


def labels_of(desk: Desk, count: int = 5) -> list[str]:
    """The labels of the first sentences' claims, as the desk reads them."""
    story = desk.store.order.first()
    assert story is not None
    opened = desk.walk._shelf.story(story.document_id)
    return [c.label for index in range(count) for c in opened.judgement(index).claims]


def in_table(desk: Desk) -> list[str]:
    return [
        row[0] for row in desk.store.db.execute("SELECT label FROM claims ORDER BY sentence_id")
    ]


def problems(store: Store, *, complete: bool = False) -> list[tuple[str, str]]:
    return [(problem.kind, problem.message) for problem in check(store, complete=complete)]


def light(desk: Desk, index: int) -> None:
    """Light a sentence of the first story."""
    story = desk.store.order.first()
    assert story is not None
    desk.go(Spot(story.document_id, index))


READ = ["verified", "reported", "verified", "disputed@town@1", "aside@town@1"]


def test_renamed_and_merged_are_read_anew_split_and_retired_are_stale(
    worked: Desk, sit_down: SitDown
) -> None:
    before = worked.store.db.execute("SELECT * FROM answers").fetchall()
    new = go_over(worked.store, SECOND)
    desk = sit_down(codebook=new)
    assert labels_of(desk) == READ
    assert sorted(in_table(desk)) == sorted(READ)
    assert desk.store.db.execute("SELECT * FROM answers").fetchall() == before
    assert problems(desk.store) == []
    assert [p for p in problems(desk.store, complete=True) if p[0] == "stale"] == [
        ("stale", "dana as annotator has to label it again, it was disputed@town@1"),
        ("stale", "dana as annotator has to label it again, it was aside@town@1"),
    ]
    assert corpus_status(desk.store, "dana").stale == 2
    assert dict(desk.given().labels)["verified"] == 2
    assert "split it: disputed or refuted" in (desk.lineage.advice("disputed@town@1") or "")
    assert "retired it: no claim" in (desk.lineage.advice("aside@town@1") or "")


def test_what_a_claim_wants_is_what_its_label_wants_today(worked: Desk) -> None:
    assert [m for k, m in problems(worked.store, complete=True) if k == "incomplete"] == [
        "verified wants evidence",
        "attributed wants a source",
    ]
    go_over(worked.store, SECOND)
    assert [k for k, _ in problems(worked.store, complete=True)] == ["stale", "stale"]


def test_a_lineage_over_several_versions_composes(worked: Desk, sit_down: SitDown) -> None:
    go_over(worked.store, SECOND)
    desk = sit_down(codebook=go_over(worked.store, THIRD))
    assert labels_of(desk) == ["said", "said", "said", "disputed@town@1", "aside@town@1"]
    assert sorted(in_table(desk)) == sorted(labels_of(desk))
    assert problems(desk.store) == []


def test_labelling_a_stale_claim_again_makes_it_fresh_and_keeps_its_id(
    worked: Desk, sit_down: SitDown
) -> None:
    desk = sit_down(codebook=go_over(worked.store, SECOND))
    known, who = [label.name for label in desk.codebook.labels], (desk.annotator_id, desk.role)
    stale = desk.store.labels.stale(known, *who)
    assert [(hit.path, hit.index) for hit in stale] == [("01-bridge.txt", 3), ("01-bridge.txt", 4)]
    light(desk, 3)
    was = desk.lit_claim
    assert was is not None
    desk.label("refuted", stay=True)
    assert [(c.id, c.label) for c in desk.judgement.claims] == [(was.id, "refuted")]
    assert len(desk.store.labels.stale(known, *who)) == 1
    desk.undo()
    assert [c.label for c in desk.judgement.claims] == ["disputed@town@1"]
    assert len(desk.store.labels.stale(known, *who)) == 2
    assert problems(desk.store) == []


def test_a_remark_on_a_stale_claim_keeps_it_stale(worked: Desk, sit_down: SitDown) -> None:
    desk = sit_down(codebook=go_over(worked.store, SECOND))
    light(desk, 3)
    desk.note("look again")
    assert desk.answer is not None
    assert desk.answer.codebook == "town@2"
    assert [c.label for c in desk.judgement.claims] == ["disputed@town@1"]
    assert problems(desk.store) == []
    again = sit_down(codebook=desk.codebook)
    assert labels_of(again) == READ


def test_repeating_says_the_new_name_and_refuses_a_stale_one(
    sit_down: SitDown, worked: Desk
) -> None:
    for _ in range(3):
        worked.undo()
    desk = sit_down(codebook=go_over(worked.store, SECOND))
    desk.flag()
    with pytest.raises(RefusedError, match=r"town@2 has no label aside"):
        desk.repeat()
    desk.label("reported", stay=True)
    desk.go(desk.walk.after())
    desk.repeat()
    assert labels_of(desk, 4)[-1] == "reported"


def test_a_rebuild_writes_what_the_migration_wrote(worked: Desk) -> None:
    go_over(worked.store, SECOND)
    query = "SELECT id, label, incomplete FROM claims ORDER BY id"
    migrated = worked.store.db.execute(query).fetchall()
    worked.store.db.execute("UPDATE claims SET label = 'x', incomplete = 'x'")
    list(rebuild(worked.store))
    assert worked.store.db.execute(query).fetchall() == migrated


def test_gold_has_todays_names_yesterdays_version_and_no_stale_answer(worked: Desk) -> None:
    go_over(worked.store, SECOND)
    exporter = Exporter(worked.store)
    gold = [record for record in exporter.records() if isinstance(record, GoldSentence)]
    assert [c.label for record in gold for c in record.claims] == READ[:3]
    assert {a.codebook for record in gold for a in record.provenance.answers} == {"town@1"}
    assert exporter._builder.left_out["stale"] == 2


def test_annotators_under_two_versions_agree_and_a_stale_answer_decides_nothing(
    worked: Desk, sit_down: SitDown
) -> None:
    ben = sit_down("ben", codebook=go_over(worked.store, SECOND))
    for name in ("verified", "reported", "refuted", "refuted"):
        ben.label(name)
    exporter = Exporter(ben.store)
    gold = [record for record in exporter.records() if isinstance(record, GoldSentence)]
    assert [(r.provenance.method, r.claims[0].label) for r in gold] == [
        ("unanimous", "verified"),
        ("unanimous", "reported"),
    ]
    assert exporter._builder.left_out["disagreement"] == 1  # verified or refuted
    assert exporter._builder.left_out["stale"] == 2


def test_the_manifest_names_the_versions_given_and_read(worked: Desk, tmp_path: Path) -> None:
    go_over(worked.store, SECOND)
    out = tmp_path / "gold.jsonl"
    Exporter(worked.store).to_file(out)
    told = json.loads((tmp_path / "gold.jsonl.manifest.json").read_text("utf-8"))
    assert told["codebooks"] == {
        version: codebook(said).sha256()
        for version, said in (("town@1", FIRST), ("town@2", SECOND))
    }
    assert told["left_out"]["stale"] == 2


# Opening


def test_a_version_that_touches_claims_is_not_opened_but_migrated(
    worked: Desk, sit_down: SitDown
) -> None:
    with pytest.raises(CodebookError, match=r"town@2 .*changes 4 claims.*codebook migrate"):
        sit_down(codebook=codebook(SECOND))
    assert worked.store.codebooks.newest("town") == 1


def test_a_version_that_touches_nothing_is_recorded_silently(sit_down: SitDown) -> None:
    sit_down(codebook=codebook(FIRST)).label("verified")
    more = SECOND | {"labels": [*FIRST["labels"], SECOND["labels"][3]], "changes": []}
    desk = sit_down(codebook=codebook(more))
    assert desk.store.codebooks.newest("town") == 2
    assert labels_of(desk, 1) == ["verified"]


@pytest.mark.usefixtures("worked")
@pytest.mark.parametrize(
    ("said", "told"),
    [
        (THIRD, "follows town@1 here: say replaces = 1, not 2"),
        (SECOND | {"changes": SECOND["changes"][1:]}, "label attributed of town@1 is gone"),
        (FIRST | {"number": 2, "labels": FIRST["labels"][1:]}, "say replaces = 1"),
    ],
)
def test_a_version_that_does_not_follow_is_refused(
    sit_down: SitDown, said: dict[str, object], told: str
) -> None:
    with pytest.raises(CodebookError, match=told):
        sit_down(codebook=codebook(said))


def test_an_older_version_is_refused(worked: Desk, sit_down: SitDown) -> None:
    go_over(worked.store, SECOND)
    with pytest.raises(CodebookError, match=r"show --version town@2"):
        sit_down(codebook=codebook(FIRST))


def test_an_open_desk_says_that_its_codebook_was_replaced(worked: Desk, sit_down: SitDown) -> None:
    other = sit_down("ben", codebook=codebook(FIRST))
    go_over(worked.store, SECOND)
    assert other.catch_up()
    assert "newer version" in (other.notice or "")
    other.label("attributed")
    assert other.store.db.execute(
        "SELECT label FROM claims WHERE annotator = 'ben'"
    ).fetchall() == [("reported",)]
    assert problems(other.store) == []


def test_a_database_of_the_first_default_codebook_opens_without_a_word(
    corpus: Path,
) -> None:
    """The content of default@1 as it was recorded, and the hash that it had."""
    labels = tuple(
        label.model_copy(update={"examples": (), "counter_examples": ()})
        for label in DEFAULT_CODEBOOK.labels
    )
    first = DEFAULT_CODEBOOK.model_copy(update={"number": 1, "labels": labels})
    assert first.sha256() == "d29064249517c5bd9675449dfe34e772f13b8e47d25d9fd295bf0bf50a5eee80"
    file = corpus.parent / "first.toml"
    file.write_text(to_toml(first), "utf-8")
    desk = open_desk((corpus,), None, "dana", codebook_file=file)
    desk.label("attributed")
    desk.store.close()
    with sqlite3.connect(corpus / "annotations.db") as db:
        db.execute("DELETE FROM state WHERE name = 'codebook'")
    again = open_desk((corpus,), None, "dana")
    assert again.codebook is DEFAULT_CODEBOOK
    assert labels_of(again, 1) == ["attributed"]
    assert problems(again.store) == []
    again.store.close()


def test_the_codebook_beside_the_corpus_then_the_last_then_the_default(corpus: Path) -> None:
    def opened(given: Path | None = None) -> str:
        desk = open_desk((corpus,), None, "dana", codebook_file=given)
        desk.store.close()
        return desk.codebook.version

    assert opened() == DEFAULT_CODEBOOK.version
    beside = corpus / "codebook.toml"
    beside.write_text(to_toml(codebook(FIRST)), "utf-8")
    assert opened() == "town@1"
    given = corpus.parent / "many.toml"
    given.write_text(to_toml(codebook(MANY)), "utf-8")
    assert opened(given) == "many@1"
    beside.unlink()
    assert opened() == "many@1"
    given.write_text(to_toml(DEFAULT_CODEBOOK), "utf-8")
    assert opened(given) == DEFAULT_CODEBOOK.version
    assert opened() == DEFAULT_CODEBOOK.version


def test_a_wrong_codebook_begins_no_database(corpus: Path) -> None:
    (corpus / "codebook.toml").write_text('name = "x"\n', "utf-8")
    with pytest.raises(CodebookError, match=r"codebook\.toml:1: .*missing .*codebook check"):
        open_desk((corpus,), None, "dana")
    assert not (corpus / "annotations.db").exists()


@pytest.mark.usefixtures("worked")
def test_answers_of_another_codebook_are_shown_as_they_are(sit_down: SitDown) -> None:
    desk = sit_down()
    assert labels_of(desk) == [
        "verified",
        "attributed",
        "hearsay@town@1",
        "disputed",
        "aside@town@1",
    ]
    light(desk, 2)
    desk.flag()
    assert problems(desk.store) == []


# What always holds

NAMES = st.sampled_from("abcdef")


@st.composite
def lineages(draw: st.DrawFn) -> list[Codebook]:
    """Versions that follow on each other, with every kind of change."""
    labels = sorted(draw(st.sets(NAMES, min_size=1)))
    versions: list[Codebook] = []
    for number in range(1, draw(st.integers(2, 5))):
        changes: list[dict[str, object]] = []
        names: set[str] = set()
        fresh = iter(f"{name}{number}" for name in "uvwxyz" * 3)
        for label in labels:
            kind = draw(st.sampled_from(["stay", "rename", "split", "retire"]))
            if kind == "stay" or number == 1:
                names.add(label)
            elif kind == "rename":
                to = next(fresh)
                names.add(to)
                changes.append({"kind": "rename", "from": label, "to": to})
            elif kind == "split":
                to = next(fresh)
                names |= {label, to}
                changes.append({"kind": "split", "from": label, "to": [label, to]})
            else:
                changes.append({"kind": "retire", "label": label})
        labels = sorted(names) or ["rest"]
        versions.append(
            Codebook.model_validate(
                FIRST
                | {
                    "number": number,
                    "replaces": number - 1 or None,
                    "labels": [plain_label(name, "x") for name in labels],
                    "changes": changes,
                }
            )
        )
    return versions


@given(lineages())
def test_reading_in_steps_is_reading_at_once(versions: list[Codebook]) -> None:
    by_version = {version.version: version for version in versions}
    last = Lineage(versions[-1], by_version.get)
    for number, old in enumerate(versions):
        for label in old.labels:
            read = label.name
            for step, now in zip(versions[number:], versions[number + 1 :], strict=False):
                read = Lineage(now, by_version.get).label(read, step.version)
            at_once = last.label(label.name, old.version)
            known = versions[-1].label(at_once)
            assert ("@" in read) == ("@" in at_once) == (known is None)
            assert "@" in at_once or read == at_once
            assert last.label(at_once, versions[-1].version) == at_once
