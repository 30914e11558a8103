"""Days as they are known: a year, a month, a day or a moment, in ISO 8601."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from annotator.model.base import ModelError

_PARTIAL = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?")
_MOMENT = re.compile(
    r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z|[+-]\d{2}:?\d{2})?"
)


class Days(NamedTuple):
    """The days that something may have happened on."""

    first: date
    last: date
    zoned: bool = False
    """Whether it is a moment with its zone, told as the day in UTC."""


def iso_date(text: str) -> str:
    """Return a typed year, month, day or moment as it is stored; raises ModelError."""
    text = text.strip()
    _days(text)
    return text.replace(" ", "T")


def later(one: str | None, other: str | None) -> bool:
    """Tell whether one day certainly lies behind the other; what is not known tells nothing.

    A month or a year is later only if all of its days are. Two moments that tell their zones are
    compared in UTC, everything else by the day as it is written.
    """
    try:
        mine, theirs = _days(one or ""), _days(other or "")
    except ModelError:
        return False
    if mine.zoned and theirs.zoned:
        return mine.first > theirs.last
    return _days((one or "")[:10]).first > _days((other or "")[:10]).last


def days_between(one: str | None, other: str | None) -> int | None:
    """Return how many days two days lie apart at least; null where one is not known."""
    try:
        mine, theirs = _days((one or "")[:10]), _days((other or "")[:10])
    except ModelError:
        return None
    return max((mine.first - theirs.last).days, (theirs.first - mine.last).days, 0)


def _days(text: str) -> Days:
    partial = _PARTIAL.fullmatch(text)
    try:
        if partial is None and _MOMENT.fullmatch(text):
            moment = datetime.fromisoformat(text)
            day = (moment.astimezone(UTC) if moment.tzinfo else moment).date()
            return Days(day, day, zoned=moment.tzinfo is not None)
        if partial is None:
            raise ModelError("YYYY, YYYY-MM, YYYY-MM-DD or an ISO time")
        year, month = int(partial["year"]), partial["month"]
        first = date(year, int(month or 1), int(partial["day"] or 1))
        if partial["day"]:
            return Days(first, first)
        end = date(year + 1, 1, 1) if not month or month == "12" else date(year, int(month) + 1, 1)
        return Days(first, end - timedelta(days=1))
    except OverflowError as error:
        raise ModelError(f"{text} is not in the calendar") from error
    except ValueError as error:
        if isinstance(error, ModelError):
            raise
        raise ModelError(f"{text} is not in the calendar") from error
