"""The phrase around a word: its quotation, its clause, its noun phrase.

Each has wider readings, narrowest or likeliest first, so that pressing a key again takes the next.
Nothing here knows grammar: punctuation decides, and short lists of function words. Ranges are
half-open, in code points of the document's text.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from annotator.suggest.noun_phrases import readings
from annotator.suggest.quoting import Range as Range  # the desk takes it from here
from annotator.suggest.quoting import open_before, quotations
from annotator.suggest.words import Unit

_CLOSING = "\"”’»›」』'"
_OPENING = "\"＂“‘«‹„‟「『'"
_BREAKS = ",;:—–()[]،؛，；：、"
_EDGES = " \t\r\n.,;:—–-…،؛。，；：、।"
_LEADS = "tTaAbB"
"""Letters that such a "that" can begin with."""
_LEAD = re.compile(r"(?:(?:and|but) )?that (?=\S)", re.IGNORECASE)


def quotation_at(text: str, at: int, scope: Range) -> list[Range]:
    """Return the quotation around an offset, else the next or the last one; then it unquoted."""
    known = quotations(text, *scope, goes_on=open_before(text, scope[0]))
    if not known:
        return []
    around = [found for found in known if found[0] <= at < found[1]]
    behind = [found for found in known if found[0] >= at]
    start, end = (around or behind or known[-1:])[0]
    first = start + (text[start] in _OPENING)  # one opened in an earlier sentence has no mark
    inside = trimmed(text, first, max(first, end - (text[end - 1] in _CLOSING)))
    return [(start, end), inside] if inside[0] < inside[1] else [(start, end)]


def clause_at(text: str, at: int, sentence: Range, walls: Sequence[Range]) -> list[Range]:
    """Return the stretch around an offset up to what is marked, then up to commas, then all.

    `walls` are the ranges of source and cue, which no content reaches across.
    """
    start, end = sentence
    for wall in walls:
        if wall[1] <= at:
            start = max(start, wall[1])
        elif wall[0] > at:
            end = min(end, wall[0])
    whole = trimmed(text, start, end)
    inside = quotations(text, *sentence)
    quoted = next((found for found in inside if found[0] <= at < found[1]), None)
    low, high = start, end
    for index in range(start, end):
        if text[index] not in _BREAKS or _in_number(text, index):
            continue
        if quoted is None and any(found[0] <= index < found[1] for found in inside):
            continue
        if index < at:
            low = index + 1
        else:
            high = index
            break
    narrow = trimmed(text, low, high)
    ways = [whole, narrow] if walls else [narrow, whole]
    return _distinct([*ways, trimmed(text, *sentence)])


def _in_number(text: str, index: int) -> bool:
    near = text[index - 1 : index] + text[index + 1 : index + 2]
    return len(near) == 2 and near.isdigit()


def noun_phrase_at(text: str, at: int, words: Sequence[Unit], sentence: Range) -> list[Range]:
    """Return the noun phrase around an offset as a source would be marked, then other readings.

    `words` are the units of the text around; the phrase is that of the word at or behind `at`.
    """
    number = bisect_right(words, at, key=lambda unit: unit.end)
    inside = (unit for unit in words[number:] if unit.is_word and unit.start >= sentence[0])
    word = next(inside, None)
    if word is None or word.start >= sentence[1]:
        return []
    return _distinct([trimmed(text, *found) for found in readings(text, word.start, sentence)])


def trimmed(text: str, start: int, end: int) -> Range:
    """Return a range without space and punctuation at its edges, and without a leading "that"."""
    while True:
        while start < end and text[start] in _EDGES:
            start += 1
        lead = _LEAD.match(text, start, end) if text[start : start + 1] in _LEADS else None
        if lead is None:
            break
        start = lead.end()
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return start, end


def _distinct(ranges: Sequence[Range]) -> list[Range]:
    return [found for found in dict.fromkeys(ranges) if found[0] < found[1]]
