"""From a page to a document: the story's pieces, one a line, and what each of them is.

The text is made of the page by these rules alone, so that the same page gives the same text on
every machine. The page itself stays as it is beside it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from annotator.corpus.page.about import About, about
from annotator.corpus.page.kinds import Told, kind_of
from annotator.corpus.page.pieces import Piece, pieces_of
from annotator.corpus.page.places import mark_places
from annotator.corpus.page.story import Story, find_story
from annotator.corpus.page.tables import with_rows
from annotator.corpus.page.tree import PageError, events
from annotator.corpus.readers.base import Made
from annotator.corpus.readers.lines_of import Line, made_of

_LEAST = 200
_LONGEST_TOPIC = 40
_OVER = 2
"""So far over the headline, in another part of the page, its time or writers may stand."""
_IN_BRACKETS = re.compile(r"(?P<seen>.*\S)\s?(?P<by>\[[^\[\]/]{2,60}/[^\[\]]{2,60}\])", re.DOTALL)
_OF_THE_STORY = ("deck", "byline", "time", "caption", "credit", "correction", "pull_quote")
"""Kinds that are taken from around the story's text; what else stands there is not of the story."""

Marked = list[tuple[str, Told]]


def read_page(page: str) -> Made:
    """Make the document of a page; raises PageError where there is no text in it."""
    said = about(page)
    pieces = list(_without_topic(with_rows(pieces_of(events(page))), said.titles))
    story = find_story(pieces, said.titles)
    marked = _chosen(pieces, story, said.metadata.byline)
    if story.length < _LEAST and said.text and len(said.text) > story.length:
        marked = _told_to_machines(said)
    if not any(text.strip() for text, _ in marked):
        raise PageError("there is no text in it: was it saved before it was loaded?")
    return _made(marked, said)


def _without_topic(pieces: Iterable[Piece], titles: Sequence[str]) -> Iterator[Piece]:
    """Yield the pieces with the topic cut off that some pages put into the heading of the story."""
    for piece in pieces:
        title = next((t for t in titles if _ends(piece, t)), None)
        if title is None:
            yield piece
            continue
        yield replace(piece, text=piece.text[: -len(title)].rstrip(" :|-–—/"), told="furniture")
        yield replace(piece, text=title)


def _ends(piece: Piece, title: str) -> bool:
    """Tell whether a heading is a topic and then the title of the page."""
    topic = len(piece.text) - len(title)
    heading = any(element.tag in ("h1", "h2") for element in piece.element.up())
    return heading and 1 < topic <= _LONGEST_TOPIC and piece.text.endswith(" " + title)


def _chosen(pieces: Sequence[Piece], story: Story, byline: str | None) -> Marked:
    """Return the story's pieces in the order of the page, with what the markup says they are.

    All that stands in the element with the story's text is taken. Around it, up to the element that
    also holds the headline, only what is surely of the story is.
    """
    if story.body is None or story.whole is None:
        return [(piece.text, kind_of(piece, n, story)) for n, piece in enumerate(pieces)]
    kinds = [kind_of(piece, n, story) for n, piece in enumerate(pieces)]
    mark_places(pieces, kinds, story, byline)
    chosen: Marked = []
    begun = False
    for number, (piece, kind) in enumerate(zip(pieces, kinds, strict=True)):
        before = story.headline is not None and number < story.headline
        if piece.element.inside(story.body):
            if before and kind not in ("caption", "credit", "byline", "time", "furniture"):
                kind = "furniture"
            begun = begun or piece.is_running
            chosen.append((piece.text, kind))
        elif _is_over(number, kind, story):
            chosen.append((piece.text, kind))
        elif piece.element.inside(story.whole):
            # Between the headline and the text stands the head of the story, however it is named.
            head = not before and not begun
            open_ = (kind in (None, "headline", "list") and head) or (
                kind is None and not before and piece.is_running
            )
            if number == story.headline or kind in _OF_THE_STORY or open_:
                chosen.append((piece.text, kind))
    return chosen


def _is_over(number: int, kind: Told, story: Story) -> bool:
    """Tell whether a piece is the time or the writers' line right over the headline."""
    head = story.headline
    return kind in ("time", "byline") and head is not None and head - _OVER <= number < head


def _told_to_machines(said: About) -> Marked:
    """Return the story as the page tells it to machines, for a page that is drawn by a script."""
    head: Marked = [(said.titles[0], "headline")] if said.titles else []
    if said.deck:
        head.append((said.deck, "deck"))
    assert said.text is not None  # noqa: S101 (asked for only where it is there)
    return [*head, *((line.strip(), None) for line in said.text.splitlines() if line.strip())]


def _parted(text: str, kind: Told) -> Marked:
    """Return a caption and what stands behind it in square brackets: who took the picture."""
    found = _IN_BRACKETS.fullmatch(text) if kind == "caption" else None
    if found is None:
        return [(text, kind)]
    return [(found["seen"], "caption"), (found["by"], "credit")]


def _made(marked: Marked, said: About) -> Made:
    """Put the pieces together and let the shapes of news settle what the markup left open."""
    parts = [part for text, kind in marked for part in _parted(text, kind)]
    lines = [Line(text, kind) for text, kind in parts]
    return made_of(lines, said.language, **said.metadata.model_dump())
