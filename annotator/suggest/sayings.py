"""Who says what in a sentence: the cue, and around it the source and the content."""

from typing import NamedTuple

from annotator.suggest.lexicon import SAYING, SUBJECTS
from annotator.suggest.phrases import Range, clause_at, noun_phrase_at
from annotator.suggest.words import Unit, units


class Saying(NamedTuple):
    """One attribution: half-open ranges in code points of the document's text."""

    content: tuple[Range, ...]
    source: tuple[Range, ...]
    cue: tuple[Range, ...]


def saying_in(text: str, sentence: Range, cue: Range | None = None) -> Saying | None:
    """Return what is said in a sentence and by whom; null when nothing shows that it is said.

    With `cue`, somebody has marked the cue already, and source and content are found around it.
    """
    words = units(text, *sentence)
    told = cue or _cue(text, words)
    if told is None:
        return None
    source = _source(text, words, sentence, told)
    walls = [told] if source is None else [told, source]
    content = _content(text, sentence, walls)
    return Saying(
        () if content is None else (content,), () if source is None else (source,), (told,)
    )


def _cue(text: str, words: list[Unit]) -> Range | None:
    """Return the last cue outside quotations: the outermost one stands there most often."""
    from annotator.suggest.phrases import quotations

    if not words:
        return None
    quoted = quotations(text, words[0].start, words[-1].end)
    found = None
    for number, unit in enumerate(words):
        if any(start <= unit.start < end for start, end in quoted):
            continue
        word = text[unit.start : unit.end].lower()
        behind = words[number + 1] if number + 1 < len(words) else None
        if word == "according" and behind and text[behind.start : behind.end].lower() == "to":
            return unit.start, behind.end
        if word in SAYING:
            found = found or (unit.start, unit.end)
    return found


def _source(text: str, words: list[Unit], sentence: Range, cue: Range) -> Range | None:
    """Return the noun phrase behind "according to", else the one in front of or behind the cue."""
    before = [unit for unit in words if unit.end <= cue[0] and unit.is_word]
    behind = [unit for unit in words if unit.start >= cue[1] and unit.is_word]
    first = text[cue[0] : cue[1]].lower()
    if first.startswith(("according", "per")) or not before:
        return _phrase(text, words, behind[0].start, sentence) if behind else None
    near = before[-1]
    gap = text[near.end : cue[0]].strip()
    if text[near.start : near.end].lower() in SUBJECTS:
        return near.start, near.end
    if gap and behind and not text[cue[1] : behind[0].start].strip():
        return _phrase(text, words, behind[0].start, sentence)
    return _phrase(text, words, near.start, sentence)


def _phrase(text: str, words: list[Unit], at: int, sentence: Range) -> Range | None:
    ways = noun_phrase_at(text, at, words, sentence)
    return ways[0] if ways else None


def _content(text: str, sentence: Range, walls: list[Range]) -> Range | None:
    """Return the longest stretch that source and cue leave."""
    low, high = min(wall[0] for wall in walls), max(wall[1] for wall in walls)
    ways = clause_at(text, sentence[0], sentence, walls) if low > sentence[0] else []
    ways += clause_at(text, high, sentence, walls) if high < sentence[1] else []
    outside = [w for w in ways if all(w[1] <= wall[0] or w[0] >= wall[1] for wall in walls)]
    return max(outside, key=lambda found: found[1] - found[0], default=None)
