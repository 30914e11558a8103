"""The name of a key that was pressed, as the actions write it."""

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
