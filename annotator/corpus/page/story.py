"""Which part of a page is the story: the element that holds most of its running text.

Menus, consent banners and comments are put aside first, then what is called by what stands beside
stories, unless most of the page stands in it. What is left of the running text leads to the story.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from annotator.corpus.page import words
from annotator.corpus.page.boxes import asking, cards, facts
from annotator.corpus.page.pieces import Piece
from annotator.corpus.page.tree import Element

_LEAST = 200
"""Characters of running text below which a page has no story in it."""
_MOST_BESIDE = 0.35
"""An element with more of the page's running text than this is not beside the story."""
_MOST = 0.8
"""The share of the story's text that leads from an element into one of its children."""
_LONGEST_HEADLINE = 250
_SHORTEST_HEADLINE = 8


class Story(NamedTuple):
    """Where the story of a page is."""

    headline: int | None
    """Which piece is its headline."""
    body: Element | None
    """The innermost element that holds its running text; null: the page has none."""
    whole: Element | None
    """The innermost element that also holds its headline."""
    beside: frozenset[int]
    """The pieces that stand beside it, wherever they are on the page."""
    length: int
    """Characters of its running text."""


def find_story(pieces: Sequence[Piece], titles: Sequence[str]) -> Story:
    """Find the story; `titles` are what the page calls itself, the surest first."""
    away = _away(pieces, titles)
    if sum(len(p.text) for n, p in enumerate(pieces) if p.is_running and n not in away) < _LEAST:
        away = set()
    mass = _mass(pieces, away)
    total = max(mass.values(), default=0)
    most = _MOST_BESIDE * total
    beside = away | _beside(pieces, mass, most)
    beside |= asking(pieces, mass, most) | cards(pieces, mass, most)
    mass = _mass(pieces, beside)
    total = max(mass.values(), default=0)
    body = _innermost(pieces, mass, total) if total else None
    if body is not None:
        beside -= facts(pieces, body) - away
    headline = _headline(pieces, beside, body, titles)
    whole = body
    if body is not None and headline is not None:
        whole = _common(body, pieces[headline].element)
    return Story(headline, body, whole, frozenset(beside), total)


def _away(pieces: Sequence[Piece], titles: Sequence[str]) -> set[int]:
    """Return the pieces in menus, consent banners and comments.

    What holds the headline and much of the page is none of these, whatever it is called: the body
    of a page that is `comments-open` is not a comment.
    """
    mass = _mass(pieces, set())
    most = _MOST_BESIDE * max(mass.values(), default=0)
    story = {
        element
        for piece in pieces
        if _names(piece.text, titles) or _in(piece, "h1")
        for element in piece.element.up()
        if mass[element] > most or element.tag in ("html", "body")
    }
    return {
        n
        for n, piece in enumerate(pieces)
        if any(words.is_away(e) for e in piece.element.up() if e not in story)
    }


def _beside(pieces: Sequence[Piece], mass: dict[Element, int], most: float) -> set[int]:
    """Return the pieces in elements that are called by what stands beside a story.

    An element with most of the page in it is not beside anything; nor does a word mean what it says
    that is written on paragraph after paragraph.
    """
    called: dict[int, set[str]] = {}
    for number, piece in enumerate(pieces):
        called[number] = {
            word
            for element in piece.element.up()
            if mass[element] <= most
            for word in words.beside(element)
            if not _is_quoted(element)
        }
    often: dict[str, int] = defaultdict(int)
    for number, piece in enumerate(pieces):
        if piece.is_running:
            for word in called[number]:
                often[word] += len(piece.text)
    return {n for n, said in called.items() if any(often[word] <= most for word in said)}


def _is_quoted(element: Element) -> bool:
    """Tell whether an element belongs to a quotation: its footer names the speaker."""
    return any(around.tag == "blockquote" for around in element.up())


def _mass(pieces: Sequence[Piece], without: set[int]) -> dict[Element, int]:
    """Return how much running text every element holds."""
    mass: dict[Element, int] = defaultdict(int)
    for number, piece in enumerate(pieces):
        if number not in without and piece.is_running:
            for element in piece.element.up():
                mass[element] += len(piece.text)
    return mass


def _innermost(pieces: Sequence[Piece], mass: dict[Element, int], total: int) -> Element:
    """Return the innermost element that holds most of the running text and is not one paragraph."""
    holds = [e for e, held in mass.items() if held >= _MOST * total]
    depth = {element: sum(1 for _ in element.up()) for element in holds}
    deepest = max(holds, key=lambda element: depth[element])
    own = any(piece.element is deepest and piece.is_running for piece in pieces)
    if own and deepest.tag in ("p", "li", "td") and deepest.parent is not None:
        return deepest.parent
    return deepest


def _headline(
    pieces: Sequence[Piece], beside: set[int], body: Element | None, titles: Sequence[str]
) -> int | None:
    """Return which piece is the headline: a heading that the page is called by, else the first."""
    first = next(
        (
            n
            for n, p in enumerate(pieces)
            if body is not None and n not in beside and p.is_running and p.element.inside(body)
        ),
        len(pieces),
    )
    short = [
        n
        for n, piece in enumerate(pieces)
        if n not in beside and len(piece.text) <= _LONGEST_HEADLINE
    ]
    top = [n for n in short if _in(pieces[n], "h1")]
    named = [n for n in short if _names(pieces[n].text, titles)]
    for wanted in ([n for n in top if n in named], named, [n for n in top if n < first], top):
        # Below the text begins the next story, or the page ends.
        before = [n for n in wanted if n <= first]
        if before or wanted:
            return (before or wanted)[0]
    heads = [n for n in short if n < first and _in(pieces[n], "h2")]
    return heads[-1] if heads else None


def _in(piece: Piece, tag: str) -> bool:
    """Tell whether a piece stands in an element, at most two levels up."""
    around = list(piece.element.up())[:3]
    return any(element.tag == tag for element in around)


def _names(text: str, titles: Sequence[str]) -> bool:
    """Tell whether a text is what the page is called, site name and all."""
    plain = _plain(text)
    return len(plain) >= _SHORTEST_HEADLINE and any(
        plain == _plain(title) or (len(plain) > len(title) / 3 and plain in _plain(title))
        for title in titles
    )


def _plain(text: str) -> str:
    for quote, plain in (("“", '"'), ("”", '"'), ("‘", "'"), ("’", "'"), ("–", "-"), ("—", "-")):
        text = text.replace(quote, plain)
    return " ".join(text.split()).casefold()


def _common(one: Element, other: Element) -> Element:
    """Return the innermost element that holds both."""
    around = set(one.up())
    return next(element for element in other.up() if element in around)
