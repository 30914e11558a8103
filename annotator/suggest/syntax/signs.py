"""What shows how far a suggestion can be trusted: signs, whose weights `sureness.tsv` holds."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from annotator.model.document import Sentence
from annotator.suggest.quoting import Range
from annotator.suggest.sayings import Saying
from annotator.suggest.syntax.rates import odds_of
from annotator.suggest.syntax.sentence import Reader

Sign = tuple[str, float]
"""A sign and how strong it is."""

_LENGTHS = (40, 80, 120, 160, 220, 300)
"""Steps of code points of a sentence."""
_LEFT = (2, 5, 8, 15, 30, 60)
"""Steps of code points of a sentence that belong to no part of an attribution."""
_SPOKEN = (0.01, 0.02, 0.04, 0.07, 0.1, 0.15, 0.2, 0.3, 0.4)
_CHANCES = (0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99)
_UNHEARD = (0.02, 0.1, 0.2, 0.4, 0.7)
_FULL, _SHORT = 8, 120
_FEW, _MOST = 5, 3
_FIRST_PERSON = re.compile(r"\b(?:I|we|my|our|you|your)\b")
_CLAUSE = re.compile(
    r"[,;] (?:but|and|while|who|which|where|as|because|although|though|including|with) "
)
_DASH = re.compile(r" [-–—] |—")
_PRONOUNS = frozenset("he she they it i we you who that which".split())
_CORE = frozenset("said says say saying told tells according wrote writes added adds".split())
_OPENING, _CLOSING = ("“", '"'), ("”", '"')


class Told(NamedTuple):
    """A story that was read."""

    text: str
    sentences: Sequence[Sentence]
    found: Sequence[list[Saying]]
    """What is said in each sentence."""
    reader: Reader


def signs(told: Told, index: int) -> Iterator[Sign]:
    """Yield the signs of what was found in a sentence."""
    sentence, found = told.sentences[index], told.found[index]
    yield f"length {_step(len(sentence.text), _LENGTHS)}", 1
    here = _kind(told, index)
    yield f"{here} behind {_kind(told, index - 1)}", 1
    yield f"{here} before {_kind(told, index + 1)}", 1
    if found:
        yield from _of_speech(told, index)
    else:
        yield from _of_silence(sentence.text, index, told.reader.spoken[index])


def _kind(told: Told, index: int) -> str:
    """Return in a word what is found in a sentence."""
    if not 0 <= index < len(told.found):
        return "nothing"
    found = told.found[index]
    rule = found[0].rule if found else "none"
    return rule if rule in ("none", "continued", "quote") else "said"


def _of_silence(text: str, index: int, spoken: float) -> Iterator[Sign]:
    """Yield the signs that nobody speaks."""
    yield "none", 1
    yield "none spoken", odds_of(spoken)
    yield f"none spoken {_step(spoken, _SPOKEN)}", 1
    end = text.rstrip()[-1:]
    shown = {
        "quoted": any(mark in text for mark in (*_OPENING, *_CLOSING)),
        "asking": end == "?",
        "unended": end not in '.?!"”',
        "colon": ":" in text,
        "few words": len(text.split()) < _FEW,
        "at first": index == 0,
        "first person": _FIRST_PERSON.search(text) is not None,
    }
    yield from ((f"none {name}", 1) for name, holds in shown.items() if holds)


def _of_speech(told: Told, index: int) -> Iterator[Sign]:
    """Yield the signs that an attribution is right in all its parts."""
    sentence, found = told.sentences[index], told.found[index]
    first, length = found[0], len(sentence.text)
    several = len(found) > 1
    rule = "several" if several else first.rule
    yield (f"several {min(4, len(found))}" if several else f"rule {rule}"), 1
    chances = [told.reader.chances.get(said.cue[0]) for said in found if said.cue]
    known = [chance for chance in chances if chance is not None]
    if known:
        yield "chance", odds_of(min(known))
        yield f"chance {_step(min(known), _CHANCES)}", 1
    left = length - sum(_inside(place, sentence) for said in found for place in _places(said))
    yield f"left {_step(left, _LEFT)}", 1
    if left <= _FULL:
        yield f"full {'short ' if length <= _SHORT else ''}{rule}", 1
    yield f"cue {_cue(told.text, first)}", 1
    yield f"source {_source(told.text, first, sentence)}", 1
    yield f"unheard {_step(told.reader.unheard[index], _UNHEARD)}", 1
    if first.inner:
        yield "inner", 1
    if first.content:
        yield from _of_content(told.text, first, sentence)


def _of_content(text: str, said: Saying, sentence: Sentence) -> Iterator[Sign]:
    start, end = said.content[-1]
    words = text[max(start, sentence.start) : min(end, sentence.end)]
    whole = words.startswith(_OPENING) and words.rstrip().endswith(_CLOSING)
    some = any(mark in words for mark in (*_OPENING, *_CLOSING))
    yield f"content {'quoted' if whole else 'partly quoted' if some else 'plain'} {said.rule}", 1
    yield f"contents {min(_MOST, len(said.content))}", 1
    yield f"commas {min(_MOST, words.count(', '))}", 1
    shown = {
        "clause": _CLAUSE.search(words) is not None,
        "dash": _DASH.search(words) is not None,
        "bracket": "(" in words,
    }
    yield from ((f"content with {name}", 1) for name, holds in shown.items() if holds)


def _cue(text: str, said: Saying) -> str:
    if not said.cue:
        return "none"
    words = text[slice(*said.cue[0])].lower().split()
    return "said" if words[0] in _CORE or words[-1] in _CORE else "other"


def _source(text: str, said: Saying, sentence: Sentence) -> str:
    """Return what sort of words name who speaks."""
    if not said.source:
        return "none"
    start, end = said.source[0]
    words = text[start:end].split()
    if start < sentence.start:
        return "elsewhere"
    if text[start:end].lower() in _PRONOUNS:
        return "pronoun"
    if all(word[:1].isupper() for word in words):
        return "name"
    return "described, with a comma" if "," in text[start:end] else "described"


def _places(said: Saying) -> tuple[Range, ...]:
    return *said.content, *said.source, *said.cue


def _inside(place: Range, sentence: Sentence) -> int:
    return max(0, min(place[1], sentence.end) - max(place[0], sentence.start))


def _step(value: float, steps: Sequence[float]) -> str:
    """Return the first step that a value does not pass."""
    at = bisect_left(steps, value)
    return f"up to {steps[at]}" if at < len(steps) else f"over {steps[-1]}"
