"""The noun phrase around a word, as people mark it when it names a source."""

from bisect import bisect_right

from annotator.suggest.lexicon import POSSESSIVES
from annotator.suggest.parts import letter_at
from annotator.suggest.quoting import Range
from annotator.suggest.subjects import phrase_before, phrase_behind, with_apposition
from annotator.suggest.tokens import Tokens, tokens

_CORE = "nNs#d"
"""Letters of what a noun phrase is made of when nothing joins two of them."""


def readings(text: str, at: int, sentence: Range) -> list[Range]:
    """Return the phrase around an offset with all that belongs to it, then narrower and wider."""
    t = tokens(text, *sentence)
    word = bisect_right(t.ends, at)
    if word >= len(t.starts):
        return []
    found = [] if t.letters[word] in "por" else _around(t, _noun(t, word))
    if not found or t.words[word] in POSSESSIVES:
        found.append((word, word + 1))
    return [(t.starts[low], t.ends[high - 1]) for low, high in found if low < high]


def _noun(t: Tokens, word: int) -> int:
    """Return the first token from a word on that can stand in a noun phrase, else the word."""
    for at in range(word, len(t.letters)):
        if t.letters[at] in _CORE:
            return at
    return word


def _around(t: Tokens, word: int) -> list[Range]:
    low, high = _core(t, word)
    left = _joined(t, low, high)
    whole = left, max(high, phrase_behind(t, left)[1], phrase_behind(t, low)[1])
    named = with_apposition(t, whole)
    comma = t.letters.find(",", high)
    end = comma if comma > 0 else len(t.letters)
    return [named, whole, (low, whole[1]), (low, high), _before_comma(t, left, high), (low, end)]


def _core(t: Tokens, word: int) -> Range:
    """Return the noun phrase without what prepositions add."""
    low = high = word
    while low > 0 and _leads(t, low):
        low -= 1
    high += 1
    while letter_at(t, high) and _follows(t, high):
        high += 1
    return low, high


def _leads(t: Tokens, low: int) -> bool:
    """Tell whether the token in front of a phrase belongs to it."""
    before = t.letters[low - 1]
    if t.letters[low] == "d" or t.quoted[low] != t.quoted[low - 1]:
        return t.letters[low] == "d" and before == "d"
    describes = before in "vg" and low > 1 and t.letters[low - 2] in "dsi"
    return before in _CORE or (describes and t.words[low - 1].endswith(("ed", "ing")))


def _follows(t: Tokens, high: int) -> bool:
    """Tell whether the token behind a phrase belongs to it."""
    letter, before = t.letters[high], t.letters[high - 1]
    if t.quoted[high] != t.quoted[high - 1] or (letter == "d" and before != "d"):
        return False
    describes = letter in "vg" and before in "ds" and letter_at(t, high + 1) in ("n", "N")
    return letter in _CORE or describes


def _joined(t: Tokens, low: int, high: int) -> int:
    """Return where the phrase begins that "of" and the like join this one to."""
    if low == 0 or t.letters[low - 1] not in "fi&":
        return low
    return min(low, phrase_before(t, high)[0])


def _before_comma(t: Tokens, left: int, high: int) -> Range:
    """Return a phrase with the name in front of it: "Ann Lee, the mayor of Dover"."""
    if left > 1 and t.letters[left - 1] == "," and t.letters[left - 2] == "N":
        return phrase_before(t, left - 1)[0], high
    return left, high
