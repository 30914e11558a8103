"""PDF documents: their lines are known only by place and size, paragraphs are put together again.

Lines that stand at the edge of page after page are running heads and page numbers. A PDF does not
say what a paragraph, a list or a table is: the distance of lines, their length and the size of
their type are all there is to go by, and tables come out as lines.
"""

import io
import logging
from collections.abc import Iterator
from typing import TYPE_CHECKING

from annotator.corpus.readers.base import Made, Source, Unusable
from annotator.corpus.readers.lines_of import Line, made_of
from annotator.corpus.readers.pdf_lines import Printed, paragraphs
from annotator.corpus.taking import Skipped

if TYPE_CHECKING:
    from pypdf import PageObject
    from pypdf import PdfReader as Reader

_MOST_PAGES = 1_000
_LONGEST = 20_000_000
"""Characters of text of the longest document; more is no story."""


class PdfReader:
    """Reads PDF documents that hold text (needs the extra `pdf`)."""

    name = "pdf"
    version = 1
    suffixes = (".pdf",)

    def stories(self, source: Source) -> Iterator[Made | Unusable]:
        """Yield the story of the document; raises Skipped."""
        try:
            import pypdf
            from pypdf.errors import PyPdfError
        except ImportError as error:
            raise Skipped(
                source.path, "PDFs need pypdf: pip install 'annotator-desk[pdf]'"
            ) from error
        # What it thinks of a file is told there, and would be printed over the screen.
        logging.getLogger("pypdf").setLevel(logging.CRITICAL)
        data = source.data()
        broken = (PyPdfError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError)
        try:
            document = pypdf.PdfReader(io.BytesIO(data))
            if document.is_encrypted and not document.decrypt(""):
                raise Skipped(source.path, "locked with a password: save it without")
            pages = [_printed(page) for page in _pages(document, source)]
            about = document.metadata
            title = str(about.title) if about and about.title else None
            byline = str(about.author) if about and about.author else None
        except (*broken, RecursionError, OSError) as error:
            raise Skipped(source.path, "a damaged PDF: save it again, or as text") from error
        lines = [Line(text, kind) for text, kind in paragraphs(pages)]
        if not lines:
            raise Skipped(source.path, "pictures without text: recognise its text first (OCR)")
        made = made_of(lines)
        shown = made.reading.metadata
        said = {"title": shown.title or title, "byline": shown.byline or byline}
        # Titles of PDFs are often names of files: what is printed counts for more.
        yield made._replace(reading=made.reading._replace(metadata=shown.model_copy(update=said)))


def _pages(document: "Reader", source: Source) -> "Iterator[PageObject]":
    """Yield the pages, as many as a story may have."""
    if len(document.pages) > _MOST_PAGES:
        raise Skipped(source.path, f"more than {_MOST_PAGES} pages: split it into stories")
    yield from document.pages


def _printed(page: "PageObject") -> list[Printed]:
    """Return the lines of a page in the order in which they are printed."""
    lines: list[Printed] = []
    text, first = "", None

    def visit(
        part: str,
        around: list[float],
        place: list[float],
        font: dict[str, object] | None,
        size: float,
    ) -> None:
        nonlocal text, first
        for number, piece in enumerate(part.split("\n")):
            if number:
                lines.extend(_line(text, first))
                text, first = "", None
            if piece.strip() and first is None:
                scale = abs(place[3] * around[3]) or 1.0
                name = str(font.get("/BaseFont", "")) if font else ""
                height = place[5] * around[3] + around[5]
                first = (height, size * scale, "bold" in name.lower())
            text += piece

    page.extract_text(visitor_text=visit)
    lines.extend(_line(text, first))
    if sum(len(line.text) for line in lines) > _LONGEST:
        raise ValueError("more text on a page than a page can hold")
    return lines


def _line(text: str, first: tuple[float, float, bool] | None) -> list[Printed]:
    plain = " ".join(text.replace("\0", "").encode("utf-8", "replace").decode().split())
    return [Printed(plain, *first)] if plain and first else []
