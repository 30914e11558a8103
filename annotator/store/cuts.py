"""Sentences that analysts cut otherwise: split in two, or joined with the next.

A cut says which sentences are gone and which come in their place; they are never changed, and
undo is a cut the other way round. Applied to the cuts of the intake in their order they make the
sentences that are walked.
"""

import json
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sqlite_utils import Database

from annotator.model.document import sentence_id
from annotator.store.documents import Documents, SentenceRow

_WHO = ("annotator_id", "annotator", "action", "restores", "corrected_at")
Range = tuple[int, int]
"""`[start, end)` in code points of the document's text."""


class Cut(NamedTuple):
    """Sentences that others took the place of, within one block."""

    id: str
    document_id: str
    gone: tuple[Range, ...]
    """The sentences that are no more, in text order."""
    come: tuple[Range, ...]
    """The sentences in their place, in text order; only white space lies between them."""
    annotator_id: str
    annotator: str
    action: str
    restores: str | None
    """The cut that undo takes back, or redo makes again."""
    corrected_at: str
    held: tuple[str, ...] = ()
    """The answers that were current about the sentences that are no more; undo brings them back."""

    @property
    def gone_ids(self) -> list[str]:
        """The ids of the sentences that are no more."""
        return [sentence_id(self.document_id, *span) for span in self.gone]

    @property
    def come_ids(self) -> list[str]:
        """The ids of the sentences in their place."""
        return [sentence_id(self.document_id, *span) for span in self.come]


class Cuts:
    """Cuts of sentences, in the order they were made."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, cut: Cut) -> None:
        """Record a cut, inside the caller's transaction; the sentences are written elsewhere."""
        self._db.execute(
            "INSERT INTO corrections (id, document_id, kind, payload, annotator_id, annotator, "
            "action, restores, corrected_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                cut.id,
                cut.document_id,
                "split" if len(cut.come) > len(cut.gone) else "join",
                json.dumps({"gone": cut.gone, "come": cut.come, "held": cut.held}),
                *cut[4:9],
            ),
        )

    def show(self, documents: Documents, document_id: str, rows: list[SentenceRow]) -> None:
        """Write a document's sentences again from the first on that is another one."""
        shown = self._db.execute(
            "SELECT id FROM sentences WHERE document_id = ? ORDER BY idx", (document_id,)
        ).fetchall()
        pairs = zip(shown, rows, strict=False)
        same = next((n for n, (was, row) in enumerate(pairs) if was[0] != row[0]), len(rows))
        self._db.execute(
            "DELETE FROM sentences WHERE document_id = ? AND idx >= ?", (document_id, same)
        )
        documents.add_sentences(rows[same:])

    def last(self, document_id: str) -> int:
        """Return a number that grows with every cut of a document; 0 before the first."""
        row = self._db.execute(
            "SELECT coalesce(max(key), 0) FROM corrections "
            "WHERE document_id = ? AND kind != 'block'",
            (document_id,),
        ).fetchone()
        return int(row[0])

    def get(self, cut_id: str) -> Cut | None:
        """Return one cut."""
        return next(iter(self._read("id = ?", cut_id)), None)

    def of_document(self, document_id: str) -> list[Cut]:
        """Return the cuts of a document, oldest first."""
        return self._read("document_id = ?", document_id)

    def of_action(self, action: str) -> list[Cut]:
        """Return the cuts of one act."""
        return self._read("action = ?", action)

    def set_aside(self, annotator_id: str, role: str, *, walked: bool = False) -> dict[str, int]:
        """Return how many last answers, by outcome, are to sentences that are no more.

        With `walked` only those in texts of the reading order.
        """
        order = " AND document_id IN (SELECT document_id FROM reading_order)" if walked else ""
        rows = self._db.execute(
            "SELECT a.outcome, count(*) FROM (SELECT DISTINCT document_id AS id FROM corrections "
            f"WHERE kind != 'block'{order}) AS d "
            "CROSS JOIN answers AS a ON a.sentence_id >= d.id || ':' "
            "AND a.sentence_id < d.id || ';' WHERE a.annotator_id = ? AND a.role = ? "
            "AND NOT EXISTS (SELECT 1 FROM answers AS later WHERE later.replaces = a.id) "
            "AND NOT EXISTS (SELECT 1 FROM sentences AS s WHERE s.id = a.sentence_id) "
            "GROUP BY 1",
            (annotator_id, role),
        )
        return dict(rows.fetchall())

    def _read(self, condition: str, value: str) -> list[Cut]:
        rows = self._db.execute(
            "SELECT id, document_id, payload, annotator_id, annotator, action, restores, "
            f"corrected_at FROM corrections WHERE kind != 'block' AND {condition} ORDER BY key",
            (value,),
        ).fetchall()
        found = []
        for row in rows:
            said = json.loads(row[2])
            gone, come = (tuple((s, e) for s, e in said[name]) for name in ("gone", "come"))
            who = {name: row[n] for n, name in enumerate(_WHO, start=3)}
            found.append(Cut(row[0], row[1], gone, come, **who, held=tuple(said["held"])))
        return found


def applied(sentences: Iterable[Range], cuts: Sequence[Cut]) -> tuple[list[Range], list[Cut]]:
    """Return a document's sentences after its cuts, and the cuts that could be made.

    One whose sentences are not there any more, as a merge may bring it, changes nothing.
    """
    now, made = list(sentences), []
    for cut in cuts:
        at = now.index(cut.gone[0]) if cut.gone[0] in now else len(now)
        if tuple(now[at : at + len(cut.gone)]) == cut.gone:
            now[at : at + len(cut.gone)] = cut.come
            made.append(cut)
    return now, made


def standing(cuts: Iterable[Cut]) -> list[Cut]:
    """Return the cuts of a document that no later one took back, oldest first."""
    left: list[Cut] = []
    for cut in cuts:
        both = {*cut.gone, *cut.come}
        last = next((one for one in reversed(left) if both & {*one.gone, *one.come}), None)
        if last is not None and (last.gone, last.come) == (cut.come, cut.gone):
            left.remove(last)
        else:
            left.append(cut)
    return left
