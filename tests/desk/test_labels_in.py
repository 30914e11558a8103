"""Labels that come along: answers or suggestions, once, and never over somebody's work."""

import json
import os
import shutil
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from annotator.desk import Desk
from annotator.desk.checking import check
from annotator.desk.exporting import Exporter
from annotator.desk.intake import Taken, take_in
from annotator.desk.labels_in import Brought, LabelsError, bring_in, into
from annotator.desk.opening import open_desk, open_for_intake
from annotator.desk.places import Corpus
from annotator.model.answer import Judgement
from annotator.store import Store

FORMATS = Path(__file__).parents[1] / "formats"
SitDown = Callable[..., Desk]


class Intake:
    """A folder into which files are put, taken in, and their labels brought in."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store: Store
        self.corpus: Corpus

    def take(self, *names: str) -> None:
        for name in names:
            shutil.copy(FORMATS / name, self.folder / name)
        self.again()

    def write(self, name: str, *records: dict[str, object]) -> None:
        lines = [json.dumps(record) for record in records]
        (self.folder / name).write_text("\n".join(lines), "utf-8")
        self.again()

    def again(self) -> list[Taken]:
        if hasattr(self, "store"):
            self.store.close()
        self.store, self.corpus = open_for_intake((self.folder,), None)
        return list(take_in(self.store, self.corpus))

    def labels(self, told: str) -> dict[str, Brought]:
        found = bring_in(self.store, self.corpus, into(told))
        return {brought.path: brought for brought in found}

    def said(self, annotator: str) -> dict[str, Judgement]:
        """What an annotator says now, by the sentence's text."""
        who = self.store.people.find(annotator)
        return {
            sentence.text: answer.judgement
            for document in self.store.documents.ids()
            for sentence in self.store.documents.sentences(document)
            if (answer := self.store.answers.current(sentence.id, who or "", "annotator"))
        }


@pytest.fixture
def intake(tmp_path: Path) -> Iterator[Intake]:
    folder = tmp_path / "tools"
    folder.mkdir()
    one = Intake(folder)
    yield one
    one.store.close()


def spans(judgement: Judgement) -> list[tuple[str, str, list[str], list[str]]]:
    """Label, content, source and cue of each claim."""
    return [
        (
            claim.label,
            claim.content_text,
            [span.text for span in claim.attribution.source] if claim.attribution else [],
            [span.text for span in claim.attribution.cue] if claim.attribution else [],
        )
        for claim in judgement.claims
    ]


FERRY = [("attributed", "The ferry will run every hour", ["the mayor"], ["said"])]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("prodigy.jsonl", "📣 The ferry will run every hour, the mayor said."),
        ("label-studio.json", "📣 The ferry will run every hour, the mayor said."),
        ("doccano-relations.jsonl", "The ferry will run every hour, the mayor said."),
        ("brat.txt", "The ferry, the mayor said, will run every hour."),
    ],
)
def test_content_source_and_cue_become_a_claim(intake: Intake, name: str, sentence: str) -> None:
    if name == "brat.txt":
        shutil.copy(FORMATS / "brat.ann", intake.folder)
    intake.take(name)
    brought = intake.labels("annotator:tool")[name]
    assert spans(intake.said("tool")[sentence]) == FERRY
    assert brought.written > 0
    assert list(check(intake.store)) == []
    again = intake.labels("annotator:tool")[name]
    assert (again.written, again.known) == (0, brought.written + brought.known)


def test_without_being_asked_labels_are_only_counted(intake: Intake) -> None:
    shutil.copy(FORMATS / "prodigy.jsonl", intake.folder)
    intake.store, intake.corpus = open_for_intake((intake.folder,), None)
    taken = list(take_in(intake.store, intake.corpus))
    assert [file.labels for file in taken] == [3, 4, 1, 0, 1]
    assert intake.store.answers.ids() == []


def test_unknown_labels_are_listed_and_mapped(intake: Intake) -> None:
    intake.take("prodigy.jsonl")
    brought = intake.labels("annotator:tool")["prodigy.jsonl"]
    assert brought.left.names == {"Year": 1}
    mapping = intake.folder / "prodigy.jsonl.map.toml"
    mapping.write_text('[labels]\nsource = ["Year", "Source"]\ndisputed = ["verified"]\n', "utf-8")
    assert intake.labels("annotator:other")["prodigy.jsonl"].left.names == {}
    said = intake.said("other")["The lock was built in 1911."]
    assert spans(said) == [("disputed", "The lock was built in 1911", ["1911"], [])]
    mapping.write_text('[labels]\nrumoured = ["Year"]\n', "utf-8")
    with pytest.raises(LabelsError, match=r"default@2 has no label rumoured"):
        intake.labels("annotator:other")


def test_rejected_ignored_and_ambiguous_labels(intake: Intake) -> None:
    intake.take("prodigy.jsonl", "doccano.jsonl")
    brought = intake.labels("annotator:tool")
    assert brought["prodigy.jsonl"].left.reasons["rejected in the tool"] == 1
    said = intake.said("tool")
    assert said["The quay is to be sold."].outcome == "skipped"
    assert said["It was sold before."].outcome == "skipped"
    assert "The tram is late." not in said
    (reason,) = brought["doccano.jsonl"].left.reasons
    assert "--map offsets=code-points" in reason
    (intake.folder / "map.toml").write_text('offsets = "code-points"\n', "utf-8")
    assert not intake.labels("annotator:later")["doccano.jsonl"].left.reasons
    ferry = intake.said("later")["📣 The ferry will run every hour, the mayor said."]
    assert spans(ferry) == FERRY


def test_two_people_of_one_file_are_two_annotators_or_one_is_left_aside(intake: Intake) -> None:
    intake.take("label-studio.json")
    both = intake.labels("annotator:ls-{by}")["label-studio.json"]
    assert len(intake.said("ls-ana@town.example")) == 3
    assert spans(intake.said("ls-ben@town.example")["The lock was built in 1911."])
    one = intake.labels("annotator:ls")["label-studio.json"]
    assert both.written == one.written + 1
    assert one.left.reasons["a second one's labels (put {by} in the name)"] == 1


def test_suggestions_are_no_answers(intake: Intake) -> None:
    intake.take("label-studio.json")
    brought = intake.labels("suggestions")["label-studio.json"]
    assert intake.store.answers.ids() == []
    (sentence,) = (
        s.id
        for document in intake.store.documents.ids()
        for s in intake.store.documents.sentences(document)
        if s.text == "The lock was built in 1911."
    )
    found = intake.store.suggestions.of_sentence(sentence)
    assert [(one.by, one.confidence) for one in found] == [
        ("label-studio:ana@town.example", 1.0),
        ("label-studio:ben@town.example", 1.0),
        ("label-studio:tagger-2", 0.75),
    ]
    assert spans(found[2].judgement)[0][:2] == ("verified", "The lock was built in 1911")
    again = intake.labels("suggestions")["label-studio.json"]
    assert (again.written, again.known) == (0, brought.written)


def test_what_was_answered_by_hand_stays(intake: Intake) -> None:
    intake.take("prodigy.jsonl")
    desk = open_desk((intake.folder,), None, "tool")
    while desk.walk.sentence.text != "The lock was built in 1911.":
        desk.go(desk.walk.after())
    desk.no_claim()
    desk.store.close()
    assert intake.labels("annotator:tool")["prodigy.jsonl"].kept == 2  # ana's and ben's
    assert intake.said("tool")["The lock was built in 1911."].outcome == "no_claim"


def test_one_undo_takes_a_file_back_and_it_stays_taken_back(intake: Intake) -> None:
    intake.take("prodigy.jsonl")
    brought = intake.labels("annotator:tool")["prodigy.jsonl"]
    desk = open_desk((intake.folder,), None, "tool")
    assert desk.counts.decided == brought.written > 1
    desk.undo()
    assert desk.counts.decided == 0
    desk.store.close()
    again = intake.labels("annotator:tool")["prodigy.jsonl"]
    assert (again.written, again.known) == (0, brought.written + brought.known)
    assert list(check(intake.store)) == []


def test_two_machines_make_the_same_answers(intake: Intake, tmp_path: Path) -> None:
    intake.take("prodigy.jsonl")
    intake.labels("annotator:tool")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    other = Intake(elsewhere)
    other.take("prodigy.jsonl")
    other.labels("annotator:tool")
    assert sorted(other.store.answers.ids()) == sorted(intake.store.answers.ids())
    assert other.store.people.find("tool") == intake.store.people.find("tool")
    other.store.close()


def test_labels_of_a_whole_text_are_for_texts_of_one_sentence(intake: Intake) -> None:
    intake.write(
        "choices.jsonl",
        {"id": 1, "text": "The tram is late.", "label": ["attributed"]},
        {"id": 2, "text": "Is it late?", "label": ["none"]},
        {"id": 3, "text": "It is late. Nobody came.", "label": ["attributed"]},
    )
    brought = intake.labels("annotator:tool")["choices.jsonl"]
    said = intake.said("tool")
    assert spans(said["The tram is late."]) == [("attributed", "The tram is late.", [], [])]
    assert said["Is it late?"].outcome == "no_claim"
    assert brought.left.reasons == {"label of a whole text of several sentences": 1}


def test_a_claim_over_two_sentences_goes_on_in_the_second(intake: Intake) -> None:
    text = "“It runs. It always did,” she said."
    span = {"start": 1, "end": text.index(",”"), "label": "Content"}
    intake.write("a.jsonl", {"text": text, "spans": [span], "answer": "accept"})
    intake.labels("annotator:tool")
    said = list(intake.said("tool").values())
    if len(said) == 2:
        assert said[1].continues == (said[0].claims[0].id,)
    assert said[0].claims[0].content_text == "It runs. It always did"
    assert list(check(intake.store)) == []


# Our own gold


def answer_some(desk: Desk) -> None:
    desk.label("verified")
    desk.label("attributed")
    desk.no_claim()


def test_gold_comes_back_to_the_texts_it_was_made_from(desk: Desk, corpus: Path) -> None:
    answer_some(desk)
    out = corpus / "exports" / "gold.jsonl"
    out.parent.mkdir()
    Exporter(desk.store).to_file(out)
    documents = list(desk.store.documents.ids())
    taken = {file.path: file.outcome for file in take_in(desk.store, desk.corpus)}
    # The gold set in the folder makes no stories of its own, and its manifest is no story at all.
    assert list(desk.store.documents.ids()) == documents
    assert taken[f"exports/gold.jsonl#{documents[0]}"] == "known"
    assert not any("manifest" in path for path in taken)
    (brought,) = bring_in(desk.store, desk.corpus, into("annotator:second"))
    assert (brought.written, bool(brought.left)) == (3, False)
    second = desk.store.people.find("second")
    story = desk.walk.story.place.document_id
    first = desk.store.answers.current_of_document(story, desk.annotator_id, "annotator")
    copied = desk.store.answers.current_of_document(story, second, "annotator")
    for mine, theirs in zip(first, copied, strict=True):
        assert mine.sentence_id == theirs.sentence_id
        assert spans(mine.judgement) == spans(theirs.judgement)
    assert list(check(desk.store)) == []


@pytest.mark.parametrize("packed", [False, True])
def test_gold_beside_its_texts_is_no_story_of_its_own(
    desk: Desk, corpus: Path, intake: Intake, packed: bool
) -> None:
    """Neither on the first intake, whatever the files are called, nor in an archive."""
    answer_some(desk)
    Exporter(desk.store).to_file(corpus / "00-gold.jsonl")
    story = desk.walk.story.place
    if packed:
        with zipfile.ZipFile(intake.folder / "all.zip", "w") as archive:
            for file in sorted(corpus.iterdir()):
                if file.suffix != ".db":
                    archive.write(file, file.name)
        expected = {f"all.zip#{path.name}" for path in corpus.glob("*.txt")}
    else:
        for file in corpus.glob("*.txt"):
            shutil.copy(file, intake.folder)
        shutil.copy(corpus / "00-gold.jsonl", intake.folder)
        expected = {path.name for path in corpus.glob("*.txt")}
    taken = intake.again()
    assert {place.path for place in intake.store.order.all()} == expected
    assert sum(file.labels for file in taken) == 3
    counted = [file.stories for file in taken if file.outcome != "skipped"]
    assert sum(counted) == len(expected)
    if not packed:
        assert intake.labels("annotator:dana")["00-gold.jsonl"].written == 3
        dana = intake.store.people.find("dana")
        assert intake.store.progress.of_document(story.document_id, dana, "annotator").decided == 3


def test_the_desk_opens_on_a_text_and_not_on_the_gold_before_it(desk: Desk, corpus: Path) -> None:
    answer_some(desk)
    Exporter(desk.store).to_file(corpus / "00-gold.jsonl")
    opened = open_desk((corpus,), corpus.parent / "new.db", "dana")
    assert [place.path for place in opened.store.order.all()] == ["01-bridge.txt"]
    opened.store.close()


def test_gold_without_its_texts_keeps_offsets_and_answers(
    desk: Desk, tmp_path: Path, intake: Intake
) -> None:
    answer_some(desk)
    out = tmp_path / "gold.jsonl"
    Exporter(desk.store).to_file(out)
    shutil.copy(out, intake.folder)
    intake.again()
    brought = intake.labels("annotator:dana")["gold.jsonl"]
    assert brought.written == 3
    (document,) = intake.store.documents.ids()
    text = intake.store.documents.text(document)
    for line in out.read_text("utf-8").splitlines():
        record = json.loads(line)
        assert text[record["start"] : record["end"]] == record["text"]
    assert list(check(intake.store)) == []


def test_a_whole_text_in_gold_is_the_very_document(
    sit_down: SitDown, corpus: Path, tmp_path: Path, intake: Intake
) -> None:
    for path in corpus.glob("*.txt"):
        path.unlink()
    (corpus / "a.txt").write_text("The council voted. Two members were absent.\n", "utf-8")
    desk = sit_down()
    desk.label("verified")
    desk.no_claim()
    Exporter(desk.store).to_file(tmp_path / "gold.jsonl")
    shutil.copy(tmp_path / "gold.jsonl", intake.folder)
    intake.again()
    assert list(intake.store.documents.ids()) == list(desk.store.documents.ids())


# Large files


def test_an_intake_that_was_killed_goes_on_without_cutting_again(
    intake: Intake, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [json.dumps({"id": n, "text": f"Boat {n} left. It was late."}) for n in range(500)]
    (intake.folder / "boats.jsonl").write_text("\n".join([*lines, "{"]), "utf-8")
    intake.store, intake.corpus = open_for_intake((intake.folder,), None)
    taken = take_in(intake.store, intake.corpus)
    for _ in range(250):
        next(taken)
    taken.close()
    before = intake.store.order.count()
    assert 200 <= before < 500
    cut = []
    monkeypatch.setattr("annotator.corpus.taking.assemble", counting(cut))
    outcomes = [file.outcome for file in take_in(intake.store, intake.corpus)]
    assert intake.store.order.count() == 500
    assert len(cut) == 500 - before
    assert outcomes.count("skipped") == 1
    # The bad line at the end is told once: the file is known from then on.
    assert [file.outcome for file in take_in(intake.store, intake.corpus)] == ["known"]
    assert intake.store.order.first().path == "boats.jsonl#000000"


def counting(cut: list[int]) -> Callable[..., object]:
    from annotator.corpus.assemble import assemble

    def count(text: str, reading: object) -> object:
        cut.append(1)
        return assemble(text, reading)

    return count


def test_a_changed_row_is_a_changed_story_and_no_other(intake: Intake) -> None:
    intake.write("a.jsonl", {"id": 1, "text": "One came."}, {"id": 2, "text": "Two came."})
    path = intake.folder / "a.jsonl"
    path.write_text(path.read_text("utf-8").replace("Two came", "Two left"), "utf-8")
    os.utime(path, ns=(1, 1))
    outcomes = {file.path: file.outcome for file in take_in(intake.store, intake.corpus)}
    assert outcomes == {"a.jsonl#000001": "known", "a.jsonl#000002": "changed"}
    assert list(check(intake.store)) == []


def test_opening_a_large_file_takes_in_one_story_at_once(intake: Intake) -> None:
    lines = [json.dumps({"id": n, "text": f"Boat {n} left. It was late."}) for n in range(1, 300)]
    path = intake.folder / "boats.jsonl"
    path.write_text("\n".join(lines), "utf-8")
    desk = open_desk((path,), None, "dana")
    assert desk.store.order.count() == 1
    assert desk.walk.sentence.text == "Boat 1 left."
    intake.store, intake.corpus = open_for_intake((path,), None)
    list(take_in(intake.store, intake.corpus))
    assert intake.store.order.count() == 299
    desk.store.close()


@pytest.mark.parametrize("told", ["annotator", "annotator:", "answers:x", "suggestions:", ""])
def test_what_labels_can_become(told: str) -> None:
    with pytest.raises(LabelsError, match="write annotator:NAME"):
        into(told)
