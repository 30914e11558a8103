"""The shapes of news: which stretch of a story is headline, body, caption, page furniture.

Lines that tell by themselves what they are come first (`shapes`, `dates`, `furniture`); the others
get their kind from where they stand: the head of the story, its body, or the tail of the page.
A wrong kind costs the analyst one key, so the rules are few, and in doubt a line is body: body is
walked, and nothing of the story is lost.
"""

from collections.abc import Sequence

from annotator.corpus import furniture, shapes
from annotator.corpus.datelines import dateline_of
from annotator.corpus.dates import is_time_line
from annotator.corpus.head import mark_head
from annotator.corpus.lines import Unit
from annotator.corpus.pull_quotes import mark_pull_quotes
from annotator.corpus.readers.base import Stretch
from annotator.model.document import BlockKind

Kinds = list[BlockKind | None]
"""The kind of each unit; None while nothing is known."""

_EMPHASIS = "*_"
"""Markup around a byline or a time line that does not change what it is."""
_LONGEST_SUBHEAD = 80
_LONGEST_LINK = 140
_LONGEST_BUTTON = 80
_FEWEST_ROWS = 2
_FEWEST_CELLS = 3


def news_blocks(
    text: str, units: Sequence[Unit], given: Sequence[BlockKind | None] | None = None
) -> list[Stretch]:
    """Return the blocks of a story in text order; every unit is covered.

    `given` holds the kinds that markup says for certain, one a unit, None for the others.
    """
    lines = [text[unit.start : unit.end] for unit in units]
    if given is None:
        kinds: Kinds = [_by_itself(line) for line in lines]
    else:
        kinds = [
            kind or _by_itself(line.strip(_EMPHASIS))
            for line, kind in zip(lines, given, strict=True)
        ]
    _mark_tables(lines, kinds)
    _mark_links(lines, kinds)
    _mark_begging_tail(lines, kinds)
    mark_head(lines, kinds)
    mark_pull_quotes(lines, kinds)
    _mark_subheads(lines, kinds)
    _mark_names_under_captions(lines, kinds)
    blocks: list[Stretch] = []
    for number, (unit, line, kind) in enumerate(zip(units, lines, kinds, strict=True)):
        blocks += _blocks_of(unit.start, line, kind or "body", number)
    return blocks


def _by_itself(line: str) -> BlockKind | None:
    """Return the kind of a line that shows it without its neighbours."""
    if furniture.is_furniture(line):
        return "furniture"
    if is_time_line(line):
        return "time"
    if shapes.is_byline(line):
        return "byline"
    if shapes.is_correction(line):
        return "correction"
    if shapes.is_credit(line):
        return "credit"
    if shapes.is_caption(line):
        return "caption" if dateline_of(line) is None else None
    return "list" if shapes.is_item(line) else None


def _blocks_of(start: int, line: str, kind: BlockKind, paragraph: int) -> list[Stretch]:
    """Return the block of one unit, and a second one if something else ends its line."""
    end = start + len(line)
    if kind == "caption":
        return _caption_and_credit(start, line, paragraph)
    if kind not in ("body", "correction"):
        return [Stretch(start, end, kind, paragraph)]
    found = dateline_of(line) if kind == "body" else None
    dateline = None if found is None else (start, start + found.end)
    after: BlockKind = "furniture"
    cut = furniture.furniture_tail(line)
    if cut is None:
        cut, after = shapes.credits_tail(line), "byline"
    if cut is None or (found is not None and cut <= found.end):
        return [Stretch(start, end, kind, paragraph, dateline)]
    return [
        Stretch(start, start + len(line[:cut].rstrip()), kind, paragraph, dateline),
        Stretch(start + cut, end, after, paragraph),
    ]


def _caption_and_credit(start: int, line: str, paragraph: int) -> list[Stretch]:
    """Return the blocks of a caption: what is seen, and who took it."""
    end = start + len(line)
    cut = 0 if shapes.is_credit(line) else shapes.credit_tail(line)
    cut = shapes.name_tail(line) if cut is None else cut
    if cut is None:
        return [Stretch(start, end, "caption", paragraph)]
    credit = Stretch(start + cut, end, "credit", paragraph)
    seen = line[:cut].rstrip()
    return [Stretch(start, start + len(seen), "caption", paragraph), credit] if seen else [credit]


def _mark_tables(lines: Sequence[str], kinds: Kinds) -> None:
    """Mark rows: neighbouring lines that all have several cells."""
    first = 0
    for index in range(len(lines) + 1):
        if (
            index < len(lines)
            and kinds[index] in (None, "list")
            and shapes.cells(lines[index]) >= _FEWEST_CELLS
        ):
            continue
        if index - first >= _FEWEST_ROWS:
            kinds[first:index] = ["table"] * (index - first)
        first = index + 1


def _mark_links(lines: Sequence[str], kinds: Kinds) -> None:
    """Mark the titles of other stories under a heading such as "Related"."""
    listing = False
    for index, line in enumerate(lines):
        if kinds[index] == "furniture":
            listing = furniture.heads_links(line)
        elif listing and kinds[index] in (None, "list") and len(line) <= _LONGEST_LINK:
            listing = not line.endswith((".", "”", '"'))
            if listing:
                kinds[index] = "furniture"
        else:
            listing = False


def _mark_names_under_captions(lines: Sequence[str], kinds: Kinds) -> None:
    """Mark what markup calls a caption too, but is only a name under one: who took the picture."""
    for index in range(1, len(lines)):
        if kinds[index - 1] == kinds[index] == "caption" and shapes.is_name_line(lines[index]):
            kinds[index] = "credit"


def _mark_begging_tail(lines: Sequence[str], kinds: Kinds) -> None:
    """Mark a run of short lines at the very end in which many ask to install or subscribe."""
    first = len(lines)
    while first > 1 and len(lines[first - 1]) <= _LONGEST_BUTTON:
        first -= 1
    while first < len(lines) and not (kinds[first] == "furniture" or furniture.begs(lines[first])):
        first += 1  # A short last sentence of the story may stand before the run.
    begging = sum(map(furniture.begs, lines[first:]))
    if begging >= max(2, (len(lines) - first) / 3):
        kinds[first:] = ["furniture"] * (len(lines) - first)


def _mark_subheads(lines: Sequence[str], kinds: Kinds) -> None:
    """Mark short lines without a stop between paragraphs of the body."""
    text_follows = False
    for index in range(len(lines) - 1, -1, -1):
        if kinds[index] not in (None, "body"):
            continue
        if text_follows and index and _is_subhead(lines[index]):
            kinds[index] = "headline"
            text_follows = False
        else:
            text_follows = True


def _is_subhead(line: str) -> bool:
    """Tell whether a line reads like the heading of what follows."""
    if len(line) > _LONGEST_SUBHEAD or line.endswith((".", "!", ":", ",", ";", "…", '"', "”", ")")):
        return False
    if line.endswith("?"):
        return line.startswith(
            ("What", "Why", "How", "Who", "When", "Where", "Is ", "Are ", "Can ")
        )
    return line[0].isupper() or line[0].isdigit() or line[0] in "'‘“\""
