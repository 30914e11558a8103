"""Line mode by its command: whole sessions as scripts, and that they do what the desk does."""

import ast
import fcntl
import json
import os
import pty
import re
import select
import signal
import sqlite3
import subprocess
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from annotator.cli import main
from annotator.desk import Desk
from annotator.desk.bulk import labelled
from annotator.desk.checking import check
from annotator.desk.evidence import today
from annotator.desk.going import spot_named
from annotator.lines.dialogue import CANNOT, FINE, LONGEST, USAGE, Dialogue
from annotator.lines.table import GROUPS, NAMES, name_for
from annotator.model.claim import Evidence
from annotator.tui.actions.cuts import CUT_ACTIONS
from annotator.tui.actions.spans import SPAN_ACTIONS
from annotator.tui.actions.walk import WALK_ACTIONS

PACKAGE = Path(__file__).parents[2] / "annotator"

ELSEWHERE = {
    "look.palette": "help lists every command",
    "look.theme": "nothing is coloured",
    "look.redraw": "nothing is drawn",
    "look.suspend": "the terminal does it",
    **dict.fromkeys(
        (
            "spans.left",
            "spans.right",
            "spans.jump",
            "spans.extend",
            "spans.extend_left",
            "spans.extend_right",
            "spans.shrink",
            "spans.other_end",
            "spans.next_part",
            "cuts.left",
            "cuts.right",
            "cuts.leave",
        ),
        "words are typed, no cursor is moved",
    ),
}
"""Actions of the screen without a command, and why."""


def label(folder: Path, *lines: str, options: tuple[str, ...] = (), end: str = "\n") -> Result:
    """Run a script; a traceback fails the test."""
    script = "\n".join(lines) + end
    arguments = ["label", str(folder), "--annotator", "dana", *options]
    result = CliRunner().invoke(main, arguments, input=script, prog_name="annotator")
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def said(folder: Path) -> list[dict[str, object]]:
    """Return everything that dana says, without ids and times, which differ."""
    result = CliRunner().invoke(main, ["show", str(folder), "--annotator", "dana", "--json"])
    assert result.exit_code == 0
    values = [json.loads(line) for line in result.stdout.splitlines()]
    for value in values:
        value["codebook"] = value["answered_at"] = None
        for claim in value["claims"]:
            claim["id"] = None
            speakers = [claim["attribution"] or {}]
            for speaker in [*speakers, *speakers[0].get("inner", ())]:
                speaker["register"] = speaker.get("register") is not None
    return values


def test_every_action_of_the_screen_has_a_command_or_a_reason() -> None:
    tables = (*WALK_ACTIONS, *SPAN_ACTIONS, *CUT_ACTIONS)
    actions = {action.id for action in tables if not action.later}
    stood_for = {one for group in GROUPS for command in group.commands for one in command.actions}
    assert stood_for | ELSEWHERE.keys() == actions
    assert not stood_for & ELSEWHERE.keys()


def test_a_letter_does_what_its_key_does() -> None:
    keys = {(action.id, key) for action in (*WALK_ACTIONS, *SPAN_ACTIONS) for key in action.keys}
    named = [(c, name) for g in GROUPS for c in g.commands for name in c.names if len(name) == 1]
    for command, name in named:
        assert any((action, name) in keys for action in command.actions), name
    assert len(NAMES) == len({name for g in GROUPS for c in g.commands for name in c.names})


def test_no_letter_is_taken_from_a_codebook() -> None:
    walked = {key for action in WALK_ACTIONS for key in action.keys}
    for name in NAMES:
        if len(name) == 1 and name.isalpha():
            assert name in walked


def test_what_the_desk_says_of_keys_names_commands() -> None:
    named = re.compile(r"\{([a-z_]+\.[a-z_.]+)\}")
    found = set()
    for folder in ("desk", "lines", "store"):
        for file in (PACKAGE / folder).glob("*.py"):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    found |= set(named.findall(node.value))
    assert {"answer.undo", "spans.part.content", "find.search"} <= found
    assert [one for one in found if name_for(one) is None] == []


def test_no_sign_is_told_without_a_word() -> None:
    for file in (PACKAGE / "lines").glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                assert not set("✓≠▌▰▱│─•→…\x1b") & set(node.value), file.name


def test_a_session_says_what_it_saved(corpus: Path) -> None:
    result = label(corpus, "V", "a", "n", "skip", "quit", "n")
    assert result.exit_code == 0
    assert result.stderr == ""
    lines = result.stdout.splitlines()
    assert lines[0].startswith("dana at town: 0 of ")
    assert lines[1].startswith("Story 1 of 3: Old bridge will close for repairs (01-bridge.txt).")
    assert lines[1].endswith("0 of 5 sentences decided, 1 more is furniture.")
    assert lines[2] == "Sentence 1 of 6, headline"
    assert "verified, saved; a new claim is ready" in lines
    assert "attributed, saved" in lines
    assert "no claim, saved" in lines
    assert lines[-1] == "everything is saved"
    outcomes = [value["outcome"] for value in said(corpus)]
    assert outcomes[:4] == ["claims", "no_claim", "skipped", "open"]


def test_what_waits_is_told_at_the_beginning(corpus: Path) -> None:
    label(corpus, "n", "a", "n", "quit")
    file = corpus / "01-bridge.txt"
    changed = file.read_text("utf-8").replace("Old bridge", "Olde bridge")
    file.write_text(changed.replace("May", "June"), "utf-8")
    said = "2 answers wait for you: the text changed (waiting)"
    for _ in range(2):  # in the sitting that brings the change, and in later ones
        assert label(corpus, "quit").stdout.splitlines()[1] == said
    result = label(corpus, "waiting drop 1", "waiting drop 1", "quit")
    assert result.exit_code == 0
    assert "wait for you" not in label(corpus, "quit").stdout


def test_lines_do_what_the_desk_does(
    corpus: Path, tmp_path: Path, sit_down: Callable[..., Desk]
) -> None:
    """The same work by lines and by the methods of the desk leaves the same in both databases."""
    page = tmp_path / "page.html"
    page.write_text("<p>It closed.</p>", "utf-8")
    twin = tmp_path / "twin" / "town"
    twin.mkdir(parents=True)
    for file in corpus.glob("*.txt"):
        (twin / file.name).write_bytes(file.read_bytes())
    result = label(
        corpus,
        "V",
        "claim 1",
        "note a headline",
        "next",
        "attributed stay",
        "claim previous",
        'content "The bridge over the Linde will close in May"',
        'source "the mayor"',
        'cue "said"',
        "name Ada Holm",
        "kind person",
        "certainty possible",
        "standalone The bridge over the Linde will close in May.",
        f"evidence supports https://example.org/a | The plan | It closes. | 2026-03 | | {page}",
        "evidence refutes | A letter",
        "evidence 2 context",
        "evidence 2 title=Another letter",
        "evidence use 1 refutes",
        "evidence remove 3",
        'split "in May"',
        "j",
        "v",
        "undo",
        "redo",
        "flag",
        "go 5",
        "a",
        "repeat",
        "go 4",
        "spans",
        "a",
        "search mayor",
        "bulk disputed all",
        "leave",
        "go 2:3",
        "note is this a question?",
        "block caption",
        "story next",
        "signoff done",
        "filter disputed",
        "stay",
    )
    assert result.exit_code == 0, result.output
    assert result.stderr == ""

    desk = sit_down(at=twin)
    desk.label("verified", stay=True)
    desk.walk.lit = 0
    desk.note_on_claim(desk.require_claim(), "a headline")
    desk.go(desk.walk.after())
    desk.label("attributed", stay=True)
    desk.previous_claim()
    text = desk.walk.story.document.text if desk.walk.story else ""
    marking = desk.mark(afresh=True)
    for part, words in (
        ("content", "The bridge over the Linde will close in May"),
        ("source", "the mayor"),
        ("cue", "said"),
    ):
        marking.turn_to(part)
        marking.take(text.index(words), text.index(words) + len(words))
    desk.keep_spans()
    desk.sources.name("Ada Holm", "named_person")
    for _ in range(3):
        desk.next_certainty()
    desk.reword(desk.require_claim(), "The bridge over the Linde will close in May.")
    kept = desk.evidence.keep_snapshot(str(page))
    desk.evidence.add(
        desk.require_claim(),
        Evidence(
            stance="supports",
            url="https://example.org/a",
            title="The plan",
            quote="It closes.",
            published="2026-03",
            accessed=today(),
            snapshot=kept.path,
            sha256=kept.sha256,
        ),
    )
    desk.evidence.add(
        desk.require_claim(), Evidence(stance="context", title="Another letter", accessed=today())
    )
    marking = desk.mark(afresh=True)
    marking.begin_split()
    while marking.cursor[0] != text.index("in May"):
        marking.move(1 if marking.cursor[0] < text.index("in May") else -1)
    desk.split_claim()
    desk.go(desk.walk.after())
    desk.label("verified")
    desk.go(desk.walk.before())
    desk.flag()
    desk.go(spot_named(desk, "5"))
    desk.label("attributed")
    desk.label("attributed")
    desk.go(spot_named(desk, "4"))
    desk.mark()
    desk.keep_spans("attributed", stay=False)
    desk.search("mayor")
    desk.bulk.say(labelled("disputed"), change=True)
    desk.leave_search()
    desk.go(spot_named(desk, "2:3"))
    desk.note("is this a question?")
    desk.change_block("caption")
    desk.go(desk.walk.next_story())
    desk.signing.sign_off("done")
    desk.store.close()

    assert said(corpus) == said(twin)
    again = sit_down(at=corpus)
    assert list(check(again.store)) == []
    assert again.walk.spot is not None


def test_the_register_nearer_speakers_and_fragments(corpus: Path) -> None:
    result = label(
        corpus,
        "go 4",
        "A",
        "claim 1",
        'content "Nobody will be"',
        'fragment content "cut off"',
        "source she",
        "cue added",
        'nearer source "Nobody"',
        'nearer 1 cue "cut"',
        "name Ada Holm",
        "name nearer 1 Ben Auer",
        "kind nearer anonymous",
        "sources nearer 1",
        "name nearer 1 #2",
        "drop content",
        "name -",
        "claim",
    )
    assert result.stderr == ""
    (value,) = [value for value in said(corpus) if value["outcome"] == "claims"]
    (claim,) = value["claims"]  # type: ignore[misc]
    assert [span["text"] for span in claim["spans"]] == ["Nobody will be"]
    said_by = claim["attribution"]
    assert [span["text"] for span in said_by["source"]] == ["she"]
    assert said_by["name"] is None
    (inner,) = said_by["inner"]
    assert inner["name"] == "Ada Holm"
    assert [span["text"] for span in inner["cue"]] == ["cut"]
    assert "#2: Ada Holm" in result.stdout
    assert "nearer 1 source: Nobody" in result.stdout


def test_words_that_stand_twice_are_asked_for(corpus: Path) -> None:
    (corpus / "00-twice.txt").write_text(
        "Twice\n\nThe mayor met the mayor of Linde, the mayor said.\n", "utf-8"
    )
    result = label(
        corpus,
        "j",
        "A",
        "claim 1",
        "source the mayor",
        "#3",
        'content "the mayor" #2',
        "#1",
        'source "the mayor" #4',
    )
    told = result.stderr.splitlines()
    assert told[0] == "annotator: it is there 3 times: type #1 to #3 to say which"
    assert told[1] == "annotator: #1 [The mayor] met the mayor of"
    assert told[4] == "annotator: there is no command #1: help tells all of them"
    assert told[5] == "annotator: there is no #4: the words are there 3 times"
    (claim,) = next(value["claims"] for value in said(corpus) if value["claims"])  # type: ignore[misc]
    text = "The mayor met the mayor of Linde, the mayor said."
    begin = len("Twice\n\n")
    assert claim["attribution"]["source"][0]["start"] == begin + text.rindex("the mayor")
    assert claim["spans"][0]["start"] == begin + text.index("the mayor")


def test_a_new_claim_waits_for_its_label(corpus: Path) -> None:
    result = label(
        corpus,
        "j",
        "source mayor",
        "next",
        "undo",
        "phrase source",
        "cue May",
        "leave",
        "s",
        "undo",
        "a",
    )
    assert "source: the mayor" in result.stdout
    assert "marked, not saved yet: a label saves it as a claim, leave leaves it" in result.stdout
    assert "not saved: spans brings the marking back" in result.stdout
    assert result.stderr.splitlines() == [
        "annotator: spans are being marked: keep or a label saves them, leave leaves"
    ]
    (claim,) = said(corpus)[1]["claims"]  # type: ignore[misc]
    assert claim["attribution"]["source"][0]["text"] == "the mayor"
    assert claim["label"] == "attributed"


def test_everything_can_be_looked_at(corpus: Path) -> None:
    result = label(
        corpus, "a", "k", "evidence supports https://example.org/x | Minutes", "context 3",
        "history", "pace", "guideline", "guideline none", "address", "block", "story", "stories",
        "stories least mill", "claims attributed bridge", "claims everybody", "search bridge",
        "hits", "leave", "/b.idge/", "hits", "stay", "filter", "filter open body since=2020",
        "labels", "label", "evidence", "evidence known minutes", "standalone", "help", "? undo",
        "furniture", "read", "", "claim new", "J", "K", "open",
    )  # fmt: skip
    told = result.stdout
    for words in (
        "now, ",
        "decided: 1 of ",
        "answers today: ",
        "attributed (key a): ",
        "none: ",
        "address: none is known of this story",
        "sentence: ",
        "this block is headline; it can be headline, deck",
        "1: 1 of 5 decided: Old bridge",
        "2: 0 of 4 decided: Mill reopens",
        "1:1 attributed: Old bridge will close for repairs",
        ", by dana: Old bridge",
        "2 hits found: hits lists them",
        "1:2 The bridge over the Linde",
        "open: ",
        "3: disputed (or d; D stays)",
        "evidence 1 supports: Minutes; https://example.org/x",
        "it has none; a first wording: Old bridge will close for repairs.",
        "undo or u: take back the last act, or step of marking",
        "furniture is walked too",
        "a new claim is lit: a label makes it",
        "Story 2 of 3: Mill reopens",
    ):
        assert words in told, words
    assert [line for line in result.stderr.splitlines() if "nothing found" not in line] == [
        "annotator: there is no command labels: help tells all of them"
    ]


def test_what_is_refused_changes_nothing_and_goes_on(corpus: Path) -> None:
    refused = (
        "x", "none of this", "certainty maybe", "evidence", "split it", "join", "claim 2", "go 99",
        "go", "story last", "signoff", "signoff please", "search", "search /(/", "filter nonsense",
        "filter since=spring", "hits", "bulk none", "leave", "stay", "name Ada", "kind person",
        "note", "block nonsense", "undo", "redo", "keep", "phrase", "source", "span speaker it",
        "fragment", "drop content nothing", "standalone It is so.", "label nonsense",
        "help nonsense",
        "N", "anything at all", "#2", "/", "guideline nonsense", 'filter by="Ada', "context many",
    )  # fmt: skip
    result = label(corpus, *refused)
    assert result.exit_code == 0
    assert all(value["outcome"] == "open" for value in said(corpus))
    told = result.stderr.splitlines()
    assert all(line.startswith("annotator: ") for line in told)
    assert "annotator: none takes nothing behind it: of this" in told
    assert "annotator: 5 sentences left: signoff done signs it off anyway" in told
    assert not any("{" in line for line in told), told
    assert len(told) == len(refused), told


def test_strict_ends_at_the_first_line_that_nothing_came_of(corpus: Path) -> None:
    result = label(corpus, "n", "nonsense", "n", options=("--strict",))
    assert result.exit_code == 2
    assert [value["outcome"] for value in said(corpus)][:3] == ["no_claim", "open", "open"]
    assert label(corpus, "n", options=("--strict",)).exit_code == 0


def test_odd_lines(corpus: Path) -> None:
    result = label(
        corpus, "", "   ", "\t\x00\x1b[31m", "n\r", "\x1b]0;title\x07 a", "x" * (LONGEST + 5),
        "note a \x1b[2Jremark\u202e", "note " + "y" * (LONGEST - 5), "flag", end="",
    )  # fmt: skip
    assert result.exit_code == 0
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f\u202e]", result.output)
    assert "this line is too long" in result.stderr
    values = said(corpus)
    assert values[0]["outcome"] == "no_claim"
    assert values[1]["flag"]
    assert len(str(values[1]["note"])) == LONGEST - 5


def test_lines_that_are_no_text_are_told(corpus: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "annotator", "label", corpus, "--annotator", "dana"],
        input=b"note caf\xe9\nn\n\xff\xfe",
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    assert done.stderr.decode().splitlines() == ["annotator: this line is not valid UTF-8"] * 2
    assert said(corpus)[0]["outcome"] == "no_claim"


def test_no_lines_at_all_and_no_stories_at_all(corpus: Path, tmp_path: Path) -> None:
    assert label(corpus, end="").exit_code == 0
    (tmp_path / "empty").mkdir()
    result = label(tmp_path / "empty", "n")
    assert result.exit_code == 3
    assert "has no stories" in result.stderr


def test_the_end_of_the_corpus(corpus: Path) -> None:
    result = label(corpus, *["n"] * 12, "n", "note late", "previous", "end")
    assert "This is the end of the corpus: all done. previous goes back" in result.stdout
    assert result.stderr.splitlines()[0] == (
        "annotator: this is the end: previous goes back, open to what is open"
    )


def test_another_window_answers_meanwhile(sit_down: Callable[..., Desk]) -> None:
    told: list[str] = []
    dialogue = Dialogue(sit_down(), told.append, told.append)
    dialogue.begin()
    other = sit_down()
    other.no_claim()
    assert dialogue.hear("a") == USAGE
    assert told[-2:] == ["Old bridge will close for repairs", "No claim."]
    told.clear()
    other.go(other.walk.before())
    other.flag()
    dialogue.catch_up()
    assert told[-2:] == ["No claim.", "Flagged."]


def _at_this_terminal() -> None:
    """Let Ctrl+C reach the program, also where whoever runs the tests ignores it."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_typed_at_a_terminal(corpus: Path) -> None:
    """A prompt, Ctrl+C that says how to leave, and the end of input."""
    ours, theirs = pty.openpty()
    program = subprocess.Popen(
        [sys.executable, "-m", "annotator", "label", corpus, "--annotator", "dana"],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=os.environ | {"TERM": "dumb"},
        start_new_session=True,
        preexec_fn=_at_this_terminal,
    )
    os.close(theirs)
    heard = b""

    def until(words: bytes, again: bytes = b"") -> None:
        """Wait for words; `again` is typed until they come, as people do."""
        nonlocal heard
        last = time.monotonic() + 60
        while words not in heard:
            assert time.monotonic() < last, heard
            if select.select([ours], [], [], 1.0)[0]:
                heard += os.read(ours, 4096)
            elif again:
                os.write(ours, again)

    try:
        until(b"> ")
        os.write(ours, b"n\n")
        until(b"Sentence 2 of 6")
        heard = heard.partition(b"Sentence 2 of 6")[2]
        until(b"> ")  # a Ctrl+C in front of the prompt would have nobody to hear it
        heard = b""
        os.write(ours, b"half a li\x03")
        until(b"everything is saved: quit leaves", again=b"\x03")
        os.write(ours, b"source the mayor\n")
        until(b"marking> ")
        os.write(ours, b"\x04")
        assert program.wait(60) == 0
    finally:
        program.kill()
        program.wait()
        os.close(ours)
    assert b"\x1b" not in heard
    assert [value["outcome"] for value in said(corpus)][:2] == ["no_claim", "open"]


def test_a_line_that_cannot_be_saved_can_be_typed_again(
    corpus: Path, sit_down: Callable[..., Desk]
) -> None:
    told: list[str] = []
    desk = sit_down()
    dialogue = Dialogue(desk, told.append, told.append)
    dialogue.begin()
    holder = sqlite3.connect(corpus / "annotations.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    assert dialogue.hear("n") == CANNOT
    assert desk.counts.decided == 0
    holder.execute("ROLLBACK")
    holder.close()
    assert dialogue.hear("n") == FINE
    assert desk.counts.decided == 1


def test_what_is_interrupted_leaves_what_is_saved(sit_down: Callable[..., Desk]) -> None:
    told: list[str] = []
    desk = sit_down()
    dialogue = Dialogue(desk, told.append, told.append)
    dialogue.begin()
    saves = desk.remember

    def interrupted(_: object) -> None:
        raise KeyboardInterrupt

    desk.remember = interrupted  # type: ignore[method-assign, assignment]
    with pytest.raises(KeyboardInterrupt):
        dialogue.hear("n")
    desk.remember = saves  # type: ignore[method-assign]
    assert dialogue.stopped() == USAGE
    assert told[-1] == "Not answered."
    assert dialogue.hear("n") == FINE
    assert desk.counts.decided == 1
    assert list(check(desk.store)) == []
