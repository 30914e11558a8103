"""What the labels of another tool are here: a label of the codebook, a source, a cue, an outcome.

Names that mean the same are guessed; others are mapped by the user, or listed as unknown. None is
dropped without a word.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from annotator.model.codebook import Codebook

SOURCE, CUE, NO_CLAIM, SKIPPED, IGNORED = "source", "cue", "no_claim", "skipped", "ignored"
OTHERS = (SOURCE, CUE, NO_CLAIM, SKIPPED, IGNORED)
"""What a label can be besides one of the codebook."""

_USUAL = {
    SOURCE: ("source", "speaker", "holder"),
    CUE: ("cue", "signal"),
    NO_CLAIM: ("no_claim", "none"),
    SKIPPED: ("skipped", "skip"),
}
_PASSED_ON = "attributed"
_CONTENT = ("content", "quote", "quotation", "attribution")
"""What was said by somebody: `attributed`, where the codebook has that label."""


class Role(NamedTuple):
    """What a label means here."""

    what: str
    """A label's name if `is_label`, else one of OTHERS."""
    is_label: bool


class Roles:
    """The meaning of every label name of a file."""

    def __init__(self, codebook: Codebook, mapped: Mapping[str, Iterable[str]]) -> None:
        """Take what the user mapped: a label of the codebook, or one of OTHERS, to names there."""
        self.faults = [n for n in mapped if n not in OTHERS and codebook.label(n) is None]
        """Names in the mapping that the codebook does not have."""
        self._known = {
            _plain(label.name): Role(label.name, is_label=True) for label in codebook.labels
        }
        for what, names in _USUAL.items():
            for name in names:
                self._known.setdefault(name, Role(what, is_label=False))
        if codebook.label(_PASSED_ON) is not None:
            for name in _CONTENT:
                self._known.setdefault(name, Role(_PASSED_ON, is_label=True))
        self._mapped = {
            name: Role(what, is_label=what not in OTHERS)
            for what, names in mapped.items()
            if what not in self.faults
            for name in names
        }

    def of(self, name: str) -> Role | None:
        """Return what a label means; null for one that nobody explained."""
        return self._mapped.get(name) or self._known.get(_plain(name))


def _plain(name: str) -> str:
    return name.strip().lower().replace("-", "_").replace(" ", "_")
