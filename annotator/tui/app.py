"""The program on the terminal: theme, palette, and the one screen it lives in."""

import os
from collections.abc import Iterable
from pathlib import Path

from textual.app import App, SystemCommand
from textual.screen import Screen

from annotator.desk.desk import Desk
from annotator.settings import Settings
from annotator.tui.intake import Intake
from annotator.tui.screens.walk import WalkScreen
from annotator.tui.themes import THEMES


class AnnotatorApp(App[None]):
    """Wires the desk to the screen."""

    CSS_PATH = Path(__file__).parent / "style.tcss"
    TITLE = "annotator"
    HORIZONTAL_BREAKPOINTS = [(0, "-below"), (120, "-beside")]
    ENABLE_COMMAND_PALETTE = True

    def __init__(
        self,
        desk: Desk,
        settings: Settings,
        *,
        encoding: str | None = None,
        beside: bool = True,
    ) -> None:
        """`beside`: take in new stories while the desk is used."""
        super().__init__()
        for theme in THEMES.values():
            self.register_theme(theme)
        self.theme = settings.theme
        self.desk = desk
        self.walk_screen = WalkScreen(desk, Intake(desk.corpus, encoding) if beside else None)

    def get_default_screen(self) -> Screen[None]:
        """Begin at the story."""
        return self.walk_screen

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:  # noqa: ARG002
        """Offer every action by name."""
        for action in self.walk_screen.actions:
            if not action.later:
                yield SystemCommand(
                    action.title.capitalize(),
                    f"{action.help}{'   ' + action.keys[0] if action.keys else ''}",
                    lambda action=action: self.walk_screen.run_action_of(action),
                )

    def action_help_quit(self) -> None:
        """Answer ctrl+c, which people press to leave anything."""
        self.walk_screen.say("everything is saved: q leaves")


def run(desk: Desk, settings: Settings, encoding: str | None) -> None:
    """Show the desk on this terminal until the analyst leaves."""
    os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")
    try:
        AnnotatorApp(desk, settings, encoding=encoding).run()
    finally:
        desk.store.close()
