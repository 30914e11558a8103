"""Going to a sentence or story that is named."""

import re
from typing import TYPE_CHECKING

from annotator.desk.errors import RefusedError
from annotator.desk.shelf import Spot

if TYPE_CHECKING:
    from annotator.desk.sitting import Sitting

_SENTENCE = re.compile(r"\d{1,9}")
_STORY = re.compile(r"(\d{1,9}):(\d{0,9})")
_ID = re.compile(r"[0-9a-f]{16}:\d+-\d+")


def spot_named(desk: "Sitting", typed: str) -> Spot:
    """Return the place of `12` (sentence), `3:` or `3:12` (story, sentence), an id, or a path.

    Numbers are those on the screen, from 1. Of a path or title any part will do. Raises
    RefusedError for what is not there.
    """
    typed = typed.strip()
    if _ID.fullmatch(typed):
        spot = desk.walk.find_sentence(typed)
        if spot is None:
            raise RefusedError(f"no sentence {typed} is walked here")
        return spot
    if _SENTENCE.fullmatch(typed):
        return _sentence(desk, None, int(typed))
    if (match := _STORY.fullmatch(typed)) is not None:
        place = desk.store.order.numbered(int(match.group(1)))
        if place is None:
            raise RefusedError(f"there is no story {match.group(1)}: the last is {_last(desk)}")
        if match.group(2):
            return _sentence(desk, place.document_id, int(match.group(2)))
        return desk.walk.story_at(place.document_id)
    path = typed if desk.store.order.at(typed) else desk.store.lists.path_like(typed)
    place = None if path is None or not typed else desk.store.order.at(path)
    if place is None:
        raise RefusedError(f"no story has this in its path or title: {typed}")
    return desk.walk.story_at(place.document_id)


def _sentence(desk: "Sitting", document_id: str | None, number: int) -> Spot:
    """Return the place of a sentence of a story, or of the open one."""
    if document_id is None:
        if desk.walk.story is None:
            raise RefusedError("there is no story yet")
        document_id = desk.walk.story.document.id
    count = desk.walk.sentences_of(document_id)
    if not 1 <= number <= count:
        raise RefusedError(f"there is no sentence {number}: the story has {count}")
    return Spot(document_id, number - 1)


def _last(desk: "Sitting") -> int:
    return desk.counts.stories
