"""Dates as news prints them, and lines that hold nothing else.

A day is only taken where it is certain: 03/04/2023 is March to one reader and April to the next,
so it tells a time line but gives no date.
"""

import re
from datetime import date

_MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec"
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|March|Mar|April|Apr|May|June?|July?|Aug(?:ust)?|"
    r"Sept(?:ember)?|Sep|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d)"
_YEAR = r"(?:19|20)\d\d(?!\d{3})"

MONTH_AND_DAY = rf"(?:{_MONTH}\s{{1,3}}{_DAY}|(?<!\d){_DAY}\s{{1,3}}{_MONTH})"
"""A day without its year, as datelines have it."""

_FULL = re.compile(
    rf"\b(?P<m1>{_MONTH})\s{{1,3}}(?P<d1>{_DAY})(?:,|\s)\s{{0,3}}(?P<y1>{_YEAR})"
    rf"|\b(?P<d2>{_DAY})\s{{1,3}}(?:of\s)?(?P<m2>{_MONTH}),?\s{{1,3}}(?P<y2>{_YEAR})"
    rf"|\b(?P<y3>{_YEAR})[-/.](?P<m3>0?[1-9]|1[0-2])[-/.](?P<d3>{_DAY})(?![\d-])",
    re.IGNORECASE,
)
_CENTURY = re.compile(r"(?:19|20)\d\d")
_AROUND_YEAR = 40
"""More than the rest of a date takes on either side of its year."""
_SHORT = re.compile(
    rf"\b(?:(?P<m1>{_MONTH})\s{{1,3}}(?P<d1>{_DAY})|(?P<d2>{_DAY})\s{{1,3}}(?P<m2>{_MONTH}))",
    re.IGNORECASE,
)

_LABEL = (
    r"(?:first |originally |last )?(?:posted|published|updated|modified|created|issued|released|"
    r"filed|date|time|last (?:update|revision))(?: (?:on|at|in))?"
)
_LABELLED = re.compile(rf"{_LABEL}\b\s*:?", re.IGNORECASE)
_CLOCK = (
    r"\d{1,2}(?:[:.h]\d{2}){1,2}(?:\.\d+)?\s*(?:[ap]\.?\s?m\b\.?)?|\d{1,2}\s*[ap]\.?\s?m\b\.?"
    r"|\d{4}\s+(?=GMT|UTC)"
)
_AGO = r"(?:\d{1,2}|an?|one) (?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?) ago"
_ZONE = (
    r"GMT|UTC|BST|CES?T|EES?T|[ECMP][DS]?T|A[CEW][DS]?T|IST|JST|KST|SGT|HKT|MSK|NZ[DS]?T|Z\b|"
    r"[+-]\d{2}:?\d{2}|local time"
)
_WEEKDAY = (
    r"(?:Mon|Tue|Tues|Wed|Wednes|Thu|Thur|Thurs|Fri|Sat|Satur|Sun)(?:day)?\b\.?|today|yesterday"
)
_PARTS = re.compile(
    rf"{_LABEL}\b|{_AGO}|{MONTH_AND_DAY}|{_YEAR}[-/.]\d{{1,2}}[-/.]\d{{1,2}}T?"
    rf"|\d{{1,2}}[/.]\d{{1,2}}[/.](?:20)?\d\d|{_CLOCK}|{_YEAR}|(?<![A-Za-z])(?:{_ZONE})|\b(?:{_WEEKDAY})"
    r"|\bat\b|\bon\b|\bGMT[+-]\d+",
    re.IGNORECASE,
)
_MARKS = " \t\u00a0\u202f,;:|/•·()–—-."
_DIGIT = re.compile(r"\d")
_LONGEST_TIME = 120
_NEWSROOM = re.compile(r"[A-Z]\w+(?: [A-Z]\w+){0,2}")


def full_dates(text: str) -> list[date]:
    """Return the days that are written with their year, in text order."""
    found = []
    for start, end in _near_years(text):
        for match in _FULL.finditer(text, start, end):
            part = match.groupdict()
            which = next(n for n in "123" if part[f"y{n}"])
            day = _day(part[f"y{which}"], part[f"m{which}"], part[f"d{which}"])
            if day is not None:
                found.append(day)
    return found


def _near_years(text: str) -> list[tuple[int, int]]:
    """Return the stretches of a text that are near a year: no date is elsewhere.

    Looking for dates everywhere would take as long as cutting the sentences.
    """
    near: list[tuple[int, int]] = []
    for match in _CENTURY.finditer(text):
        start, end = max(0, match.start() - _AROUND_YEAR), match.end() + _AROUND_YEAR
        if near and start <= near[-1][1]:
            start = near.pop()[0]
        near.append((start, end))
    return near


def month_and_day(text: str) -> tuple[int, int] | None:
    """Return the first day that is written without a year, as (month, day)."""
    match = _SHORT.search(text)
    if match is None:
        return None
    month, day = match["m1"] or match["m2"], match["d1"] or match["d2"]
    return _month_number(month), int(re.sub(r"\D", "", day))


def is_time_line(line: str) -> bool:
    """Tell whether a line says when the story was published, and nothing else."""
    if len(line) > _LONGEST_TIME or _DIGIT.search(line) is None:
        return False
    if _PARTS.match(line.lstrip(_MARKS)) is None:
        return False
    rest, parts = _PARTS.subn(" ", line)
    rest = rest.strip(_MARKS)
    if rest and parts > 1 and (" / " in line or " | " in line):
        return _NEWSROOM.fullmatch(rest) is not None  # The newsroom, set off: "/ XYZ News".
    return parts > 0 and not rest


def labels_publication(line: str) -> bool:
    """Tell whether a time line names the first publication, not a later change of the text."""
    label = _LABELLED.match(line)
    return label is None or re.search(r"update|modif|revis", label.group(), re.I) is None


def _day(year: str, month: str, day: str) -> date | None:
    """Return a day of the calendar; null for the 31st of a shorter month."""
    number = int(month) if month.isdigit() else _month_number(month)
    try:
        return date(int(year), number, int(re.sub(r"\D", "", day)))
    except ValueError:
        return None


def _month_number(name: str) -> int:
    """Return 1 for any spelling of January."""
    return _MONTHS.index(name[:3].lower()) // 3 + 1
