"""What analysts corrected: here the kinds of blocks; `cuts.py` has the cuts of sentences.

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
    line: str | None = None
    """The block's text, where all blocks that say the same are meant, in stories to come too."""
    lasting: bool = True
    """Whether this is still meant of stories to come; undo ends it."""


class Corrections:
    """Corrections of cuts, in the order they were made."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, correction: BlockCorrection) -> None:
        """Record a correction and let the block's sentences show it, in one transaction."""
        c = correction
        payload: dict[str, object] = {"start": c.start, "end": c.end, "kind": c.kind, "was": c.was}
        if c.line is not None:
            payload |= {"line": c.line, "lasting": c.lasting}
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

    def last(self, document_id: str) -> int:
        """Return a number that grows with every correction of a document, cuts too; 0: none."""
        row = self._db.execute(
            "SELECT coalesce(max(key), 0) FROM corrections WHERE document_id = ?", (document_id,)
        ).fetchone()
        return int(row[0])

    def of_document(self, document_id: str) -> list[BlockCorrection]:
        """Return the document's corrections, oldest first."""
        return self._read("document_id = ?", document_id)

    def of_action(self, action: str) -> list[BlockCorrection]:
        """Return the corrections of one act."""
        return self._read("action = ?", action)

    def kind_at(self, document_id: str, start: int) -> BlockKind:
        """Return the kind, as it was corrected, of the block of a sentence at or behind an offset.

        The document is known and has one there.
        """
        row = self._db.execute(
            "SELECT block FROM sentences WHERE document_id = ? AND start >= ? ORDER BY idx LIMIT 1",
            (document_id, start),
        ).fetchone()
        return row[0]  # type: ignore[no-any-return]

    def with_sentence(self, text: str) -> list[str]:
        """Return the documents that have a sentence with exactly this text, oldest first."""
        among = ""
        values = [text]
        if any(map(str.isalnum, text)) and "\0" not in text:  # the index ends texts at a NUL
            among = "AND key IN (SELECT rowid FROM sentences_fts WHERE sentences_fts MATCH ?) "
            values.append('"' + text.replace('"', '""') + '"')
        rows = self._db.execute(
            f"SELECT DISTINCT document_id FROM sentences WHERE text = ? {among}ORDER BY key",
            values,
        )
        return [row[0] for row in rows]

    def lines(self) -> dict[str, BlockCorrection]:
        """Return the lines that have a kind in every story, with the correction that said so.

        After undo and redo that is the first one, whose act all corrections belong to.
        """
        found: dict[str, BlockCorrection] = {}
        for made in self._read("json_extract(payload, '$.line') IS NOT NULL"):
            line = made.line or ""
            found.pop(line, None)
            if made.lasting:
                found[line] = made
        return {
            line: self._read("id = ?", made.restores)[0] if made.restores else made
            for line, made in found.items()
        }

    def _read(self, condition: str, *values: str) -> list[BlockCorrection]:
        rows = self._db.execute(
            "SELECT id, document_id, payload, annotator_id, annotator, action, restores, "
            f"corrected_at FROM corrections WHERE kind = 'block' AND {condition} ORDER BY key",
            values,
        ).fetchall()
        found = []
        for row in rows:
            said = json.loads(row[2])
            names = ("annotator_id", "annotator", "action", "restores", "corrected_at")
            kept = {name: value for name, value in said.items() if name in BlockCorrection._fields}
            who = dict(zip(names, row[3:], strict=True))
            found.append(BlockCorrection(id=row[0], document_id=row[1], **kept, **who))
        return found
