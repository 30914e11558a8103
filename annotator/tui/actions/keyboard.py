"""The actions of one desk, found by key and by id."""

import re
from collections.abc import Container

from annotator.tui.actions.action import ANY_MODE, Action, modes_of

_NAMED = re.compile(r"\{([a-z_]+\.[a-z_.]+)\}")


class Keyboard:
    """What each key does in each mode, and which key does what."""

    def __init__(self, actions: tuple[Action, ...]) -> None:
        """`actions` have no key twice in a mode (`actions_for`)."""
        self.actions = actions
        self._by_key = {
            (mode, key): action
            for action in actions
            for mode in modes_of(action)
            for key in action.keys
        }
        self._by_id = {action.id: action for action in actions}

    def find(self, mode: str, key: str) -> Action | None:
        """Return what a key does in a mode."""
        return self._by_key.get((mode, key))

    def action(self, action_id: str) -> Action:
        """Return the action of this id."""
        return self._by_id[action_id]

    def has(self, action_id: str) -> bool:
        """Tell whether there is such an action, and not only a key kept free for it."""
        action = self._by_id.get(action_id)
        return action is not None and not action.later

    def key(self, action_id: str) -> str:
        """Return the key to name in a sentence; an action without one is called by its title."""
        action = self._by_id[action_id]
        return action.keys[0] if action.keys else f"“{action.title}” (palette)"

    def fill(self, text: str) -> str:
        """Put keys in the place of ids: `{answer.undo}` becomes `u`; what is no id stays."""
        return self.fill_and_find(text)[0]

    def fill_and_find(self, text: str) -> tuple[str, list[tuple[int, int]]]:
        """Do the same; also return where the keys stand, as half-open offsets in code points."""
        filled, found = "", []
        for number, part in enumerate(_NAMED.split(text)):
            if number % 2:  # what the pattern's group caught
                key = self.key(part) if part in self._by_id else f"{{{part}}}"
                found.append((len(filled), len(filled) + len(key)))
                filled += key
            else:
                filled += part
        return filled, found

    def offered(self, mode: str, among: Container[str] | None = None) -> list[Action]:
        """Return what the bottom line offers in a mode, in its order."""
        offered = [
            action
            for action in self.actions
            if action.footer
            and action.mode in (mode, ANY_MODE)
            and action.keys
            and (among is None or action.id in among)
        ]
        return sorted(offered, key=lambda action: action.footer)
