"""How long a sentence took, with the time left out in which nobody was there."""

import time
from collections.abc import Callable

IDLE_SECONDS = 60.0
"""A longer pause between two keys counts as this much: the analyst was away."""


class Stopwatch:
    """Seconds since a sentence was shown."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._last = clock()
        self._spent = 0.0

    def start(self) -> None:
        """Begin with a new sentence."""
        self._last = self._clock()
        self._spent = 0.0

    def touch(self) -> None:
        """Count the time up to this key."""
        now = self._clock()
        self._spent += min(now - self._last, IDLE_SECONDS)
        self._last = now

    def seconds(self) -> float:
        """Return the seconds spent up to now, to the millisecond."""
        self.touch()
        return round(self._spent, 3)
