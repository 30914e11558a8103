"""All stories with their progress."""

from annotator.desk.desk import Desk
from annotator.store.lists import StoryRow
from annotator.tui.look import SIGNED
from annotator.tui.screens.listing import paged
from annotator.tui.widgets.line import Piece, Row, shortened
from annotator.words import bar


class StoriesSource:
    """The stories by path, or the least done first; the open one lit."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._typed, self._least_done = "", False
        self.title = "Stories"
        self.start = 0
        self.keys = {"s": ("sort", self.sort)}
        self._read()
        self.start = max(desk.story_number - 1, 0)

    def narrow(self, typed: str) -> None:
        """Keep the stories that have these words in title, path or publisher."""
        self._typed = typed
        self._read()

    def sort(self) -> None:
        """Order them the other way."""
        self._least_done = not self._least_done
        self._read()

    def document(self, number: int) -> str:
        """Return the document of a row."""
        return self._story(number).place.document_id

    def _read(self) -> None:
        desk = self._desk
        who = (desk.annotator_id, desk.role)
        keys = desk.store.lists.story_keys(
            self._typed, who, least_done=self._least_done, furniture=desk.walk.furniture
        )
        self.count, self.start = len(keys), 0
        self.title = "Stories, the least done first" if self._least_done else "Stories"
        if desk.store.clusters.are_walked():
            self.title += "  (≈ near copies of each other)"
        self._story = paged(
            lambda offset, limit: desk.store.lists.stories(keys[offset : offset + limit], who)
        )

    def row(self, number: int, width: int) -> Row:
        """Show progress, title, and the file name where there is room for it."""
        story = self._story(number)
        place, tally = story.place, story.tally
        total = place.sentences if self._desk.walk.furniture else place.walked
        decided = tally.decided if self._desk.walk.furniture else tally.decided_walked
        count = f" {decided:>4}/{total:<4} "
        flags = " ≈" if story.copied else ""
        flags += f" ⚑{tally.flagged}" if tally.flagged else ""
        room = width - 8 - len(count) - len(flags) - 2
        title = place.title or place.path
        name = place.path.rpartition("/")[2]
        path = place.path if len(title) + len(place.path) + 2 <= room else name
        with_path = place.title is not None and (self._typed or width >= 90 or story.namesake)
        share = 2 if story.namesake else 3
        path_room = min(len(path) + 2, room // share) if with_path else 0
        return [
            Piece(bar(decided, total), "bar"),
            Piece(count, "muted"),
            _sign(story),
            Piece(shortened(title, room - path_room), "quiet"),
            Piece(shortened(f"  {path}", path_room), "muted"),
            Piece(flags, "flag"),
        ]


def _sign(story: StoryRow) -> Piece:
    """Return the mark of a sign-off; a dimmer one when something was answered since."""
    if not story.signed:
        return Piece("  ")
    return Piece(f"{SIGNED.glyph}~" if story.since else f"{SIGNED.glyph} ", SIGNED.colour)
