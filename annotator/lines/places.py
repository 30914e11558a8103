"""Finding typed words in the text: a span by its words instead of by a cursor.

Offsets are half-open, in code points of the document's text.
"""

import re

from annotator.desk.errors import RefusedError
from annotator.desk.reachable import Reachable
from annotator.model.plain import inert
from annotator.suggest.phrases import Range

_LONGEST = 5_000
"""Characters of the longest words that are looked for."""
_AROUND = 24
"""Characters told around each place, where words stand at several."""
_ALIKE = ('"“”„‟«»', "'‘’‚‛ʼ", "-‐‑‒–—−")
"""Characters that few keyboards tell apart."""


class AmbiguousError(RefusedError):
    """The words stand at several places; each is told with its number."""

    def __init__(self, found: list[str]) -> None:
        super().__init__("; ".join(found))
        self._found = tuple(found)

    @property
    def lines(self) -> tuple[str, ...]:
        """The places, and how to name one."""
        told = f"it is there {len(self._found)} times: type #1 to #{len(self._found)} to say which"
        return (told, *self._found)


def place_of(
    page: Reachable, typed: str, number: int | None, within: tuple[Range, ...] = ()
) -> Range:
    """Return where words stand: in the sentence, else in the sentences around it.

    `number` says which of several places, from 1; `within` leaves only what begins in there.
    Raises RefusedError.
    """
    if not typed.strip():
        raise RefusedError('which words? type them as they stand there: source "the mayor"')
    if len(typed) > _LONGEST:
        raise RefusedError("these are too many words to look for")
    found = _found(page, typed, page.home[0], page.home[1])
    if within:
        found = [at for at in found if any(s <= at[0] < e for s, e in within)]
    elif not found:
        found = _found(page, typed, page.words[0].start, page.words[-1].end)
    if not found:
        where = "the content of the claim" if within else "the sentence, nor around it"
        raise RefusedError(f"these words are not in {where}: {typed}")
    if number is not None and not 1 <= number <= len(found):
        raise RefusedError(f"there is no #{number}: the words are there {len(found)} times")
    if number is None and len(found) > 1:
        raise AmbiguousError([f"#{n} {_told(page, at)}" for n, at in enumerate(found, start=1)])
    return found[(number or 1) - 1]


def _found(page: Reachable, typed: str, start: int, end: int) -> list[Range]:
    """Return where words stand in `[start, end)`; as whole words, if they do."""
    shown = inert(page.text)  # as it was read out, code point for code point
    words = r"\s+".join(_pattern(word) for word in typed.split())
    places = re.compile(f"(?=({words}))", re.IGNORECASE)  # also those that overlap
    found = [match.span(1) for match in places.finditer(shown, start, end)]
    starts, ends = {unit.start for unit in page.words}, {unit.end for unit in page.words}
    whole = [at for at in found if at[0] in starts and at[1] in ends]
    return whole or found


def _pattern(word: str) -> str:
    return "".join(
        next((f"[{re.escape(alike)}]" for alike in _ALIKE if char in alike), re.escape(char))
        for char in word
    )


def _told(page: Reachable, at: Range) -> str:
    """Return a place with what stands around it in its sentence."""
    low, high = page.sentence_at(at[0])
    before, behind = page.text[low : at[0]], page.text[at[1] : max(high, at[1])]
    near, far = before[-_AROUND:], behind[:_AROUND]
    if near != before and " " in near:
        near = near.partition(" ")[2]  # no half words
    if far != behind and " " in far:
        far = far.rpartition(" ")[0]
    return inert(f"{near}[{page.text[at[0] : at[1]]}]{far}").strip()
