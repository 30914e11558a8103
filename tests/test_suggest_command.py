"""`annotator suggest`: lines that others read, and figures that can be trusted."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from annotator import plugins
from annotator.cli import main
from annotator.desk import Desk
from annotator.desk.advising import advise
from annotator.desk.panel import open_panel
from annotator.gold.schemas import schema_files
from annotator.model.document import Document, Sentence
from annotator.model.suggestion import Suggestion
from tests.conftest import BRIDGE, BoundByPermissions

FINE, USAGE, CANNOT = 0, 2, 3


def run(*arguments: object) -> Result:
    result = CliRunner().invoke(
        main, ["suggest", *[str(a) for a in arguments]], prog_name="annotator"
    )
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def test_a_folder_never_opened_is_taken_in_and_suggested(corpus: Path) -> None:
    result = run(corpus)
    assert result.exit_code == FINE
    assert "3 new" in result.stderr
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    validator = Draft202012Validator(json.loads(schema_files()["suggestion.schema.json"]))
    for line in lines:
        validator.validate(line)
        text = (corpus / line["path"]).read_text("utf-8")
        assert text[line["start"] : line["end"]].strip()
        for claim in line["answer"]["claims"]:
            for span in claim["spans"]:
                assert text[span["start"] : span["end"]] == span["text"]
    names = ["document_id", "path", "start", "end", "suggester", "confidence", "answer"]
    assert list(lines[0]) == names
    places = [(line["path"], line["start"]) for line in lines]
    assert places == sorted(set(places))
    said = next(line for line in lines if "mayor" in str(line["answer"]))
    (claim,) = said["answer"]["claims"]
    assert claim["attribution"]["source"][0]["text"] == "the mayor"
    assert claim["attribution"]["cue"][0]["text"] == "said"
    again = run(corpus)
    assert again.stdout == result.stdout
    assert "0 new, 0 changed, 3 known" in again.stderr


def test_one_story_is_suggested_alone(corpus: Path) -> None:
    everything = run(corpus).stdout
    alone = run(corpus / "02-mill.txt")
    assert alone.exit_code == FINE
    assert {json.loads(line)["path"] for line in alone.stdout.splitlines()} == {"02-mill.txt"}
    assert alone.stdout in everything
    assert run(corpus / "annotations.db").stdout == everything


def test_out_is_a_whole_file_or_none(corpus: Path, tmp_path: Path) -> None:
    out = tmp_path / "made" / "suggestions.jsonl"
    result = run(corpus, "--out", out)
    assert result.exit_code == FINE
    assert result.stdout == ""
    assert out.read_text("utf-8") == run(corpus).stdout
    refused = run(corpus, "--out", tmp_path)
    assert refused.exit_code == CANNOT
    assert "name another with --out" in refused.stderr


def test_a_suggester_nobody_knows_is_wrong_usage(corpus: Path) -> None:
    result = run(corpus, "--suggester", "oracle")
    assert result.exit_code == USAGE
    assert "no suggester 'oracle': there is" in result.stderr
    assert run(corpus, "--suggester", "rules").exit_code == FINE


def test_a_place_without_stories(tmp_path: Path) -> None:
    result = run(tmp_path)
    assert result.exit_code == CANNOT
    assert "has no stories" in result.stderr
    assert list(tmp_path.iterdir()) == []


_SUGGEST = """
import sys
from annotator.cli import main
main(["suggest", *sys.argv[1:]])
"""


def test_a_folder_that_cannot_be_written(
    corpus: Path, bound_by_permissions: BoundByPermissions
) -> None:
    corpus.chmod(0o555)
    try:
        result = bound_by_permissions(_SUGGEST, corpus)
        assert result.returncode == FINE, result.stderr
        assert "cannot be written: answers are kept in" in result.stderr
        assert len(result.stdout.splitlines()) > 8
        assert not (corpus / "annotations.db").exists()
    finally:
        corpus.chmod(0o755)


def test_a_database_that_can_only_be_read(
    corpus: Path, bound_by_permissions: BoundByPermissions
) -> None:
    everything = run(corpus).stdout
    (corpus / "04-new.txt").write_text(BRIDGE.replace("bridge", "tower"), "utf-8")
    (corpus / "annotations.db").chmod(0o444)
    corpus.chmod(0o555)
    try:
        result = bound_by_permissions(_SUGGEST, corpus)
        assert result.returncode == FINE, result.stderr
        assert "can only be read: new stories are not taken in" in result.stderr
        assert result.stdout == everything
    finally:
        corpus.chmod(0o755)


class Late:
    """A suggester that cannot work."""

    name = "late"
    version = 1

    @classmethod
    def ready(cls) -> str:
        return "its extra is missing: pip install 'annotator-desk[late]'"

    def suggest(self, _document: Document, _all: Sequence[Sentence]) -> Iterator[Suggestion]:
        raise AssertionError("nobody asks one that is not ready")


class Silent:
    """A suggester that proposes nothing."""

    name = "silent"
    version = 1

    def suggest(self, _document: Document, _all: Sequence[Sentence]) -> Iterator[Suggestion]:
        return iter(())


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Offer the suggesters of this module besides those of the program."""
    offers = dict(plugins._offers(plugins.SUGGESTERS))
    for kind in (Late, Silent):
        entry = plugins.EntryPoint(
            name=kind.name, value=f"{__name__}:{kind.__name__}", group=plugins.SUGGESTERS
        )
        offers[kind.name] = [entry]
    known = plugins._offers
    monkeypatch.setattr(
        plugins, "_offers", lambda group: offers if group == plugins.SUGGESTERS else known(group)
    )


@pytest.mark.usefixtures("offered")
def test_a_suggester_that_cannot_work_says_why(corpus: Path) -> None:
    result = run(corpus, "--suggester", "late")
    assert result.exit_code == CANNOT
    assert "late cannot suggest anything: its extra is missing: pip install" in result.stderr
    everybody = run(corpus)
    assert everybody.exit_code == FINE
    assert "rules@" in everybody.stdout or "syntax@" in everybody.stdout
    silent = run(corpus, "--suggester", "silent")
    assert (silent.exit_code, silent.stdout) == (FINE, "")


def plain_gold(tmp_path: Path) -> Path:
    first, said, second = map(BRIDGE.index, ("The bridge", "the mayor said", "Repairs"))
    story = {
        "doc_id": "bridge",
        "text": BRIDGE,
        "sentences": [[first, second - 1], [second, BRIDGE.index("crowns.") + 7]],
        "attributions": [
            {
                "source": [[said, said + 9]],
                "cue": [[said + 10, said + 14]],
                "content": [[first, said - 2]],
            }
        ],
    }
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(story) + "\n", "utf-8")
    return path


def test_stories_with_attributions_are_evaluated_without_a_corpus(tmp_path: Path) -> None:
    gold = plain_gold(tmp_path)
    result = run("--evaluate", gold, "--suggester", "rules", "--json")
    assert result.exit_code == FINE, result.stderr
    scores = json.loads(result.stdout)
    assert list(scores) == ["rules"]
    assert scores["rules"]["sentences"] == 2
    assert scores["rules"]["accepted"] == 1, scores
    assert scores["rules"]["linked"]["f1"] == 1
    assert scores["rules"]["jump"] == {
        "by_hand": 7.0,
        "with_suggestions": 1.0,
        "saving": pytest.approx(6 / 7),
    }
    assert sum(step["sentences"] for step in scores["rules"]["confidence"]) == 2
    table = run(gold, "--evaluate", gold, "--suggester", "rules").stdout
    assert table.startswith("1 story, 2 sentences; somebody speaks in 50.0 % of them")
    assert "keys suggested, jump" in table
    assert [path.name for path in tmp_path.iterdir()] == ["gold.jsonl"]


@pytest.mark.usefixtures("offered")
def test_several_suggesters_and_what_they_make_together(tmp_path: Path) -> None:
    names = ("--suggester", "rules", "--suggester", "silent")
    result = run("--evaluate", plain_gold(tmp_path), *names, "--json")
    scores = json.loads(result.stdout)
    assert list(scores) == ["rules", "silent", "panel"]
    assert scores["panel"] == scores["rules"]
    assert scores["silent"]["accepted"] == 0.5
    assert scores["silent"]["confidence"] == []


def export(corpus: Path, out: Path) -> list[str]:
    CliRunner().invoke(main, ["export", str(corpus), "--out", str(out)])
    return out.read_text("utf-8").splitlines(keepends=True)


def test_our_own_gold_is_compared_with_the_corpus(desk: Desk, corpus: Path, tmp_path: Path) -> None:
    desk.no_claim()
    desk.mark()  # begins with what the rules find
    desk.keep_spans("attributed", stay=False)
    desk.label("verified")
    gold = tmp_path / "gold.jsonl"
    lines = export(corpus, gold)
    assert len(lines) == 3
    scores = json.loads(run(corpus, "--evaluate", gold, "--json").stdout)
    rules = scores.get("rules")
    assert (rules["stories"], rules["sentences"]) == (1, 3)
    assert (rules["attributed"], rules["accepted"], rules["linked"]["f1"]) == (1 / 3, 1, 1)
    elsewhere = json.loads(lines[0]) | {"id": "0123456789abcdef:0-33"}
    elsewhere["document"] |= {"id": "0123456789abcdef"}
    gold.write_text("".join([*lines, json.dumps(elsewhere)]), "utf-8")
    result = run(corpus, "--evaluate", gold)
    assert result.exit_code == FINE, result.stderr
    assert "1 sentence left out: no such story in this corpus" in result.stderr


def test_answers_that_were_suggestions_are_told_of(
    desk: Desk, corpus: Path, tmp_path: Path
) -> None:
    for document_id in list(desk.store.documents.ids()):
        advise(desk.store, open_panel(desk.store), document_id)
    desk.proposals.renew(None)
    desk.proposals.fresh = False
    desk.skip()
    desk.accepting.take()
    desk.skip()
    desk.no_claim()
    gold = tmp_path / "gold.jsonl"
    lines = export(corpus, gold)
    uses = [json.loads(line)["provenance"]["answers"][0]["suggestion"] for line in lines]
    taken = sum(use is not None and use["used"] == "as_is" for use in uses)
    assert taken
    result = run(corpus, "--evaluate", gold)
    assert f"{taken / len(lines):.0%} of these answers are suggestions" in result.stderr


def test_sentences_that_are_cut_otherwise_are_left_out(
    desk: Desk, corpus: Path, tmp_path: Path
) -> None:
    desk.no_claim()
    desk.no_claim()
    gold = tmp_path / "gold.jsonl"
    lines = export(corpus, gold)
    record = json.loads(lines[1])
    cut = record["text"][:20]
    end = record["start"] + 20
    record |= {"text": cut, "end": end, "id": f"{record['document']['id']}:{record['start']}-{end}"}
    gold.write_text(lines[0] + json.dumps(record) + "\n", "utf-8")
    result = run(corpus, "--evaluate", gold)
    assert result.exit_code == FINE
    assert "1 sentence left out: cut otherwise in this corpus" in result.stderr


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "is empty"),
        ("The bridge.\n", ":1: is not JSON"),
        ("[1]\n", ":1: is no line of a gold set"),
        ('{"schema": "annotator.gold-claim/1"}\n', "is not annotator.gold/1"),
        ('{"schema": "annotator.gold/1"}\n', ":1: id: Field required"),
        ('{"text": "Ann.", "sentences": [[0, 4]], "attributions": [3]}\n', ":1: attributions.0"),
        (
            '{"text": "Ann.", "sentences": [[0, 9]], "attributions": []}\n',
            ":1: sentence 0-9 is not behind the one before, in the text",
        ),
        (
            '{"text": "A.", "sentences": [], "attributions": [{"cue": [[1, 1]]}]}\n',
            "span 1-1 is not in the text",
        ),
    ],
)
def test_a_gold_file_that_is_none(corpus: Path, tmp_path: Path, content: str, says: str) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text(content, "utf-8")
    result = run(corpus, "--evaluate", gold)
    assert result.exit_code == CANNOT
    assert says in result.stderr
    assert "Traceback" not in result.stderr


def test_a_gold_file_that_cannot_be_read(corpus: Path, tmp_path: Path) -> None:
    missing = run(corpus, "--evaluate", tmp_path / "none.jsonl")
    assert missing.exit_code == CANNOT
    assert "cannot be read (No such file or directory)" in missing.stderr
    odd = tmp_path / "odd.jsonl.gz"
    odd.write_bytes(b"no archive")
    assert "cannot be read" in run(corpus, "--evaluate", odd).stderr
    odd.with_name("latin.jsonl").write_bytes(b'{"schema": "\xe9"}')
    latin = run(corpus, "--evaluate", odd.with_name("latin.jsonl"))
    assert "is not UTF-8" in latin.stderr


def test_measuring_makes_no_corpus_of_a_folder_it_was_not_given(
    desk: Desk, corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.label("verified")
    gold = tmp_path / "gold.jsonl"
    export(corpus, gold)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "story.txt").write_text(BRIDGE, "utf-8")
    monkeypatch.chdir(elsewhere)
    assert run("--evaluate", gold).exit_code == CANNOT
    assert [file.name for file in elsewhere.iterdir()] == ["story.txt"]
    monkeypatch.chdir(corpus)
    assert run("--evaluate", gold).exit_code == FINE


@pytest.mark.parametrize("options", [("--json",), ("--evaluate", ".", "--out", "x")])
def test_options_that_would_do_nothing_are_refused(
    tmp_path: Path, options: tuple[str, ...]
) -> None:

    assert run(tmp_path, *options).exit_code == USAGE
