"""Moving: the `walk.*` actions."""

from functools import partial
from typing import TYPE_CHECKING

from annotator.tui.deeds.base import DeedGroup
from annotator.tui.widgets.story import StoryView
from annotator.words import many

if TYPE_CHECKING:
    from annotator.desk.beside import Beside
    from annotator.desk.ordering import Order
    from annotator.store.search import Found

BLINK = 0.15
"""Seconds that ranking may take before the screen says so."""


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

    def go_to(self) -> str | None:
        """Go to a sentence or story that is named."""
        from annotator.tui.screens.prompt import Prompt

        def typed(text: str | None) -> None:
            if text:
                self._screen.act(partial(self._go_to, text))

        hint = "12 sentence, 3:12 story 3, path or title"
        self._screen.app.push_screen(Prompt("go to", "", hint), typed)
        return None

    def _go_to(self, typed: str) -> str | None:
        from annotator.desk.going import spot_named

        restricted = self._desk.walk.hits is not None
        self._desk.go_outside(spot_named(self._desk, typed))
        left = restricted and self._desk.walk.hits is None
        return "this is none of the hits: the search was left" if left else None

    def order(self) -> str | None:
        """Choose in which order to walk."""
        from annotator.desk.ordering import ORDERS
        from annotator.tui.screens.choices import orders_card

        now = self._desk.walk.hits.ordered if self._desk.walk.hits is not None else ""

        def chosen(number: int | None) -> None:
            if number == 0:
                self._screen.act(self._reading_order)
            elif number is not None:
                self._screen.act(partial(self._in_order, ORDERS[number - 1]))

        self._screen.app.push_screen(orders_card(now), chosen)
        return None

    def _reading_order(self) -> str | None:
        if self._desk.walk.hits is None:
            return "this is reading order already"
        self._desk.leave_search()
        self._screen.show(afresh=True)
        return "reading order, back where you left it"

    def _in_order(self, order: "Order") -> str | None:
        """Rank, beside the screen if it takes long, and walk in that order."""
        ranking = self._desk.ordering.begin(order)
        if ranking.wait(BLINK):
            return self._walk_in(order, ranking)
        from annotator.tui.screens.searching import SearchingScreen

        def done(ranked: "Beside[Found] | None") -> None:
            if ranked is not None:
                self._screen.act(partial(self._walk_in, order, ranked))
            else:
                self._screen.say("stopped; nothing has changed")

        self._screen.app.push_screen(SearchingScreen(ranking), done)
        return None

    def _walk_in(self, order: "Order", ranked: "Beside[Found]") -> str | None:
        told = self._desk.ordering.walk(order, ranked.result())
        self._screen.show(afresh=True)
        return f"{told}; {{find.leave}} goes back"

    def sign_off(self) -> str | None:
        """Say that the story is done, or that it is not."""
        signing = self._desk.signing
        if signing.state.signed and not signing.state.since:
            signing.open_again()
            return "this story is open again; {answer.undo} takes it back"
        undecided = signing.undecided()
        if not undecided:
            return self._sign_off()
        from annotator.tui.screens.prompt import Prompt

        story = self._desk.walk.story

        def typed(text: str | None) -> None:
            if text is not None and self._desk.walk.story is story:
                self._screen.act(partial(self._sign_off_if, text))

        left = many(undecided, "sentence")
        self._screen.app.push_screen(Prompt(f"{left} left: type done"), typed)
        return None

    def _sign_off_if(self, typed: str) -> str | None:
        if typed.casefold() != "done":
            return "not signed off: the word is done"
        return self._sign_off(typed)

    def _sign_off(self, note: str | None = None) -> str | None:
        self._desk.signing.sign_off(note)
        return "this story is signed off; answers still work, {answer.undo} takes it back"

    def look_down(self) -> str | None:
        """Look a page further down."""
        return self._screen.look_around(lambda story: story.look_pages(1))

    def look_up(self) -> str | None:
        """Look a page further up."""
        return self._screen.look_around(lambda story: story.look_pages(-1))

    def look_top(self) -> str | None:
        """Look at the beginning of the story."""
        return self._screen.look_around(lambda story: story.look_from(0))

    def look_end(self) -> str | None:
        """Look at the end of the story."""
        return self._screen.look_around(StoryView.look_at_end)

    def leave(self) -> str | None:
        """Leave."""
        self._screen.app.exit()
        return None

    def interrupt(self) -> str | None:
        """Answer what people press to leave anything."""
        return "everything is saved: {walk.leave} leaves"
