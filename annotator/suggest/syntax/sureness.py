"""How far a suggestion can be trusted: how often ones as sure as it were wholly right.

Measured like the plain rules' shares, on stories that the tables of rates had not been counted in.
"""

from collections.abc import Sequence

from annotator.model.document import Sentence
from annotator.suggest.confidence import confidence_of, family_of, fullness
from annotator.suggest.plain import FRAME
from annotator.suggest.sayings import Saying
from annotator.suggest.syntax.measured import MEASURED
from annotator.suggest.syntax.sentence import Reader

_SPEAKING = (0.97, 0.93, 0.85, 0.75, 0.6, 0.38)
_SILENT = (0.42, 0.35, 0.25, 0.18, 0.12, 0.06, 0.03)


def sureness(
    text: str, sentence: Sentence, sayings: Sequence[Saying], reader: Reader, index: int
) -> tuple[str, float]:
    """Return the family of a sentence's suggestion, and how often it was wholly right."""
    family = _family(text, sentence, sayings, reader, index)
    for name in (family, pooled(family)):
        if name in MEASURED:
            return family, MEASURED[name]
    return family, confidence_of(family)


def pooled(family: str) -> str:
    """Return the families that one too rare to be measured is counted with: those as sure as it."""
    rule, comma, level = family.partition(", ")
    nobody = " by nobody" if rule.endswith(" by nobody") else ""
    alone = rule in ("none", "several") or not level[:1].isdigit()
    return family if alone else f"*{nobody}{comma}{level}"


def _family(
    text: str, sentence: Sentence, sayings: Sequence[Saying], reader: Reader, index: int
) -> str:
    plain = family_of(text, sentence, sayings)
    if not sayings:
        spoken = 0 if sentence.block in FRAME else reader.spoken[index]
        return f"none, {_level(spoken, _SILENT)}"
    chances = [reader.chances.get(said.cue[0]) for said in sayings if said.cue]
    known = [chance for chance in chances if chance is not None]
    if not known or sayings[0].rule == "continued":
        return plain
    level = _level(min(known), _SPEAKING)
    if len(sayings) > 1:
        return f"several, {level}"
    said = sayings[0]
    whom = "" if said.source or said.rule == "passive" else " by nobody"
    return f"{said.rule}{whom}, {level}{fullness(sentence, said)}"


def _level(chance: float, levels: tuple[float, ...]) -> str:
    """Return the level that a chance reaches, in percent."""
    return f"{next((level for level in levels if chance >= level), 0):.0%}"
