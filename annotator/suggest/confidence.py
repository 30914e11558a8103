"""How far a suggestion can be trusted: how often its family of rules was wholly right.

Measured on news stories whose attributions people marked (`benchmarks/suggestions.py`): the share
of sentences in which every span was what the annotator marked, edge punctuation aside, or in which
rightly nobody was found to speak.
"""

from collections.abc import Sequence

from annotator.model.document import Sentence
from annotator.suggest.sayings import Saying

MEASURED: dict[str, float] = {
    "according other, all of it": 0.50,  # 36
    "according said": 0.26,  # 35
    "according said, all of it": 0.65,  # 316
    "according said, all of it, short": 0.86,  # 71
    "adjective other": 0.19,  # 36
    "adjective other, all of it": 0.14,  # 28
    "adjective other, all of it, short": 0.36,  # 22
    "clause other": 0.34,  # 779
    "clause other by nobody": 0.10,  # 68
    "clause other, all of it": 0.65,  # 373
    "clause other, all of it, short": 0.72,  # 258
    "clause said": 0.40,  # 486
    "clause said, all of it": 0.74,  # 320
    "clause said, all of it, short": 0.88,  # 274
    "colon other, all of it": 0.25,  # 24
    "colon other, all of it, short": 0.55,  # 159
    "continued other by nobody": 0.90,  # 313
    "continued other, all of it": 0.83,  # 198
    "continued other, all of it, short": 0.96,  # 798
    "continued said by nobody": 0.96,  # 25
    "continued said, all of it": 0.99,  # 485
    "continued said, all of it, short": 0.99,  # 2834
    "hearsay other by nobody": 0.07,  # 54
    "none": 0.77,  # 10617
    "noun other": 0.11,  # 142
    "noun other, all of it": 0.00,  # 21
    "other other": 0.11,  # 195
    "other other, all of it": 0.09,  # 43
    "other other, all of it, short": 0.22,  # 41
    "other said": 0.24,  # 93
    "passive other": 0.18,  # 380
    "passive other, all of it": 0.13,  # 143
    "passive other, all of it, short": 0.37,  # 125
    "poll other": 0.06,  # 31
    "poll other, all of it": 0.08,  # 26
    "poll other, all of it, short": 0.07,  # 29
    "question": 0.81,  # 211
    "quote other": 0.35,  # 74
    "quote other, all of it": 0.83,  # 76
    "quote other, all of it, short": 0.92,  # 98
    "quote said": 0.45,  # 779
    "quote said, all of it": 0.90,  # 739
    "quote said, all of it, short": 0.98,  # 953
    "quoted words other": 0.03,  # 93
    "quoted words other by nobody": 0.04,  # 25
    "quoted words other, all of it, short": 0.19,  # 21
    "several": 0.27,  # 1659
    "tail other": 0.15,  # 62
    "tail other, all of it": 0.34,  # 77
    "tail other, all of it, short": 0.53,  # 59
    "tail said": 0.29,  # 52
    "tail said, all of it": 0.73,  # 207
    "tail said, all of it, short": 0.87,  # 149
    "thing other": 0.17,  # 2050
    "thing other by nobody": 0.05,  # 165
    "thing other, all of it": 0.33,  # 626
    "thing other, all of it, short": 0.51,  # 672
    "thing said": 0.40,  # 394
    "thing said by nobody": 0.17,  # 24
    "thing said, all of it": 0.74,  # 272
    "thing said, all of it, short": 0.86,  # 205
    "to other": 0.21,  # 359
    "to other, all of it": 0.31,  # 104
    "to other, all of it, short": 0.53,  # 120
    "unsaid other by nobody": 0.87,  # 187
    "with other": 0.14,  # 516
    "with other by nobody": 0.10,  # 49
    "with other, all of it": 0.29,  # 182
    "with other, all of it, short": 0.38,  # 164
    "with said": 0.16,  # 37
}
"""Family: the share that was right, and in how many sentences."""
_UNKNOWN = 0.3
_CORE = frozenset("said says say told according wrote added".split())


def family_of(text: str, sentence: Sentence, sayings: Sequence[Saying]) -> str:
    """Return the family of rules that a sentence's suggestion comes from."""
    if not sayings:
        return "question" if sentence.text.rstrip("\"”’') ").endswith("?") else "none"
    if len(sayings) > 1:
        return "several"
    said = sayings[0]
    words = text[said.cue[0][0] : said.cue[0][1]].lower().split() if said.cue else [""]
    core = "said" if words[-1] in _CORE or words[0] in _CORE else "other"
    if not said.source and said.rule != "passive":
        return f"{said.rule} {core} by nobody"
    return f"{said.rule} {core}{_fullness(sentence, said)}"


def _fullness(sentence: Sentence, said: Saying) -> str:
    """Tell whether an attribution fills its sentence, and whether that is a short one."""
    covered = sum(e - s for s, e in (*said.content, *said.source, *said.cue) if s >= sentence.start)
    length = sentence.end - sentence.start
    if length - covered > max(_MARKS, _REST * length):
        return ""
    return ", all of it" if length > _SHORT else ", all of it, short"


_REST = 0.1
_MARKS = 8
"""So many code points of space and punctuation lie between the parts of any attribution."""
_SHORT = 120
"""Code points of a short sentence."""


def confidence_of(family: str) -> float:
    """Return how often a family was wholly right."""
    return MEASURED.get(family, _UNKNOWN)
