"""How fast the analyst is: shown at every key, so it is kept in memory and moved by each answer.

Counted are answers given by a key of their own. Their seconds come from the stopwatch, which
leaves out the time in which nobody was there, so a pace holds for time at the desk, without breaks.
"""

from collections import deque
from datetime import UTC, datetime, timedelta

from annotator.model.answer import Answer
from annotator.store import Store

RECENT = 50
"""The pace is that of so many last answers: people get faster, and stories differ."""


class Pace:
    """Today's answers and the pace of the last ones, for one annotator in one role."""

    def __init__(self, store: Store, annotator_id: str, role: str) -> None:
        self._store = store
        self._who = (annotator_id, role)
        self._known = False
        self._today = 0
        self._tomorrow = ""
        self._recent: deque[float] = deque(maxlen=RECENT)

    @property
    def today(self) -> int:
        """How many answers were given since local midnight."""
        self._know()
        return self._today

    @property
    def seconds(self) -> float | None:
        """Seconds an answer took lately, on average; null before the first."""
        self._know()
        return sum(self._recent) / len(self._recent) if self._recent else None

    @property
    def per_hour(self) -> float | None:
        """Answers an hour at that pace; null before the first."""
        seconds = self.seconds
        return 3600 / max(seconds, 0.1) if seconds is not None else None

    def count(self, answer: Answer) -> None:
        """Count an answer that was just given."""
        if answer.seconds is None or not self._known:
            return  # what nobody has asked for yet is counted when somebody does
        if answer.answered_at >= self._tomorrow:
            self._begin_day()
        self._today += 1
        self._recent.append(answer.seconds)

    def forget(self) -> None:
        """Count afresh when next asked: answers were given elsewhere."""
        self._known = False

    def _know(self) -> None:
        if self._known:
            return
        statistics = self._store.statistics
        midnight = self._begin_day()
        self._today = statistics.given_since(*self._who, midnight)
        self._recent.clear()
        self._recent.extend(reversed(statistics.recent_seconds(*self._who, RECENT)))
        self._known = True

    def _begin_day(self) -> str:
        """Begin to count a new day; return its local midnight in UTC."""
        here = datetime.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
        self._today = 0
        self._tomorrow = _utc(here + timedelta(days=1))
        return _utc(here)


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
