"""What analysts corrected in the cuts: here the kind of a block; cuts of sentences likewise.

A correction is never changed: the last one about a block counts. The `sentences` table shows the
effect, so that everything else reads one place.
"""

import json
from typing import NamedTuple

from sqlite_utils import Database

from annotator.model.document import BlockKind


class BlockCorrection(NamedTuple):
    """A block of a document and the kind an analyst gave it."""

    id: str
    document_id: str
    start: int
    """First code point of the block."""
    end: int
    """The code point after its last one."""
    kind: BlockKind
    was: BlockKind
    """The kind before, which undo gives back."""
    annotator_id: str
    annotator: str
    action: str
    restores: str | None
    corrected_at: str


class Corrections:
    """Corrections of cuts, in the order they were made."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, correction: BlockCorrection) -> None:
        """Record a correction and let the block's sentences show it, in one transaction."""
        c = correction
        payload = {"start": c.start, "end": c.end, "kind": c.kind, "was": c.was}
        self._db.execute(
            "INSERT INTO corrections (id, document_id, kind, payload, annotator_id, annotator, "
            "action, restores, corrected_at) VALUES (?, ?, 'block', ?, ?, ?, ?, ?, ?)",
            (
                c.id,
                c.document_id,
                json.dumps(payload),
                c.annotator_id,
                c.annotator,
                c.action,
                c.restores,
                c.corrected_at,
            ),
        )
        self.apply(c)

    def apply(self, correction: BlockCorrection) -> None:
        """Let the sentences of the block show its corrected kind."""
        self._db.execute(
            'UPDATE sentences SET block = ? WHERE document_id = ? AND start >= ? AND "end" <= ?',
            (correction.kind, correction.document_id, correction.start, correction.end),
        )

    def of_document(self, document_id: str) -> list[BlockCorrection]:
        """Return the document's corrections, oldest first."""
        return self._read("document_id = ?", document_id)

    def of_action(self, action: str) -> list[BlockCorrection]:
        """Return the corrections of one act."""
        return self._read("action = ?", action)

    def _read(self, condition: str, value: str) -> list[BlockCorrection]:
        rows = self._db.execute(
            "SELECT id, document_id, payload, annotator_id, annotator, action, restores, "
            f"corrected_at FROM corrections WHERE kind = 'block' AND {condition} ORDER BY key",
            (value,),
        ).fetchall()
        found = []
        for row in rows:
            said = json.loads(row[2])
            found.append(
                BlockCorrection(
                    row[0], row[1], said["start"], said["end"], said["kind"], said["was"], *row[3:]
                )
            )
        return found
