"""One annotator's work in numbers: what is said now, day by day, and who is named as a source."""

from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from annotator.store import Store
from annotator.store.statistics import Day

SOURCES = 12
"""So many of the most named sources are listed."""
DAYS = 30
"""So many days are drawn on the screen."""


class Given(NamedTuple):
    """What an annotator currently says, counted."""

    labels: list[tuple[str, int]]
    """Current claims by label, most frequent first."""
    no_claim: int
    """Sentences answered as no claim."""
    skipped: int
    """Sentences skipped."""


class Statistics(NamedTuple):
    """What the statistics of an annotator show."""

    given: Given
    finished: int
    """Stories in which everything is decided."""
    begun: int
    """Stories in which something is, but not everything."""
    sources: list[tuple[str, int]]
    """The sources that most claims name, most first."""
    days: list[Day]
    """The last days, oldest first, also those without an answer; the last one is today."""


def given_by(store: Store, annotator_id: str, role: str) -> Given:
    """Count what an annotator currently says."""
    outcomes = store.statistics.outcomes(annotator_id, role)
    return Given(
        labels=store.progress.labels(annotator_id, role),
        no_claim=outcomes.get("no_claim", 0),
        skipped=outcomes.get("skipped", 0),
    )


def statistics_of(store: Store, annotator_id: str, role: str) -> Statistics:
    """Count an annotator's work; their days begin at local midnight."""
    now = datetime.now().astimezone()
    first = now.replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=DAYS - 1)
    shift = now.utcoffset() or timedelta()
    found = store.statistics.days_of(
        annotator_id, role, first.astimezone(UTC).isoformat(), round(shift.total_seconds() / 60)
    )
    known = {day.date: day for day in found}
    dates = [(first + timedelta(days=number)).date().isoformat() for number in range(DAYS)]
    finished, begun = store.statistics.stories_of(annotator_id, role)
    return Statistics(
        given=given_by(store, annotator_id, role),
        finished=finished,
        begun=begun,
        sources=store.statistics.sources_of(annotator_id, role, SOURCES),
        days=[known.get(date, Day(date, 0, 0.0)) for date in dates],
    )
