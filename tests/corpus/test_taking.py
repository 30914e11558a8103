"""Encodings, hashes, and everything that is skipped with one clear line."""

import hashlib
import os
import zlib
from pathlib import Path

import pytest

from annotator.corpus import taking
from annotator.corpus.taking import Skipped, take

TEXT = "Harbour reopens\r\n\r\nThe harbour of Zoë’s town reopened.\rBoats left.\n"


def write(folder: Path, data: bytes, name: str = "a.txt") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8-sig"),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), "utf-16-le"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be"),
        (b"\xff\xfe\x00\x00" + TEXT.encode("utf-32-le"), "utf-32-le"),
        (b"\x00\x00\xfe\xff" + TEXT.encode("utf-32-be"), "utf-32-be"),
    ],
)
def test_the_text_is_what_was_decoded(tmp_path: Path, data: bytes, encoding: str) -> None:
    found = take(write(tmp_path, data))
    assert found.document.text == TEXT
    assert found.encoding == encoding
    assert found.document.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert found.document.id == found.document.sha256[:16]
    assert found.file_sha256 == hashlib.sha256(data).hexdigest()


def test_the_named_encoding_is_tried_after_utf8(tmp_path: Path) -> None:
    found = take(write(tmp_path, TEXT.encode("cp1252")), "windows-1252")
    assert (found.document.text, found.encoding) == (TEXT, "cp1252")
    assert take(write(tmp_path, TEXT.encode()), "cp1252").encoding == "utf-8"
    assert take(write(tmp_path, TEXT.encode("utf-16-le")), "utf-16-le").document.text == TEXT


@pytest.mark.parametrize(
    ("sentence", "encoding"),
    [
        ("Le maire a été réélu à Besançon, où la fête a déjà commencé. ", "cp1252"),
        ("The mayor’s office said “no” to Zoë — and then it said nothing else. ", "cp1252"),
        ("Мэр города заявил, что мост будет построен весной. ", "cp1251"),
        ("Příliš žluťoučký kůň úpěl ďábelské ódy, řekl starosta. ", "cp1250"),
    ],
)
def test_a_guess_is_marked(tmp_path: Path, sentence: str, encoding: str) -> None:
    text = sentence * 10
    found = take(write(tmp_path, text.encode(encoding)))
    assert found.encoding == f"{encoding}?"
    assert found.document.text == text


@pytest.mark.parametrize(
    "text",
    [
        "One\x00 NUL is text.",
        "\x1b[31mRed\x1b[0m and \x1b[1mbold\x1b[0m news.\n",
        "A\fB\x1cC\x85D\u2028E.",
    ],
)
def test_odd_characters_are_text(tmp_path: Path, text: str) -> None:
    found = take(write(tmp_path, text.encode()))
    assert found.document.text == text
    assert len(found.document.blocks) == 1


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (" \r\n\t\u00a0\u2028".encode(), "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\x89PNG\r\n\x1a\n" + zlib.compress(bytes(range(256)) * 40), "binary"),
        (b"PK\x03\x04" + zlib.compress(b"story" * 500), "binary"),
        (b"\x7fELF" + bytes(500), "binary"),
        (b"SQLite format 3\x00" + bytes(500), "binary"),
        (bytes(range(256)) * 8, "binary"),
        (b"text " + bytes(40), "binary"),
        (b"A lone \xed\xa0\x80 surrogate.", "surrogate"),
        (b"\xff\xfe" + "abc".encode("utf-16-le") + b"\x00\xd8", "utf-16-le"),
    ],
)
def test_skipped(tmp_path: Path, data: bytes, says: str) -> None:
    with pytest.raises(Skipped, match=says) as error:
        take(write(tmp_path, data))
    assert "\n" not in str(error.value)
    assert "a.txt" in str(error.value)


@pytest.mark.parametrize("encoding", ["ascii", "hex", "no-such-thing", "undefined", "nul\x00"])
def test_a_named_encoding_that_does_not_fit(tmp_path: Path, encoding: str) -> None:
    with pytest.raises(Skipped):
        take(write(tmp_path, "Zoë".encode("cp1252")), encoding)


def test_a_named_encoding_may_not_bring_surrogates(tmp_path: Path) -> None:
    with pytest.raises(Skipped, match="surrogate"):
        take(write(tmp_path, b"Caf\xe9 \\ud800"), "unicode_escape")


def test_what_is_no_readable_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Skipped, match="cannot be read"):
        take(tmp_path / "none.txt")
    (tmp_path / "folder.txt").mkdir()
    with pytest.raises(Skipped, match="not a file"):
        take(tmp_path / "folder.txt")
    with pytest.raises(Skipped, match="no reader"):
        take(write(tmp_path, b"x", "a.odt"))
    monkeypatch.setattr(taking, "LARGEST", 10)
    with pytest.raises(Skipped, match="larger"):
        take(write(tmp_path, b"x" * 11))


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_names(tmp_path: Path) -> None:
    with pytest.raises(Skipped, match=r"not valid UTF-8") as error:
        take(Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt")))
    str(error.value).encode("utf-8")
    with pytest.raises(Skipped) as error:
        take(write(tmp_path, b"", "a\nb\x1b[2J.txt"))
    assert str(error.value).isprintable()
