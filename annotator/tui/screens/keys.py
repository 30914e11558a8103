"""All keys, from the registry of actions."""

from annotator.tui.actions import Action, key_words
from annotator.tui.screens.card import Card
from annotator.tui.widgets.line import Piece, Row


def keys_card(actions: tuple[Action, ...]) -> Card:
    """List every action that has a key, by group."""
    rows: list[Row] = []
    groups = list(dict.fromkeys(action.group for action in actions))
    for group in groups:
        rows += [[], [Piece(group, "bar")]] if rows else [[Piece(group, "bar")]]
        for action in actions:
            if action.group == group and action.keys:
                look = "muted" if action.later else "quiet"
                rows.append(
                    [Piece(f"  {key_words(action):<12}", "strong"), Piece(action.help, look)]
                )
    return Card("Keys", rows)
