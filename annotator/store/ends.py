"""The last answers about sentences, of those too that were cut otherwise since."""

from collections.abc import Sequence

from sqlite_utils import Database

from annotator.model.answer import Answer
from annotator.store.answers import CURRENT, answer_of, prefixed


class Ends:
    """The ends of the chains of answers, wherever they are."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def of(self, document_id: str, annotator_id: str, role: str) -> dict[str, Answer]:
        """Return what an annotator last said of each sentence that a document has or had."""
        rows = self._db.execute(
            f"SELECT {prefixed()} FROM answers AS a WHERE a.sentence_id >= ? "
            f"AND a.sentence_id < ? AND a.annotator_id = ? AND a.role = ? AND {CURRENT} "
            "ORDER BY a.key",
            (f"{document_id}:", f"{document_id};", annotator_id, role),
        )
        return {answer.sentence_id: answer for answer in map(answer_of, rows.fetchall())}

    def number(self, answer_id: str) -> int:
        """Return the place of a known answer in the order of adding."""
        row = self._db.execute("SELECT key FROM answers WHERE id = ?", (answer_id,)).fetchone()
        return int(row[0])

    def about(self, sentence_ids: Sequence[str]) -> list[str]:
        """Return the ids of everybody's current answers about some sentences, oldest first."""
        marks = ", ".join("?" * len(sentence_ids))
        rows = self._db.execute(
            f"SELECT a.id FROM answers AS a WHERE a.sentence_id IN ({marks}) AND {CURRENT} "
            "ORDER BY a.key",
            list(sentence_ids),
        )
        return [row[0] for row in rows]

    def who(self, document_id: str) -> list[tuple[str, str]]:
        """Return everybody who answered anything in a document: annotator id and role."""
        return self._db.execute(
            "SELECT DISTINCT annotator_id, role FROM answers "
            "WHERE sentence_id >= ? AND sentence_id < ? ORDER BY 1, 2",
            (f"{document_id}:", f"{document_id};"),
        ).fetchall()
