"""The stories around the open one, beside it on a wide terminal: where one is in the corpus."""

from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip

from annotator.desk.desk import Desk
from annotator.store.order import Place
from annotator.store.progress import Tally
from annotator.tui.widgets.line import Piece, Row, draw_row, shortened
from annotator.tui.widgets.paint import Painted
from annotator.words import bar, many

CHROME = 2
"""Lines above the list."""
EDGE = " │"


class NeighboursView(Painted):
    """Stories in reading order with their progress; the open one is lit.

    They are read when another story is opened or the screen changes, never at an answer: only the
    open story's line is drawn again then, from counts that the desk has in memory.
    """

    def __init__(self, desk: Desk, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._desk = desk
        self._read_for: tuple[object, ...] = ()
        self._first = 0
        self._stories: list[tuple[Place, Tally]] = []
        self._strips: dict[int, Strip] = {}

    def touch(self) -> None:
        """Show what changed, where the stories are shown at all."""
        if not self.display or not self.size.width:
            return
        desk = self._desk
        wanted = (desk.story_number, desk.counts.stories, desk.walk.furniture, self.size)
        if wanted != self._read_for:
            self._read(max(self.size.height - CHROME, 1))
            self._read_for = wanted
            self._strips.clear()
            self.refresh()
        else:
            line = desk.story_number - 1 - self._first + CHROME
            self._strips.pop(line, None)
            self.refresh(Region(0, line, self.size.width, 1))

    def forget(self) -> None:
        """Read the stories again when next shown: others have worked on them."""
        self._read_for = ()

    def on_resize(self) -> None:
        """Read as many stories as there is room for now."""
        self.touch()

    def notify_style_update(self) -> None:
        """Draw everything again in the new theme."""
        self._strips.clear()
        super().notify_style_update()

    def _read(self, room: int) -> None:
        """Read the stories around the open one."""
        desk = self._desk
        self._first = max(min(desk.story_number - 1 - room // 3, desk.counts.stories - room), 0)
        self._stories = desk.stories_from(self._first, room)

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        if y not in self._strips:
            width = self.size.width - len(EDGE)
            strip = draw_row(self, self._row(y - CHROME, width), width, self.ground)
            self._strips[y] = Strip([*strip, Segment(EDGE, self.ink("rule", self.ground))])
        return self._strips[y]

    def _row(self, number: int, width: int) -> Row:
        """Return the row of a story on the screen; in front of them stands how many there are."""
        if number == -CHROME:
            return [Piece("   " + many(self._desk.counts.stories, "story"), "muted")]
        if not 0 <= number < len(self._stories):
            return []
        place, tally = self._stories[number]
        story, furniture = self._desk.walk.story, self._desk.walk.furniture
        lit = story is not None and story.place.path == place.path
        if lit and story is not None:
            decided, total = story.counts(furniture=furniture)
        else:
            decided = tally.decided if furniture else tally.decided_walked
            total = place.sentences if furniture else place.walked
        count = f" {decided:>3}/{total:<3} "
        name = shortened(place.title or place.path, width - 7 - len(count))
        return [
            Piece(" ▸ " if lit else "   ", "bar"),
            Piece(bar(decided, total, 4), "bar" if lit else "muted"),
            Piece(count, "muted"),
            Piece(name, "strong" if lit else "quiet"),
        ]
