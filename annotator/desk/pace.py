"""How much was done and how fast, for one annotator."""

from typing import NamedTuple

from annotator.store import Store


class Pace(NamedTuple):
    """What the statistics of an annotator show."""

    labels: list[tuple[str, int]]
    """Current claims by label, most frequent first."""
    no_claim: int
    """Sentences currently answered as no claim."""
    skipped: int
    """Sentences currently skipped."""
    today: int
    """Answers given since midnight, local time."""
    median_seconds: float | None
    """Seconds an answer took; null before the first."""


RECENT = 500
"""The median is that of so many last answers: people get faster."""


def pace_of(store: Store, annotator_id: str, role: str, midnight: str) -> Pace:
    """Count an annotator's work; `midnight` is the start of their day in UTC (ISO 8601)."""
    from statistics import median  # slow to import, and nobody asks for it at the start

    outcomes = store.answers.outcomes(annotator_id, role)
    seconds = store.answers.recent_seconds(annotator_id, role, RECENT)
    return Pace(
        labels=store.progress.labels(annotator_id, role),
        no_claim=outcomes.get("no_claim", 0),
        skipped=outcomes.get("skipped", 0),
        today=store.answers.given_since(annotator_id, role, midnight),
        median_seconds=median(seconds) if seconds else None,
    )
