"""What belongs to the lit claim: its evidence, its wording, how firmly it is stated."""

from functools import partial

from annotator.desk.errors import OvertakenError
from annotator.model.claim import Claim, Evidence, Stance
from annotator.tui.deeds.base import DeedGroup


class ClaimPartDeeds(DeedGroup):
    """The methods behind the actions; `claim.x` is `x`."""

    def standalone(self) -> str | None:
        """Write the claim as a sentence that stands alone."""
        from annotator.desk.wording import proposal
        from annotator.tui.screens.standalone import StandaloneScreen

        claim = self._desk.require_claim()
        wording = claim.claim_text or proposal(claim.content_text)

        def typed(text: str | None) -> None:
            if text is not None:
                self._screen.act(partial(self._reword, claim, text))

        self._screen.app.push_screen(StandaloneScreen(claim.content_text, wording), typed)
        return None

    def _reword(self, seen: Claim, text: str) -> str | None:
        self._desk.reword(seen, text)
        return "the sentence is saved" if text else "the sentence is taken away"

    def certainty(self) -> str | None:
        """Say how firmly the text states the claim: the next in turn."""
        certainty = self._desk.next_certainty()
        return f"the text states it as {certainty}" if certainty else "no certainty given"

    # Evidence. A card closes at every key that changes something, and opens again when it is saved.

    def evidence(self) -> str | None:
        """Show what supports or refutes the lit claim."""
        self._open(self._desk.require_claim(), 0)
        return None

    def _open(self, seen: Claim, lit: int) -> None:
        from annotator.tui.screens.evidence import evidence_card

        card = evidence_card(self._desk.evidence, seen, lit)

        def chosen(number: int | None) -> None:
            if number is not None:
                self._screen.act(partial(self._do, seen, card.verb, number))

        self._screen.app.push_screen(card, chosen)

    def _do(self, seen: Claim, verb: str, number: int) -> str | None:
        """Do what a key on the card asked for."""
        folder = self._desk.evidence
        if verb == "add":
            self._ask(seen, None, len(seen.evidence))
        elif verb == "edit":
            self._ask(seen, seen.evidence[number], number)
        elif verb == "reuse":
            self._offer(seen, "")
        elif verb == "remove":
            folder.remove(seen, number)
            self._again(number)
            return "evidence removed; {answer.undo} brings it back"
        else:
            folder.set_stance(seen, number, _stance(verb))
            self._again(number)
        return None

    def _again(self, lit: int) -> None:
        """Open the card on the claim as it is now."""
        claim = self._desk.lit_claim
        if claim is not None:
            self._open(claim, lit)

    def _ask(self, seen: Claim, item: Evidence | None, number: int) -> None:
        """Ask for evidence: for a new one, or for what replaces the one at a number."""
        from annotator.tui.screens.evidence import evidence_form

        def kept(made: Evidence | None) -> None:
            if made is None:
                self._open(seen, number)
            else:
                self._screen.act(partial(self._keep, seen, made, number))

        self._screen.app.push_screen(evidence_form(self._desk.evidence, item), kept)

    def _keep(self, seen: Claim, made: Evidence, number: int) -> str | None:
        try:
            if number < len(seen.evidence):
                self._desk.evidence.change(seen, number, made)
            else:
                self._desk.evidence.add(seen, made)
        except OvertakenError:  # what was typed is not lost: it is asked for again
            claim = self._desk.lit_claim
            if claim is not None and claim.id == seen.id:
                self._ask(claim, made, len(claim.evidence))
            raise
        self._again(number)
        return None

    def _offer(self, seen: Claim, typed: str) -> None:
        """Offer what was entered for other claims."""
        from annotator.tui.screens.evidence import known_card

        found = self._desk.evidence.known(typed)
        card = known_card(self._desk.evidence, found, typed)

        def chosen(number: int | None) -> None:
            if number is None:
                self._open(seen, len(seen.evidence))
            elif card.verb == "filter":
                self._filter(seen, typed)
            elif card.verb == "edit":
                self._take(seen, found[number])
            else:
                item = found[number].model_copy(update={"stance": _stance(card.verb)})
                self._screen.act(partial(self._keep, seen, item, len(seen.evidence)))

        self._screen.app.push_screen(card, chosen)

    def _filter(self, seen: Claim, typed: str) -> None:
        from annotator.tui.screens.prompt import Prompt

        def words(text: str | None) -> None:
            self._offer(seen, typed if text is None else text)

        self._screen.app.push_screen(Prompt("words", typed), words)

    def _take(self, seen: Claim, item: Evidence) -> None:
        """Look at an item before it is taken, and change what is different here."""
        taken = item.model_copy(update={"stance": "supports"})
        self._ask(seen, taken, len(seen.evidence))


def _stance(verb: str) -> Stance:
    """Return the stance that a verb names."""
    stance: Stance = verb.removeprefix("stance ")  # type: ignore[assignment]
    return stance
