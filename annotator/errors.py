"""The one family of errors that a user is told about, each as one line that says what to do."""


class UserError(Exception):
    """Something that the user can mend; nothing that was saved is lost."""
