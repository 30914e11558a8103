"""All stories with their progress; any number of them, read a page at a time."""

from functools import lru_cache

from annotator.desk.desk import Desk
from annotator.store.order import Place
from annotator.store.progress import Tally
from annotator.tui.screens.card import Card
from annotator.tui.widgets.line import Piece, Row, shortened
from annotator.words import bar, many

PAGE = 64


def stories_card(desk: Desk) -> Card:
    """List the stories, the open one lit."""

    @lru_cache(maxsize=8)
    def page(number: int) -> list[tuple[Place, Tally]]:
        return desk.stories_from(number * PAGE, PAGE)

    def row(number: int, width: int) -> Row:
        place, tally = page(number // PAGE)[number % PAGE]
        total = place.sentences if desk.walk.furniture else place.walked
        decided = tally.decided if desk.walk.furniture else tally.decided_walked
        count = f" {decided:>4}/{total:<4} "
        flags = f" ⚑{tally.flagged}" if tally.flagged else ""
        room = width - 8 - len(count) - len(flags)
        return [
            Piece(bar(decided, total), "bar"),
            Piece(count, "muted"),
            Piece(shortened(place.title or place.path, room), "quiet"),
            Piece(flags, "flag"),
        ]

    return Card(
        many(desk.counts.stories, "story"),
        (desk.counts.stories, row),
        choose=True,
        lit=desk.story_number - 1,
    )
