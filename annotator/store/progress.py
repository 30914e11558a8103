"""How far each annotator is, kept in the transaction of every answer.

Counting half a million answers takes longer than a key may, so the counts of each document are
kept beside it and moved by the difference that an answer makes.
"""

from typing import NamedTuple, Self

from sqlite_utils import Database

from annotator.model.answer import Judgement
from annotator.model.document import WALKED, BlockKind


class Tally(NamedTuple):
    """What is counted, for a sentence, a document or a corpus."""

    decided: int = 0
    """Sentences answered or skipped."""
    decided_walked: int = 0
    """Those of them that are walked without asking for furniture."""
    claims: int = 0
    """Claims that start in these sentences."""
    flagged: int = 0
    """Sentences with a flag."""

    @classmethod
    def of(cls, judgement: Judgement, block: BlockKind) -> Self:
        """Count one sentence's judgement."""
        decided = int(judgement.decided)
        return cls(
            decided,
            decided if block in WALKED else 0,
            len(judgement.claims),
            int(judgement.flag),
        )

    def minus(self, other: "Tally") -> "Tally":
        """Return the difference."""
        return Tally(*(mine - theirs for mine, theirs in zip(self, other, strict=True)))

    def plus(self, other: "Tally") -> "Tally":
        """Return the sum."""
        return Tally(*(mine + theirs for mine, theirs in zip(self, other, strict=True)))


class Progress:
    """The tallies of every document, annotator and role."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def move(self, document_id: str, annotator_id: str, role: str, by: Tally) -> None:
        """Change a document's tally by a difference, inside the caller's transaction."""
        self._db.execute(
            "INSERT INTO progress (document_id, annotator_id, role, decided, decided_walked, "
            "claims, flagged) VALUES (?, ?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (document_id, annotator_id, role) DO UPDATE SET "
            "decided = decided + excluded.decided, "
            "decided_walked = decided_walked + excluded.decided_walked, "
            "claims = claims + excluded.claims, flagged = flagged + excluded.flagged",
            (document_id, annotator_id, role, *by),
        )

    def clear(self, document_id: str) -> None:
        """Forget a document's tallies, to be counted again in the same transaction."""
        self._db.execute("DELETE FROM progress WHERE document_id = ?", (document_id,))

    def of_document(self, document_id: str, annotator_id: str, role: str) -> Tally:
        """Return the tally of one document."""
        row = self._db.execute(
            "SELECT decided, decided_walked, claims, flagged FROM progress "
            "WHERE document_id = ? AND annotator_id = ? AND role = ?",
            (document_id, annotator_id, role),
        ).fetchone()
        return Tally() if row is None else Tally(*row)

    def of_corpus(self, annotator_id: str, role: str) -> Tally:
        """Return the tally of all documents that are walked."""
        row = self._db.execute(
            "SELECT coalesce(sum(p.decided), 0), coalesce(sum(p.decided_walked), 0), "
            "coalesce(sum(p.claims), 0), coalesce(sum(p.flagged), 0) "
            "FROM progress AS p JOIN reading_order AS r ON r.document_id = p.document_id "
            "WHERE p.annotator_id = ? AND p.role = ?",
            (annotator_id, role),
        ).fetchone()
        return Tally(*row)

    def by_annotator(self) -> list[tuple[str, str, int]]:
        """Return (name, role, sentences decided) of everybody, in texts that are walked."""
        return self._db.execute(
            "SELECT n.name, p.role, sum(p.decided) FROM progress AS p "
            "JOIN annotators AS n ON n.id = p.annotator_id "
            "JOIN reading_order AS r ON r.document_id = p.document_id "
            "GROUP BY p.annotator_id, p.role ORDER BY n.name, p.role"
        ).fetchall()

    def answered(self, share: float) -> list[str]:
        """Return the walked documents of which somebody decided at least this share."""
        rows = self._db.execute(
            "SELECT r.document_id FROM reading_order AS r WHERE r.walked > 0 AND EXISTS "
            "(SELECT 1 FROM progress AS p WHERE p.document_id = r.document_id "
            "AND p.role IN ('annotator', 'reviewer') AND p.decided_walked >= ? * r.walked) "
            "ORDER BY r.document_id",
            (share,),
        )
        return [row[0] for row in rows]

    def by_document(self, annotator_id: str, role: str) -> dict[str, Tally]:
        """Return the tallies of all documents that an annotator has touched."""
        rows = self._db.execute(
            "SELECT document_id, decided, decided_walked, claims, flagged FROM progress "
            "WHERE annotator_id = ? AND role = ?",
            (annotator_id, role),
        )
        return {row[0]: Tally(*row[1:]) for row in rows}

    def labels(self, annotator_id: str, role: str) -> list[tuple[str, int]]:
        """Return how many current claims carry each label, most frequent first."""
        mine = "annotator_id = ?1 AND role = ?2"
        return self._db.execute(
            "SELECT label, sum(number) FROM ("
            f"SELECT label, count(*) AS number FROM claims WHERE {mine} GROUP BY 1 UNION ALL "
            "SELECT c.label, -count(*) FROM (SELECT document_id FROM progress "  # older texts: few
            f"WHERE {mine} AND document_id NOT IN (SELECT document_id FROM reading_order)) AS o "
            "CROSS JOIN claims AS c ON c.sentence_id >= o.document_id || ':' "
            f"AND c.sentence_id < o.document_id || ';' AND {mine} GROUP BY 1) "
            "GROUP BY 1 HAVING sum(number) > 0 ORDER BY 2 DESC, 1",
            (annotator_id, role),
        ).fetchall()
