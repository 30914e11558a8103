"""What only the place of a piece tells: a deck marked up as a headline, labels between paragraphs.

These rules look at neighbours, when the kinds that the markup says are known. All of them are about
what pages of every publisher share, for the names in the markup of most mean nothing.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from annotator.corpus import furniture, shapes
from annotator.corpus.page.heads import mark_decks, mark_names, mark_signed, mark_speakers
from annotator.corpus.page.kinds import Told, is_anchor
from annotator.corpus.page.pieces import Piece
from annotator.corpus.page.story import Story
from annotator.corpus.page.tree import Element

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LARGEST_LINE = 240
_ALL_LINK = 0.9
_FEWEST_LINKS = 2
_IN_PARAGRAPHS = 0.8
"""The share of a story in `p` from which on short text elsewhere is not of the story."""
_LONGEST_LABEL = 60
_REPEATED = 3
_LARGEST_PICTURED = 400
_SHORTEST_CAPTION = 20
_PICTURED_LEVELS = 3
_OWNER = re.compile(r"©|\(c\)|\bcopyright\b", re.IGNORECASE)
_MOST_BIO = 600
_LAST = 6
_IS_WRITER = re.compile(
    r"\b(?:is|was|covers|writes|reports|joined|works|has\ (?:covered|written|reported|worked)|"
    r"can\ be\ reached|contributed|edits|leads)\b",
    re.VERBOSE,
)


def mark_places(
    pieces: Sequence[Piece], kinds: list[Told], story: Story, byline: str | None
) -> None:
    """Settle what only the place tells, in place."""
    _mark_left_over(pieces, kinds)
    _mark_repeated(pieces, kinds)
    _mark_twice(pieces, kinds)
    boxes = _boxes(pieces, kinds, story)
    _mark_headings_over_furniture(pieces, kinds, story, boxes)
    if story.headline is not None:
        mark_decks(pieces, kinds, story.headline)
    _mark_captions(pieces, kinds, story, boxes)
    _mark_labels(pieces, kinds, story)
    names = [name.strip() for name in re.split(r",| and |&|;", byline or "")]
    names = [name for name in names if " " in name]
    mark_names(pieces, kinds, story, names)
    mark_speakers(pieces, kinds)
    _mark_writer(pieces, kinds, names)
    mark_signed(pieces, kinds, story)


def _mark_left_over(pieces: Sequence[Piece], kinds: list[Told]) -> None:
    """Mark the lines at the very end of a page that are none of the story's."""
    for number in range(len(pieces) - 1, -1, -1):
        text = pieces[number].text
        if kinds[number] is None and _is_left_over(text):
            kinds[number] = "furniture"
        elif kinds[number] != "furniture":
            break


def _mark_twice(pieces: Sequence[Piece], kinds: list[Told]) -> None:
    """Mark a credit or name that is printed a second time, for another width of the screen."""
    for number in range(1, len(pieces)):
        if kinds[number] not in (None, "credit", "byline", "time"):
            continue
        for before in range(number - 1, max(-1, number - 4), -1):
            told = kinds[before] in ("credit", "byline", "time")
            if told and pieces[before].text == pieces[number].text:
                kinds[number] = "furniture"
            if kinds[before] != "furniture":
                break


def _mark_repeated(pieces: Sequence[Piece], kinds: list[Told]) -> None:
    """Mark the labels that stand at picture after picture."""
    often = Counter(piece.text for piece in pieces if len(piece.text) <= _LONGEST_LABEL)
    for number, piece in enumerate(pieces):
        if kinds[number] in (None, "headline") and often[piece.text] >= _REPEATED:
            kinds[number] = "furniture"


Boxes = dict[Element, Counter[Told]]


def _boxes(pieces: Sequence[Piece], kinds: Sequence[Told], story: Story) -> Boxes:
    """Return how many pieces of each kind stand in the elements inside of the story."""
    found: Boxes = defaultdict(Counter)
    for piece, kind in zip(pieces, kinds, strict=True):
        for element in _box_of(piece, story):
            found[element][kind] += 1
    return found


def _box_of(piece: Piece, story: Story) -> Iterator[Element]:
    """Yield the elements around a piece, up to the story's own."""
    for element in piece.element.up():
        if element is story.body or element is story.whole:
            return
        yield element


def _mark_headings_over_furniture(
    pieces: Sequence[Piece], kinds: list[Told], story: Story, boxes: Boxes
) -> None:
    """Mark headings in whose box, or below which, there are only links to other stories."""
    for number, piece in enumerate(pieces):
        if kinds[number] != "headline" or number == story.headline:
            continue
        if _is_alone(boxes, _box_of(piece, story)) or _heads_links(number, pieces, kinds):
            kinds[number] = "furniture"


def _is_alone(boxes: Boxes, around: Iterator[Element]) -> bool:
    """Tell whether all that stands with a heading in its box is furniture."""
    for element in around:
        others = boxes[element].total() - boxes[element]["headline"]
        if others:
            return others == boxes[element]["furniture"] + boxes[element]["credit"]
    return False


def _heads_links(number: int, pieces: Sequence[Piece], kinds: Sequence[Told]) -> bool:
    """Tell whether nothing but links stands between a heading and the next paragraph."""
    links = 0
    for after in range(number + 1, len(pieces)):
        if kinds[after] != "furniture":
            break
        links += pieces[after].linked >= _ALL_LINK
    return links >= _FEWEST_LINKS


def _mark_captions(pieces: Sequence[Piece], kinds: list[Told], story: Story, boxes: Boxes) -> None:
    """Mark what stands in a small box with a picture and nothing else."""
    for number, piece in enumerate(pieces):
        if kinds[number] is not None or piece.linked >= _ALL_LINK or is_anchor(piece.text):
            continue
        if len(piece.text) < _SHORTEST_CAPTION or shapes.is_name_line(piece.text):
            continue
        for element in islice(_box_of(piece, story), _PICTURED_LEVELS):
            if element.size > _LARGEST_PICTURED:
                break
            if "picture" in element.holds:
                held = boxes[element]
                if held.total() - held["credit"] - held["caption"] - held["furniture"] == 1:
                    kinds[number] = "caption"
                break


def _mark_labels(pieces: Sequence[Piece], kinds: list[Told], story: Story) -> None:
    """Mark short lines outside of the paragraphs of a story that is told in paragraphs."""
    running = [n for n, piece in enumerate(pieces) if kinds[n] is None and piece.is_running]
    if story.body is None or not running:
        return
    shown = sum(len(pieces[n].text) for n in running)
    told = sum(len(pieces[n].text) for n in running if _in_paragraph(pieces[n]))
    if told < _IN_PARAGRAPHS * shown:
        return
    for number in range(running[0] + 1, len(pieces)):
        piece = pieces[number]
        if kinds[number] is None and not _in_paragraph(piece) and _is_label(piece):
            kinds[number] = "furniture"


def _is_label(piece: Piece) -> bool:
    text = piece.text
    return (
        len(text) <= _LONGEST_LABEL
        and not shapes.ends_sentence(text)
        and not is_anchor(text)
        and not shapes.is_credit(text)
        and not shapes.is_caption(text)
    )


def _in_paragraph(piece: Piece) -> bool:
    tags = [element.tag for element in piece.element.up()][:3]
    return "p" in tags or "blockquote" in tags or "li" in tags


def _mark_writer(pieces: Sequence[Piece], kinds: list[Told], names: Sequence[str]) -> None:
    """Mark what tells who the writer is, below the story: "Ada Rey covers the courts"."""
    if not names:
        return
    left = _LAST
    for number in range(len(pieces) - 1, -1, -1):
        if kinds[number] == "furniture":
            continue
        text = pieces[number].text
        named = any(name in text[: len(name) + 30] for name in names)
        if kinds[number] in (None, "byline", "list") and named and len(text) <= _MOST_BIO:
            after = text[text.index(next(n for n in names if n in text)) :]
            if kinds[number] != "byline" and _IS_WRITER.search(after[:160]):
                kinds[number] = "furniture"
        left -= 1
        if not left:
            return


def _is_left_over(text: str) -> bool:
    """Tell whether a line at the very end of a page is none of the story's."""
    if is_anchor(text) or shapes.is_credit(text) or len(text) > _LARGEST_LINE:
        return False
    return not shapes.ends_sentence(text) or bool(_OWNER.search(text)) or furniture.begs(text)
