"""Words as people see them: what a cursor stops at, and what the ends of a span are.

A word keeps its apostrophes, hyphens and inner full stops; a number its currency, its separators
and its unit; a Chinese character, a cluster of a script without spaces and an emoji with all that
is joined to it are one each. Punctuation marks are units too, but the cursor passes them by.
"""

from functools import cache
from typing import Any, NamedTuple

_SPACELESS = r"\p{Han}\p{Hiragana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
"""Scripts that are written without spaces between words."""
_LETTER = rf"[[\p{{L}}\p{{M}}\p{{Nd}}\u200c\u200d]--[{_SPACELESS}\p{{Katakana}}\u30fc]]"
_NUMBER = r"\p{Sc}?\p{Nd}+(?:[.,:/’'\-–‐٫٬]\p{Nd}+)*"
_UNIT_OF = r"(?:\ufe0f?\u20e3|[\u00a0\u202f]?[%‰°′″])?"

_WORD = "|".join(
    (
        rf"{_NUMBER}{_UNIT_OF}{_LETTER}*(?:[\-‐‑]{_LETTER}+)*(?:[\u00a0\u202f]\p{{L}}{{1,4}}\b)?",
        rf"(?:\p{{L}}\.){{2,}}(?:[\-‐‑]{_LETTER}+)*",
        r"[\p{Katakana}\u30fc]+",
        rf"(?=[{_SPACELESS}\p{{Extended_Pictographic}}\p{{Regional_Indicator}}])\X",
        rf"{_LETTER}+(?:[’'ʼ·.&@_/\-‐‑]{_LETTER}+)*",
    )
)


class Unit(NamedTuple):
    """A word or a punctuation mark: half-open offsets in code points of the text it is from."""

    start: int
    end: int
    is_word: bool
    """Whether the cursor stops here."""


@cache
def _pattern() -> Any:
    import regex  # 20 ms, which the start of the desk need not wait for

    return regex.compile(rf"(?P<word>{_WORD})|(?!\s)\X", regex.V1)


def units(text: str, start: int = 0, end: int | None = None) -> list[Unit]:
    """Cut `[start, end)` of a text into units; only white space lies between them."""
    found = _pattern().finditer(text, start, len(text) if end is None else end)
    return [Unit(match.start(), match.end(), match.lastgroup == "word") for match in found]
