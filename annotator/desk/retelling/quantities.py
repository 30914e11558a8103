"""Numbers with what stands in front of them: "nearly 100", "more than 100", "dozens", "a third".

A quantity is a range: "up to 30" reaches from nothing to 30, "dozens" from 24 to 99. Two of the
same thing differ where their ranges do, or where one says "nearly" and the other "more than".
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from annotator.desk.alike.stems import words
from annotator.desk.facts import NUMBER, value_of
from annotator.desk.retelling.words import telling_words
from annotator.model.retelling import Change, ChangeKind

_ABOVE = r"more than|over|at least|above|upwards? of|no fewer than|no less than|exceeding|topping"
_BELOW = (
    r"nearly|almost|up to|as many as|as much as|less than|fewer than|under|below|at most|"
    r"no more than|close to|just under|not quite"
)
_ABOUT = r"about|around|roughly|approximately|some|an estimated|estimated|circa"
_COMPARED = re.compile(
    rf"\b(?:(?P<above>{_ABOVE})|(?P<below>{_BELOW})|(?P<about>{_ABOUT}))(?:\s+(?:a|the))?\s*[$€£¥]?$",
    re.IGNORECASE,
)
_MANY = re.compile(
    r"\b(?P<many>hundreds\s+of\s+thousands|tens\s+of\s+thousands|dozens|scores|hundreds|thousands|"
    r"millions|billions|a\s+handful|several|a\s+few)\b(?:\s+of)?",
    re.IGNORECASE,
)
_RANGES = {
    "a handful": (3, 9), "several": (3, 9), "a few": (3, 9), "dozens": (24, 99), "scores": (40, 99),
    "hundreds": (200, 999), "thousands": (2_000, 9_999), "tens of thousands": (2e4, 99_999),
    "hundreds of thousands": (2e5, 999_999), "millions": (2e6, 999e6), "billions": (2e9, 999e9),
}  # fmt: skip
_PART = re.compile(
    r"\b(?:(?P<part>(?:a|one|two)[\s-]thirds?|half|(?:a|one|three)[\s-]quarters?)"
    r"(?:\s+of|(?=\s+(?:more|less|fewer|(?:long|short|larg|small|high|low|bigg|fast|slow|great|cheap|"
    r"heavi|old|young|strong|weak)er)\b)))\b",
    re.IGNORECASE,
)
_PARTS = {"third": 100 / 3, "half": 50.0, "quarter": 25.0}
_MONTH = (
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?:uary|ruary|ch|il|e|y|ust|tember|ober|"
    r"ember)?\.?"
)
_NO_COUNT_BEFORE = re.compile(rf"(?:\bNo\.?\s?|#|\b{_MONTH}\s|[:/\d]|\d[-–])$")
_NO_COUNT_BEHIND = re.compile(
    rf"(?:st\b|nd\b|rd\b|th\b|[-\s](?:third|quarter|fifth|tenth)s?\b|[:/]\d|[-–]\d|\s{_MONTH}(?:\W|$)|\s?[ap]\.?m\b|"
    r"\s(?:in|out\sof|of)\s(?:\d|ten\b|every\b))"
)
_YEARS = range(1900, 2100)
_AMOUNT = r"[$€£¥]?\d[\d.,]*(?:\s(?:hundred|thousand|million|billion|trillion)\b)?(?:\s?%)?"
_BETWEEN = re.compile(rf"\bbetween\s+(?P<low>{_AMOUNT})\s+and\s+(?P<high>{_AMOUNT})", re.IGNORECASE)
_SPELLED = 10
"""Smaller numbers are in many sentences: alike, they say nothing."""
_ROUNDED = 0.05
_ALIKE = 0.33
"""Likeness from which two counts of the same things are about the same things."""
_CLOSE = 0.6
"""Likeness from which two sentences have almost the same words."""
_FAR = 2.0
"""How many times as much another count of the same things is, at most, or one of `_ZEROS`."""
_ZEROS = (10, 100, 1_000)
"""What a lost or added zero, or a thousand for a million, multiplies by."""


class Quantity(NamedTuple):
    """How many or how much of something."""

    low: float
    high: float
    way: int
    """-1 "nearly", 0 as it is, 1 "more than"."""
    about: bool
    text: str
    units: frozenset[str]
    """What is counted: a sign, or the words behind the number."""
    vague: bool


def quantities(text: str) -> list[Quantity]:
    """Return the counts of a text; days, years, times and numbers that only name are none."""
    return [*_numbers(text), *_vague(text), *_parts(text)]


def _numbers(text: str) -> Iterator[Quantity]:
    for match in NUMBER.finditer(text):
        before, behind = text[: match.start()], text[match.end() :]
        value = float(value_of(match))
        if _NO_COUNT_BEFORE.search(before) or _NO_COUNT_BEHIND.match(behind):
            continue
        units = _units(match.group(), behind)
        if value in _YEARS and "," not in match.group() and not units & _SIGNS:
            continue
        yield _compared(text, match.start(), match.end(), value, units)


_SIGNS = frozenset("$€£¥%")


def _compared(text: str, start: int, end: int, value: float, units: frozenset[str]) -> Quantity:
    """Return a number with the words that compare it."""
    lead = _COMPARED.search(text, max(0, start - 24), start) if start else None
    if lead is not None and lead.end() != start:
        lead = None
    way = 0 if lead is None else 1 if lead["above"] else -1 if lead["below"] else 0
    about = lead is not None and bool(lead["about"])
    low = 0.0 if way < 0 else 0.9 * value if about else value
    high = 1.5 * value if way > 0 else 1.1 * value if about else value
    sign = re.match(r"\s?(?:%|percent\b|per\s?cent\b)", text[end:])
    words = text[lead.start() if lead else start : end + (sign.end() if sign else 0)]
    return Quantity(low, high, way, about, words, units, vague=False)


def _units(number: str, behind: str) -> frozenset[str]:
    """Return what a number counts: its sign, or the next two words."""
    if number[0] in _SIGNS:
        return frozenset(number[0])
    if re.match(r"\s?(?:%|percent\b|per\s?cent\b)", behind):
        return frozenset("%")
    clause = re.split(r"[,;:.()—]", behind, maxsplit=1)[0]
    near = {word.start for word in words(clause)[:3]}
    return frozenset(word.stem for word in telling_words(clause)[:2] if word.start in near)


def _vague(text: str) -> Iterator[Quantity]:
    for match in _MANY.finditer(text):
        low, high = _RANGES[" ".join(match["many"].lower().split())]
        units = _units("0", text[match.end() :])
        yield Quantity(low, high, 0, about=False, text=match["many"], units=units, vague=True)


def _parts(text: str) -> Iterator[Quantity]:
    for match in _PART.finditer(text):
        part = match["part"].lower()
        value = next(share for name, share in _PARTS.items() if name in part)
        times = 2 if part.startswith("two") else 3 if part.startswith("three") else 1
        end = match.end("part")
        yield _compared(text, match.start(), end, times * value, frozenset("%"))


def changes_of_quantities(before: str, after: str, likeness: float) -> list[Change]:
    """Compare the counts of two sentences that say the same."""
    if change := _end_of_range(before, after):
        return [change]
    close = likeness >= _CLOSE
    mine, theirs = quantities(before), quantities(after)
    found = []
    for told in theirs:
        match = _same_value(told, mine, likeness)
        if match is None and likeness >= _ALIKE:
            match = _same_thing(told, mine, theirs)
        kind = _change(match, told, close=close) if match else None
        if match and kind and not _kept(match, theirs):
            found.append(Change(kind=kind, before=match.text, after=told.text))
    return found[:1]  # what follows from the first one is no news


def _kept(one: Quantity, theirs: list[Quantity]) -> bool:
    """Tell whether a quantity stands in the other sentence as it is."""
    return any((q.low, q.high, q.way) == (one.low, one.high, one.way) for q in theirs)


def _same_value(told: Quantity, mine: list[Quantity], likeness: float) -> Quantity | None:
    large = likeness >= _ALIKE and _value(told) > _SPELLED
    for one in mine:
        if one.vague or told.vague or _value(one) != _value(told):
            continue
        if one.units & told.units or large:
            return one
    return None


def _value(one: Quantity) -> float:
    """Return the number that was written."""
    return one.low if one.way > 0 else one.high if one.way < 0 else (one.low + one.high) / 2


def _same_thing(told: Quantity, mine: list[Quantity], theirs: list[Quantity]) -> Quantity | None:
    """Return the only other count of the same things."""
    fitting = [one for one in mine if one.units & told.units]
    rivals = [one for one in theirs if one.units & told.units]
    return fitting[0] if len(fitting) == len(rivals) == 1 else None


def _change(one: Quantity, told: Quantity, *, close: bool) -> ChangeKind | None:
    if not one.vague and not told.vague and _value(one) == _value(told):
        if one.way != told.way and not told.about and not one.about:
            return "number_stronger" if told.way > one.way else "number_weaker"
        return "hedge_dropped" if one.about and not told.about else None
    least, most = sorted((_value(one), _value(told)))
    if not (one.vague or told.vague):
        slipped = least and most / least in _ZEROS
        if most > _FAR * least and not (close or slipped):
            return None
        exact = close and not (one.about or told.about or one.way or told.way)
        if most - least <= _ROUNDED * most and (not exact or _is_round(told)):
            return None
    if told.low > one.high:
        return "number_stronger"
    return "number_weaker" if told.high < one.low else None


def _is_round(one: Quantity) -> bool:
    digits = f"{_value(one):.0f}"
    return len(digits) > 1 and set(digits[1:]) == {"0"}


def _end_of_range(before: str, after: str) -> Change | None:
    """Return that of "between 40 and 60" only one end is left."""
    for match in _BETWEEN.finditer(before):
        ends = [q for q in quantities(match["low"] + " ; " + match["high"]) if not q.vague]
        told = [q for q in quantities(after) if not q.vague]
        if len(ends) != 2 or _BETWEEN.search(after):
            continue
        low, high = (_value(end) for end in ends)
        left = [q for q in told if not q.about and _value(q) in (low, high)]
        if len(left) == 1 and low < high and left[0].way == 0:
            stronger = _value(left[0]) == high
            kind: ChangeKind = "number_stronger" if stronger else "number_weaker"
            return Change(kind=kind, before=match.group(), after=left[0].text)
    return None
