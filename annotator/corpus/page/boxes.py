"""Boxes beside a story that no name gives away: forms, cards of other stories, boxes of facts.

Class names are made by machines on many sites. What a box does still shows: a field to fill in, a
heading that is a link with a line or two below it. Boxes that hold much of a page are its story.
"""

from collections.abc import Iterable, Sequence

from annotator.corpus import furniture
from annotator.corpus.page import words
from annotator.corpus.page.pieces import Piece
from annotator.corpus.page.tree import Element

_LARGEST_FORM = 600
_LARGEST_CARD = 400
_CARD_LEVELS = 4
_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_ALL_LINK = 0.9
_FACTS = 100
"""Characters of running text that a box of facts has at least."""
_FEW_LINKS = 0.4


def asking(pieces: Sequence[Piece], mass: dict[Element, int], most: float) -> set[int]:
    """Return the pieces that stand with a field to fill in: mailings, polls, searches."""
    keep = _with_title(pieces)
    found = set()
    for number, piece in enumerate(pieces):
        box = next((e for e in piece.element.up() if "field" in e.holds), None)
        if box and box.size <= _LARGEST_FORM and mass[box] <= most and box not in keep:
            found.add(number)
    return found


def cards(pieces: Sequence[Piece], mass: dict[Element, int], most: float) -> set[int]:
    """Return the pieces in small boxes that begin with a heading that is a link."""
    keep = _with_title(pieces)
    boxes: set[Element] = set()
    for piece in pieces:
        if piece.linked >= _ALL_LINK and _is_heading(piece):
            box = _card(piece, keep)
            if box is not None:
                boxes.add(box)
    if sum(mass[box] for box in boxes) > most:
        return set()  # The posts of a live blog have headings that lead to themselves.
    return {n for n, piece in enumerate(pieces) if not boxes.isdisjoint(piece.element.up())}


def facts(pieces: Sequence[Piece], body: Element) -> set[int]:
    """Return the pieces of asides in a story that tell something: boxes of facts, not offers."""
    asides: dict[Element, list[int]] = {}
    for number, piece in enumerate(pieces):
        aside = next((e for e in piece.element.up() if e.tag == "aside"), None)
        if aside is not None and aside.inside(body) and aside is not body:
            asides.setdefault(aside, []).append(number)
    told: set[int] = set()
    for aside, numbers in asides.items():
        inside = [pieces[n] for n in numbers]
        if _tells(inside) and not any(_is_called(piece, aside) for piece in inside):
            told.update(numbers)
    return told


def _tells(inside: Sequence[Piece]) -> bool:
    """Tell whether a box has running text in it and neither links nor offers."""
    running = sum(len(piece.text) for piece in inside if piece.is_running)
    shown = sum(len(piece.text) for piece in inside)
    linked = sum(len(piece.text) * piece.linked for piece in inside)
    offers = any(furniture.begs(piece.text) or "field" in piece.element.holds for piece in inside)
    return running >= _FACTS and linked <= _FEW_LINKS * shown and not offers


def _is_called(piece: Piece, aside: Element) -> bool:
    """Tell whether a piece stands in something called by what stands beside stories."""
    for element in piece.element.up():
        if words.beside(element) - {"<aside>"} or words.is_bio(element):
            return True
        if element is aside:
            return False
    return False


def _card(piece: Piece, keep: set[Element]) -> Element | None:
    """Return the largest small box around a heading; null where the heading stands in a text."""
    box = None
    for level, element in enumerate(piece.element.up()):
        if level > _CARD_LEVELS or element.size > _LARGEST_CARD or element in keep:
            break
        if element.tag not in _HEADINGS:
            box = element
    return box


def _is_heading(piece: Piece) -> bool:
    return piece.element.tag in _HEADINGS


def _with_title(pieces: Iterable[Piece]) -> set[Element]:
    """Return the elements that hold a heading of the first order."""
    return {
        around
        for piece in pieces
        for element in piece.element.up()
        if element.tag == "h1"
        for around in element.up()
    }
