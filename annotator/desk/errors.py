"""What the desk answers when something cannot be done."""

from annotator.errors import UserError


class RefusedError(UserError):
    """The key has nothing to act on here; one line for the analyst, nothing changed.

    The line names keys by the ids of their actions, in braces: the desk knows no keyboard.
    """


class OvertakenError(RefusedError):
    """The same annotator answered this sentence elsewhere after it was painted here."""


class CodebookError(UserError):
    """A codebook that cannot be used; one line that says where and why."""
