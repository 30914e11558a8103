"""Reading large files line by line: how they are decoded, and how long a line may be.

A table or a file of JSON Lines may hold more than memory. So its encoding is told from its
beginning, and bytes that do not fit it spoil one line, not the file.
"""

import io
from collections.abc import Iterator
from typing import NamedTuple

from annotator.corpus.decoding import decode
from annotator.corpus.readers.base import Source

SAMPLE = 1 << 20
"""Bytes that the encoding is told from."""
LONGEST = 16 << 20
"""Characters of the longest line that is read: more is no story."""
_WIDE = ("utf-16", "utf-32")


class Line(NamedTuple):
    """A line of a file, with its line end."""

    text: str
    fault: str | None
    """Why it cannot be used."""


def encoding_of(source: Source) -> str:
    """Return how a file is decoded, from its beginning; raises DecodingError, OSError."""
    with source.open() as file:
        sample = file.read(SAMPLE)
    if len(sample) == SAMPLE and not sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        sample = sample[: sample.rfind(b"\n") + 1] or _without_cut_character(sample)
    return decode(sample, source.encoding)[1]


def _without_cut_character(sample: bytes) -> bytes:
    """Return UTF-8 without its last character, which may have been cut."""
    end = len(sample) - 1
    while end and 0x80 <= sample[end] < 0xC0:
        end -= 1
    return sample[:end]


def lines(source: Source, encoding: str) -> Iterator[Line]:
    """Yield the lines of a file; raises OSError.

    Lines end at CR LF, LF or CR. One that is too long, or no text, comes with its fault.
    """
    name = encoding.rstrip("?")
    with (
        source.open() as file,
        io.TextIOWrapper(file, name, errors="surrogateescape", newline="") as text,
    ):
        if name.startswith(_WIDE) and text.read(1) != "\ufeff":
            text.seek(0)
        while line := text.readline(LONGEST):
            if len(line) == LONGEST and not line.endswith(("\n", "\r")):
                while (rest := text.readline(LONGEST)) and not rest.endswith(("\n", "\r")):
                    pass
                yield Line("", f"longer than {LONGEST >> 20} million characters")
            else:
                yield Line(line, fault_of(line))


def fault_of(text: str) -> str | None:
    """Say why a text cannot be stored: what was no text in its encoding, or no Unicode."""
    if text.isascii():
        return None
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        if "\udc80" <= text[error.start] <= "\udcff":
            return "bytes that are no text in the file's encoding: save it as UTF-8"
        return "a lone surrogate, which is not valid Unicode"
    return None
