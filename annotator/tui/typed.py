"""Keys that are typed faster than the screen follows: each acts on what the one before it made.

A slow line delivers several keys at once. Given to the screen as they come, a key would act on a
sentence that nobody has seen, or on the story below a card that is about to open.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from textual.app import App
from textual.events import Key
from textual.widget import Widget

_SOON = 0.02
"""Seconds after which most keys are painted: to ask sooner would delay what is asked for."""
_LONGEST = 1.0
"""Seconds after which a part of the screen that went away is not waited for any more."""


class Typed:
    """Holds keys back until what the key before them did is shown."""

    def __init__(
        self,
        app: App[Any],
        give: Callable[[Key], Awaitable[None]],
        rested: Callable[[], None],
    ) -> None:
        """`rested` is called when all was shown and no key is held back."""
        self._app, self._give, self._rested = app, give, rested
        self._held: deque[Key] = deque()
        self._showing = False
        """Whether what the last key did may not be painted yet."""
        self._task: asyncio.Task[None] | None = None

    async def take(self, key: Key) -> None:
        """Give a key to the screen, at once where nothing is being shown."""
        self._held.append(key)
        if not self._showing:
            await self._next()

    async def _next(self) -> None:
        self._showing, field = True, self._app.focused
        await self._give(self._held.popleft())
        asyncio.get_running_loop().call_later(_SOON, self._look, field)

    def _look(self, field: Widget | None) -> None:
        self._task = asyncio.create_task(self._go_on(field))

    async def _go_on(self, field: Widget | None) -> None:
        """Wait until what the last key did is painted, then give the next one."""
        if field is not None:  # it tells its screen what was entered, after the key itself
            for node in [*field.ancestors_with_self] * 2:
                await _worked_off(node.call_later)
        screen = None
        while self._app.is_running and screen is not self._app.screen:  # a card opens or closes
            screen = self._app.screen
            await _worked_off(screen.call_later)
            await _worked_off(self._app.call_after_refresh)
        if self._held:
            self._app.call_later(self._next)
        else:
            self._showing = False
            self._app.call_later(self._rested)


async def _worked_off(call: Callable[[Callable[[], None]], bool]) -> None:
    """Wait until a part of the screen has done what it was asked to before."""
    done = asyncio.Event()
    if call(done.set):
        with suppress(TimeoutError):
            await asyncio.wait_for(done.wait(), _LONGEST)
