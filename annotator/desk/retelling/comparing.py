"""Comparing a sentence with the one that retells it."""

import re
from collections.abc import Sequence

from annotator.desk.alike.stems import stem, words
from annotator.desk.retelling.caveats import changes_of_caveats
from annotator.desk.retelling.certainty import (
    changes_of_hedges,
    changes_of_negation,
    changes_of_proof,
)
from annotator.desk.retelling.names import changes_of_names
from annotator.desk.retelling.quantities import changes_of_quantities
from annotator.desk.retelling.quotations import changes_of_quotations
from annotator.desk.retelling.sources import NAMED, called_by, closeness
from annotator.desk.retelling.speaking import changes_of_voices, is_one_of
from annotator.desk.retelling.verbs import may_pass_on
from annotator.desk.retelling.voices import Reading, Voice, voices_of
from annotator.desk.retelling.words import folded
from annotator.model.retelling import Change

_SHORT = ("headline", "deck")
"""What leaves out who says so by custom."""
_SOLID = 0.3
"""Likeness from which two sentences surely say the same ..."""
_MOST = 0.55
"""... or the share of the origin's telling words that the retelling has."""
_SOME = 0.4
"""Share of the telling words without which nobody's word was dropped: it was never taken over."""
_ADDED = ("attribution_added", "hedge_added")
"""What a story may well have from elsewhere, where only some of the words are the same."""
_ALIKE = 0.45
"""Likeness from which one person's words can have become another's."""
CLOSE = 0.6
"""Likeness from which two sentences have almost the same words."""


def changes_between(
    origin: Reading,
    retold: Reading,
    likeness: float,
    elsewhere: frozenset[str],
    first: frozenset[str],
    second: frozenset[str],
) -> tuple[Change, ...]:
    """Return what became different.

    `elsewhere` are the words of the whole retelling story; `first` and `second` what the
    publishers of the two are called.
    """
    shared = origin.telling & retold.telling
    before, after = voices_of(origin, shared), voices_of(retold, shared)
    cover = len(shared) / max(len(origin.telling), 1)
    solid = likeness >= _SOLID or cover >= _MOST
    found: list[Change] = []
    if before is not None and after is not None and _sure(before, after, origin, retold):
        voices = changes_of_voices(before, after, first, second, alike=likeness >= _ALIKE)
        enough = solid and cover >= _SOME
        found += [
            change
            for change in voices
            if (enough or (before and after))
            and not (change.kind == "other_source" and _has_both(origin, after[-1:]))
        ]
    if not solid:
        return tuple(found)
    cues = (_cue(after), _cue(before))
    found += changes_of_hedges(origin.said, retold.said, shared, cues)
    found += changes_of_quantities(origin.said, retold.said, likeness)
    found += changes_of_proof(origin.said, retold.said, shared)
    if likeness >= CLOSE:
        found += changes_of_negation(origin.said, retold.said, shared)
        found += changes_of_names(origin.said, retold.said)
    credited = any(is_one_of(voice, first) for voice in after or ())
    found += changes_of_quotations(origin.said, retold.said, credited=credited)
    found += changes_of_caveats(origin.said, elsewhere, shared)
    surely = likeness >= _ALIKE or cover >= _MOST
    return tuple(c for c in dict.fromkeys(found) if surely or c.kind not in _ADDED)


def _sure(
    before: Sequence[Voice], after: Sequence[Voice], origin: Reading, retold: Reading
) -> bool:
    """Tell whether a sentence in which nobody was found to speak is surely the author's.

    It may have the other's source in a place where no rule looks for one: "what some take it to
    be", "the department puts it at".
    """
    if before and not after:
        if retold.sentence.block in _SHORT:
            return False
        return retold.basis == "answers" or not (_speaks(retold) and _names(before, retold))
    if after and not before:
        return origin.basis == "answers" or not _names(after, origin)
    return True


def _speaks(reading: Reading) -> bool:
    """Tell whether any word of a sentence can pass on what somebody says or thinks."""
    return any(may_pass_on(word) for word in re.findall(r"\w+", reading.said))


def _names(voices: Sequence[Voice], reading: Reading) -> bool:
    """Tell whether a sentence has a name of those who speak, or the noun they are called by."""
    there = {folded(reading.said[word.start : word.end]) for word in words(reading.said)}
    return any(called_by(voice) & there for voice in voices)


def _has_both(origin: Reading, voices: Sequence[Voice]) -> bool:
    """Tell whether the origin knows the ones who speak in the retelling too, and they are many.

    "Police spoke of 500 marchers, organisers of 2,000": one of the two was left out.
    """
    there = {word.stem for word in words(origin.said)}
    return any(
        closeness(voice) < NAMED and {stem(name) for name in called_by(voice)} & there
        for voice in voices
    )


def _cue(voices: Sequence[Voice] | None) -> str:
    return voices[-1].cue if voices else ""
