"""Which of two stories was first, and how that was decided."""

import re
from typing import Literal, NamedTuple

from annotator.desk.retelling.readings import StoryReading
from annotator.model.days import days_between, later

Decided = Literal["published", "credit", "path"]


class Direction(NamedTuple):
    """The two stories in order."""

    origin: StoryReading
    retold: StoryReading
    decided_by: Decided


def direction(one: StoryReading, other: StoryReading) -> Direction:
    """Put two stories in order: by time of publication, else by credit, else by path."""
    if earlier := _earlier(one, other):
        return _order(one, other, earlier, "published")
    more = credits_to(other, one) - credits_to(one, other)
    if more:
        return _order(one, other, more, "credit")
    return _order(one, other, 1 if one.path <= other.path else -1, "path")


def far_apart(one: str | None, other: str | None) -> bool:
    """Tell whether stories of two days are so far apart that they tell different news."""
    return (days_between(one, other) or 0) > _DAYS


_DAYS = 7
"""A rewrite follows within days; the same words weeks later are those of a serial."""


def _order(one: StoryReading, other: StoryReading, first: int, how: Decided) -> Direction:
    return Direction(one, other, how) if first > 0 else Direction(other, one, how)


def _earlier(one: StoryReading, other: StoryReading) -> int:
    """Return 1 if one was published first, -1 if the other was, 0 where days do not tell."""
    return later(other.published, one.published) - later(one.published, other.published)


def credits_to(story: StoryReading, other: StoryReading) -> int:
    """Count how often a story names the other's publisher."""
    text = " ".join(reading.said for reading in story.readings).lower()
    return sum(len(re.findall(rf"\b{re.escape(name)}\b", text)) for name in other.outlets if name)
