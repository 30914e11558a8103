"""What the keys of a simulated analyst are spent on: by kind of sentence, and by kind of key."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_ONE = {
    "accept": "taken as shown",
    "other choice": "taken from the other choices",
    "no claim": "no claim",
    "go on": "right already",
}
"""What one key does."""


class Pressed(NamedTuple):
    """A key, and what it was for."""

    key: str
    why: str


def kind_of(pressed: Sequence[Pressed]) -> str:
    """Return what was wrong with what a sentence was suggested, by what was done about it."""
    whys = {one.why for one in pressed}
    if len(pressed) == 1 and (one := pressed[0].why) in _ONE:
        return _ONE[one]
    if "content marked" in whys:
        return "a claim by hand"
    parts = sorted({why.split()[0] for why in whys if why.endswith((" mended", " marked"))})
    if len(parts) == 1:
        return f"only the {parts[0]}"
    return "several parts" if parts else "only labels and removals"


def spent(sentences: Sequence[Sequence[Pressed]]) -> Iterator[str]:
    """Yield what all keys were spent on, as lines of two tables, the most expensive first."""
    total = sum(map(len, sentences))
    number, keys, whys = Counter[str](), Counter[str](), Counter[str]()
    for pressed in sentences:
        kind = kind_of(pressed)
        number[kind] += 1
        keys[kind] += len(pressed)
        whys.update(one.why for one in pressed)
    for kind, many in keys.most_common():
        yield (
            f"  {kind:<30} {number[kind]:>6,} sentences {many:>7,} keys {many / total:>5.0%}"
            f" {many / number[kind]:>6.1f} each"
        )
    yield ""
    for why, many in whys.most_common():
        yield f"  {why:<30} {many:>7,} keys {many / total:>5.0%}"
