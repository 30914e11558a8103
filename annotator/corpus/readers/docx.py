"""Word documents: its styles say what a paragraph is, the shapes of news the rest."""

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from annotator.corpus.readers.base import Made, Source, Unusable
from annotator.corpus.readers.lines_of import Line, made_of
from annotator.corpus.taking import Skipped
from annotator.model.document import BlockKind

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table
    from docx.text.paragraph import Paragraph

_MOST_UNPACKED = 256 * 2**20
_KINDS: tuple[tuple[str, BlockKind], ...] = (
    ("subtitle", "deck"),
    ("title", "headline"),
    ("heading", "headline"),
    ("caption", "caption"),
    ("list", "list"),
    ("intense quote", "pull_quote"),
    ("header", "furniture"),
    ("footer", "furniture"),
    ("toc", "furniture"),
)
_BETWEEN_CELLS = " | "


class DocxReader:
    """Reads Word documents (needs the extra `docx`)."""

    name = "docx"
    version = 1
    suffixes = (".docx",)

    def stories(self, source: Source) -> Iterator[Made | Unusable]:
        """Yield the story of the document; raises Skipped."""
        try:
            from docx import Document
            from docx.opc.exceptions import PackageNotFoundError
            from lxml.etree import XMLSyntaxError
        except ImportError as error:
            raise Skipped(
                source.path, "Word documents need python-docx: pip install 'annotator-desk[docx]'"
            ) from error
        data = source.data()
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as packed:
                if sum(info.file_size for info in packed.infolist()) > _MOST_UNPACKED:
                    raise Skipped(source.path, "too much is packed in it: save it as text")
            document = Document(io.BytesIO(data))
            lines = list(_lines(document))
        except (
            zipfile.BadZipFile,
            PackageNotFoundError,
            XMLSyntaxError,
            KeyError,
            ValueError,
        ) as error:
            raise Skipped(
                source.path, "no Word document that can be read: save it again"
            ) from error
        if not lines:
            raise Skipped(source.path, "empty: there is no text in it")
        about = document.core_properties
        language = about.language or None
        yield made_of(lines, title=about.title or None, byline=about.author, language=language)


def _lines(document: "Document") -> Iterator[Line]:
    """Yield the paragraphs and the rows of a document in its order."""
    from docx.table import Table

    for part in document.iter_inner_content():
        if isinstance(part, Table):
            yield from _rows(part)
        else:
            yield from _paragraph(part)


def _paragraph(paragraph: "Paragraph") -> Iterator[Line]:
    """Yield the lines of a paragraph: those that its writer broke."""
    kind = _kind(paragraph)
    for line in paragraph.text.splitlines():
        text = " ".join(line.split())
        if text:
            yield Line(text, kind)


def _kind(paragraph: "Paragraph") -> BlockKind | None:
    """Return what the style of a paragraph says that it is."""
    style = ((paragraph.style and paragraph.style.name) or "").lower()
    properties = paragraph._p.pPr
    if properties is not None and properties.numPr is not None and "heading" not in style:
        return "list"
    return next((kind for word, kind in _KINDS if style.startswith(word)), None)


def _rows(table: "Table") -> Iterator[Line]:
    """Yield the rows of a table; a merged cell is told once."""
    for row in table.rows:
        cells: list[str] = []
        last = None
        for cell in row.cells:
            if cell._tc is not last:
                cells.append(" ".join(cell.text.split()))
            last = cell._tc
        text = _BETWEEN_CELLS.join(cells).strip(" |")
        if text:
            yield Line(text, "table" if len(cells) > 1 else None)
