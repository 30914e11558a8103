"""The name of a key that was pressed, as the actions write it, and why it may do nothing."""

import unicodedata

from textual.events import Key


def key_of(event: Key) -> str:
    """Return the character a key types, or Textual's name for one that types none.

    Escape and a letter in quick succession, as tmux and slow lines deliver them, look like one
    sequence to Textual, which then reports a circumflex in place of the escape.
    """
    if event.character == "^":
        return "escape"
    if event.is_printable and event.character not in (None, " "):
        return event.character or event.key
    return event.key


def why_not(key: str, lists: str) -> str:
    """Say why a key does nothing; `lists` is the key that lists the keys."""
    letter = len(key) == 1 and key.isalpha()
    if letter and unicodedata.name(key, "").startswith("CYRILLIC"):
        return f'{key} is no key: switch to Latin letters, or set preset = "cyrillic"'
    if letter and not key.isascii():
        return f"{key} is no key here: switch the keyboard to Latin letters; {lists} lists the keys"
    if letter and key.isupper():
        return f"{key} is no key here (is Caps Lock on?); {lists} lists the keys"
    return f"{key} is no key here; {lists} lists the keys"
