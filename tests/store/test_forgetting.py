"""What is forgotten is gone: from every table, from the bytes of the file, and it stays away."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from annotator.cli import main
from annotator.desk import Desk, RefusedError
from annotator.desk.checking import check
from annotator.desk.forgetting import annotator_named, forget, story_at
from annotator.desk.intake import take_in
from annotator.desk.snapshots import keep
from annotator.model.claim import Evidence
from annotator.store import Store
from annotator.store.migrations import APPEND_ONLY

SitDown = Callable[..., Desk]


def leftovers(folder: Path, *words: str) -> list[str]:
    """The words that are anywhere in the bytes of the database and its companions."""
    files = [path for path in folder.iterdir() if path.name.startswith("annotations.db")]
    data = b"".join(path.read_bytes() for path in files)
    return [word for word in words if word.encode() in data or word.lower().encode() in data]


def guarded(store: Store) -> bool:
    names = {row[0] for row in store.db.execute("SELECT name FROM sqlite_master").fetchall()}
    return all(f"{t}_no_{verb}" in names for t in APPEND_ONLY for verb in ("update", "delete"))


def test_a_story_is_gone_from_the_bytes(sit_down: SitDown, corpus: Path, tmp_path: Path) -> None:
    desk, paper = sit_down(), tmp_path / "ledger.txt"
    paper.write_text("a ledger")
    desk.go(desk.walk.next_story())
    desk.label("attributed", stay=True)
    desk.walk.lit = 0
    kept = keep(str(paper), corpus)
    desk.evidence.add(
        desk.require_claim(),
        Evidence(
            stance="supports",
            title="Ledger of Zwickelmond",
            quote="Quartzwhistle",
            snapshot=kept.path,
            sha256=kept.sha256,
        ),
    )
    desk.note("gruntlebeam")
    desk.search("Ostrand")
    desk.leave_search()
    words = ("Ostrand", "flood", "Zwickelmond", "Quartzwhistle", "gruntlebeam", "02-mill")
    desk.store.tidy()
    assert leftovers(corpus, *words) == list(words)
    forget(desk.store, story_at(desk.store, "02-mill.txt"), "a court said so")
    assert leftovers(corpus, *words) == []
    assert leftovers(corpus, "Linde", "quarry") == ["Linde", "quarry"]
    assert not (corpus / kept.path).exists()
    assert guarded(desk.store)
    assert list(check(desk.store)) == []
    assert desk.store.order.count() == 2
    with pytest.raises(RefusedError, match="nothing found"):
        desk.search("Ostrand")
    desk.store.close()
    again = sit_down()
    taken = {one.path: one.reason for one in take_in(again.store, again.corpus)}
    assert taken["02-mill.txt"] == "removed by `annotator forget`"
    with pytest.raises(RefusedError, match="nothing to undo"):
        again.undo()


def test_the_same_text_does_not_come_back_under_another_name(
    sit_down: SitDown, corpus: Path
) -> None:
    desk = sit_down()
    forget(desk.store, story_at(desk.store, "02-mill.txt"), None)
    shutil.copy(corpus / "02-mill.txt", corpus / "09-mill.txt")
    assert {one.path: one.outcome for one in take_in(desk.store, desk.corpus)}[
        "09-mill.txt"
    ] == "skipped"


def test_a_text_that_another_story_has_stays(sit_down: SitDown, corpus: Path) -> None:
    shutil.copy(corpus / "02-mill.txt", corpus / "04-copy.txt")
    desk = sit_down()
    found = story_at(desk.store, "02-mill.txt")
    assert found.stays == ["04-copy.txt"]
    forget(desk.store, found, None)
    assert [place.path for place in desk.store.order.all()] == [
        "01-bridge.txt",
        "03-vote.txt",
        "04-copy.txt",
    ]
    assert list(check(desk.store)) == []


def test_an_annotator_is_gone_and_their_cuts_stay(sit_down: SitDown, corpus: Path) -> None:
    ben, dana = sit_down("Benquist"), sit_down("dana")
    dana.go(dana.walk.after())
    dana.no_claim()
    ben.go(ben.walk.after())
    ben.label("attributed")
    ben.go(ben.walk.before())
    ben.cutter.begin()
    ben.cutter.split()
    ben.note("gruntlebeam")
    cut = [s.id for s in ben.walk.story.sentences]
    assert leftovers(corpus, "Benquist", "gruntlebeam") == ["Benquist", "gruntlebeam"]
    ben.store.close()
    forget(dana.store, annotator_named(dana.store, "Benquist"), None)
    assert leftovers(corpus, "Benquist", "gruntlebeam") == []
    dana.catch_up()
    assert [s.id for s in dana.walk.story.sentences] == cut
    assert dana.store.people.find("Benquist") is None
    assert list(check(dana.store)) == []
    dana.undo()
    assert list(check(dana.store)) == []
    assert sit_down("Benquist").counts.decided == 0


def test_check_tells_when_it_is_back(sit_down: SitDown) -> None:
    desk = sit_down()
    story = story_at(desk.store, "02-mill.txt")
    with desk.store.writing():
        desk.store.tombstones.add("story", story.ids[0], None)
    assert [(p.kind, p.where) for p in check(desk.store)] == [("conflict", story.ids[0])]


@pytest.mark.parametrize("answer", ["n\n", "y\n", ""])
def test_the_command_asks(sit_down: SitDown, corpus: Path, answer: str) -> None:
    desk = sit_down()
    desk.no_claim()
    desk.store.close()
    told = CliRunner().invoke(
        main, ["forget", str(corpus), "--story", "01-bridge.txt"], input=answer
    )
    assert "01-bridge.txt and 1 answer" in told.output
    assert ("nothing was removed" in told.output) == (answer != "y\n")
    assert "Aborted" not in told.output
    with Store(corpus / "annotations.db") as store:
        assert store.order.count() == (2 if answer == "y\n" else 3)


def test_a_title_is_answered_with_the_path(corpus: Path, sit_down: SitDown) -> None:
    sit_down().store.close()
    told = CliRunner().invoke(main, ["forget", str(corpus), "--story", "Mill reopens"])
    assert told.exit_code == 3
    assert "meant may be 02-mill.txt" in told.output
    told = CliRunner().invoke(main, ["forget", str(corpus), "--story", "nothing"])
    assert "annotator status --json" in told.output


def test_the_command_wants_to_know_what(corpus: Path, sit_down: SitDown) -> None:
    sit_down().store.close()
    run = CliRunner().invoke
    assert run(main, ["forget", str(corpus)]).exit_code == 2
    assert run(main, ["forget", str(corpus), "--story", "nothing.txt", "--yes"]).exit_code == 3
    assert run(main, ["forget", str(corpus), "--story", "02-mill.txt", "--yes"]).exit_code == 0
    assert run(main, ["forget", str(corpus), "--story", "02-mill.txt", "--yes"]).exit_code == 0
