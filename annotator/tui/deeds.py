"""What each action does: one method for each id, at the desk or by opening a card.

A deed returns what to say about it, or nothing. Deeds that ask first open a card or a field and
act when it is closed, through the screen again, so that errors end up in one place.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from annotator.desk.desk import Desk
from annotator.desk.undo import Turned
from annotator.model.document import BLOCK_KINDS
from annotator.tui.actions import Action
from annotator.tui.look import mark_of

if TYPE_CHECKING:
    from annotator.tui.screens.walk import WalkScreen

Deed = Callable[[], str | None]


class Deeds:
    """The methods behind the actions; `answer.no_claim` is `answer_no_claim`."""

    def __init__(self, screen: "WalkScreen", desk: Desk) -> None:
        self._screen = screen
        self._desk = desk

    def of(self, action: Action) -> Deed:
        """Return what carries an action out."""
        method = getattr(self, action.method)
        return method if action.argument is None else partial(method, action.argument)

    # Answer

    def answer_label(self, name: str) -> str | None:
        """Label and go on."""
        self._desk.label(name)
        return self._at_last_hit()

    def answer_label_stay(self, name: str) -> str | None:
        """Label and stay, with a new claim ready."""
        self._desk.label(name, stay=True)
        return None

    def answer_no_claim(self) -> str | None:
        """Say no claim and go on."""
        self._desk.no_claim()
        return self._at_last_hit()

    def answer_skip(self) -> str | None:
        """Skip."""
        kept = self._desk.judgement.decided
        self._desk.skip()
        return "the answer stays as it was" if kept else self._at_last_hit()

    def answer_repeat(self) -> str | None:
        """Say again what was said last."""
        self._desk.repeat()
        return self._at_last_hit()

    def answer_choose(self) -> str | None:
        """Choose a label from the list."""
        from annotator.tui.screens.choices import labels_card

        labels, sentence = self._desk.codebook.labels, self._desk.walk.sentence

        def chosen(number: int | None) -> None:
            if number is not None and self._desk.walk.sentence is sentence:
                self._screen.act(partial(self.answer_label, labels[number].name))

        self._screen.app.push_screen(labels_card(self._desk.codebook), chosen)
        return None

    def answer_undo(self) -> str | None:
        """Take back the last act."""
        taken = self._desk.undo()
        self._screen.show(afresh=True)
        return f"taken back: {self._said(taken)}; U brings it back"

    def answer_redo(self) -> str | None:
        """Bring back what was taken back."""
        brought = self._desk.redo()
        self._screen.show(afresh=True)
        return f"brought back: {self._said(brought)}"

    def _said(self, turned: Turned) -> str:
        """Say in a few words what an act had changed."""
        said, before = turned.said, turned.before
        if said is None:
            return "the kind of the block"
        if said.model_copy(update={"flag": before.flag}) == before:
            return "the flag"
        if said.model_copy(update={"note": before.note}) == before:
            return "the note"
        words = [claim.label.replace("_", " ") for claim in said.claims]
        return ", ".join(words) or mark_of(said, self._desk.codebook).word

    def answer_flag(self) -> str | None:
        """Set or take away the flag."""
        self._desk.flag()
        return "flagged" if self._desk.judgement.flag else "flag taken away"

    def answer_note(self) -> str | None:
        """Write a note."""
        from annotator.tui.screens.prompt import Prompt

        note = self._desk.judgement.note or ""
        sentence = self._desk.walk.sentence

        def typed(text: str | None) -> None:
            if text is not None and self._desk.walk.sentence is sentence:
                self._screen.act(partial(self._write_note, text))

        self._screen.app.push_screen(Prompt("note", note), typed)
        return None

    def _write_note(self, text: str) -> str | None:
        self._desk.note(text)
        return "note saved" if text else "no note"

    # Walk

    def walk_next(self) -> str | None:
        """Go to the next sentence."""
        self._desk.go(self._desk.walk.after())
        return self._at_last_hit()

    def walk_previous(self) -> str | None:
        """Go to the previous sentence."""
        self._desk.go(self._desk.walk.before())
        return None

    def walk_undecided(self) -> str | None:
        """Go to the next sentence that is not answered."""
        self._desk.go(self._desk.walk.next_undecided())
        return None

    def walk_next_story(self) -> str | None:
        """Go to the next story."""
        self._desk.go(self._desk.walk.next_story())
        return None

    def walk_previous_story(self) -> str | None:
        """Go to the previous story."""
        self._desk.go(self._desk.walk.previous_story())
        return None

    def walk_furniture(self) -> str | None:
        """Walk furniture too, or no longer."""
        walked = self._desk.walk_furniture()
        self._screen.show(afresh=True)
        return "furniture is walked too" if walked else "furniture is not walked"

    def walk_leave(self) -> str | None:
        """Leave."""
        self._screen.app.exit()
        return None

    def walk_interrupt(self) -> str | None:
        """Answer what people press to leave anything."""
        return "everything is saved: q leaves"

    # Claims

    def claim_previous(self) -> str | None:
        """Light the claim before."""
        self._desk.previous_claim()
        return None

    def claim_next(self) -> str | None:
        """Light the next claim."""
        self._desk.next_claim()
        return None

    def claim_remove(self) -> str | None:
        """Remove the lit claim."""
        self._desk.remove_claim()
        return "claim removed; u brings it back"

    # Find

    def find_search(self) -> str | None:
        """Search."""
        from annotator.tui.screens.prompt import Prompt

        hits = self._desk.walk.hits

        def typed(text: str | None) -> None:
            if text:
                self._screen.act(partial(self._search, text))

        self._screen.app.push_screen(Prompt("search", hits.query if hits else ""), typed)
        return None

    def _search(self, typed: str) -> str | None:
        self._desk.search(typed)
        return "j and k walk the hits; enter stays here, escape goes back"

    def find_leave(self) -> str | None:
        """Leave the search."""
        self._desk.leave_search()
        return "back where the search began"

    def find_stay(self) -> str | None:
        """Leave the search and stay at the hit."""
        self._desk.walk.hits = None
        return "search left; you stay here"

    def find_stories(self) -> str | None:
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

    # See

    def look_history(self) -> str | None:
        """Show everything said about this sentence."""
        from annotator.tui.screens.history import history_card

        self._screen.app.push_screen(history_card(self._desk))
        return None

    def look_pace(self) -> str | None:
        """Show progress and statistics."""
        from annotator.tui.screens.pace import pace_card

        self._screen.app.push_screen(pace_card(self._desk))
        return None

    def look_guideline(self) -> str | None:
        """Show what the labels mean."""
        from annotator.tui.screens.guideline import guideline_card

        self._screen.app.push_screen(guideline_card(self._desk.codebook))
        return None

    def look_block(self) -> str | None:
        """Change the kind of this block."""
        from annotator.tui.screens.choices import blocks_card

        sentence = self._desk.walk.sentence

        def chosen(number: int | None) -> None:
            if number is not None and self._desk.walk.sentence is sentence:
                self._screen.act(partial(self._change_block, number))

        self._screen.app.push_screen(blocks_card(sentence.block), chosen)
        return None

    def _change_block(self, number: int) -> str | None:
        self._desk.change_block(BLOCK_KINDS[number])
        return f"this block is {BLOCK_KINDS[number].replace('_', ' ')} now; u takes it back"

    def look_keys(self) -> str | None:
        """Show all keys."""
        from annotator.tui.screens.keys import keys_card

        self._screen.app.push_screen(keys_card(self._screen.actions))
        return None

    def look_palette(self) -> str | None:
        """Offer all actions by name."""
        self._screen.app.action_command_palette()
        return None

    def look_theme(self) -> str | None:
        """Switch between dark and light."""
        app = self._screen.app
        app.theme = "light" if app.theme == "dark" else "dark"
        return None

    def look_redraw(self) -> str | None:
        """Draw the screen again."""
        self._screen.app.refresh(layout=True)
        return None

    def look_suspend(self) -> str | None:
        """Go back to the shell until fg."""
        self._screen.app.action_suspend_process()
        return None

    def _at_last_hit(self) -> str | None:
        """Say so when the last hit of a search stays lit."""
        walk = self._desk.walk
        if walk.hits is None or walk.after() != walk.spot:
            return None
        return "this is the last hit: enter stays here, escape goes back"
