"""Searching, and the lists of the corpus: the `find.*` actions."""

from functools import partial

from annotator.tui.deeds.base import DeedGroup


class FindDeeds(DeedGroup):
    """The methods behind the actions; `find.x` is `x`."""

    def search(self) -> str | None:
        """Search."""
        from annotator.tui.screens.prompt import Prompt

        hits = self._desk.walk.hits

        def typed(text: str | None) -> None:
            if text:
                self._screen.act(partial(self._search, text))

        self._screen.app.push_screen(Prompt("search", hits.query.text if hits else ""), typed)
        return None

    def _search(self, typed: str) -> str | None:
        self._desk.search(typed)
        return f"{{walk.next}} and {{walk.previous}} walk the hits; {self.ways_out()}"

    def leave(self) -> str | None:
        """Leave the search."""
        self._desk.leave_search()
        return "back where the search began"

    def stay(self) -> str | None:
        """Leave the search and stay at the hit."""
        self._desk.walk.hits = None
        return "search left; you stay here"

    def stories(self) -> str | None:
        """Show all stories."""
        from annotator.tui.screens.stories import stories_card

        def chosen(number: int | None) -> None:
            if number is not None:
                self._screen.act(partial(self._go_to_story, number))

        self._screen.app.push_screen(stories_card(self._desk), chosen)
        return None

    def _go_to_story(self, number: int) -> str | None:
        place, _ = self._desk.stories_from(number, 1)[0]
        if self._desk.walk.hits is not None:
            self._desk.leave_search()
        self._desk.go(self._desk.walk.story_at(place.document_id))
        return None
