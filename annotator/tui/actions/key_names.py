"""Which keys there are, by name, told without the screen: settings are checked before it is loaded.

A key that types a character is that character. Only names that every terminal can send are known:
a key that works on one machine and not over SSH is worse than none.
"""

import unicodedata
from itertools import product

_ALONE = "escape enter tab space backspace delete insert home end pageup pagedown".split()
_ARROWS = "up down left right".split()
_MOVES = [*_ARROWS, *"home end insert delete pageup pagedown".split()]
_CONTROL = "abcdefgklnopqrstuvwxyz"
"""ctrl+h, i, j and m are backspace, tab, line feed and enter on the wire."""

KEY_NAMES = frozenset(
    (
        *_ALONE,
        *_ARROWS,
        "shift+tab",
        *(f"{held}+{key}" for held, key in product(("shift", "ctrl", "ctrl+shift"), _MOVES)),
        *(f"ctrl+{letter}" for letter in _CONTROL),
        *(f"f{number}" for number in range(1, 13)),
    )
)
"""The keys that type no character (and space), by Textual's names."""
_OTHERWISE = {"esc": "escape", "return": "enter", " ": "space", "del": "delete", "ins": "insert"}


def key_problem(name: str) -> str | None:
    """Return why this is not a key that can be used; null when it is one."""
    if name in KEY_NAMES:
        return None
    if len(name) == 1:
        return _character_problem(name)
    return f"there is no key {name!r}{_guess(name)}"


def _character_problem(character: str) -> str | None:
    if character == "^":
        return "'^' cannot be used: terminals send it for escape and a letter in one breath"
    if character in _OTHERWISE:
        return f"write {_OTHERWISE[character]!r} for {character!r}"
    if not character.isprintable() or character.isspace():
        return f"{character!r} is no key"
    if unicodedata.category(character).startswith("M"):
        return f"{character!r} is an accent without a letter"
    return None


def _guess(name: str) -> str:
    """Say what was probably meant."""
    if name in _OTHERWISE:
        return f": write {_OTHERWISE[name]!r}"
    *held, last = name.split("+")
    if held == ["shift"] and len(last) == 1 and last.isalpha():
        return f": write {last.upper()!r}"
    if held == ["ctrl"] and len(last) == 1 and last in "hijm":
        return ": terminals send it as backspace, tab, line feed or enter"
    if "alt" in held or "meta" in held:
        return ": alt cannot be told from escape over a slow line"
    try:
        return f": write {unicodedata.lookup(name.replace('_', ' '))!r}"
    except KeyError:
        import difflib  # only for a slip of the hand

        near = difflib.get_close_matches(name.lower(), KEY_NAMES, 1, 0.7)
    return f": did you mean {near[0]!r}?" if near else ""
