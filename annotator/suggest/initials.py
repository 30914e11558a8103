"""Names that are made of the first letters of longer ones."""


def shortens(short: str, long: str, *, either: bool = False) -> bool:
    """Tell whether "HNA" is made of the first letters of "Harbour News Agency"."""
    letters = short.replace(".", "")
    if len(letters) > 1 and letters.isupper() and " " not in short:
        words = long.split()[-len(letters) :]
        if len(words) > 1 and "".join(word[0] for word in words) == letters:
            return True
    return either and shortens(long, short)
