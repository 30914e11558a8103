"""What is only looked at, and the block kinds: the `look.*` actions."""

from functools import partial

from annotator.model.document import BLOCK_KINDS
from annotator.tui.browser import browser_opens
from annotator.tui.deeds.base import DeedGroup
from annotator.words import many


class LookDeeds(DeedGroup):
    """The methods behind the actions; `look.x` is `x`."""

    def history(self) -> str | None:
        """Show everything said about this sentence."""
        from annotator.tui.screens.history import history_card

        self._screen.app.push_screen(history_card(self._desk, self._screen.app.size.width))
        return None

    def pace(self) -> str | None:
        """Show progress and statistics."""
        from annotator.tui.screens.pace import pace_card

        self._screen.app.push_screen(pace_card(self._desk, self._screen.size.width))
        return None

    def guideline(self) -> str | None:
        """Show what the labels mean."""
        from annotator.tui.screens.guideline import guideline_card

        self._screen.app.push_screen(
            guideline_card(self._desk, self._screen.keyboard, self._screen.app.size.width)
        )
        return None

    def block(self) -> str | None:
        """Change the kind of this block, here or wherever its line stands."""
        from annotator.desk.blocks import same_line
        from annotator.tui.screens.choices import blocks_card, places_card

        sentence, others = self._desk.walk.sentence, len(same_line(self._desk))

        def change(number: int, *, everywhere: bool) -> None:
            if self._desk.walk.sentence is sentence:
                self._screen.act(partial(self._change_block, number, everywhere=everywhere))

        def chosen(number: int | None) -> None:
            if number is not None and not others:
                change(number, everywhere=False)
            elif number is not None:
                self._screen.app.push_screen(
                    places_card(number, others),
                    lambda place: None if place is None else change(number, everywhere=place == 1),
                )

        self._screen.app.push_screen(blocks_card(sentence.block), chosen)
        return None

    def _change_block(self, number: int, *, everywhere: bool) -> str | None:
        changed = self._desk.change_block(BLOCK_KINDS[number], everywhere=everywhere)
        kind = BLOCK_KINDS[number].replace("_", " ")
        if everywhere:
            made = (
                f"{many(changed, 'block')} made {kind}, and this line" if changed else "this line"
            )
            also = "in stories to come" if changed else f"is {kind} in stories to come too"
            return f"{made} {also}; {{answer.undo}} takes it back"
        return f"this block is {kind} now; {{answer.undo}} takes it back"

    def url(self) -> str | None:
        """Open or copy the story's address, or copy what names the sentence and the claim."""
        from annotator.desk.link import story_address
        from annotator.tui.screens.address import address_card

        sentence, claim = self._desk.walk.sentence, self._desk.lit_claim
        address = story_address(self._desk.store, sentence.document_id)
        card, offers = address_card(address, sentence, claim)

        def chosen(number: int | None) -> None:
            if number is not None:
                what, text = offers[number]
                self._screen.act(partial(self._hand_on, what, text))

        self._screen.app.push_screen(card, chosen)
        return None

    def _hand_on(self, what: str, text: str) -> str | None:
        """Open an address in the browser, or copy a text to the terminal's clipboard."""
        app = self._screen.app
        if what == "open" and (app.is_web or browser_opens()):
            app.open_url(text)
            return f"opened in the browser: {text}"
        app.copy_to_clipboard(text)
        why = "there is no browser here; " if what == "open" else ""
        return f"{why}copied: {text}"

    def keys(self) -> str | None:
        """Show all keys."""
        from annotator.tui.screens.keys import keys_card

        self._screen.app.push_screen(keys_card(self._screen.actions, self._screen.mode))
        return None

    def palette(self) -> str | None:
        """Offer all actions by name."""
        self._screen.app.action_command_palette()
        return None

    def theme(self) -> str | None:
        """Change to the next theme."""
        from annotator.tui.themes import theme_after, wear

        app = self._screen.app
        return wear(app, theme_after(app.theme))

    def redraw(self) -> str | None:
        """Draw the screen again."""
        self._screen.app.refresh(layout=True)
        return None

    def suspend(self) -> str | None:
        """Go back to the shell until fg."""
        self._screen.app.action_suspend_process()
        return None
