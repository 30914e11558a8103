"""Quoted patterns such as `'2024/**/*.html'`, for folders with more files than a shell can name.

They are matched against the stories that are found, so that a pattern enters no linked folder and
no loop of links, however it is written.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from annotator.corpus.finding import find_stories

_MAGIC = re.compile(r"[*?\[]")


def matching(pattern: Path) -> Iterator[Path]:
    """Yield the stories that match a pattern, sorted; `**` stands for any folders."""
    parts = pattern.parts
    fixed = next(n for n, part in enumerate(parts) if _MAGIC.search(part))
    top = Path(*parts[:fixed]) if fixed else Path()
    if not top.is_dir():
        return
    wanted = re.compile(_expression(parts[fixed:]), re.DOTALL)
    for story in find_stories(top):
        if wanted.fullmatch(story.relative_to(top).as_posix()):
            yield story


def _expression(parts: tuple[str, ...]) -> str:
    """Return the regular expression of a pattern."""
    return "".join(
        r"(?:[^/]+/)*"
        if part == "**" and number < len(parts) - 1
        else _of_part(part, number, parts)
        for number, part in enumerate(parts)
    )


def _of_part(part: str, number: int, parts: tuple[str, ...]) -> str:
    """Return the expression of one name and the `/` behind it."""
    if part == "**":
        return ".+"
    said = ""
    at = 0
    while at < len(part):
        char = part[at]
        closing = part.find("]", at + 2) if char == "[" else -1
        if char == "*":
            said += "[^/]*"
        elif char == "?":
            said += "[^/]"
        elif closing > 0:
            inner = part[at + 1 : closing].replace("\\", r"\\").replace("[", r"\[")
            said += f"(?!/)[{'^' + inner[1:] if inner[0] == '!' else inner}]"
            at = closing
        else:
            said += re.escape(char)
        at += 1
    return said if number == len(parts) - 1 else f"{said}/"
