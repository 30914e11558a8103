"""How far a suggestion can be trusted: how often ones with such signs were wholly right.

The weights of the signs were fitted on stories that the tables of rates had not been counted in
(`benchmarks/families.py`).
"""

from functools import cache
from pathlib import Path

from annotator.suggest.confidence import family_of, fullness
from annotator.suggest.plain import FRAME
from annotator.suggest.syntax.rates import ALWAYS, chance_at
from annotator.suggest.syntax.signs import Told, signs

_SPEAKING = (0.97, 0.93, 0.85, 0.75, 0.6, 0.38)
_SILENT = (0.42, 0.35, 0.25, 0.18, 0.12, 0.06, 0.03)


def sureness(told: Told, index: int) -> tuple[str, float]:
    """Return the family of a sentence's suggestion, and how often such ones were wholly right."""
    table = weights()
    odds = table[ALWAYS]
    odds += sum(table.get(sign, 0.0) * strength for sign, strength in signs(told, index))
    return _family(told, index), chance_at(odds)


@cache
def weights() -> dict[str, float]:
    """Return what each sign adds to the logarithm of the odds, read once."""
    text = Path(__file__).with_name("sureness.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines())
    return {sign: float(weight) for sign, weight in rows}


def _family(told: Told, index: int) -> str:
    sentence, sayings, reader = told.sentences[index], told.found[index], told.reader
    plain = family_of(told.text, sentence, sayings)
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
