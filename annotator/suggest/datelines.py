"""What stands in front of a sentence and is no part of it: a dateline, a clock time, a label."""

import re

_MONTHS = (
    r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)"
    r"(?:uary|ruary|ch|il|ust|ember|ober)?\.?"
)
_DAY = rf"(?:{_MONTHS} \d{{1,2}}|\d{{1,2}} {_MONTHS})"
_DATELINE = re.compile(
    r"[A-Z][A-Z.'’]{2,}[^()\n—–]{0,40}(?:\([\w ]{2,30}\) ?(?:--?|[—–])|--|[—–])\s*"
    rf"|[A-Z][A-Z.'’]{{2,}}(?: [A-Z][\w.'’]*)*(?:, [A-Z][\w.]*)?, {_DAY}(?:, \d{{4}})? - (?=\S)"
    r"|[A-Z][A-Z'’]{3,}(?: [A-Z'’]{3,})* - (?=[A-Z][^–—]*$)(?!.* - )"
    r"|[A-Z][^()\n—–]{2,40}\([A-Z][\w ]{1,30}\) ?(?:--?|[—–])\s"
)
"""With an agency in brackets, a date or only a place; behind the last two a mere hyphen will do."""
_LONGEST_DATELINE = 80
_CLOCK = re.compile(
    r"(?:[01]?\d|2[0-3])[:.h][0-5]\d(?:[:.][0-5]\d)?(?: ?(?:[ap]\.?m\.?|[A-Z]{2,4}T|GMT|UTC))?"
    r"(?: ?[-–—|:])?\s+(?=[\"“‘'A-Z])"
)
"""When an entry of a live blog was written: "13:50 A poll ..."."""
LABEL = re.compile(
    r"\s*(?:correction|clarification|update|updated|editor['’]s note|note|disclaimer|disclosure|"
    r"breaking|related|read more|watch|listen|photos?|images?|pictures?|video|credit|caption|file)"
    r"(?: \w+){0,2}:\s*",
    re.IGNORECASE,
)
"""What tells of what sort a line is, and speaks as little as a dateline: "Correction: ..."."""
_LONGEST_LABEL = 36


def behind_dateline(text: str, start: int, end: int) -> int:
    """Return where a sentence begins behind a dateline such as "OSLO, 3 May (AP) -", or a label."""
    if text[start : start + 1].isdigit():
        start = behind_clock(text, start, end)
    if text.find(":", start, min(end, start + _LONGEST_LABEL)) >= 0:
        label = LABEL.match(text, start, end)
        if label is not None and label.end() < end:
            return label.end()
    if not text[start : start + 2].isupper():
        closed = text.find(")", start, min(end, start + _LONGEST_DATELINE))
        if closed < 0 or text[closed + 1 : closed + 3].strip()[:1] not in ("-", "–", "—"):
            return start
    found = _DATELINE.match(text, start, end)
    return found.end() if found and found.end() < end else start


def behind_clock(text: str, start: int, end: int) -> int:
    """Return where a sentence begins behind the clock time of an entry of a live blog."""
    clock = _CLOCK.match(text, start, end)
    return clock.end() if clock is not None and clock.end() < end else start
