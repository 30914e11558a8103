"""The head of a story: everything above the first paragraph of its body.

Its order is much the same everywhere: headline, deck, writers, time, perhaps a second headline and
a picture. The writers' line and the time line are the anchors: what stands above them belongs to
the head, even a summary in whole sentences.
"""

from collections.abc import Sequence

from annotator.corpus import shapes
from annotator.corpus.datelines import dateline_of
from annotator.corpus.word_lists import words
from annotator.model.document import BlockKind

_LONGEST_HEADLINE = 220
_LONGEST_STANDFIRST = 400
_LONGEST_DECK = 260
_CERTAINLY_BODY = 160
"""A line of whole sentences that is longer than this is no deck unless an anchor follows."""
_DATED = 120
"""A line with a dateline that is longer than this is the story's first paragraph."""
_FARTHEST_ANCHOR = 9
_MOST_STANDFIRSTS = 2
_LONGEST_LABEL = 25
_LABELS = words(
    "world politics business sport sports opinion national local science health technology tech "
    "culture entertainment europe asia africa americas us uk international environment climate "
    "economy markets news money lifestyle travel weather crime education"
)


def mark_head(lines: Sequence[str], kinds: list[BlockKind | None]) -> None:
    """Give the units of the head their kinds, in place."""
    free = [index for index, kind in enumerate(kinds) if kind in (None, "headline")]
    if not free:
        return
    first = free[0]
    if kinds[first] is None and not _could_be_headline(lines, kinds, free):
        return
    if kinds[first] is None and len(free) > 1 and _is_label(lines[first], lines[free[1]]):
        kinds[first] = "furniture"
        first = free[1]
    kinds[first] = "headline"
    anchor = _last_anchor(lines, kinds, first)
    for index in range(first + 1, anchor):
        if kinds[index] is None:
            kinds[index] = "byline" if _names_writers(lines, kinds, index) else "deck"
    if anchor == first:
        _mark_deck_without_anchor(lines, kinds, first)
    else:
        _mark_below_anchor(lines, kinds, anchor)


def _could_be_headline(
    lines: Sequence[str], kinds: Sequence[BlockKind | None], free: Sequence[int]
) -> bool:
    """Tell whether the first free line is a headline: short, without a stop, and text follows."""
    line = lines[free[0]]
    if len(line) > _LONGEST_HEADLINE or (len(line) > _DATED and dateline_of(line) is not None):
        return False
    if line.rstrip("\"'”’)").endswith(".") and not line.endswith(("..", "U.S.", "U.K.", "U.N.")):
        return False
    return len(free) > 1 or any(kind != "furniture" for kind in kinds[free[0] + 1 :])


def _is_label(line: str, after: str) -> bool:
    """Tell whether a line is the name of a section above the headline: "WORLD", "Politics"."""
    if len(line) > _LONGEST_LABEL or len(after) <= len(line) or shapes.ends_sentence(after):
        return False
    parts = line.lower().replace("&", " ").replace("/", " ").replace("|", " ").split()
    return all(part in _LABELS for part in parts)


def _last_anchor(lines: Sequence[str], kinds: Sequence[BlockKind | None], first: int) -> int:
    """Return the last writers' or time line of the head, or `first` if there is none."""
    anchor = first
    sentences = 0
    for index in range(first + 1, min(first + 1 + _FARTHEST_ANCHOR, len(lines) - 1)):
        line, kind = lines[index], kinds[index]
        if kind in ("byline", "time"):
            if sentences <= _MOST_STANDFIRSTS and not line.startswith(("Reporting", "(Reporting")):
                anchor = index
        elif kind is None and (dateline_of(line) is not None or len(line) > _LONGEST_STANDFIRST):
            break
        elif kind is None and shapes.ends_sentence(line):
            # Below an anchor whole sentences are the story.
            if anchor > first and len(line) > _CERTAINLY_BODY:
                break
            sentences += 1
        elif kind in ("list", "table", "correction") or (kind == "headline" and anchor > first):
            break
    return anchor


def _names_writers(lines: Sequence[str], kinds: Sequence[BlockKind | None], index: int) -> bool:
    """Tell whether a line beside an anchor is a name or a newsroom."""
    beside = kinds[index - 1] == "byline" or kinds[index + 1] in ("byline", "time")
    return beside and shapes.is_name_line(lines[index])


def _mark_below_anchor(lines: Sequence[str], kinds: list[BlockKind | None], anchor: int) -> None:
    """Mark second headlines and newsrooms between the anchor and the body."""
    for index in range(anchor + 1, len(lines) - 1):
        line = lines[index]
        if kinds[index] is not None:
            continue
        if shapes.ends_sentence(line) or len(line) > _LONGEST_DECK or dateline_of(line) is not None:
            return
        if kinds[index - 1] == "byline" and shapes.is_name_line(line) and len(line.split()) <= 4:
            kinds[index] = "byline"
        else:
            kinds[index] = "headline"


def _mark_deck_without_anchor(
    lines: Sequence[str], kinds: list[BlockKind | None], headline: int
) -> None:
    """Mark the line under the headline if it has no stop and a body follows."""
    free = [i for i in range(headline + 1, len(lines)) if kinds[i] is None]
    if len(free) > 1:
        line = lines[free[0]]
        if len(line) <= _LONGEST_DECK and not shapes.ends_sentence(line) and not line.endswith(":"):
            kinds[free[0]] = "deck"
