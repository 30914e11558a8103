"""Markdown: the markup says what a heading, a list or a quotation is, the shapes of news the rest.

markdown-it gives lines, not offsets; they are turned into offsets of the text as it is on disk, for
the parser itself works on a copy in which line ends are changed. Its inline rules are switched
off: a sentence keeps its emphasis marks and links, because spans are spans of the file's text.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from annotator.corpus.blocks import news_blocks
from annotator.corpus.front_matter import front_matter
from annotator.corpus.lines import Unit
from annotator.corpus.metadata import metadata_of
from annotator.corpus.readers.base import Reading
from annotator.model.document import BlockKind

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

MARKUP = "#>*+-=_~`|:.()\\0123456789"
"""What stands outside of blocks: markers, rules, fences, the numbers of lists."""

_LINE_BREAK = re.compile(r"\r\n|\n|\r")
_HARD_BREAK = re.compile(r"(?:[ ]{2,}|\\)(?:\r\n|\n|\r)[ \t>]*")
_PREFIX = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)]|#{1,6})(?=\s)[ \t]+)*[ \t>]*")
_RULE_ROW = re.compile(r"[\s|:>-]*$")
_SILENT_HTML = re.compile(r"\s*<(?:!--|script|style|iframe|img|video|audio|svg|link|meta|hr|br)\b")
_IMAGE = re.compile(r"!\[(?P<alt>[^\]]*)\]\([^)]*\)$")

Piece = tuple[int, int, BlockKind | None]
"""Half-open code points and the kind that the markup gives; None leaves it to the shapes."""


class MarkdownReader:
    """Reads Markdown (CommonMark with tables and front matter)."""

    name = "markdown"
    version = 1
    suffixes = (".md", ".markdown")

    def read(self, text: str) -> Reading:
        """Find the blocks; markup prefixes stay outside, all that can be read is inside."""
        front = front_matter(text)
        pieces = list(_pieces(text, front.end))
        if front.end:
            pieces.insert(0, (front.block[0], front.block[1], "furniture"))
        pieces = list(_with_the_rest(text, pieces))
        units = [Unit(start, end, after_gap=True) for start, end, _ in pieces]
        given: list[BlockKind | None] = [kind for _, _, kind in pieces]
        blocks = news_blocks(text, units, given)
        return Reading(blocks, front.over(metadata_of(text, blocks)), MARKUP, front.language)


@cache
def _parser() -> "MarkdownIt":
    """Build the parser on first use: its import costs a text-only corpus nothing."""
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable("table").disable("inline")


def _pieces(text: str, begin: int) -> Iterator[Piece]:
    """Yield what the markup of the text from `begin` on marks off."""
    starts = [begin, *(match.end() for match in _LINE_BREAK.finditer(text, begin)), len(text)]
    containers: list[str] = []
    for token in _parser().parse(text[begin:]):
        if token.nesting == 1:
            containers.append(token.type)
        elif token.nesting == -1:
            containers.pop()
        if token.map is None:
            continue
        lines = [(starts[n], starts[min(n + 1, len(starts) - 1)]) for n in range(*token.map)]
        if token.type in ("table_open", "fence", "code_block"):
            yield from _rows(text, lines)
        elif token.type == "html_block":
            silent = _SILENT_HTML.match(token.content) is not None
            yield from _tight(text, lines[0][0], lines[-1][1], "furniture" if silent else None)
        elif token.type == "inline" and "table_open" not in containers:
            yield from _inline(text, token, lines, _kind_in(containers))


def _kind_in(containers: list[str]) -> BlockKind | None:
    """Return the kind that the innermost telling container gives."""
    for container in reversed(containers):
        if container == "heading_open":
            return "headline"
        if container == "blockquote_open":
            return "pull_quote"
        if container == "list_item_open":
            return "list"
    return None


def _rows(text: str, lines: list[tuple[int, int]]) -> Iterator[Piece]:
    """Yield the rows of a table and the lines of code; rules and fences stay outside."""
    for start, end in lines:
        line = text[start:end]
        if not _RULE_ROW.match(line) and not line.lstrip(" >").startswith(("```", "~~~")):
            yield from _tight(text, start, end, "table")


def _inline(
    text: str, token: "Token", lines: list[tuple[int, int]], kind: BlockKind | None
) -> Iterator[Piece]:
    """Yield a paragraph without its prefix, cut at hard line breaks."""
    if not token.content.strip() or not lines:
        return
    first, last = token.content.split("\n", 1)[0].strip(), token.content.rsplit("\n", 1)[-1].strip()
    start = text.find(first, *lines[0])
    if start < 0:  # The parser replaces NUL, so that the line cannot be found as it is.
        match = _PREFIX.match(text, *lines[0])
        start = match.end() if match else lines[0][0]
    end = text.rfind(last, max(start, lines[-1][0]), lines[-1][1])
    end = lines[-1][1] if end < 0 else end + len(last)
    image = _IMAGE.match(text, start, end)
    if image is not None:
        kind = "caption" if image["alt"].strip() else "furniture"
    for match in _HARD_BREAK.finditer(text, start, end):
        yield from _tight(text, start, match.start(), kind)
        start = match.end()
    yield from _tight(text, start, end, kind)


def _tight(text: str, start: int, end: int, kind: BlockKind | None) -> Iterator[Piece]:
    """Yield a piece without white space at its edges, nothing for a blank one."""
    bare = text[start:end].strip()
    if bare:
        start += text[start:end].index(bare)
        yield start, start + len(bare), kind


def _with_the_rest(text: str, pieces: list[Piece]) -> Iterator[Piece]:
    """Yield the pieces and, as furniture, the lines the parser keeps to itself (link targets)."""
    last = 0
    for piece in [*sorted(pieces), (len(text), len(text), None)]:
        start, end, kind = piece
        if start < last:
            continue  # Inside a piece that is already taken.
        for match in re.finditer(r"[^\r\n]+", text[last:start]):
            if match.group().translate(dict.fromkeys(map(ord, MARKUP))).strip():
                yield from _tight(text, last + match.start(), last + match.end(), "furniture")
        if start < end:
            yield start, end, kind
        last = end
