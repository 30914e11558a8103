"""What stands in front of a sentence and is no part of it: a dateline, a label."""

import re

_DATELINE = re.compile(
    r"[A-Z][A-Z.'’]{2,}[^()\n—–]{0,40}(?:\([\w ]{2,30}\) ?(?:--?|[—–])|--|[—–])\s*"
    r"|[A-Z][^()\n—–]{2,40}\([A-Z][\w ]{1,30}\) ?(?:--?|[—–])\s"
)
_LONGEST_DATELINE = 80
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
