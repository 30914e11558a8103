"""What the measurements share: pairs, medians, ranges, and the rows of the table.

A ratio is taken between two runs that follow each other, so that a busy machine slows both; what
is shown is the median of these ratios, with the smallest and the largest.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

HERE = Path(__file__).parent
ROOT = HERE.parent
NAME = "bench"


class Row(NamedTuple):
    """A line of the table; every cell as it is printed."""

    what: str
    ours: str
    floor: str
    ratio: str
    aim: str


class Pairs(NamedTuple):
    """Runs of ours and of the floor, in turns."""

    ours: list[float]
    floor: list[float]

    @property
    def ratios(self) -> list[float]:
        """Each run of ours against the run of the floor beside it."""
        return [ours / floor for ours, floor in zip(self.ours, self.floor, strict=True)]

    def row(self, what: str, aim: str, show: Callable[[float], str]) -> Row:
        """Return the line of these pairs."""
        ratios = self.ratios
        ratio = f"{median(ratios):.2f}x ({min(ratios):.2f}-{max(ratios):.2f})"
        return Row(what, show(median(self.ours)), show(median(self.floor)), ratio, aim)


def in_turns(ours: Callable[[], float], floor: Callable[[], float], rounds: int) -> Pairs:
    """Run ours and the floor in turns."""
    pairs = Pairs([], [])
    for _ in range(rounds):
        pairs.ours.append(ours())
        pairs.floor.append(floor())
    return pairs


def milliseconds(seconds: float) -> str:
    """Show a time."""
    return f"{seconds * 1000:.1f} ms" if seconds < 0.02 else f"{seconds * 1000:.0f} ms"


def percentile(values: list[float], share: float) -> float:
    """Return the value that a share of the values does not exceed."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def environment() -> dict[str, str]:
    """Return the environment of a measured program: this checkout, and nobody's settings."""
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    nobodys = str(HERE / "no-settings.toml")
    return {"PYTHONPATH": path, "ANNOTATOR_SETTINGS": nobodys}


def work(task: str, *arguments: str | Path) -> Any:
    """Run a task of `work.py` in a process of its own; return what it measured."""
    done = subprocess.run(
        [sys.executable, str(HERE / "work.py"), task, *map(str, arguments)],
        env={**os.environ, **environment()},
        stdout=subprocess.PIPE,
        check=True,
    )
    return json.loads(done.stdout)
