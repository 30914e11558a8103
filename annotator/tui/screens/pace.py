"""How far the analyst is, how fast, and what the answers are made of."""

from datetime import date
from typing import NamedTuple

from annotator.desk.desk import Desk
from annotator.desk.statistics import Given, Statistics
from annotator.store.statistics import Day
from annotator.tui.charts import columns
from annotator.tui.look import NO_CLAIM, SKIPPED, Mark, label_mark
from annotator.tui.screens.card import Card
from annotator.tui.widgets.line import Piece, Row, shortened
from annotator.words import about, bar, many, quick

NAME = 24
"""Cells of the longest name."""


class Sizes(NamedTuple):
    """What fits a screen, in cells."""

    day: int
    """A day in the charts."""
    progress: int
    """The bar of progress."""
    bar: int
    """The longest bar behind a count."""


WIDE, NARROW = Sizes(2, 24, 30), Sizes(1, 12, 14)
"""At 80 columns and more, and below."""


def pace_card(desk: Desk, width: int) -> Card:
    """Show progress, pace, days, labels and sources on a screen of this width."""
    statistics = desk.statistics()
    sizes = WIDE if width >= 80 else NARROW
    rows = [
        *_progress(desk, statistics, sizes),
        *_days(statistics.days, sizes.day),
        *_counts("Answers", _given_marks(desk, statistics.given), sizes),
        *_sources(statistics, sizes),
    ]
    return Card(f"Progress and pace: {desk.annotator}", rows)


def _progress(desk: Desk, statistics: Statistics, sizes: Sizes) -> list[Row]:
    counts, pace = desk.counts, desk.pace
    untouched = max(counts.stories - statistics.finished - statistics.begun, 0)
    rows: list[Row] = [
        [
            Piece(bar(counts.decided, counts.total, sizes.progress), "bar"),
            Piece(f"  {counts.decided:,} of {many(counts.total, 'sentence')} decided", "quiet"),
        ],
        [],
        _fact(
            "stories",
            f"{statistics.finished:,} done, {statistics.begun:,} begun, {untouched:,} untouched",
        ),
        _fact("answers today", f"{pace.today:,}"),
    ]
    seconds, per_hour = pace.seconds, pace.per_hour
    if seconds is not None and per_hour is not None:
        left = counts.total - counts.decided
        rows += [
            _fact("pace", f"{quick(seconds)} an answer, {per_hour:,.0f} an hour"),
            _fact("for the rest", f"{about(left * seconds)} at this pace" if left else "–"),
        ]
    return rows


def _days(days: list[Day], cells: int) -> list[Row]:
    """Draw the answers of each day, and below it the seconds that one took."""
    most = max((day.answers for day in days), default=0)
    if not most:
        return []
    speeds = [day.seconds / day.answers if day.answers else 0.0 for day in days]
    first = f"{date.fromisoformat(days[0].date):%d %b}"
    ends = f"{first}{'today':>{max(len(days) * cells - len(first), 6)}}"
    return [
        *_heading(f"Answers a day, at most {most:,}"),
        *([Piece(line, "bar")] for line in columns([day.answers for day in days], 4, cells)),
        [Piece(ends, "muted")],
        *_heading(f"Seconds an answer, at most {max(speeds):.0f}"),
        *([Piece(line, "bar")] for line in columns(speeds, 2, cells)),
    ]


def _given_marks(desk: Desk, given: Given) -> list[tuple[Mark, int]]:
    marks = [(label_mark(desk.codebook, name), count) for name, count in given.labels]
    return [*marks, (NO_CLAIM, given.no_claim), (SKIPPED, given.skipped)]


def _counts(title: str, counted: list[tuple[Mark, int]], sizes: Sizes) -> list[Row]:
    most = max((count for _, count in counted), default=0)
    return [
        *_heading(title),
        *(
            [
                Piece(f"{mark.glyph} ", mark.colour),
                Piece(f"{shortened(mark.word, NAME - 2):<{NAME - 2}}", "quiet"),
                *_bar(count, most, sizes.bar),
            ]
            for mark, count in counted
        ),
    ]


def _sources(statistics: Statistics, sizes: Sizes) -> list[Row]:
    if not statistics.sources:
        return []
    most = statistics.sources[0][1]
    return [
        *_heading("Most named sources"),
        *(
            [Piece(f"{shortened(name, NAME):<{NAME}}", "quiet"), *_bar(count, most, sizes.bar)]
            for name, count in statistics.sources
        ),
    ]


def _bar(count: int, most: int, cells: int) -> list[Piece]:
    filled = cells * count // most if most else 0
    return [Piece(f"{count:>7,}  ", "quiet"), Piece("▪" * filled, "bar")]


def _heading(title: str) -> list[Row]:
    return [[], [Piece(title, "strong")]]


def _fact(name: str, value: str) -> Row:
    return [Piece(f"{name:<16}", "muted"), Piece(value, "quiet")]
