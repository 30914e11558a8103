"""Going over to a new version of a codebook: what becomes of the claims there are.

No answer is rewritten. Recording the version is the migration: from then on the claims are read
through its changes, and the derived `claims` table is brought up to date.
"""

from typing import NamedTuple

from annotator.model.base import utc_now
from annotator.model.changes import change_words, old_labels
from annotator.model.codebook import Codebook
from annotator.model.codebook_rules import Fault, following_faults
from annotator.model.lineage import Lineage, is_stale
from annotator.store import Store
from annotator.store.derived import put_claims


class Plan(NamedTuple):
    """What a new version of a codebook does to the current claims, of everybody."""

    codebook: Codebook
    before: Codebook | None
    """The version it follows; null where none of its name is recorded."""
    faults: list[Fault]
    """Why it cannot follow that version."""
    names: dict[str, str]
    """Labels as read now, and as read under the new version, where they differ."""
    counts: dict[str, int]
    """Claims by label as read now."""

    @property
    def touched(self) -> int:
        """Claims that are read under another label."""
        return sum(self.counts.get(label, 0) for label in self.names)

    def after(self) -> dict[str, int]:
        """Return claims by label as they will be read."""
        counts: dict[str, int] = {}
        for label, count in self.counts.items():
            name = self.names.get(label, label)
            counts[name] = counts.get(name, 0) + count
        return counts

    def stale(self) -> int:
        """Return how many claims become stale."""
        return sum(self.counts.get(was, 0) for was, name in self.names.items() if is_stale(name))

    def by_change(self) -> list[tuple[str, int]]:
        """Return each change in words with the number of claims it touches."""
        return [
            (change_words(change), sum(self.counts.get(label, 0) for label in old_labels(change)))
            for change in self.codebook.changes
        ]


def plan(store: Store, codebook: Codebook) -> Plan:
    """Work out what a new version does; counting is done only where labels change."""
    newest = store.codebooks.lineage(codebook.version)
    if newest is None:
        return Plan(codebook, None, [], {}, {})
    before = newest.current
    faults = list(_faults(codebook, before))
    follows = Lineage(codebook, lambda version: before if version == before.version else None)
    names = {
        label.name: name
        for label in before.labels
        if (name := follows.label(label.name, before.version)) != label.name
    }
    counts = store.labels.counts(codebook.name) if names or codebook.changes else {}
    return Plan(codebook, before, faults, names, counts)


def _faults(codebook: Codebook, before: Codebook) -> list[Fault]:
    faults = list(following_faults(codebook, before))
    # Versions that only say more, and never changed a label, need not say what they follow.
    plain = codebook.replaces is None and before.replaces is None and not faults
    if codebook.replaces != before.number and not plain:
        faults.insert(
            0,
            Fault(
                ("replaces",),
                f"follows {before.version} here: say replaces = {before.number}"
                + (f", not {codebook.replaces}" if codebook.replaces else ""),
            ),
        )
    return faults


def migrate(store: Store, found: Plan) -> None:
    """Record the new version, and read the claims under it; nothing is done by halves.

    What claims lack is worked out again behind that, a story at a time: `annotator check
    --rebuild` does the same.
    """
    with store.writing():
        store.codebooks.record(found.codebook, utc_now())
        store.labels.rename(found.codebook.name, found.names)
    wants = _other_wants(found)
    if wants:
        for document_id in store.labels.documents_with(found.codebook.name, wants):
            with store.writing(durable=False):
                put_claims(store, document_id)


def _other_wants(found: Plan) -> list[str]:
    """Return the labels, as read now, whose claims may lack something else than before."""
    if found.before is None:
        return []
    others = set()
    for label in found.before.labels:
        name = found.names.get(label.name, label.name)
        now = found.codebook.label(name)
        if label.wants != (now and now.wants):
            others.add(name)
    return sorted(others)
