"""Days as analysts type them: a year, a month or a day."""

import re
from datetime import date

from annotator.desk.errors import RefusedError

_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def day_of(typed: str) -> str:
    """Return the day, month or year as typed (ISO 8601), or nothing; raises RefusedError."""
    typed = typed.strip()
    match = _DAY.fullmatch(typed)
    if not typed:
        return ""
    try:
        if match is not None:
            year, month, day = match.groups()
            date(int(year), int(month or 1), int(day or 1))
            return typed
    except ValueError:
        pass
    raise RefusedError(f"{typed} is no day: type 2026-11-22, 2026-11 or 2026")
