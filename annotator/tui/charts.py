"""Small charts of block characters.

A plot library would bring axes, colours and a canvas of its own; a column of eighths is all that
these need.
"""

from collections.abc import Sequence

_EIGHTHS = " ▁▂▃▄▅▆▇█"


def columns(values: Sequence[float], height: int, cells: int = 1) -> list[str]:
    """Draw a column of `cells` for each value, `height` lines high; any value above 0 shows."""
    most = max(values, default=0)
    levels = [_level(value, most, height * 8) for value in values]
    gap = " " if cells > 1 else ""
    return [
        "".join(
            _EIGHTHS[max(0, min(level - below, 8))] * (cells - len(gap)) + gap for level in levels
        )
        for below in range((height - 1) * 8, -1, -8)
    ]


def _level(value: float, most: float, full: int) -> int:
    """Return the height of a column in eighths."""
    return 0 if value <= 0 or most <= 0 else max(round(full * value / most), 1)
