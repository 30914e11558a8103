"""What was typed behind the name of a command, cut into what it means."""

import re

from annotator.desk.errors import RefusedError
from annotator.model.plain import typable

PAGE = 20
"""Rows of a list that are told at once."""
NOTHING = "-"
"""What is typed to take a text away."""

_QUOTED = re.compile(r"\"(.*)\"|“(.*)”|'(.*)'|‘(.*)’", re.DOTALL)
_WHICH = re.compile(r"(.*?)\s*#(\d{1,6})", re.DOTALL)
_FROM = re.compile(r"(.*?)\s*\bfrom (\d{1,9})", re.DOTALL)


def cut(typed: str) -> tuple[str, str]:
    """Return the first word, and what stands behind it."""
    first, _, rest = typed.strip().partition(" ")
    return first, rest.strip()


def unquoted(typed: str) -> str:
    """Return a text without the quotes around it, if there are any."""
    match = _QUOTED.fullmatch(typed.strip())
    return (
        typed.strip()
        if match is None
        else next(part for part in match.groups() if part is not None)
    )


def which(typed: str) -> tuple[str, int | None]:
    """Return a text without `#2` at its end, and the number."""
    match = _WHICH.fullmatch(typed.strip())
    return (typed.strip(), None) if match is None else (match.group(1), int(match.group(2)))


def page_of(typed: str) -> tuple[str, int]:
    """Return a text without `from 21` at its end, and how many rows are passed over."""
    match = _FROM.fullmatch(typed.strip())
    if match is None:
        return typed.strip(), 0
    return match.group(1), max(int(match.group(2)) - 1, 0)


def text_of(typed: str) -> str:
    """Return a typed text to be kept, empty for `-`; raises RefusedError where there is none."""
    text = typable(typed)
    if not text:
        raise RefusedError(f"type the text behind it, or {NOTHING} to take it away")
    return "" if text == NOTHING else text


def number_of(typed: str, thing: str, last: int) -> int:
    """Return a typed number from 1 to the last as one from 0; raises RefusedError."""
    if not typed.isascii() or not typed.isdigit() or not 1 <= int(typed[:9]) <= last:
        least = f"1 to {last}" if last > 1 else "1"
        known = f"type its number, {least}" if last else "there is none"
        raise RefusedError(f"which {thing}? {known}")
    return int(typed) - 1


def more(shown: int, passed: int, total: int, name: str) -> str:
    """Say which rows of how many were told, and how to go on."""
    if passed + shown >= total:
        return f"{passed + 1:,} to {total:,}, that is all." if passed else f"{total:,} in all."
    return f"{passed + 1:,} to {passed + shown:,} of {total:,}: {name} from {passed + shown + 1}"
