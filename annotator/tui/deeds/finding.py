"""Searching, filtering, and the lists of the corpus: the `find.*` actions."""

from functools import partial

from annotator.desk.beside import Beside
from annotator.desk.bulk import Said
from annotator.desk.errors import RefusedError
from annotator.desk.shelf import Spot
from annotator.model.query import Query
from annotator.store.search import Found, Hit
from annotator.tui.deeds.revisions import RevisionDeeds
from annotator.words import many

BLINK = 0.15
"""Seconds that a search may take before the screen says so."""
TYPED = 'words, "phrase", begin*, /regex/'


class FindDeeds(RevisionDeeds):
    """The methods behind the actions; `find.x` is `x`."""

    def search(self) -> str | None:
        """Search, within the filters that are set."""
        from annotator.tui.screens.prompt import Prompt

        was = self._desk.finding.query

        def typed(text: str | None) -> None:
            if text is not None and (text or was.text):
                self._screen.act(partial(self._look_for, self._desk.finding.typed(text)))

        self._screen.app.push_screen(Prompt("search", was.text, TYPED), typed)
        return None

    def filter(self) -> str | None:
        """Restrict the walk."""
        from annotator.tui.screens.filters import FiltersScreen

        was = self._desk.finding.query

        def chosen(query: Query | None) -> None:
            if query is not None and query != was:
                self._screen.act(partial(self._look_for, query))

        self._screen.app.push_screen(FiltersScreen(self._desk), chosen)
        return None

    def _look_for(self, query: Query) -> str | None:
        """Look for what a query asks; a search that takes long shows that it does."""
        if query == Query():
            return self.leave()
        search = self._desk.finding.begin(query)
        if search.wait(BLINK):
            return self._walk(query, search)
        from annotator.tui.screens.searching import SearchingScreen

        def done(search: Beside[Found] | None) -> None:
            if search is not None:
                self._screen.act(partial(self._walk, query, search))
            else:
                self._screen.say("the search was stopped; nothing has changed")

        self._screen.app.push_screen(SearchingScreen(search), done)
        return None

    def _walk(self, query: Query, search: Beside[Found]) -> str | None:
        cut = self._desk.finding.walk(query, search.result())
        self._screen.show(afresh=True)
        return (
            cut or f"{{walk.next}} {{walk.previous}} walk, {{find.hits}} lists; {self.ways_out()}"
        )

    def leave(self) -> str | None:
        """Leave the search or filter."""
        hits = self._desk.walk.hits
        self._desk.leave_search()
        self._screen.show(afresh=True)
        if hits is not None and hits.ordered:
            return "reading order, back where you left it"
        return "back where the search began"

    def stay(self) -> str | None:
        """Leave the search and stay at the hit."""
        self._desk.walk.hits = None
        self._screen.show(afresh=True)
        return "search left; you stay here"

    def hits(self) -> str | None:
        """List what was found."""
        from annotator.tui.screens.hits import HitsSource
        from annotator.tui.screens.listing import Listing

        source = HitsSource(self._desk)

        def chosen(number: int | None) -> None:
            if number is not None:
                self._screen.act(partial(self._go_to_hit, source.hit(number)))

        self._screen.app.push_screen(Listing(source), chosen)
        return None

    def _go_to_hit(self, hit: Hit) -> str | None:
        self._desk.go(Spot(hit.document_id, hit.index))
        return self.at_last_hit()

    def stories(self) -> str | None:
        """Show all stories."""
        from annotator.tui.screens.listing import Listing
        from annotator.tui.screens.stories import StoriesSource

        source = StoriesSource(self._desk)

        def chosen(number: int | None) -> None:
            if number is not None:
                self._screen.act(partial(self._go_to_story, source.document(number)))

        self._screen.app.push_screen(Listing(source), chosen)
        return None

    def _go_to_story(self, document_id: str) -> str | None:
        self._desk.go_outside(self._desk.walk.story_at(document_id))
        return None

    def claims(self) -> str | None:
        """Show all claims."""
        from annotator.tui.screens.claims import ClaimsSource
        from annotator.tui.screens.listing import Listing

        source = ClaimsSource(self._desk)

        def chosen(number: int | None) -> None:
            if number is not None:
                claim = source.claim(number)
                self._screen.act(partial(self._go_to_claim, claim.sentence_id, claim.id))

        self._screen.app.push_screen(Listing(source), chosen)
        return None

    def _go_to_claim(self, sentence_id: str, claim_id: str) -> str | None:
        spot = self._desk.walk.find_sentence(sentence_id)
        if spot is None:
            raise RefusedError("this sentence is not walked any more")
        self._desk.go_outside(spot)
        ids = [claim.id for claim in self._desk.judgement.claims]
        if claim_id not in ids:
            return "this claim is somebody else's: you see your own answer"
        self._desk.walk.lit = ids.index(claim_id)
        return None

    def bulk(self) -> str | None:
        """Say one thing of everything that was found."""
        from annotator.tui.screens.bulk import sure_card, which_card

        found = self._desk.bulk.found()
        decided = sum(one.judgement.decided for one in found)
        which, offers = which_card(self._desk.codebook, len(found), decided)

        def chosen(number: int | None) -> None:
            if number is not None:
                card, choices = sure_card(offers[number][0], len(found), decided)
                self._screen.app.push_screen(card, partial(sure, number, choices))

        def sure(number: int, choices: list[bool | None], answer: int | None) -> None:
            change = None if answer is None else choices[answer]
            if change is not None:
                _, said = offers[number]
                self._screen.act(partial(self._say_of_all, said, change=change))

        self._screen.app.push_screen(which, chosen)
        return None

    def _say_of_all(self, said: Said, *, change: bool) -> str | None:
        count = self._desk.bulk.say(said, change=change)
        self._screen.show(afresh=True)
        return f"{many(count, 'sentence')} answered at once; {{answer.undo}} takes all of it back"
