"""The phrase around a word: its quotation, its clause, its noun phrase.

Each has wider readings, narrowest or likeliest first, so that pressing a key again takes the next.
Nothing here knows grammar: punctuation decides, and short lists of function words. Ranges are
half-open, in code points of the document's text.
"""

from collections.abc import Sequence

from annotator.suggest.lexicon import DETERMINERS, WALLS
from annotator.suggest.words import Unit

Range = tuple[int, int]

_PAIRS = {"“": "”", "„": "“”", "«": "»", "»": "«", "‹": "›", "「": "」", "『": "』", "‘": "’"}
_DOUBLE = '"＂'
_CLOSING = "\"”’»›」』'"
_OPENING = "\"“‘«‹„「『'"
_BREAKS = ",;:—–()[]،؛，；：、"
_EDGES = " \t\r\n.,;:—–-…،؛。，；：、।"
_PREFIXES = ("that ", "and that ", "but that ")


def quotations(text: str, start: int, end: int) -> list[Range]:
    """Return the outermost quotations in `[start, end)`, marks included; an open one ends there."""
    found, at = [], start
    while at < end:
        mark = text[at]
        close = _DOUBLE if mark in _DOUBLE else _PAIRS.get(mark)
        if close is None or (mark == "»" and not _opens(text, at, start)):
            at += 1
            continue
        stop = _closing(text, at + 1, end, close)
        found.append((at, stop))
        at = stop
    return found


def _opens(text: str, at: int, start: int) -> bool:
    return at == start or text[at - 1].isspace()


def _closing(text: str, at: int, end: int, close: str) -> int:
    """Return the offset behind the mark that closes a quotation; an apostrophe closes nothing."""
    for index in range(at, end):
        if text[index] in close and not (
            text[index] == "’" and index + 1 < end and text[index + 1].isalpha()
        ):
            return index + 1
    return end


def quotation_at(text: str, at: int, scope: Range) -> list[Range]:
    """Return the quotation around an offset, else the next or the last one; then it unquoted."""
    known = quotations(text, *scope)
    if not known:
        return []
    around = [found for found in known if found[0] <= at < found[1]]
    behind = [found for found in known if found[0] >= at]
    start, end = (around or behind or known[-1:])[0]
    inside = trimmed(text, start + 1, end - (text[end - 1] in _CLOSING and end - 1 > start))
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
    """Return the noun phrase around an offset, then with what "of" adds, then up to a comma."""
    inside = [unit for unit in words if sentence[0] <= unit.start < sentence[1]]
    middle = next((n for n, unit in enumerate(inside) if unit.end > at and unit.is_word), None)
    if middle is None:
        return []
    low = high = middle
    while low > 0 and _goes_on_left(text, inside, low):
        low -= 1
    while high + 1 < len(inside) and _goes_on_right(text, inside, high, middle):
        high += 1
    core = inside[low].start, inside[high].end
    wide = _with_prepositions(text, inside, high)
    comma = next((u.start for u in inside[wide + 1 :] if text[u.start] in ",;:—–"), sentence[1])
    return _distinct(
        [core, (core[0], inside[wide].end), (core[0], trimmed(text, core[0], comma)[1])]
    )


def _word(text: str, unit: Unit) -> str:
    return text[unit.start : unit.end]


def _goes_on_left(text: str, inside: Sequence[Unit], low: int) -> bool:
    """Tell whether the unit in front of a phrase belongs to it."""
    before, first = inside[low - 1], inside[low]
    word = _word(text, before)
    if not before.is_word or _word(text, first).lower() in DETERMINERS:
        return False
    return word.lower() not in WALLS and not word.lower().endswith("ly")


def _goes_on_right(text: str, inside: Sequence[Unit], high: int, middle: int) -> bool:
    """Tell whether the unit behind a phrase belongs to it; behind a name only more of the name."""
    after, last = inside[high + 1], inside[high]
    word = _word(text, after)
    if not after.is_word or word.lower() in WALLS or word.lower() in DETERMINERS:
        return False
    if _word(text, last)[:1].isupper() and high >= middle and last.start > 0:
        return word[:1].isupper() or not word[:1].isalpha()
    return not word.lower().endswith(("ly", "ed"))


def _with_prepositions(text: str, inside: Sequence[Unit], high: int) -> int:
    """Return the last unit of what "of", "for", "at", "in" or "from" and their words add."""
    while high + 2 < len(inside) and _word(text, inside[high + 1]).lower() in _JOINING:
        high += 2
        while high + 1 < len(inside) and (
            _word(text, inside[high]).lower() in DETERMINERS
            or _goes_on_right(text, inside, high, high)
        ):
            high += 1
    return high


_JOINING = frozenset(("of", "for", "at", "in", "from", "and", "on", "with"))


def trimmed(text: str, start: int, end: int) -> Range:
    """Return a range without space and punctuation at its edges, and without a leading "that"."""
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    for prefix in _PREFIXES:
        if text[start:end].lower().startswith(prefix):
            return trimmed(text, start + len(prefix), end)
    return start, end


def _distinct(ranges: Sequence[Range]) -> list[Range]:
    return [found for found in dict.fromkeys(ranges) if found[0] < found[1]]
