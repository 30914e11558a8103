"""How far a suggestion can be trusted: how often its family of rules was wholly right.

Measured on news stories whose attributions people marked (`benchmarks/suggestions.py`): the share
of sentences in which every span was what the annotator marked, edge punctuation aside, or in which
rightly nobody was found to speak.
"""

from collections.abc import Sequence

from annotator.model.document import Sentence
from annotator.suggest.datelines import behind_dateline
from annotator.suggest.sayings import Saying

MEASURED: dict[str, float] = {
    "according other, all of it": 0.50,  # 36
    "according said": 0.26,  # 35
    "according said, all of it": 0.65,  # 316
    "according said, all of it, short": 0.86,  # 71
    "adjective other": 0.18,  # 39
    "adjective other, all of it": 0.14,  # 28
    "adjective other, all of it, short": 0.33,  # 24
    "clause other": 0.34,  # 770
    "clause other by nobody": 0.10,  # 67
    "clause other, all of it": 0.65,  # 373
    "clause other, all of it, short": 0.73,  # 262
    "clause said": 0.41,  # 479
    "clause said, all of it": 0.74,  # 320
    "clause said, all of it, short": 0.88,  # 276
    "colon other, all of it": 0.25,  # 24
    "colon other, all of it, short": 0.55,  # 159
    "continued other by nobody": 0.90,  # 320
    "continued other, all of it": 0.83,  # 198
    "continued other, all of it, short": 0.96,  # 812
    "continued said by nobody": 0.96,  # 25
    "continued said, all of it": 0.99,  # 483
    "continued said, all of it, short": 0.99,  # 2828
    "hearsay other by nobody": 0.08,  # 53
    "none": 0.78,  # 10360
    "noun other": 0.11,  # 142
    "noun other by nobody": 0.07,  # 167
    "noun other, all of it": 0.00,  # 22
    "other other": 0.10,  # 212
    "other other by nobody": 0.00,  # 20
    "other other, all of it": 0.10,  # 52
    "other other, all of it, short": 0.18,  # 49
    "other said": 0.24,  # 97
    "passive other": 0.18,  # 379
    "passive other, all of it": 0.12,  # 142
    "passive other, all of it, short": 0.37,  # 126
    "poll other": 0.07,  # 28
    "poll other, all of it": 0.08,  # 26
    "poll other, all of it, short": 0.07,  # 29
    "question": 0.81,  # 210
    "quote other": 0.35,  # 77
    "quote other, all of it": 0.83,  # 78
    "quote other, all of it, short": 0.93,  # 109
    "quote said": 0.46,  # 771
    "quote said, all of it": 0.90,  # 747
    "quote said, all of it, short": 0.98,  # 954
    "quoted words other": 0.03,  # 116
    "quoted words other by nobody": 0.03,  # 37
    "quoted words other, all of it": 0.09,  # 23
    "quoted words other, all of it, short": 0.12,  # 25
    "several": 0.26,  # 1726
    "tail other": 0.13,  # 78
    "tail other, all of it": 0.36,  # 91
    "tail other, all of it, short": 0.53,  # 60
    "tail said": 0.29,  # 51
    "tail said, all of it": 0.73,  # 209
    "tail said, all of it, short": 0.86,  # 152
    "thing other": 0.18,  # 2011
    "thing other by nobody": 0.05,  # 160
    "thing other, all of it": 0.33,  # 627
    "thing other, all of it, short": 0.52,  # 680
    "thing said": 0.41,  # 386
    "thing said by nobody": 0.17,  # 24
    "thing said, all of it": 0.74,  # 272
    "thing said, all of it, short": 0.85,  # 206
    "to other": 0.23,  # 336
    "to other, all of it": 0.34,  # 95
    "to other, all of it, short": 0.57,  # 111
    "unsaid other by nobody": 0.86,  # 174
    "with other": 0.14,  # 511
    "with other by nobody": 0.10,  # 48
    "with other, all of it": 0.29,  # 181
    "with other, all of it, short": 0.38,  # 164
    "with said": 0.17,  # 36
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
    return f"{said.rule} {core}{fullness(sentence, said)}"


def fullness(sentence: Sentence, said: Saying) -> str:
    """Tell whether an attribution fills its sentence, and whether that is a short one."""
    begins, length = sentence.start, sentence.end - sentence.start
    spans = said.content + said.source + said.cue
    covered = sum([end - start for start, end in spans if start >= begins])
    if length - covered > max(_MARKS, _REST * length):
        length -= behind_dateline(sentence.text, 0, len(sentence.text))
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
