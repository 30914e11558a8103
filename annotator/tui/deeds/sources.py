"""Who a claim's source is: naming it, and tying "he" to a source that the story knows."""

from functools import partial

from annotator.model.claim import Claim
from annotator.tui.deeds.base import DeedGroup


class SourceDeeds(DeedGroup):
    """`claim.source`: the card of sources closes at a key, and the claim says who it is."""

    def source(self) -> str | None:
        """Say who the source of the lit claim is."""
        claim = self._desk.require_claim()
        if not self._desk.sources.known() and not self._desk.sources.speaker().name:
            self._ask_name(claim, 0)
        else:
            self._open_sources(claim, 0)
        return None

    def _open_sources(self, seen: Claim, level: int) -> None:
        from annotator.tui.screens.sources import sources_card

        card = sources_card(self._desk.sources, level)

        def chosen(number: int | None) -> None:
            if number is not None and self._still(seen):
                self._screen.act(partial(self._do_with_source, seen, level, card.verb, number))

        self._screen.app.push_screen(card, chosen)

    def _do_with_source(self, seen: Claim, level: int, verb: str, number: int) -> str | None:
        """Do what a key on the card asked for."""
        sources = self._desk.sources
        if verb == "new":
            self._ask_name(seen, level)
        elif verb == "kind":
            self._ask_kind(seen, level)
        elif verb == "level":
            self._open_sources(seen, (level + 1) % sources.levels())
        elif verb == "none":
            sources.name("", None, level)
            return "no name; {answer.undo} brings it back"
        else:
            if verb.startswith("number "):
                number = int(verb.removeprefix("number "))
            source = sources.known(level)[number]
            sources.choose(source, level)
            return f"source: {source.name}"
        return None

    def _ask_name(self, seen: Claim, level: int) -> None:
        from annotator.tui.screens.prompt import Prompt

        name, _ = self._desk.sources.proposal(level)

        def typed(text: str | None) -> None:
            if text is not None and self._still(seen):
                self._screen.act(partial(self._name, text, level))

        title = "source" if level == 0 else f"nearer source {level}"
        self._screen.app.push_screen(Prompt(title, name, "who says it?"), typed)

    def _name(self, text: str, level: int) -> str:
        from annotator.suggest.naming import kind_of
        from annotator.tui.screens.sources import kind_words

        kind = self._desk.sources.proposal(level)[1] or kind_of(text)
        self._desk.sources.name(text, kind, level)
        if not text:
            return "no name"
        told = kind_words(kind) or "of no kind yet"
        return f"source: {text}, {told}; {{claim.source}} changes it"

    def _ask_kind(self, seen: Claim, level: int) -> None:
        from annotator.tui.screens.sources import KINDS, kinds_card

        def chosen(number: int | None) -> None:
            if number is not None and self._still(seen):
                self._screen.act(partial(self._desk.sources.change_kind, KINDS[number], level))

        kind = self._desk.sources.speaker(level).kind
        self._screen.app.push_screen(kinds_card(kind), chosen)

    def _still(self, seen: Claim) -> bool:
        """Tell whether the claim is still lit and as it was seen."""
        return self._desk.lit_claim == seen
