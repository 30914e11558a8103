"""Which of two stories was first, and how that was decided."""

import re
from typing import Literal, NamedTuple

from annotator.desk.retelling.readings import StoryReading
from annotator.model.days import days_between, later
from annotator.model.shingles import likeness, shingles

Decided = Literal["published", "credit", "cut", "path"]


class Direction(NamedTuple):
    """The two stories in order."""

    origin: StoryReading
    retold: StoryReading
    decided_by: Decided


def direction(one: StoryReading, other: StoryReading) -> Direction:
    """Put two stories in order: by publication, else by credit, by a cut, else by path."""
    if earlier := _earlier(one, other):
        return _order(one, other, earlier, "published")
    more = credits_to(other, one) - credits_to(one, other)
    if more:
        return _order(one, other, more, "credit")
    longer = one.length - other.length
    if longer and likeness(shingles(one.text), shingles(other.text)) >= _COPY:
        return _order(one, other, longer, "cut")
    return _order(one, other, 1 if one.path <= other.path else -1, "path")


def far_apart(one: str | None, other: str | None) -> bool:
    """Tell whether stories of two days are so far apart that they tell different news."""
    return (days_between(one, other) or 0) > _DAYS


_COPY = 0.8
"""Share of the shorter text's runs of words that a near copy has; what is missing was cut."""
_DAYS = 7
"""A rewrite follows within days; the same words weeks later are those of a serial."""


def _order(one: StoryReading, other: StoryReading, first: int, how: Decided) -> Direction:
    return Direction(one, other, how) if first > 0 else Direction(other, one, how)


def _earlier(one: StoryReading, other: StoryReading) -> int:
    """Return 1 if one was published first, -1 if the other was, 0 where days do not tell."""
    return later(other.published, one.published) - later(one.published, other.published)


def credits_to(story: StoryReading, other: StoryReading) -> int:
    """Count how often a story names the other's publisher, if it is not its own as well."""
    text = " ".join(reading.said for reading in story.readings).lower()
    theirs = other.outlets - story.outlets
    return sum(len(re.findall(rf"\b{re.escape(name)}\b", text)) for name in theirs if name)
