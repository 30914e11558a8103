"""Moving: the `walk.*` actions."""

from annotator.tui.deeds.base import DeedGroup


class WalkDeeds(DeedGroup):
    """The methods behind the actions; `walk.x` is `x`."""

    def next(self) -> str | None:
        """Go to the next sentence."""
        self._desk.go(self._desk.walk.after())
        return self.at_last_hit()

    def previous(self) -> str | None:
        """Go to the previous sentence."""
        self._desk.go(self._desk.walk.before())
        return None

    def undecided(self) -> str | None:
        """Go to the next sentence that is not answered."""
        self._desk.go(self._desk.walk.next_undecided())
        return None

    def next_story(self) -> str | None:
        """Go to the next story."""
        self._desk.go(self._desk.walk.next_story())
        return None

    def previous_story(self) -> str | None:
        """Go to the previous story."""
        self._desk.go(self._desk.walk.previous_story())
        return None

    def furniture(self) -> str | None:
        """Walk furniture too, or no longer."""
        walked = self._desk.walk_furniture()
        self._screen.show(afresh=True)
        return "furniture is walked too" if walked else "furniture is not walked"

    def leave(self) -> str | None:
        """Leave."""
        self._screen.app.exit()
        return None

    def interrupt(self) -> str | None:
        """Answer what people press to leave anything."""
        return "everything is saved: {walk.leave} leaves"
