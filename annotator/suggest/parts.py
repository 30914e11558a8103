"""An attribution while it is being put together: in tokens, before it becomes ranges of text."""

from typing import NamedTuple

from annotator.suggest.quoting import Range
from annotator.suggest.tokens import Tokens


class Part(NamedTuple):
    """One attribution; every range is half-open and counts tokens."""

    rule: str
    """The family of rules that found it."""
    cue: Range
    source: Range | None
    contents: list[Range]
    passed_on: Range | None = None
    """The nearer speaker in "X was quoted as saying by Y"."""


def end_of(t: Tokens) -> int:
    """Return the token behind the sentence's last word."""
    n = len(t.letters)
    while n > 0 and t.letters[n - 1] in ".,;:-":
        n -= 1
    if n > 1 and t.letters[n - 1] == '"' and t.quotes and t.quotes[-1][0] == t.starts[n - 1]:
        n -= 1  # an opening mark that belongs to the next sentence
        while n > 0 and t.letters[n - 1] in ".,;:-":
            n -= 1
    return n


def has_verb(t: Tokens, start: int, end: int) -> bool:
    """Tell whether tokens can be a clause: a verb or the subject of one is among them."""
    return any(letter in "vxp" for letter in t.letters[start:end])


def ends_speech(t: Tokens, at: int) -> bool:
    """Tell whether a token can end what is said: a comma, a dash, the end of a quotation."""
    return t.letters[at] in ",-" or t.quoted[at]


def letter_at(t: Tokens, at: int) -> str:
    """Return the letter of a token, "" behind the last one."""
    return t.letters[at : at + 1]
