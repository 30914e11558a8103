"""The head of a story by its place: decks that are headings, and writers that are only a link."""

from collections.abc import Sequence
from itertools import islice

from annotator.corpus import shapes
from annotator.corpus.page import words
from annotator.corpus.page.kinds import Told, is_anchor, is_writers_line
from annotator.corpus.page.pieces import Piece
from annotator.corpus.page.story import Story

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LONGEST_NAME = 4


def mark_decks(pieces: Sequence[Piece], kinds: list[Told], headline: int) -> None:
    """Mark a deck that is marked up as a headline; below the first paragraph is no deck."""
    begun = False
    for number in range(headline + 1, len(pieces)):
        begun = begun or (kinds[number] is None and pieces[number].is_running)
        if begun and kinds[number] == "deck":
            heading = any(element.tag in _HEADINGS for element in pieces[number].element.up())
            kinds[number] = "headline" if heading else None
    for number in range(headline + 1, len(pieces) - 1):
        weak = kinds[number] == "deck" and _is_weak(pieces[number])
        if weak and _leads(pieces[number], pieces[number + 1], kinds[number + 1]):
            kinds[number] = None
    after = [n for n in range(headline + 1, len(pieces)) if kinds[n] != "furniture"][:4]
    if not after or kinds[after[0]] != "headline":
        return
    if any(kinds[n] in ("byline", "time") or is_anchor(pieces[n].text) for n in after[1:]):
        kinds[after[0]] = "deck"


def _leads(piece: Piece, after: Piece, kind: Told) -> bool:
    """Tell whether what is called an introduction is the first of the paragraphs."""
    one, other = piece.element, after.element
    alike = one.parent is other.parent and one.tag == other.tag == "p"
    return alike and kind is None and after.is_running


def _is_weak(piece: Piece) -> bool:
    """Tell whether only a word that first paragraphs have, too, says that a piece is a deck."""
    around = islice(piece.element.up(), 3)
    return piece.is_running and not any(words.is_surely_deck(element) for element in around)


def mark_names(
    pieces: Sequence[Piece], kinds: list[Told], story: Story, names: Sequence[str]
) -> None:
    """Mark the writers' names in the head, which are often nothing but a link."""
    if story.headline is None or not names:
        return
    for number in range(story.headline + 1, len(pieces)):
        if kinds[number] is None and pieces[number].is_running:
            return
        if number not in story.beside and pieces[number].text in names:
            kinds[number] = "byline"


def mark_speakers(pieces: Sequence[Piece], kinds: list[Told]) -> None:
    """Mark a name in bold at a time or over a writers' line: who wrote a post of a live blog."""
    for number in range(1, len(pieces) - 1):
        piece = pieces[number]
        heading = any(element.tag in _HEADINGS for element in piece.element.up())
        if kinds[number] != "headline" or heading or len(piece.text.split()) > _LONGEST_NAME:
            continue
        above, below = kinds[number - 1], pieces[number + 1]
        anchored = above in ("time", "byline") or shapes.is_byline(below.text)
        if shapes.is_name_line(piece.text) and anchored:
            kinds[number] = "byline"


def mark_signed(pieces: Sequence[Piece], kinds: list[Told], story: Story) -> None:
    """Mark the card of the writer under a story whose head names the writer already."""
    running = [
        n
        for n, piece in enumerate(pieces)
        if kinds[n] is None and piece.is_running and story.body and piece.element.inside(story.body)
    ]
    if not running or "byline" not in kinds[: running[0]]:
        return
    for number in range(running[-1] + 1, len(pieces)):
        if kinds[number] == "byline" and not is_writers_line(pieces[number].text):
            kinds[number] = "furniture"
