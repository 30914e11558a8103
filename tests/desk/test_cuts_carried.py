"""Cuts that analysts made stay made: in later texts of the story, and wherever a text comes in."""

import os
import random
import re
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from annotator.desk import Desk
from annotator.desk.checking import check
from annotator.desk.errors import RefusedError
from annotator.desk.intake import take_in
from annotator.desk.opening import open_store
from annotator.desk.shelf import Spot
from annotator.store.derived import expected_sentences, rebuild
from annotator.store.migrations import APPEND_ONLY
from tests.conftest import SitDown
from tests.desk.test_changes_of_publishers import lands_where_it_was_given, waits_or_is_gold
from tests.desk.test_cutting import split_at, texts
from tests.desk.test_revisions import publish, revise, take_in_changes
from tests.revising import CHANGES, answer_everything, changed

SEEDS = Path(__file__).parents[2] / "seeds"
HALVES = ["The bridge over the Linde will close in May,", "the mayor said."]


@pytest.fixture
def desk(sit_down: SitDown) -> Desk:
    """A desk at the first sentence of the body."""
    opened = sit_down()
    opened.go(opened.walk.after())
    return opened


def endings(desk: Desk) -> list[str]:
    rows = desk.store.db.execute("SELECT ending FROM carried_cuts ORDER BY key").fetchall()
    return [row[0] for row in rows]


def test_a_split_is_made_in_the_next_text_and_answers_find_their_halves(
    desk: Desk, corpus: Path
) -> None:
    split_at(desk, "the")
    desk.label("attributed")
    desk.no_claim()
    revise(desk, corpus, ("Old bridge", "News\n\nOld bridge"), ("two million", "three million"))
    assert desk.notice == "this story has a new text: 2 answers kept"
    assert texts(desk)[2:4] == HALVES
    outcomes = [desk.walk.story.judgement(n).outcome for n in (2, 3)]
    assert outcomes == ["claims", "no_claim"]
    assert endings(desk) == ["kept"]
    assert list(check(desk.store)) == []


def test_a_join_is_made_again_where_both_sentences_went(desk: Desk, corpus: Path) -> None:
    desk.cutter.join()
    joined = desk.walk.sentence.text
    desk.label("verified")
    paragraph = (corpus / "01-bridge.txt").read_text("utf-8").split("\n\n")[1]
    revise(
        desk,
        corpus,
        (paragraph + "\n\n", ""),
        ("Sign up", "Thanks to all.\n\nAnd more.\n\n" + paragraph + "\n\nSign up"),
    )
    assert endings(desk) == ["moved"]
    (again,) = [s for s in desk.walk.story.sentences if s.text == joined]
    assert desk.walk.story.judgement(again.index).claims[0].label == "verified"
    assert list(check(desk.store)) == []


@pytest.mark.parametrize(
    ("changes", "ending"),
    [
        ((("in May", "in June"),), "touched"),
        ((("The bridge over the Linde will close in May, the mayor said. ", ""),), "orphaned"),
        ((("{0}", "{0}\n\n{0}"),), "ambiguous"),
        ((("said. Repairs", "said.\n\nRepairs"),), "kept"),
    ],
)
def test_a_cut_is_left_behind_where_its_place_is_not_certain(
    desk: Desk, corpus: Path, changes: tuple[tuple[str, str], ...], ending: str
) -> None:
    sentence = desk.walk.sentence.text
    split_at(desk, "the")
    revise(desk, corpus, *((a.format(sentence), b.format(sentence)) for a, b in changes))
    assert endings(desk) == [ending]
    assert (HALVES[1] in texts(desk)) == (ending == "kept")
    assert list(check(desk.store)) == []


def test_sentences_that_are_no_longer_in_one_paragraph_are_not_joined(
    desk: Desk, corpus: Path
) -> None:
    desk.cutter.join()
    revise(desk, corpus, ("said. Repairs", "said.\n\nRepairs"))
    assert endings(desk) == ["touched"]
    assert "Repairs cost two million crowns." in texts(desk)
    assert list(check(desk.store)) == []


def test_undo_and_redo_of_a_cut_reach_the_newest_text(desk: Desk, corpus: Path) -> None:
    whole = desk.walk.sentence.text
    split_at(desk, "the")
    revise(desk, corpus, ("Old bridge", "News\n\nOld bridge"))
    desk.undo()
    assert whole in texts(desk)
    assert desk.walk.sentence.text == whole
    desk.redo()
    assert texts(desk)[2:4] == HALVES
    assert desk.walk.sentence.text == HALVES[0]
    revise(desk, corpus, ("two million", "three million"))
    desk.undo()
    assert whole in texts(desk)
    assert list(check(desk.store)) == []


def test_a_cut_taken_back_in_the_newer_text_stays_taken_back(desk: Desk, corpus: Path) -> None:
    whole = desk.walk.sentence.text
    split_at(desk, "the")
    revise(desk, corpus, ("Old bridge", "News\n\nOld bridge"))
    desk.go(Spot(desk.walk.story.document.id, 2))
    desk.cutter.join()
    take_in_changes(desk)
    assert whole in texts(desk)
    revise(desk, corpus, ("two million", "three million"))
    assert whole in texts(desk)
    assert list(check(desk.store)) == []


def test_answers_and_cuts_come_through_a_text_that_came_back(desk: Desk, corpus: Path) -> None:
    first = (corpus / "01-bridge.txt").read_text("utf-8")
    split_at(desk, "the")
    desk.label("attributed")
    desk.no_claim()
    desk.label("verified")
    for text in (
        first.replace("every hour", "every day"),
        first,
        first.replace("every hour", "every week"),
        first.replace("two million", "three million"),
    ):
        publish(corpus, text)
        take_in_changes(desk)
        desk.catch_up()
        assert texts(desk)[1:3] == HALVES
    assert desk.counts.decided == 2
    assert desk.waiting.count() == 1
    assert list(check(desk.store)) == []


def test_a_cut_that_was_left_behind_is_made_where_its_sentence_is_back(
    desk: Desk, corpus: Path
) -> None:
    split_at(desk, "the")
    desk.label("attributed")
    revise(desk, corpus, ("in May", "in June"))
    assert HALVES[1] not in texts(desk)
    revise(desk, corpus, ("in June", "in May"), ("every hour", "every day"))
    assert texts(desk)[1:3] == HALVES
    assert desk.walk.story.judgement(1).claims[0].label == "attributed"
    assert list(check(desk.store)) == []


def rows(store, table: str) -> set[tuple]:  # type: ignore[no-untyped-def, type-arg]
    """A table without its keys and the times at which the machine wrote."""
    names = [
        column.name
        for column in store.db.table(table).columns
        if column.name not in ("key", "carried_at", "added_at")
    ]
    return set(store.db.execute(f"SELECT {', '.join(names)} FROM {table}").fetchall())  # noqa: S608


def copy_of(desk: Desk, path: Path) -> Path:
    with sqlite3.connect(path) as target:
        desk.store.db.conn.backup(target)
    return path


def test_two_databases_carry_the_same_cuts_and_answers(
    desk: Desk, sit_down: SitDown, corpus: Path, tmp_path: Path
) -> None:
    split_at(desk, "the")
    desk.label("attributed")
    desk.no_claim()
    other = copy_of(desk, tmp_path / "other.db")
    revise(desk, corpus, ("Old bridge", "News\n\nOld bridge"))
    twin = sit_down(db=other)
    for table in ("answers", "carries", "corrections", "carried_cuts", "copies", "sentences"):
        assert rows(desk.store, table) == rows(twin.store, table), table


def unite(desk: Desk, other: Desk) -> None:
    """Add what another database has to one, as a merge does, and write the derived tables."""
    with desk.store.writing():
        for table in APPEND_ONLY:
            names = [c.name for c in other.store.db.table(table).columns if c.name != "key"]
            marks = ", ".join("?" * len(names))
            desk.store.db.conn.executemany(
                f"INSERT OR IGNORE INTO {table} ({', '.join(names)}) VALUES ({marks})",  # noqa: S608
                other.store.db.execute(f"SELECT {', '.join(names)} FROM {table}").fetchall(),  # noqa: S608
            )
    list(rebuild(desk.store))


def test_a_text_taken_in_after_a_merge_is_cut_as_it_was_elsewhere(
    desk: Desk, sit_down: SitDown, corpus: Path, tmp_path: Path
) -> None:
    """Also where the cuts leave fewer sentences than the intake found, and under another name."""
    desk.go(Spot(desk.walk.story.document.id, 3))
    desk.cutter.join()
    desk.go(Spot(desk.walk.story.document.id, 1))
    split_at(desk, "the")
    cut = texts(desk)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "b.txt").write_text("Rain\n\nIt rained all day long.\n", "utf-8")
    other = sit_down(at=elsewhere)
    unite(other, desk)
    (elsewhere / "copy.txt").write_bytes((corpus / "01-bridge.txt").read_bytes())
    list(take_in(other.store, other.corpus))
    document = desk.walk.story.document.id
    assert [s.text for s in other.store.documents.sentences(document)] == cut
    (corpus / "copy.txt").write_bytes((corpus / "01-bridge.txt").read_bytes())
    list(take_in(desk.store, desk.corpus))
    assert [s.text for s in desk.store.documents.sentences(document)] == cut
    assert list(check(desk.store)) == []
    assert list(check(other.store)) == []


def test_cuts_and_answers_that_come_with_a_merge_are_carried_by_the_next_intake(
    desk: Desk, sit_down: SitDown, corpus: Path, tmp_path: Path
) -> None:
    other = copy_of(desk, tmp_path / "other.db")
    split_at(desk, "the")
    desk.label("attributed")
    twin = sit_down(db=other)
    revise(twin, corpus, ("Old bridge", "News\n\nOld bridge"))
    assert HALVES[1] not in texts(twin)
    unite(twin, desk)
    list(take_in(twin.store, twin.corpus))
    twin.walk.reread()
    assert texts(twin)[2:4] == HALVES
    assert twin.walk.story.judgement(2).claims[0].label == "attributed"
    assert list(check(twin.store)) == []


def some_cuts(desk: Desk, chance: random.Random) -> Iterator[None]:
    """Split and join at random, between answers and after them."""
    document = desk.walk.story.document.id
    for _ in range(chance.randint(2, 12)):
        story = desk.walk.story
        desk.go(Spot(document, chance.randrange(len(story.sentences))))
        with suppress(RefusedError):
            if chance.random() < 0.5:
                cutting = desk.cutter.begin()
                for _ in range(chance.randrange(9)):
                    with suppress(RefusedError):
                        cutting.move(chance.choice((-1, 1)))
                desk.cutter.split()
            else:
                desk.cutter.join()
        yield


@pytest.mark.parametrize("seed", range(30))
def test_any_cuts_and_any_changes_lose_nothing(
    sit_down: SitDown, tmp_path: Path, seed: int
) -> None:
    """Every answer to a sentence that is there ends once, about the words it was given for."""
    chance = random.Random(seed)  # noqa: S311 - not a secret
    file = tmp_path / "one" / "story.txt"
    file.parent.mkdir()
    file.write_bytes(sorted(SEEDS.glob("*.txt"))[seed % 5].read_bytes())
    desk = sit_down(at=file.parent)
    before = chance.random() < 0.5
    if before:
        list(some_cuts(desk, chance))
    answer_everything(desk)
    if not before or chance.random() < 0.5:
        list(some_cuts(desk, chance))
    for round_ in range(chance.randint(1, 3)):
        old = desk.walk.story
        there = {sentence.id for sentence in old.sentences}
        given = {a.id for a in desk.store.answers.current_of_everybody(old.document.id)}
        text = file.read_text("utf-8")
        for kind in chance.sample([*CHANGES], chance.randint(1, 3)):
            with suppress(StopIteration):
                text = changed(text, CHANGES[kind])
        file.write_text(f"Edition {round_}\n\n{text}", "utf-8")
        os.utime(file, ns=(round_ + 1, round_ + 1))
        take_in_changes(desk)
        desk.catch_up()
        new = desk.walk.story
        assert new.document.id != old.document.id
        carries = desk.store.carries.between(old.document.id, new.document.id)
        assert len({c.answer_id for c in carries}) == len(carries)
        said = [a for a in given if desk.store.answers.require(a).judgement.outcome != "open"]
        assert {c.answer_id for c in carries} >= set(said)
        assert {desk.store.answers.require(c.answer_id).sentence_id for c in carries} <= there
        for carry in carries:
            lands_where_it_was_given(desk, carry)
        waits_or_is_gold(desk, desk.store.carries.onto(new.document.id))
        holds(desk)
        if chance.random() < 0.5:
            list(some_cuts(desk, chance))
            holds(desk)


def holds(desk: Desk) -> None:
    """Sentences cover all words in order, check finds nothing, and a rebuild changes nothing."""
    document = desk.walk.story.document
    shown = desk.store.documents.sentences(document.id)
    assert re.sub(r"\s", "", "".join(s.text for s in shown)) == re.sub(r"\s", "", document.text)
    assert len(shown) == len(expected_sentences(desk.store, document.id))
    assert list(check(desk.store)) == []
    tables = ("sentences", "claims", "progress", "reading_order", "clusters")
    was = [rows(desk.store, table) for table in tables]
    with open_store(desk.corpus, create=False) as store:
        list(rebuild(store))
    assert [rows(desk.store, table) for table in tables] == was


@pytest.mark.parametrize("seed", range(10))
def test_everything_can_be_taken_back_through_all_texts(
    sit_down: SitDown, tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 - not a secret
    file = tmp_path / "one" / "story.txt"
    file.parent.mkdir()
    file.write_bytes((SEEDS / "05-ferry-letter.txt").read_bytes())
    desk = sit_down(at=file.parent)
    answer_everything(desk)
    list(some_cuts(desk, chance))
    kind = chance.choice(["a paragraph put in", "a paragraph taken out", "a paragraph moved"])
    file.write_text(changed(file.read_text("utf-8"), CHANGES[kind]), "utf-8")
    os.utime(file, ns=(1, 1))
    take_in_changes(desk)
    desk.catch_up()
    while True:
        try:
            desk.undo()
        except RefusedError:
            break
        assert list(check(desk.store)) == []
    new = desk.walk.story
    assert {new.judgement(n).outcome for n in range(len(new.sentences))} == {"open"}
    document = desk.store.documents.get(new.document.id)
    assert [(s.start, s.end) for s in new.sentences] == [
        span for block in document.blocks for span in block.sentences
    ]


def test_check_finds_cuts_that_are_not_what_they_say(desk: Desk, corpus: Path) -> None:
    split_at(desk, "the")
    revise(desk, corpus, ("Old bridge", "News\n\nOld bridge"))
    with desk.store.writing():
        desk.store.db.execute("DROP TRIGGER corrections_no_update")
        desk.store.db.execute(
            "UPDATE corrections SET payload = json_set(payload, '$.come[1][0]', "
            "json_extract(payload, '$.come[1][0]') + 2) WHERE kind = 'split' AND document_id = ?",
            (desk.walk.story.document.id,),
        )
    found = [problem.message for problem in check(desk.store)]
    assert any("other words in the place" in message for message in found)
    assert any("another passage" in message for message in found)


def test_two_cuts_of_one_sentence_that_meet_in_a_merge_are_listed(
    desk: Desk, sit_down: SitDown, tmp_path: Path
) -> None:
    twin = sit_down(db=copy_of(desk, tmp_path / "other.db"))
    twin.go(Spot(desk.walk.story.document.id, 1))
    split_at(desk, "the")
    split_at(twin, "close")
    unite(desk, twin)
    (conflict,) = [problem for problem in check(desk.store) if problem.kind == "conflict"]
    assert "does not fit" in conflict.message


def test_check_finds_clusters_that_a_rebuild_would_not_find(
    sit_down: SitDown, corpus: Path
) -> None:
    story = (SEEDS / "01-harbour-wire.txt").read_text("utf-8")
    (corpus / "04-a.txt").write_text(story, "utf-8")
    (corpus / "05-b.txt").write_text(story + "\n\nOne line more.\n", "utf-8")
    desk = sit_down()
    first = desk.store.order.at("04-a.txt").document_id
    assert desk.store.clusters.of(first) is not None
    assert list(check(desk.store)) == []
    with desk.store.writing():
        desk.store.db.execute("DELETE FROM clusters WHERE document_id = ?", (first,))
    (problem,) = check(desk.store)
    assert (problem.kind, problem.where) == ("derived", first)
    list(rebuild(desk.store))
    assert list(check(desk.store)) == []
