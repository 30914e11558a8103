"""What must not get lost when a claim is put in other words: numbers, names, negations, hedges.

Found by their shapes and by short lists, for English. A finding is a question to the analyst,
never a verdict.
"""

import re
from collections import Counter
from decimal import Decimal
from typing import Literal, NamedTuple

Kind = Literal["number", "name", "negation", "hedge"]

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
).split()
_NUMBER_WORDS = {word: Decimal(number) for number, word in enumerate(_UNITS) if word != "one"}
"""`one` is left out: it is a pronoun as often as a number."""
_NUMBER_WORDS |= {
    word: Decimal(10 * number)
    for number, word in enumerate("thirty forty fifty sixty seventy eighty ninety".split(), 3)
}
_SCALES = {
    "hundred": Decimal(10**2),
    "thousand": Decimal(10**3),
    "million": Decimal(10**6),
    "billion": Decimal(10**9),
    "trillion": Decimal(10**12),
}
NUMBER = re.compile(
    r"(?<![\w.])(?:[$€£¥])?(?P<digits>\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?:(?:\s|-)(?P<scale>hundred|thousand|million|billion|trillion)s?\b)?"
    r"|\b(?P<word>" + "|".join(_NUMBER_WORDS) + r")\b(?:(?:\s|-)(?P<word_scale>hundred|thousand|"
    r"million|billion|trillion)s?\b)?",
    re.IGNORECASE,
)
"""A number in digits or words; `value_of` reads what it matched."""
_NEGATION = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|nowhere|neither|nor|without|cannot)\b"
    r"|\b\w+n[’']t\b",
    re.IGNORECASE,
)
_HEDGE = re.compile(
    r"\b(?:may(?!\s+\d)|might|could|would|should|can|about|around|roughly|approximately|nearly|almost|"
    r"some|perhaps|possibly|probably|likely|unlikely|apparently|seemingly|reportedly|allegedly|"
    r"supposedly|purportedly|believed|thought|expected|estimated|suspected|alleged|potentially|"
    r"up\s+to|at\s+least|at\s+most|as\s+(?:many|much|few|little)\s+as|(?:more|less|fewer)\s+than|"
    r"appear(?:s|ed)?\s+to|seem(?:s|ed)?\s+to|suggest(?:s|ed)?)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_](?:[\w&.’'-]*\w)?")
_BEGINS = re.compile(r"(?:^|[.!?:…][\"”’'»)]*\s+)[\"“„‘'«(\[]*$")
"""What stands in front of the first word of a sentence."""
_NEAR = 12
"""Characters that are looked at for it."""


class Fact(NamedTuple):
    """A number, a name, a negation or a hedge."""

    kind: Kind
    text: str
    """As it is written."""
    key: str
    """What all spellings of it have in common."""


def facts(text: str) -> list[Fact]:
    """Return the facts of a text in its order, kind by kind."""
    return [*_numbers(text), *_names(text), *_negations(text), *_hedges(text)]


def lost(before: str, after: str) -> list[Fact]:
    """Return what is in one text and not in the other, as often as it is missing."""
    there = Counter((fact.kind, fact.key) for fact in facts(after))
    words = {_name_key(match.group()) for match in _WORD.finditer(after)}
    missing = []
    for fact in facts(before):
        if fact.kind == "name":
            if fact.key not in words and fact not in missing:
                missing.append(fact)
        elif there[fact.kind, fact.key]:
            there[fact.kind, fact.key] -= 1
        else:
            missing.append(fact)
    return missing


def value_of(number: re.Match[str]) -> Decimal:
    """Return the value of what `NUMBER` matched."""
    if number["digits"]:
        value = Decimal(re.sub(r"[,\u00a0\u202f]", "", number["digits"]))
    else:
        value = _NUMBER_WORDS[number["word"].lower()]
    scale = number["scale"] or number["word_scale"]
    return value * _SCALES[scale.lower()] if scale else value


def _numbers(text: str) -> list[Fact]:
    return [
        Fact("number", match.group(), f"{value_of(match).normalize():f}")
        for match in NUMBER.finditer(text)
    ]


def _names(text: str) -> list[Fact]:
    """Return capitalised words that no sentence begins with."""
    return [
        Fact("name", match.group(), _name_key(match.group()))
        for match in _WORD.finditer(text)
        if match.group()[0].isupper()
        and not re.fullmatch(r"I(?:[’']\w+)?", match.group())
        and not _begins(text, match.start())
    ]


def _name_key(word: str) -> str:
    return re.sub(r"[’']s$", "", word).strip(".'’").casefold()


def _negations(text: str) -> list[Fact]:
    return [
        Fact("negation", match.group(), _negation_key(match.group().lower()))
        for match in _NEGATION.finditer(text)
    ]


def _negation_key(word: str) -> str:
    return "not" if word == "cannot" or word.endswith(("n't", "n’t")) else word


def _hedges(text: str) -> list[Fact]:
    """Return hedges; a capital inside a sentence makes May a month and not a hedge."""
    return [
        Fact("hedge", match.group(), " ".join(match.group().lower().split()))
        for match in _HEDGE.finditer(text)
        if match.group()[0].islower() or _begins(text, match.start())
    ]


def _begins(text: str, at: int) -> bool:
    """Tell whether a sentence begins at an offset."""
    return _BEGINS.search(text, max(0, at - _NEAR), at) is not None
