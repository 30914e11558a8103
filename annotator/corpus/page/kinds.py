"""What the markup says that a piece of the story is; where it says nothing, the shapes of news do.

The kinds are decided from the piece outwards. A name of an element counts only while the element
holds as much as such a part can: a page has `author` and `summary` in the class of its body, too.
"""

import re
from collections.abc import Sequence

from annotator.corpus import furniture, shapes
from annotator.corpus.dates import is_time_line
from annotator.corpus.page import words
from annotator.corpus.page.around import is_around, without_reading_time
from annotator.corpus.page.pieces import Piece
from annotator.corpus.page.story import Story
from annotator.corpus.page.tables import is_row
from annotator.corpus.page.tree import Element
from annotator.model.document import BlockKind

Told = BlockKind | None

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LARGEST_LINE = 240
_LARGEST_DECK = 700
_LARGEST_CAPTION = 1_200
_LARGEST_QUOTE = 600
_LARGEST_CORRECTION = 2_000
_ALL_LINK = 0.9
_MOSTLY_LINK = 0.6
_LONGEST_SUBHEAD = 120
_HEAD = 12
"""So many pieces around the headline can be of the head."""
_ONLY_DATELINE = re.compile(r"(?:[A-Z][\w.'’-]*,?\s{1,3}){1,6}[—–-]{1,2}")
_EDITED = re.compile(
    r"(?:[A-Z][\w.'’-]*\s|and\s|,\s?){2,16}(?:edited|produced|adapted|reported)\s(?:and\s\w+\s)?"
    r"(?:this|the)\s(?:\w+\s)?(?:story|report|piece|interview|article|episode)\b"
)
_UPDATE = re.compile(r"update[ds]?(?:\s?[,(]?\s?[^:.!?]{1,30})?\s?:\s", re.IGNORECASE)
_SPEAKER = re.compile(r"[—–-]{1,2}\s?[A-Z@].{1,120}$")
_FILE = re.compile(r"[\w-]+\.(?:jpe?g|png|gif|webp|mp4)|\w+_\w+", re.IGNORECASE)
"""The name of a file, or of something that a script was to draw."""
_LEADS = re.compile(r"[\w ]{2,20}:|(?:read|see|also|related|watch|listen|more)\b", re.IGNORECASE)
_OWNER = re.compile(r"©|\(c\)|\bcopyright\b", re.IGNORECASE)


def kind_of(piece: Piece, number: int, story: Story) -> Told:
    """Return what the markup says of a piece, null where it says nothing."""
    if number == story.headline:
        return "headline"
    around = list(_around(piece, story))
    settled = _settled(piece, around, beside=number in story.beside)
    if settled is not None:
        return settled
    if number in story.beside:
        return _of_what_is_beside(piece, number, story)
    if is_furniture(piece):
        return "furniture"
    if is_row(piece):
        return "table"
    if is_correction(piece.text):
        return "correction"
    if is_writers_line(piece.text):
        return "byline"
    head = story.headline is not None and number > story.headline
    told = _told(piece, around, in_head=head)
    if told is not None:
        return told
    if any(words.is_bio(element) for element in around):
        return "furniture"
    return _by_tag(piece, around)


def _of_what_is_beside(piece: Piece, number: int, story: Story) -> Told:
    """Return the kind of a piece in a part that is called by what stands beside stories."""
    if is_furniture(piece) and piece.linked < _ALL_LINK:
        return "furniture"
    if words.is_only_a_foot(piece.element) and piece.linked < _ALL_LINK:
        if is_correction(piece.text):
            return "correction"
        if is_writers_line(piece.text):
            return "byline"
    if not _is_near(number, story):
        return "furniture"
    if words.is_in_head(piece.element) and is_anchor(piece.text):
        return "byline" if shapes.is_byline(piece.text) else "time"
    return words.of_the_head(piece.element)


def _is_near(number: int, story: Story) -> bool:
    """Tell whether a piece stands so near to the headline that it can be of the head."""
    return story.headline is not None and abs(number - story.headline) <= _HEAD


def is_furniture(piece: Piece) -> bool:
    """Tell whether a piece is furniture by its text or because it only leads elsewhere."""
    text = piece.text
    if shapes.is_byline(text):
        return False
    if furniture.is_furniture(text) or is_around(text) or _FILE.fullmatch(text):
        return True
    if not any(char.isalnum() for char in text):
        return True
    if piece.in_card and not shapes.is_credit(text):
        return True
    if piece.linked >= _ALL_LINK:
        # Writers are often links; sentences that are one are still the writer's.
        return piece.told is None and not text.endswith((".", "!", "”", '"'))
    return piece.linked >= _MOSTLY_LINK and _LEADS.match(text) is not None


def is_writers_line(text: str) -> bool:
    """Tell whether a line says who worked on the story, also behind the microphone."""
    return shapes.is_byline(text) or (len(text) <= _LARGEST_LINE and bool(_EDITED.match(text)))


def is_correction(text: str) -> bool:
    """Tell whether a line says what was changed in the story: "UPDATE, May 22: ..."."""
    return shapes.is_correction(text) or _UPDATE.match(text) is not None


def is_anchor(text: str) -> bool:
    """Tell whether a line names the writers or the time."""
    return shapes.is_byline(text) or is_time_line(without_reading_time(text))


def _around(piece: Piece, story: Story) -> "Sequence[Element]":
    """Return the elements of a piece, innermost first, up to the story's own."""
    found: list[Element] = []
    for element in piece.element.up():
        if element is story.whole or element is story.body:
            break
        found.append(element)
    return found


def _settled(piece: Piece, around: Sequence[Element], *, beside: bool) -> Told:
    """Return a kind that holds wherever the piece stands."""
    for element in around:
        if element.size <= _LARGEST_CORRECTION and words.is_correction(element):
            return "correction"
        if element.size <= _LARGEST_QUOTE and words.is_pull_quote(element):
            return "pull_quote"
    tags = {element.tag for element in around}
    if "blockquote" in tags and any(words.is_embedded(element) for element in around):
        speaker = tags & {"footer", "cite"} or _SPEAKER.match(piece.text)
        return "byline" if speaker else "body"
    if "blockquote" in tags and tags & {"figure", "aside"}:
        return "pull_quote"
    if "blockquote" in tags and (tags & {"footer", "cite"} or _SPEAKER.match(piece.text)):
        return "byline"
    called = any(e.size <= _LARGEST_LINE and words.is_credit(e) for e in around)
    # Writers have credits, too: what reads like their line is theirs, unless it is at a picture.
    if (piece.told == "credit" or called) and ("figure" in tags or not is_anchor(piece.text)):
        return "credit"
    if "figure" in tags and not _is_label_at_picture(piece, tags, beside=beside):
        return "caption" if "table" not in tags else None
    return None


def _is_label_at_picture(piece: Piece, tags: set[str], *, beside: bool) -> bool:
    """Tell whether a text in a figure is a button or an offer: figures hold those of all kinds."""
    if "button" in tags or furniture.is_furniture(piece.text) or is_around(piece.text):
        return True
    if _FILE.fullmatch(piece.text):
        return True
    return "figcaption" not in tags and (beside or piece.linked >= _ALL_LINK)


def _told(piece: Piece, around: Sequence[Element], *, in_head: bool) -> Told:
    """Return the kind that an element around the piece is called by."""
    if _ONLY_DATELINE.fullmatch(piece.text.replace("\u00a0", " ")):
        return "byline"
    if piece.told is not None:
        return "time" if is_time_line(without_reading_time(piece.text)) else piece.told
    for element in around:
        if element.tag in _HEADINGS:
            return _of_heading(piece, deck=in_head and words.is_deck(element))
        if element.size <= _LARGEST_CAPTION and words.is_caption(element):
            return "caption"
        if element.size <= _LARGEST_LINE:
            found = words.writer_or_time(element)
            if found == "time" and not any(char.isdigit() for char in piece.text):
                found = None
            if found is not None:
                return "time" if is_time_line(without_reading_time(piece.text)) else found
        if in_head and element.size <= _LARGEST_DECK and words.is_deck(element):
            return None if element.tag in ("ul", "ol") or _is_item(around) else "deck"
    return None


def _of_heading(piece: Piece, *, deck: bool) -> Told:
    """Return what a heading is: days are marked up as one in diaries."""
    if is_time_line(piece.text):
        return "time"
    return "deck" if deck else "headline"


def _by_tag(piece: Piece, around: Sequence[Element]) -> Told:
    """Return what the piece's own tag says."""
    if _is_item(around) and not is_time_line(piece.text):
        return "list"
    if (
        piece.bold
        and len(piece.text) <= _LONGEST_SUBHEAD
        and piece.text.rstrip(":?")[-1:].isalnum()
    ):
        return None if is_anchor(piece.text) else "headline"
    return None


def _is_item(around: Sequence[Element]) -> bool:
    """Tell whether a piece is an item of a list, and not one of several in a list for layout."""
    for element in around[:2]:
        if element.tag in ("li", "dd", "dt"):
            return True
        if element.tag != "p":
            return False
    return False
