"""Text from documents is data: what makes it inert wherever it is shown or typed again.

Every character that could act on a terminal is replaced by one visible character, one for one,
so that offsets stay what they are.
"""

from annotator.model.base import one_line

_C0 = {code: 0x2400 + code for code in range(0x20)}
"""Control characters become their pictures (U+2400 and up)."""
_SPACES = dict.fromkeys((0x09, 0x0A, 0x0B, 0x0C, 0x85, 0x2028, 0x2029), " ")
"""Line ends and tabs inside a shown line are space."""
_C1 = dict.fromkeys(range(0x80, 0xA0), "\ufffd")
_BIDI = dict.fromkeys(
    (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)), "\ufffd"
)
_INERT: dict[int, str | int] = {**_C0, 0x7F: 0x2421, **_C1, **_BIDI, **_SPACES}


def inert(text: str) -> str:
    """Return the text as one line of as many code points that cannot act on a terminal."""
    if text.isprintable():  # nearly every text: it has no line ends and no control characters
        return text
    return text.replace("\r\n", "  ").translate(_INERT)


def typable(text: str) -> str:
    """Return a text as one line for a field: what would have to be shown as a sign is left out."""
    return one_line("".join(char for char in one_line(text) if inert(char) == char))
