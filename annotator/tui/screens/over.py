"""What lies over the story for a while: it goes away once, whatever arrives meanwhile."""

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen

Result = TypeVar("Result")


class Over(ModalScreen[Result]):
    """A card or a prompt."""

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Go away with a result.

        A key or a timer that comes behind the one that did it finds another screen on top, which
        would be taken away in its place.
        """
        if self.app.screen_stack[-1:] != [self]:
            return AwaitComplete()
        return super().dismiss(result)
