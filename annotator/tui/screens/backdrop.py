"""The ground behind the widgets of the walk."""

from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip


class Backdrop(Screen[None]):
    """A screen that is nothing but ground: it is drawn once, and not for every key."""

    _drawn: tuple[Region, list[Strip]] | None = None

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the ground of a region."""
        if self._drawn is None or self._drawn[0] != crop:
            self._drawn = (crop, super().render_lines(crop))
        return self._drawn[1]

    def notify_style_update(self) -> None:
        """Draw it again in the new theme."""
        self._drawn = None
        super().notify_style_update()
