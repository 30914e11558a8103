"""PDF and Word documents, made here with the libraries that other programs make them with."""

import io
import sys
import zipfile
from pathlib import Path

import docx
import pytest
from docx.document import Document as Word
from fpdf import FPDF

from annotator.corpus.taking import Found, Skipped, take

SENTENCE = (
    "The ferry to Skerry will sail every day this winter, the council said on Thursday. "
    "It has not sailed between December and March since the storm of {}, said {} of the islanders."
)
PEOPLE = "ten twenty thirty forty fifty sixty seventy eighty ninety none most some half two".split()
PARAGRAPHS = [SENTENCE.format(1990 + n, PEOPLE[n % len(PEOPLE)]) for n in range(26)]


def parts(found: Found) -> list[tuple[str, str]]:
    text = found.document.text
    return [(block.kind, text[block.start : block.end]) for block in found.document.blocks]


class Newspaper(FPDF):
    """A document with a running head and a page number."""

    def header(self) -> None:
        self.set_font("helvetica", size=8)
        self.cell(0, 6, "The Marlin Gazette", new_x="LMARGIN", new_y="NEXT")

    def footer(self) -> None:
        self.set_y(-15)
        self.set_font("helvetica", size=8)
        self.cell(0, 10, f"Page {self.page_no()}", align="C")

    def say(self, text: str, size: float = 11, style: str = "") -> None:
        self.set_font("helvetica", style, size)
        self.multi_cell(0, size / 2, text, new_x="LMARGIN", new_y="NEXT")
        self.ln(3)


def newspaper(path: Path) -> Path:
    page = Newspaper()
    page.set_title("ferry-final-v3")
    page.add_page()
    page.say("Ferry to sail all winter after islanders raise the money for it", 22, "B")
    page.say("By Una Bell", 10, "I")
    for text in PARAGRAPHS[:18]:
        page.say(text)
    page.say("What it costs", 14, "B")
    page.say("- Tickets cost nine pounds.")
    page.say("- Bicycles travel free.")
    for text in PARAGRAPHS[18:]:
        page.say(text)
    page.output(str(path))
    return path


def test_a_pdf_is_put_together_from_its_lines(tmp_path: Path) -> None:
    found = take(newspaper(tmp_path / "ferry.pdf"))
    told = parts(found)
    assert told[0] == (
        "headline",
        "Ferry to sail all winter after islanders raise the money for it",
    )
    assert told[1] == ("byline", "By Una Bell")
    assert [text for kind, text in told if kind == "body"] == PARAGRAPHS
    assert ("headline", "What it costs") in told
    assert [text for kind, text in told if kind == "list"] == [
        "- Tickets cost nine pounds.",
        "- Bicycles travel free.",
    ]
    assert {text for kind, text in told if kind == "furniture"} == {
        "The Marlin Gazette",
        "Page 1",
        "Page 2",
    }
    assert found.metadata.title == told[0][1]
    assert found.reader == "pdf@1"


def test_a_word_broken_at_the_end_of_a_printed_line_is_whole_again(tmp_path: Path) -> None:
    page = FPDF()
    page.add_page()
    page.set_font("helvetica", size=11)
    for line in ("The harbour was closed on Mon-", "day, and a well-known ship is", "still out."):
        page.cell(0, 6, line, new_x="LMARGIN", new_y="NEXT")
    page.output(str(tmp_path / "words.pdf"))
    assert take(tmp_path / "words.pdf").document.text == (
        "The harbour was closed on Monday, and a well-known ship is still out."
    )


def test_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    page = Newspaper()
    page.add_page()
    page.set_font("helvetica", size=10)
    with page.text_columns(ncols=2, gutter=10) as columns:
        for text in PARAGRAPHS:
            columns.write(text + "\n\n")
    page.output(str(tmp_path / "columns.pdf"))
    told = parts(take(tmp_path / "columns.pdf"))
    assert [text for kind, text in told if kind == "body"] == PARAGRAPHS


def test_a_pdf_with_more_pages_than_a_story_is_refused(tmp_path: Path) -> None:
    page = FPDF()
    for _ in range(1_001):
        page.add_page()
    page.output(str(tmp_path / "book.pdf"))
    with pytest.raises(Skipped, match="more than 1000 pages"):
        take(tmp_path / "book.pdf")


def test_a_pdf_of_pictures_says_what_to_do(tmp_path: Path) -> None:
    page = FPDF()
    page.add_page()
    page.rect(10, 10, 50, 50)
    page.output(str(tmp_path / "scan.pdf"))
    with pytest.raises(Skipped, match="OCR"):
        take(tmp_path / "scan.pdf")


def test_a_locked_pdf_says_so(tmp_path: Path) -> None:
    page = FPDF()
    page.set_encryption(owner_password="owner", user_password="reader")  # noqa: S106
    page.add_page()
    page.set_font("helvetica", size=11)
    page.cell(0, 6, "Nobody reads this.")
    page.output(str(tmp_path / "locked.pdf"))
    with pytest.raises(Skipped, match="locked"):
        take(tmp_path / "locked.pdf")


@pytest.mark.parametrize("keep", [0, 5, 40, 400, 900])
def test_a_damaged_pdf_is_told_in_a_line(tmp_path: Path, keep: int) -> None:
    data = newspaper(tmp_path / "whole.pdf").read_bytes()
    (tmp_path / "half.pdf").write_bytes(data[:keep])
    with pytest.raises(Skipped):
        take(tmp_path / "half.pdf")


def word() -> Word:
    made = docx.Document()
    made.core_properties.author = "Una Bell"
    made.add_paragraph("Ferry to sail all winter", style="Title")
    made.add_paragraph("Islanders raised the money themselves", style="Subtitle")
    made.add_paragraph("SKERRY, March 6 (Gazette) - The ferry will sail every day. It is new.")
    made.add_heading("What it costs", 2)
    made.add_paragraph("Tickets cost nine pounds.", style="List Bullet")
    table = made.add_table(rows=2, cols=3)
    for number, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"cell {number}"
    table.cell(0, 0).merge(table.cell(0, 1)).text = "both"
    made.add_paragraph("The ferry on its first day.", style="Caption")
    made.add_paragraph("The first boat leaves on Monday.")
    return made


def test_a_word_document_keeps_its_order_and_its_styles_are_kinds(tmp_path: Path) -> None:
    made = word()
    made.save(str(tmp_path / "ferry.docx"))
    found = take(tmp_path / "ferry.docx")
    assert parts(found) == [
        ("headline", "Ferry to sail all winter"),
        ("deck", "Islanders raised the money themselves"),
        ("body", "SKERRY, March 6 (Gazette) - The ferry will sail every day. It is new."),
        ("headline", "What it costs"),
        ("list", "Tickets cost nine pounds."),
        ("table", "both | cell 2"),
        ("table", "cell 3 | cell 4 | cell 5"),
        ("caption", "The ferry on its first day."),
        ("body", "The first boat leaves on Monday."),
    ]
    assert found.metadata.byline == "Una Bell"
    assert found.document.blocks[2].dateline is not None


def test_a_word_document_with_laughing_entities_is_bounded(tmp_path: Path) -> None:
    packed = io.BytesIO()
    word().save(packed)
    laughs = "<!DOCTYPE x [<!ENTITY a0 'lol'>" + "".join(
        f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12)
    )
    with zipfile.ZipFile(packed) as old, zipfile.ZipFile(tmp_path / "l.docx", "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                head, rest = data.decode().split("?>", 1)
                rest = rest.replace("The ferry will", "&a11; The ferry will")
                data = f"{head}?>{laughs}]>{rest}".encode()
            new.writestr(name, data)
    with pytest.raises(Skipped, match="no Word document"):
        take(tmp_path / "l.docx")


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 no zip", b"plain text"])
def test_what_is_no_word_document_is_told_in_a_line(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x.docx").write_bytes(data)
    with pytest.raises(Skipped, match="no Word document"):
        take(tmp_path / "x.docx")


def test_a_word_document_that_is_a_bomb_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bomb.docx", "w", zipfile.ZIP_DEFLATED) as bomb:
        for number in range(5):
            with bomb.open(f"word/{number}.xml", "w", force_zip64=True) as member:
                for _ in range(60):
                    member.write(bytes(2**20))
    with pytest.raises(Skipped, match="too much is packed"):
        take(tmp_path / "bomb.docx")


@pytest.mark.parametrize(
    ("name", "library", "extra"),
    [("a.html", "lxml", "html"), ("a.pdf", "pypdf", "pdf"), ("a.docx", "docx", "docx")],
)
def test_a_missing_extra_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, library: str, extra: str
) -> None:
    (tmp_path / name).write_text("<p>A page.</p>")
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(Skipped, match=rf"annotator-desk\[{extra}\]"):
        take(tmp_path / name)
