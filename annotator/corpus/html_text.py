"""The text of a piece of HTML as feeds carry it: paragraphs, and what kind their markup says.

This is not for pages: there is no furniture of a site in a feed's entry, so no article has to be
found in it.
"""

from html.parser import HTMLParser
from typing import NamedTuple

from annotator.model.document import BlockKind

_BREAKS = frozenset(
    "address article aside blockquote br dd details div dl dt fieldset figure figcaption footer "
    "form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th "
    "thead tr ul".split()
)
_SILENT = frozenset("audio canvas iframe noscript object script style svg template video".split())
_KINDS: dict[str, BlockKind] = {
    "h1": "headline",
    "h2": "headline",
    "h3": "headline",
    "h4": "headline",
    "h5": "headline",
    "h6": "headline",
    "li": "list",
    "figcaption": "caption",
    "td": "table",
    "th": "table",
}


class Paragraph(NamedTuple):
    """A paragraph with single spaces, and its kind where the markup says it."""

    text: str
    kind: BlockKind | None


def paragraphs(html: str) -> list[Paragraph]:
    """Return the paragraphs of a piece of HTML; markup that is broken is read as browsers do."""
    parser = _Parser()
    parser.feed(html)
    parser.close()
    parser.end_paragraph()
    return parser.found


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Paragraph] = []
        self._text: list[str] = []
        self._kind: BlockKind | None = None
        self._silent: str | None = None

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - html's signature
        if tag in _SILENT:
            self._silent = self._silent or tag
        elif tag in _BREAKS:
            self.end_paragraph()
            # A list item or a caption may hold paragraphs of its own: they stay what it is.
            self._kind = _KINDS.get(tag, self._kind if tag in ("p", "br") else None)

    def handle_endtag(self, tag: str) -> None:
        if tag == self._silent:
            self._silent = None
        elif tag in _BREAKS:
            self.end_paragraph()
            self._kind = None

    def handle_data(self, data: str) -> None:
        if self._silent is None:
            self._text.append(data)

    def end_paragraph(self) -> None:
        """Keep what was read since the last break."""
        text = " ".join("".join(self._text).split())
        self._text = []
        if text:
            self.found.append(Paragraph(text, self._kind))
