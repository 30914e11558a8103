"""The program on the terminal: theme, palette, and the one screen it lives in."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import App
from textual.events import Event, Key
from textual.screen import Screen

from annotator.desk.desk import Desk
from annotator.settings import Settings
from annotator.tui.actions import Keyboard, actions_for, keymap_of
from annotator.tui.advisor import Advisor
from annotator.tui.intake import Intake
from annotator.tui.screens.walk import WalkScreen
from annotator.tui.themes import THEMES, WITHOUT_COLOURS
from annotator.tui.typed import Typed
from annotator.tui.widgets.paint import LOOKS

if TYPE_CHECKING:
    from textual.command import Provider

    from annotator.tutorial.course import Course


def _palette() -> "type[Provider]":
    from annotator.tui.palette import ActionProvider

    return ActionProvider


class AnnotatorApp(App[None]):
    """Wires the desk to the screen."""

    CSS_PATH = Path(__file__).parent / "style.tcss"
    COMPONENT_CLASSES = set(LOOKS)
    TITLE = "annotator"
    HORIZONTAL_BREAKPOINTS = [(0, "-below"), (120, "-beside"), (180, "-wide")]
    ENABLE_COMMAND_PALETTE = True
    COMMANDS = {_palette}

    def __init__(
        self,
        desk: Desk,
        settings: Settings,
        *,
        encoding: str | None = None,
        beside: bool = True,
        course: "Course | None" = None,
    ) -> None:
        """`beside`: take in stories and work out suggestions meanwhile; `course`: teach as well."""
        bare = "NO_COLOR" in os.environ
        super().__init__(ansi_color=bare or None)  # then Textual takes every colour away
        for theme in THEMES.values():
            self.register_theme(theme)
        self.theme = WITHOUT_COLOURS if bare else settings.theme
        self.desk = desk
        keymap = keymap_of(settings)
        self.twins = keymap.preset.twins if keymap.preset else {}
        """What keys type on this keyboard, and the character they mean."""
        keyboard = Keyboard(actions_for(desk.codebook, keymap))
        intake = Intake(desk.corpus, encoding) if beside else None
        advisor = Advisor(desk.corpus) if beside else None
        self.walk_screen = WalkScreen(desk, keyboard, intake, advisor, course)
        self._keys = Typed(self, super().on_event, self.walk_screen.rest)

    async def on_event(self, event: Event) -> None:
        """Take the keys one after the other; the rest as it comes."""
        if isinstance(event, Key) and not event.is_forwarded:
            await self._keys.take(event)
        else:
            await super().on_event(event)

    def get_default_screen(self) -> Screen[None]:
        """Begin at the story."""
        return self.walk_screen

    def action_help_quit(self) -> None:
        """Answer ctrl+c, which people press to leave anything."""
        self.walk_screen.run_action_of(self.walk_screen.keyboard.action("walk.interrupt"))


def run(
    desk: Desk, settings: Settings, encoding: str | None, course: "Course | None" = None
) -> None:
    """Show the desk on this terminal until the analyst leaves."""
    os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")
    if not os.environ.get("NO_COLOR"):  # set to nothing, it asks for nothing
        os.environ.pop("NO_COLOR", None)
    try:
        AnnotatorApp(desk, settings, encoding=encoding, beside=course is None, course=course).run()
    finally:
        desk.store.close()
