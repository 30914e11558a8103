"""Keys that are typed faster than the screen follows: each acts on what the one before it made.

A slow line delivers several keys at once. Given to the screen as they come, a key would act on a
sentence that nobody has seen, or on the story below a card that is about to open.
"""

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial
from typing import Any

from textual.app import App
from textual.events import Key
from textual.screen import Screen
from textual.widget import Widget

_LONGEST = 1.0
"""Seconds after which a part of the screen that went away is not waited for any more."""


class Typed:
    """Holds keys back until what the key before them did is shown."""

    def __init__(self, app: App[Any], give: Callable[[Key], Awaitable[None]]) -> None:
        self._app, self._give = app, give
        self._held: deque[Key] = deque()
        self._showing: object | None = None
        """Stands for the key that was given last, until what it did is shown."""
        self._given_at = 0.0
        self._in_field: asyncio.Task[None] | None = None

    async def take(self, key: Key) -> None:
        """Give a key to the screen, at once where nothing is being shown."""
        self._held.append(key)
        if self._showing is None or time.monotonic() - self._given_at > _LONGEST:
            await self._next()
        elif len(self._held) == 1:
            self._wait_no_longer()

    async def _next(self) -> None:
        field = self._app.focused
        self._showing, self._given_at = object(), time.monotonic()
        await self._give(self._held.popleft())
        if self._held:
            self._wait_no_longer()
        if field is not None:  # it tells its screen what was entered, after the key itself
            self._in_field = asyncio.create_task(self._leave_field(field, self._showing))
        else:
            self._watch(self._showing)

    async def _leave_field(self, field: Widget, key: object) -> None:
        for node in [*field.ancestors_with_self] * 2:
            await _worked_off(node.call_later)
        self._watch(key)

    def _watch(self, key: object) -> None:
        """Wait until the screen has worked a key off, and then until that is painted.

        Without tasks and timers, which cost as much as drawing what is painted.
        """
        screen = self._app.screen
        seen = partial(self._painted, key, screen)
        if not screen.call_later(self._app.call_after_refresh, seen):
            seen()

    def _painted(self, key: object, screen: Screen[Any]) -> None:
        if self._app.is_running and screen is not self._app.screen:
            self._watch(key)  # a card has opened or closed
        else:
            self._go_on(key)

    def _wait_no_longer(self) -> None:
        """Let the keys that are held back not depend on a part of the screen that went away."""
        self._app.set_timer(_LONGEST, partial(self._go_on, self._showing))

    def _go_on(self, key: object) -> None:
        """Give the next key, unless that was done already."""
        if key is not self._showing:
            return
        if self._held:
            self._showing = object()
            self._app.call_later(self._next)
        else:
            self._showing = None


async def _worked_off(call: Callable[[Callable[[], None]], bool]) -> None:
    """Wait until a part of the screen has done what it was asked to before."""
    done = asyncio.Event()
    if call(done.set):
        with suppress(TimeoutError):
            await asyncio.wait_for(done.wait(), _LONGEST)
