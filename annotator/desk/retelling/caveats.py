"""What a retelling left out that held the statement back: "although the estimate is rough"."""

import re

from annotator.desk.alike.stems import words
from annotator.desk.retelling.words import telling_words
from annotator.model.retelling import Change

_CAVEAT = re.compile(
    r"[,;—–]\s*(?P<caveat>(?:although|though|even\s+if|unless|but|while|however|except\s+that)\b[^.;]*)",
    re.IGNORECASE,
)
_FEWEST = 4
"""Telling words of a caveat that says something."""
_KEPT = 0.34
"""Share of them that may stand somewhere in the retelling."""


def changes_of_caveats(
    before: str, elsewhere: frozenset[str], shared: frozenset[str]
) -> list[Change]:
    """Return the caveat of a sentence that stands nowhere in the story that retells it.

    `elsewhere` are the words of that whole story. A clause whose words both sentences have is no
    caveat that was cut, and one with most of the shared words is the statement itself.
    """
    for match in _CAVEAT.finditer(before):
        if before.count('"', 0, match.start()) % 2:
            continue
        told = {word.stem for word in telling_words(match["caveat"])}
        rest = {word.stem for word in words(before[: match.start()])}
        if len(told) < _FEWEST or len(shared & rest) * 2 < len(shared):
            continue
        if len(told & elsewhere) <= _KEPT * len(told):
            return [Change(kind="caveat_cut", before=match["caveat"].rstrip(' ,"”'), after=None)]
    return []
