"""A codebook file reads back as it was written, and what is wrong in it is told by its line."""

import json
import re
import tempfile
import tomllib
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from sample_codebooks import FIRST, MANY, SECOND, THIRD, codebook

from annotator.desk.codebook_file import CodebookFile
from annotator.desk.codebook_toml import to_toml
from annotator.desk.toml_lines import TomlLines
from annotator.gold.schemas import schema_files
from annotator.model.codebook import DEFAULT_CODEBOOK, OWN_GLYPHS, Codebook
from annotator.model.codebook_rules import fills_one_cell
from annotator.tui import look
from annotator.tui.actions import label_key_faults

GOOD = """\
name = "town"
number = 2
replaces = 1
question = '''
[[labels]]
name = "not this one"'''
no_claim = "Nothing."

[[labels]]  # the first
name = "verified"
key = "v"
glyph = "✓"
colour = "green"
meaning = "m"
use_when = "u"
avoid_when = "a"
examples = [
  "one",
  { text = "two", because = "why" },
]

[[labels]]
name = "reported"
key = "a"
glyph = "“"
colour = "blue"
meaning = "m"
use_when = "u"
avoid_when = "a"

[[changes]]
kind = "rename"
from = "attributed"
to = "reported"
"""


def findings(tmp_path: Path, text: str | bytes) -> list[tuple[int, str]]:
    file = tmp_path / "codebook.toml"
    file.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)
    return [tuple(finding) for finding in CodebookFile(file).findings]


def test_a_good_file_is_a_codebook(tmp_path: Path) -> None:
    file = tmp_path / "codebook.toml"
    file.write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode("utf-8"))
    found = CodebookFile(file).require()
    assert [(label.name, label.key) for label in found.labels] == [
        ("verified", "v"),
        ("reported", "a"),
    ]
    assert found.question == '[[labels]]\nname = "not this one"'
    assert found.replaces == 1


@pytest.mark.parametrize(
    ("was", "now", "line", "told"),
    [
        ("number = 2", "number = = 2", 2, "is not TOML: Invalid value"),
        ("number = 2", "number = '2'", 2, '`number` is "2": it should be a valid integer'),
        ("number = 2", "number = 1", 3, "number 1 cannot replace number 1"),
        ("number = 2\n", "", 1, "`number` is missing"),
        ('name = "town"', 'name = "a town"', 1, "letters, digits, _ and - only"),
        ("replaces = 1\n", "", 30, "say `replaces`"),
        ("no_claim", "noclaim", 7, "unknown field `noclaim`: is it `no_claim`?"),
        ('meaning = "m"\nuse_when = "u"\n', 'use_when = "u"\n', 9, "`meaning` is missing"),
        ('"reported"\nkey = "a"', '"reported"\nkey = "v"', 24, "key v is taken by verified"),
        ('"reported"\nkey = "a"', '"reported"\nkey = "ä"', 24, "a letter from a to z"),
        ('glyph = "“"', 'glyph = "✓"', 25, "glyph ✓ is taken by verified"),
        ('glyph = "“"', 'glyph = "»"', 25, "one of the walk's own"),
        ('glyph = "“"', 'glyph = "界"', 25, "U+754C is not one visible character of one cell"),
        ('glyph = "“"', 'glyph = "\\u0301"', 25, "U+0301 is not one visible character"),
        ('glyph = "“"', 'glyph = "\\u0007"', 25, "U+0007 is not one visible character"),
        ('glyph = "“"', 'glyph = "ab"', 25, "`glyph` is not exactly one character"),
        ('name = "reported"', 'name = "verified"', 23, "label verified is there twice"),
        ('colour = "blue"', 'colour = "bleu"', 26, "`colour` is \"bleu\": it should be 'verified'"),
        ('colour = "blue"', 'color = "blue"', 26, "unknown field `color`: is it `colour`?"),
        ('key = "v"', 'key = "v"\nwants = "money"', 12, '`wants` is "money": it should be'),
        ('  "one"', "  7", 17, "`examples`: a list of texts"),
        ("because", "since", 17, "unknown field `since`"),
        ('kind = "rename"', 'kind = "renamed"', 31, "one of rename, merge, split, retire"),
        ('to = "reported"', 'two = "reported"', 34, "unknown field `two`: is it `to`?"),
        ('to = "reported"', 'to = "said"', 31, "rename to said, which is no label here"),
        ('from = "attributed"', 'from = "verified"', 31, "it is still a label here"),
    ],
)
def test_what_is_wrong_is_told_by_its_line(
    tmp_path: Path, was: str, now: str, line: int, told: str
) -> None:
    assert GOOD.count(was) >= 1
    found = findings(tmp_path, GOOD.replace(was, now, 1))
    assert any(at == line and told in message for at, message in found), found


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    wrong = GOOD.replace("number = 2", "number = 0").replace("blue", "pink").replace("[[ch", "[[cg")
    assert [line for line, _ in findings(tmp_path, wrong)] == [2, 26, 31]


TEXTS = st.text(st.characters(exclude_categories=("Cs",)), min_size=1)
PIECES = st.sampled_from(
    [
        "",
        "[",
        "]]",
        '"',
        "'",
        "\n",
        " = ",
        "3",
        "[[labels]]\n",
        "[labels]\n",
        "{a = 1}",
        "\0",
        "true",
        "[]",
    ]
)


@given(st.integers(0, len(GOOD)), st.integers(0, 40), st.lists(PIECES | TEXTS, max_size=3))
def test_whatever_is_typed_is_a_codebook_or_findings_inside_the_file(
    start: int, length: int, typed: list[str]
) -> None:
    text = GOOD[:start] + "".join(typed) + GOOD[start + length :]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "codebook.toml"
        file.write_bytes(text.encode("utf-8"))
        read = CodebookFile(file)
        assert (read.codebook is None) <= bool(read.findings)
        for line, message in read.findings:
            assert 1 <= line <= text.count("\n") + 1
            assert message
            assert "\n" not in message
        if not read.findings:
            file.write_text(to_toml(read.require()), "utf-8")
            assert CodebookFile(file).require() == read.codebook


def test_a_file_that_is_not_utf8_is_told_by_its_line(tmp_path: Path) -> None:
    assert findings(tmp_path, b'name = "a"\nmeaning = "\xff"\n') == [(2, "is not UTF-8")]


@pytest.mark.parametrize("said", [FIRST, SECOND, THIRD, MANY, None])
def test_what_is_shown_reads_back_and_fits_the_schema(
    tmp_path: Path, said: dict[str, object] | None
) -> None:
    shown = DEFAULT_CODEBOOK if said is None else codebook(said)
    text = to_toml(shown)
    file = tmp_path / "codebook.toml"
    file.write_text(text, "utf-8")
    read = CodebookFile(file)
    assert read.findings == []
    assert read.require() == shown
    assert read.require().sha256() == shown.sha256()
    schema = json.loads(schema_files()["codebook.schema.json"])
    jsonschema.Draft202012Validator(schema).validate(tomllib.loads(text))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema).validate(tomllib.loads(text) | {"x": 1})


@given(TEXTS, TEXTS, st.lists(st.tuples(TEXTS, st.none() | TEXTS)))
def test_any_text_reads_back(question: str, because: str, examples: list[tuple[str, str]]) -> None:
    first = FIRST["labels"][0] | {
        "examples": [
            text if why is None else {"text": text, "because": why} for text, why in examples
        ]
    }
    shown = codebook(FIRST | {"question": question, "no_claim": because, "labels": [first]})
    said = tomllib.loads(to_toml(shown))
    assert Codebook.model_validate(said) == shown


@given(st.lists(TEXTS, min_size=1), st.data())
def test_every_label_is_found_on_its_line(texts: list[str], data: st.DataObject) -> None:
    labels = [FIRST["labels"][0] | {"name": f"n{i}", "meaning": t} for i, t in enumerate(texts)]
    shown = codebook(FIRST | {"labels": labels})
    text = to_toml(shown)
    lines = text.split("\n")
    number = data.draw(st.integers(0, len(texts) - 1))
    where = TomlLines(text)
    assert lines[where.of(("labels", number, "name")) - 1] == f'name = "n{number}"'
    assert lines[where.of(("labels", number, "lost")) - 1] == "[[labels]]"
    assert where.of(("lost",)) == 1


def test_the_codebooks_of_the_docs_are_right(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "codebooks.md").read_text("utf-8")
    example, second, *changes = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    file = tmp_path / "codebook.toml"
    file.write_text(example, "utf-8")
    read = CodebookFile(file)
    assert [*read.findings, *label_key_faults(read.require())] == []
    assert len(changes) == 4
    _, labels = example.split("[[labels]]", 1)
    for old, new in (("reported", "attributed"), ("disputed", "denied"), ("forecast", "refuted")):
        labels = labels.replace(f'name = "{old}"', f'name = "{new}"')
    texts = 'question = "q"\nno_claim = "n"\n'
    file.write_text(second + texts + "[[labels]]" + labels + "\n".join(changes), "utf-8")
    assert CodebookFile(file).findings == []


def test_a_glyph_that_is_let_in_takes_one_cell() -> None:
    let_in = [char for char in map(chr, range(0x110000)) if fills_one_cell(char)]
    assert len(let_in) > 2000
    assert [char for char in let_in if cell_len(char) != 1] == []
    assert all(fills_one_cell(label.glyph) for label in DEFAULT_CODEBOOK.labels)


def test_the_walks_own_glyphs_are_those_of_the_screen() -> None:
    marks = (look.FLAG, look.OPEN, look.NO_CLAIM, look.SKIPPED, look.CONTINUES)
    assert {mark.glyph for mark in marks} | {look.UNKNOWN} == set(OWN_GLYPHS)
