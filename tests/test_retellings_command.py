"""How claims travelled between stories: the command, `check`, line mode and the screen."""

import asyncio
import json
import re
import shutil
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from annotator.cli import main
from annotator.desk import Desk
from annotator.desk.opening import open_desk
from annotator.model.answer import Judgement
from annotator.model.claim import Attribution, Claim
from annotator.model.span import Span
from annotator.settings import Settings
from annotator.tui.app import AnnotatorApp
from tests.conftest import SitDown
from tests.tui.test_screen import painted

SEEDS = Path(__file__).parents[1] / "seeds"


def run(*arguments: object, lines: str = "") -> Result:
    given = [str(argument) for argument in arguments]
    return CliRunner().invoke(main, given, input=lines, prog_name="annotator")


@pytest.fixture
def pair(tmp_path: Path) -> Path:
    """A wire story of ours and its rewrite, taken in."""
    folder = tmp_path / "pair"
    folder.mkdir()
    for story in sorted(SEEDS.glob("0[12]-*.txt")):
        shutil.copy(story, folder)
    assert run("import", folder).exit_code == 0
    return folder


@pytest.fixture
def desk(pair: Path) -> Iterator[Desk]:
    found = open_desk((pair,), None, "dana")
    yield found
    found.store.close()


def told(folder: Path, *more: object) -> list[tuple[int, int, str, str | None, str | None]]:
    """Return (origin, retold, kind, before, after) of every change in a folder."""
    rows = []
    for line in run("retellings", folder, "--json", *more).stdout.splitlines():
        for one in json.loads(line)["retellings"]:
            numbers = one["origin"]["index"], one["retold"]["index"]
            rows += [(*numbers, c["kind"], c["before"], c["after"]) for c in one["changes"]]
    return rows


def test_the_sample_pair_is_told(pair: Path) -> None:
    assert told(pair) == [
        (3, 8, "attribution_dropped", "The 412-page report", None),
        (4, 9, "other_source", "department officials", "the 412-page report"),
        (4, 9, "number_stronger", "Up to 30%", "A third"),
        (
            4,
            9,
            "caveat_cut",
            "although they cautioned that the estimate rested on only 11 core samples",
            None,
        ),
        (17, 10, "other_source", "a copy of the contract seen by Meridian", "Meridian"),
        (11, 11, "source_vaguer", "a former official", "Insiders"),
        (11, 11, "outlet_dropped", "the Port Elster Tribune", None),
        (13, 12, "source_vaguer", "spokesperson Mara Tollivant", "a spokesperson"),
    ]


def test_the_report_fits_80_columns_and_nothing_in_it_acts_on_a_terminal(pair: Path) -> None:
    text = (pair / "02-harbour-rewrite.txt").read_text("utf-8")
    (pair / "02-harbour-rewrite.txt").write_text(
        text.replace("lead and copper", "lead \x1b[31mand copper"), "utf-8"
    )
    assert run("import", pair).exit_code == 0
    result = run("retellings", pair)
    lines = result.stdout.splitlines()
    assert result.exit_code == 0
    assert lines[0] == "02-harbour-rewrite.txt retells 01-harbour-wire.txt, published later"
    assert lines[2] == "who speaks is only suggested: nobody has answered yet"
    assert "  4 was  The 412-page report, released at 2:40 p.m. by the state" in result.stdout
    assert "         • attribution dropped: “The 412-page report”" in lines
    assert max(map(len, lines)) <= 80
    assert "␛[31m" in result.stdout
    assert "\x1b" not in result.stdout


def test_two_stories_are_compared_when_told_so(pair: Path) -> None:
    assert told(pair, "--story", "WIRE", "--other", "rewrite") == told(pair)
    assert told(pair, "--story", "02-harbour-rewrite.txt") == told(pair)
    assert run("retellings", pair, "--other", "wire").exit_code == 2
    nothing = run("retellings", pair, "--story", "mill")
    assert nothing.exit_code == 3
    assert "no story is called mill" in nothing.stderr


def test_a_corpus_without_retellings_says_so(corpus: Path) -> None:
    run("import", corpus)
    result = run("retellings", corpus)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "no story retells another" in result.stderr


def test_check_lists_them_and_they_are_nothing_wrong(pair: Path) -> None:
    result = run("check", pair)
    assert result.exit_code == 0
    assert (
        "retelling  02-harbour-rewrite.txt:9  attribution dropped: “The 412-page report” "
        "(from 01-harbour-wire.txt:4)"
    ) in result.stdout
    assert "no findings; 8 changes in retellings" in result.stderr
    first = json.loads(run("check", pair, "--json").stdout.splitlines()[0])
    assert first["kind"] == "retelling"


def test_what_an_analyst_marked_counts(desk: Desk, pair: Path) -> None:
    story = desk.store.order.at("02-harbour-rewrite.txt")
    assert story is not None
    desk.go(desk.walk.find_sentence(desk.store.documents.sentences(story.document_id)[8].id))
    sentence = desk.walk.sentence
    span = Span(start=sentence.start, end=sentence.end, text=sentence.text)
    said = Claim(
        id="c",
        label="attributed",
        spans=(span,),
        attribution=Attribution(name="The 412-page report"),
    )
    desk.say(Judgement(outcome="claims", claims=(said,)))
    assert not [row for row in told(pair) if row[:2] == (3, 8)]
    (line,) = run("retellings", pair, "--json").stdout.splitlines()
    bases = [(r["origin"]["basis"], r["retold"]["basis"]) for r in json.loads(line)["retellings"]]
    assert ("suggested", "answers") in bases
    report = run("retellings", pair).stdout
    assert "from the answers, and where a ? stands only suggested" in report
    assert re.search(r"^ +\d+ was\? ", report, re.MULTILINE)


def test_line_mode_tells_it_at_the_sentence(pair: Path) -> None:
    result = run("label", pair, lines="next\nnext\nnext\nquit\n")
    assert "Different in 02-harbour-rewrite: attribution dropped: “The 412-page report”." in (
        result.stdout
    )


def test_the_desk_shows_one_quiet_line_when_it_is_found(desk: Desk) -> None:
    app = AnnotatorApp(desk, Settings())

    async def look() -> str:
        async with app.run_test(size=(80, 24)) as pilot:
            for _ in range(3):
                await pilot.press("j")
            for _ in range(100):
                if desk.retold.lines():
                    break
                await pilot.pause(0.1)
            await pilot.pause(0.5)
            return "\n".join(painted(app))

    seen = asyncio.run(look())
    assert re.search("→ (02-harbour-r[^:]*: )?attribution dropped: “The 412", seen), seen


def test_nothing_is_looked_for_while_one_walks_through_stories(sit_down: SitDown) -> None:
    desk = sit_down()
    assert desk.retold.begin()
    assert desk.retold.begin()
    desk.retold.stop()
    assert not desk.retold.arrived()
    assert desk.retold.lines() == []


REAL = [
    ("676-872", "193-250", "source_vaguer", "bd27907cc1e6", "41a671e4dba2"),
    ("65-327", "591-788", "attribution_dropped", "d96a6fe69055", None),
    ("1711-1920", "1298-1551", "source_vaguer", "4394c49bfd55", "83b4c6a97015"),
    ("2788-2947", "1655-1925", "other_outlet", None, "1f3d47dacc1a"),
    ("2788-2947", "1655-1925", "verb_stronger", "604140d277a4", "66f7b8c3148d"),
    ("676-872", "1927-2244", "credited", None, "57703519391c"),
    ("676-872", "1927-2244", "quotation_changed", "fe0283bfceeb", "3718cfde8836"),
    ("544-675", "1927-2244", "credited", None, "57703519391c"),
    ("544-675", "1927-2244", "quotation_changed", "3aa80682e228", "00da11769332"),
    ("3484-3669", "2245-2421", "attribution_dropped", "5a37ce398b34", None),
    ("3378-3482", "2422-2681", "other_outlet", "4b688c06dade", "57703519391c"),
]
"""Where, what, and the beginnings of hashes of the words: all that is right, and nothing else."""


def test_the_real_pair_is_told(real_seeds: list[Path], tmp_path: Path) -> None:
    folder = tmp_path / "real"
    folder.mkdir()
    for story in real_seeds:
        shutil.copy(story, folder)
    run("import", folder)
    (line,) = run("retellings", folder, "--json").stdout.splitlines()
    found = json.loads(line)
    assert found["decided_by"] == "credit"  # both are of one day
    places = {
        side: one[side]["document_id"]
        for one in found["retellings"]
        for side in ("origin", "retold")
    }
    assert places == {"origin": "b8b9bd0939c29898", "retold": "9d2bcdf01f4a7e7e"}
    rows = [
        (_offsets(one["origin"]), _offsets(one["retold"]), c["kind"], *map(_hash, _words(c)))
        for one in found["retellings"]
        for c in one["changes"]
    ]
    assert rows == REAL


def _offsets(told: dict[str, int]) -> str:
    return f"{told['start']}-{told['end']}"


def _words(change: dict[str, str | None]) -> tuple[str | None, str | None]:
    return change["before"], change["after"]


def _hash(words: str | None) -> str | None:
    return None if words is None else sha256(words.encode()).hexdigest()[:12]


def test_near_copies_are_one_telling(pair: Path) -> None:
    wire = (pair / "01-harbour-wire.txt").read_text("utf-8")
    cut = wire.strip().rpartition("\n")[0].replace("Tuesday", "Wednesday")
    for number in (6, 7, 8):
        (pair / f"0{number}-copy.txt").write_text(f"{cut}\nCopy {number}.\n", "utf-8")
    assert run("import", pair).exit_code == 0
    found = [json.loads(line) for line in run("retellings", pair, "--json").stdout.splitlines()]
    dates = [
        (one["origin"], one["retold"], one["copies"])
        for one in found
        if any(c["kind"] == "date_changed" for r in one["retellings"] for c in r["changes"])
    ]
    assert len(dates) == 1
    assert len({dates[0][0], dates[0][1], *dates[0][2]}) == 4
    rewrites = [one for one in found if one["retold"] == "02-harbour-rewrite.txt"]
    assert len(rewrites) == 1
    assert len(rewrites[0]["copies"]) == 3
    result = run("retellings", pair)
    assert "near copies of them, not told again: " in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 80


def test_retellings_hide_where_suggestions_do(desk: Desk) -> None:
    desk.go(desk.walk.find_sentence(desk.walk.story.sentences[3].id))
    assert desk.retold.begin(pause=0)
    assert desk.retold.arrived(10)
    assert desk.retold.lines()
    desk.proposals.hidden = True
    assert desk.retold.lines() == []
    desk.proposals.hidden = False
    desk.proposals.prefer(blind=False, share=1.0, sure=0.9)
    assert desk.retold.lines() == []
