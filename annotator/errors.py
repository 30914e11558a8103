"""The one family of errors that a user is told about, each line saying what to do."""


class UserError(Exception):
    """Something that the user can mend; nothing that was saved is lost."""

    @property
    def lines(self) -> tuple[str, ...]:
        """What is told: one line, but where several things must be mended together."""
        return (str(self),)
