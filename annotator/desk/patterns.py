"""Searching with regular expressions that may never end.

Python's `re` cannot be given a time limit, and holds up every thread while it matches. So texts
are matched in a process of its own, which is killed when the time is up.
"""

import json
import re
import subprocess
import sys
import warnings
from collections.abc import Sequence
from pathlib import Path
from threading import Timer
from types import TracebackType
from typing import Self

from annotator.desk.errors import RefusedError
from annotator.model.query import Stretch

_SCRIPT = Path(__file__).with_name("matching.py")


def check_pattern(pattern: str) -> None:
    """Raise RefusedError with one line when this is no regular expression."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what a later Python may read otherwise
            re.compile(pattern)
    except (re.error, RecursionError, OverflowError) as error:
        raise RefusedError(f"this is no regular expression: {error}") from error


class Matching:
    """A process that matches texts; inside `with`, and killed after its time."""

    def __init__(self, pattern: str, seconds: float) -> None:
        self._pattern = pattern
        self._seconds = seconds
        self._process: subprocess.Popen[str] | None = None
        self._stopped = False

    def __enter__(self) -> Self:
        command = [sys.executable, "-I", "-S", "-W", "ignore", str(_SCRIPT)]
        self._process = subprocess.Popen(  # noqa: S603 - our own script; the pattern is data
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="ascii",
        )
        self._timer = Timer(self._seconds, self.stop)
        self._timer.daemon = True
        self._timer.start()
        if self._stopped:
            self._process.kill()
        self._tell(self._pattern)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._timer.cancel()
        self.stop()
        if self._process is not None:
            self._process.communicate()

    def stop(self) -> None:
        """End the process, whatever it is at."""
        self._stopped = True
        if self._process is not None:
            self._process.kill()

    def __call__(self, texts: Sequence[str]) -> list[tuple[int, tuple[Stretch, ...]]] | None:
        """Return the numbers of the texts that match with their stretches; null: time was up."""
        process = self._process
        if process is None or process.stdout is None or not self._tell(list(texts)):
            return None
        line = process.stdout.readline()
        if not line.endswith("\n"):
            return None
        return [
            (number, tuple((start, end) for start, end in stretches))
            for number, stretches in json.loads(line)
        ]

    def _tell(self, value: object) -> bool:
        """Write a line to the process; tell whether it was there to read it."""
        try:
            if self._process is not None and self._process.stdin is not None:
                self._process.stdin.write(json.dumps(value) + "\n")
                self._process.stdin.flush()
        except OSError:
            return False
        return True
