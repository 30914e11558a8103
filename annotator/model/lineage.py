"""How an answer given under one version of a codebook is read under a later one.

Renamed and merged labels are read under their new name. What a split or retired label says now
nobody has decided yet: such a claim is *stale* and carries its label with the version that knew
it, `disputed@news@1`, so that it is never mistaken for a label of the same name with another
meaning. A claim that is labelled again is fresh.
"""

from collections.abc import Callable

from annotator.model.answer import Answer, Judgement
from annotator.model.changes import Merge, Rename, Retire, new_labels, old_labels, read_as
from annotator.model.codebook import Codebook

STALE = "@"
"""Stands between a stale label and its version; no label's name has it."""


def is_stale(label: str) -> bool:
    """Tell whether a label, as read, still has to be decided again."""
    return STALE in label


def plain_name(label: str) -> str:
    """Return a label's name without the version that a stale one carries."""
    return label.partition(STALE)[0]


class Lineage:
    """The versions that led to a codebook, oldest first, as far as they are needed."""

    def __init__(self, current: Codebook, recorded: Callable[[str], Codebook | None]) -> None:
        """Read under `current`; `recorded` finds an earlier version, when one is in between."""
        self.current = current
        self._recorded = recorded
        self._paths: dict[str, tuple[Codebook, ...]] = {}

    def label(self, label: str, version: str) -> str:
        """Return what a label given under a version is called now, or `label@version` if stale."""
        if STALE in label:
            label, _, version = label.partition(STALE)
        if version == self.current.version:
            return label
        name: str | None = label
        for step in self._path(version):
            name = None if name is None else successor(step, name)
        if name is None or self.current.label(name) is None:
            return f"{label}{STALE}{version}"
        return name

    def judgement(self, said: Judgement, version: str) -> Judgement:
        """Return a judgement given under a version with today's labels."""
        if not said.claims or version == self.current.version:
            return said
        claims = tuple(
            claim.model_copy(update={"label": self.label(claim.label, version)})
            for claim in said.claims
        )
        return said.model_copy(update={"claims": claims})

    def answer(self, given: Answer) -> Answer:
        """Return an answer with today's labels; it keeps the version it was given under."""
        said = self.judgement(given.judgement, given.codebook)
        return given if said is given.judgement else given.model_copy(update={"judgement": said})

    def advice(self, label: str) -> str | None:
        """Say why a label, as read, is stale and what to do; null for a fresh one."""
        if not is_stale(label):
            return None
        name, _, version = label.partition(STALE)
        for step in self._path(version):
            change = next((c for c in step.changes if name in old_labels(c)), None)
            if isinstance(change, Rename | Merge):
                name = change.new
            elif isinstance(change, Retire):
                return f"{step.version} retired it: {change.instead or 'label it again'}"
            elif change is not None:
                return f"{step.version} split it: {' or '.join(new_labels(change))}"
        return f"{self.current.version} has no such label: label it again"

    def _path(self, version: str) -> tuple[Codebook, ...]:
        """Return the versions that follow a version up to today's; none for a stranger."""
        if version not in self._paths:
            self._paths[version] = self._search(version)
        return self._paths[version]

    def _search(self, version: str) -> tuple[Codebook, ...]:
        steps = [self.current]
        while (before := steps[0].replaces) is not None:
            found = f"{self.current.name}{STALE}{before}"
            if found == version:
                return tuple(steps)
            earlier = self._recorded(found)
            if earlier is None or earlier.number >= steps[0].number:
                return ()
            steps.insert(0, earlier)
        return ()


def successor(codebook: Codebook, label: str) -> str | None:
    """Return what a codebook calls a label of the version it follows; null: it is stale."""
    for change in codebook.changes:
        if label in old_labels(change):
            return read_as(change)
    return label if codebook.label(label) else None
