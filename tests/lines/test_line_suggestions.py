"""Suggestions in line mode: told in words, taken by a word or a digit, and never in a script."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from annotator.cli import main
from annotator.desk import Desk
from annotator.desk.checking import check
from annotator.lines.dialogue import Dialogue
from annotator.lines.suggesting import Advice
from tests.conftest import SitDown

pytestmark = pytest.mark.usefixtures("only_rules")


def at_a_terminal(desk: Desk, *lines: str) -> list[str]:
    told: list[str] = []
    dialogue = Dialogue(desk, told.append, lambda line: told.append(f"! {line}"), Advice(desk))
    dialogue.begin()
    for line in lines:
        told.append(f"> {line}")
        dialogue.hear(line)
    return told


def run(*arguments: object, script: str = "") -> Result:
    return CliRunner().invoke(main, [*map(str, arguments)], input=script, prog_name="annotator")


def test_a_suggestion_is_told_and_taken(desk: Desk) -> None:
    told = at_a_terminal(desk, "next", "accept", "previous", "accept", "history")
    at = told.index("> next")
    assert re.fullmatch(r"Suggested by rules, \d\d%: attributed", told[at + 4])
    assert "  source: the mayor" in told[at:]
    assert (
        "Or 2: attributed: The bridge over the Linde will close in May, the mayor said "
        in "".join(told)
    )
    assert "accept takes it, 2 to 3 take another." in told
    assert "attributed, saved" in told
    assert "! this is answered: accepting never changes an answer" in told
    assert re.search(r"suggestion taken as it was \(rules@\d+, \d\d%\)", told[-1])
    assert list(check(desk.store)) == []


def test_digits_sure_ones_and_blind(desk: Desk) -> None:
    told = at_a_terminal(desk, "next", "3", "blind", "accept", "b", "previous", "u", "9", "E")
    assert "no claim, saved" in told
    assert "suggestions are hidden; blind tells them again" in told
    assert "! suggestions are hidden: blind shows them" in told
    assert any(line.startswith("! suggestion 9") or "3" in line for line in told[-3:])
    assert told[-1].startswith("! this one is not sure")


def test_an_order_alone_is_told(desk: Desk) -> None:
    told = at_a_terminal(desk, "order", "order uncertain", "W")
    assert "reading order; there are uncertain, different, clusters and reading" in told
    assert "most uncertain first; there are uncertain, different, clusters and reading" in told


def test_another_order_is_walked_and_left(desk: Desk) -> None:
    told = at_a_terminal(desk, "order uncertain", "accept", "leave", "order sideways", "W reading")
    assert any(line.endswith("sentences; leave goes back") for line in told)
    assert any(re.search(r", 2 of \d \(most uncertain first\)", line) for line in told)
    assert "! order uncertain, order different, order clusters or order reading" in told
    assert "this is reading order already" in told


def test_a_script_is_told_nothing_unless_it_asks(corpus: Path, sit_down: SitDown) -> None:
    plain = run("label", corpus, "--annotator", "dana", script="next\na\n")
    assert "Suggested" not in plain.output
    asked = run("label", corpus, "--annotator", "dana", "--suggestions", script="k\nu\na\n")
    assert "Suggested by rules" in asked.output
    again = run("label", corpus, "--annotator", "erik", script="next\na\n")
    assert "Suggested" not in again.output
    dana, erik = sit_down("dana"), sit_down("erik")
    for desk, source in ((dana, True), (erik, False)):
        (claim,) = desk.walk.story.judgement(1).claims
        assert (claim.attribution is not None) is source
    assert dana.walk.story.answer(1).suggestion.used == "as_is"
    assert erik.walk.story.answer(1).suggestion is None


def test_status_tells_what_became_of_suggestions(corpus: Path, desk: Desk) -> None:
    at_a_terminal(desk, "next", "accept", "n", "3", "blind", "go 2:2", "a")
    desk.store.close()
    said = run("status", corpus, "--annotator", "dana").output
    said = re.sub(r"rules@\d+", "rules", said)
    assert (
        "suggestions of rules: 3 shown (33% taken as they were, 33% changed, 33% not used), "
        "1 not shown" in said
    )
