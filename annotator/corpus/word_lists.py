"""Lists of words, written as running text: a list of two hundred quoted strings is hard to read."""


def words(text: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(text.split())
