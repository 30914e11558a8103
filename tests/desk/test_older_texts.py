"""A story that changes under its answers: nothing goes to the old text unseen, nothing hides."""

import os
from pathlib import Path

import pytest

from annotator.desk import Desk, OvertakenError
from annotator.desk.exporting import Exporter
from annotator.desk.intake import take_in
from annotator.desk.opening import open_desk, open_store
from annotator.desk.shelf import Spot
from annotator.desk.status import corpus_status
from tests.conftest import SitDown


def change(corpus: Path, desk: Desk) -> None:
    """Change the first story's file and take it in through another connection."""
    file = corpus / "01-bridge.txt"
    file.write_text(file.read_text("utf-8").replace("two million", "three million"), "utf-8")
    os.utime(file, ns=(1, 1))
    with open_store(desk.corpus, create=False) as store:
        assert [t.outcome for t in take_in(store, desk.corpus)].count("changed") == 1


def test_an_old_text_takes_no_answer_and_the_desk_turns_to_the_new_one(
    sit_down: SitDown, corpus: Path
) -> None:
    desk = sit_down()
    desk.label("verified")
    desk.label("attributed")
    change(corpus, desk)
    with pytest.raises(OvertakenError, match="new text"):
        desk.label("disputed")
    assert desk.catch_up()
    assert desk.notice == "this story has a new text: 2 answers kept"
    assert "three million" in desk.walk.story.document.text
    assert (desk.walk.index, desk.counts.decided) == (2, 2)


def test_answers_that_wait_are_counted_wherever_gold_is(sit_down: SitDown, corpus: Path) -> None:
    desk = sit_down()
    desk.go(Spot(desk.walk.story.document.id, 2))
    desk.label("verified")
    change(corpus, desk)
    status = corpus_status(desk.store, "dana")
    assert (status.decided, status.labels) == (0, {})
    assert (status.waiting, status.on_older_texts) == (1, 1)
    exporter = Exporter(desk.store)
    exported = exporter.to_file(corpus.parent / "gold.jsonl")
    assert exported.manifest.lines == 0
    assert exported.manifest.left_out["answers waiting at changed passages"] == 1


def test_gold_names_the_answer_that_was_given_not_its_redo(sit_down: SitDown) -> None:
    desk = sit_down()
    desk.label("verified")
    (given,) = desk.store.answers.of_action(
        desk.store.acts.last_done(desk.annotator_id, "annotator")
    )
    desk.undo()
    desk.redo()
    (record,) = Exporter(desk.store).records()
    (answer,) = record.provenance.answers
    assert (answer.id, answer.seconds) == (given.id, given.seconds)
    assert answer.answered_at == given.answered_at


def test_a_named_file_is_opened_at_its_story(sit_down: SitDown, corpus: Path) -> None:
    sit_down().store.close()
    desk = open_desk([corpus / "02-mill.txt"], None, "dana")
    assert desk.walk.story.place.path == "02-mill.txt"
    desk.store.close()
    (corpus / "04-new.txt").write_text("A late story\n\nIt came in today, they said.\n", "utf-8")
    desk = open_desk([corpus / "04-new.txt"], None, "dana")
    assert (desk.walk.story.place.path, desk.counts.stories) == ("04-new.txt", 4)
    desk.store.close()
