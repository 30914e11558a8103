"""What became of cuts when their story's text changed: made in the newer text too, or left behind.

A row says that a cut was compared with a newer text, so that none is made there twice or made
again after an analyst took it back. Ids are derived: two databases that both took in the newer
text unite without doubles.
"""

from collections.abc import Collection
from typing import NamedTuple

from sqlite_utils import Database

from annotator.store.carries import Ending


class CarriedCut(NamedTuple):
    """A cut of an older text, compared with a newer one."""

    id: str
    cut_id: str
    document_id: str
    """The newer text."""
    ending: Ending
    """What became of the sentences of the intake that it is about."""
    carried_id: str | None
    """The cut of the newer text; null where there is none."""
    carried_at: str


class CarriedCuts:
    """Comparisons of cuts, in the order they were made."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, carried: CarriedCut) -> None:
        """Add a comparison, inside the caller's transaction; a known one stays as it is."""
        self._db.execute(
            "INSERT INTO carried_cuts (id, cut_id, document_id, ending, carried_id, carried_at) "
            "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
            carried,
        )

    def of_cut(self, cut_id: str) -> list[CarriedCut]:
        """Return all comparisons of a cut."""
        return self._read("cut_id = ?", cut_id)

    def onto(self, document_id: str) -> list[CarriedCut]:
        """Return all comparisons with a text."""
        return self._read("document_id = ?", document_id)

    def pending(self, old: str, new: str, later: Collection[str]) -> list[str]:
        """Return the cuts of an old text that still have to be compared with a new one, in order.

        What was found in a text `later` in the story than the old one goes on from there.
        """
        marks = ", ".join("?" * len(later))
        rows = self._db.execute(
            "SELECT k.id FROM corrections AS k WHERE k.document_id = ? AND k.kind != 'block' "
            "AND NOT EXISTS (SELECT 1 FROM carried_cuts AS c WHERE c.cut_id = k.id AND "
            f"(c.document_id = ? OR (c.document_id IN ({marks}) "
            "AND c.ending IN ('kept', 'moved')))) ORDER BY k.key",
            (old, new, *later),
        )
        return [row[0] for row in rows.fetchall()]

    def stories_to_carry(self) -> list[str]:
        """Return the stories with a cut, in a text that is not walked, that nobody compared."""
        rows = self._db.execute(
            "SELECT DISTINCT s.story_id FROM corrections AS k "
            "JOIN copies AS s ON s.document_id = k.document_id WHERE k.kind != 'block' "
            "AND k.document_id NOT IN (SELECT document_id FROM reading_order) "
            "AND NOT EXISTS (SELECT 1 FROM carried_cuts AS c WHERE c.cut_id = k.id) ORDER BY 1"
        )
        return [row[0] for row in rows.fetchall()]

    def _read(self, condition: str, value: str) -> list[CarriedCut]:
        rows = self._db.execute(
            "SELECT id, cut_id, document_id, ending, carried_id, carried_at FROM carried_cuts "
            f"WHERE {condition} ORDER BY key",
            (value,),
        )
        return [CarriedCut(*row) for row in rows.fetchall()]
