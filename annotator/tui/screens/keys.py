"""All keys, from the registry of actions."""

from annotator.tui.actions import WALK_MODE, Action, key_words
from annotator.tui.screens.card import Card
from annotator.tui.widgets.line import Piece, Row

WIDEST = 16
"""Cells that the keys of one action get."""


def keys_card(actions: tuple[Action, ...], mode: str = WALK_MODE) -> Card:
    """List every action that has a key, by group; groups with keys that work now go first."""
    rows: list[Row] = []
    shown = [action for action in actions if action.keys]
    width = min(max(len(key_words(action)) for action in shown), WIDEST)
    now = {action.group for action in shown if action.mode == mode}
    groups = sorted(dict.fromkeys(action.group for action in shown), key=lambda g: g not in now)
    for group in groups:
        rows += [[], [Piece(group, "bar")]] if rows else [[Piece(group, "bar")]]
        for action in shown:
            if action.group == group:
                look = "muted" if action.later else "quiet"
                keys = f"  {key_words(action):<{width}}  "
                rows.append([Piece(keys, "strong"), Piece(action.help, look)])
    return Card("Keys", rows)
