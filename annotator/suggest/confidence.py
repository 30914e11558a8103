"""How far a suggestion can be trusted: how often its family of rules was wholly right.

Measured on news stories whose attributions people marked (`benchmarks/suggestions.py`): the share
of sentences in which every span was what the annotator marked, edge punctuation aside, or in which
rightly nobody was found to speak.
"""

from collections.abc import Sequence

from annotator.model.document import Sentence
from annotator.suggest.sayings import Saying

MEASURED: dict[str, float] = {}
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
    sure = "" if said.source or said.rule == "passive" else " by nobody"
    return f"{said.rule} {core}{sure}"


def confidence_of(family: str) -> float:
    """Return how often a family was wholly right."""
    return MEASURED.get(family, _UNKNOWN)
