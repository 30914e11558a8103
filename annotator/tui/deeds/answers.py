"""What is said about the lit sentence: the `answer.*` actions."""

from functools import partial

from annotator.desk.said import turned_words
from annotator.model.claim import Claim
from annotator.tui.deeds.base import DeedGroup
from annotator.words import many


class AnswerDeeds(DeedGroup):
    """The methods behind the actions; `answer.x` is `x`."""

    def label(self, name: str) -> str | None:
        """Label and go on."""
        self._desk.label(name)
        return self.at_last_hit()

    def label_stay(self, name: str) -> str | None:
        """Label and stay, with a new claim ready."""
        self._desk.label(name, stay=True)
        return None

    def no_claim(self) -> str | None:
        """Say no claim and go on."""
        claims, lit = len(self._desk.judgement.claims), self._desk.walk.lit
        self._desk.no_claim()
        if not claims:
            return self.at_last_hit()
        if lit == claims:
            return f"no more: {many(claims, 'claim')} kept"
        return f"no claim in place of {many(claims, 'claim')}; {{answer.undo}} brings them back"

    def skip(self) -> str | None:
        """Skip."""
        kept = self._desk.judgement.decided
        self._desk.skip()
        return "the answer stays as it was" if kept else self.at_last_hit()

    def repeat(self) -> str | None:
        """Say again what was said last."""
        self._desk.repeat()
        return self.at_last_hit()

    def choose(self) -> str | None:
        """Choose a label from the list."""
        from annotator.tui.screens.choices import labels_card

        labels, sentence = self._desk.codebook.labels, self._desk.walk.sentence

        def chosen(number: int | None) -> None:
            if number is not None and self._desk.walk.sentence is sentence:
                self._screen.act(partial(self.label, labels[number].name))

        self._screen.app.push_screen(
            labels_card(self._desk.codebook, self._screen.keyboard), chosen
        )
        return None

    def undo(self) -> str | None:
        """Take back the last act."""
        taken = self._desk.undo()
        self._screen.show(afresh=True)
        if taken.cut is False:
            return "the cut stays: its sentences were cut once more since"
        return f"taken back: {turned_words(taken)}; {{answer.redo}} brings it back"

    def redo(self) -> str | None:
        """Bring back what was taken back."""
        brought = self._desk.redo()
        self._screen.show(afresh=True)
        if brought.cut is False:
            return "not cut: the sentences were cut otherwise since"
        return f"brought back: {turned_words(brought)}"

    def flag(self) -> str | None:
        """Set or take away the flag."""
        self._desk.flag()
        return "flagged" if self._desk.judgement.flag else "flag taken away"

    def note(self) -> str | None:
        """Write a note on the lit claim; where none is lit, on the sentence."""
        from annotator.tui.screens.prompt import Prompt

        claim, sentence = self._desk.lit_claim, self._desk.walk.sentence
        note = self._desk.judgement.note if claim is None else claim.note
        name = "note" if claim is None else "note on the claim"

        def typed(text: str | None) -> None:
            if text is not None and self._desk.walk.sentence is sentence:
                self._screen.act(partial(self._write_note, claim, text))

        self._screen.app.push_screen(Prompt(name, note or ""), typed)
        return None

    def _write_note(self, claim: Claim | None, text: str) -> str | None:
        if claim is None:
            self._desk.note(text)
        else:
            self._desk.note_on_claim(claim, text)
        return "note saved" if text else "no note"
