"""A file that is passed over, and how its name is shown."""

import os
from pathlib import Path

from annotator.model.base import one_line


class Skipped(Exception):  # noqa: N818 (a file that is passed over is no error of ours)
    """A file that is not taken in: what is wrong and what to do, in one line."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(f"{printable(path)}: {reason}")


class NoStory(Skipped):
    """A file of a format that stories come in, too, and that holds none: a stray in its folder."""


def printable(path: Path) -> str:
    """Return a path as one line that any terminal can print, bytes that are none in hex."""
    return one_line(os.fsencode(path).decode("utf-8", "backslashreplace"))
