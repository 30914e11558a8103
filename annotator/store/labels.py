"""The labels of current claims, as the derived `claims` table reads them today.

A claim's label there is its name under the newest recorded version of its codebook; one that is
stale stands there with the version that knew it, `disputed@news@1` (`model/lineage.py`).
"""

from collections.abc import Mapping, Sequence

from sqlite_utils import Database

from annotator.store.search import LIMIT, Hit

_OF_CODEBOOK = "answer_id IN (SELECT id FROM answers WHERE codebook >= ? AND codebook < ?)"


class Labels:
    """Counting, renaming and finding claims by label."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def counts(self, codebook: str) -> dict[str, int]:
        """Return how many current claims, of anybody, have each label of a codebook's name."""
        rows = self._db.execute(
            "SELECT c.label, count(*) FROM claims AS c JOIN answers AS a ON a.id = c.answer_id "
            "WHERE a.codebook >= ? AND a.codebook < ? "
            "AND substr(c.sentence_id, 1, 16) IN (SELECT document_id FROM reading_order) "
            "GROUP BY c.label ORDER BY c.label",
            _versions(codebook),
        )
        return dict(rows.fetchall())

    def rename(self, codebook: str, names: Mapping[str, str]) -> None:
        """Give the current claims of a codebook's name other labels, all at once."""
        if not names:
            return
        cases = "WHEN ? THEN ? " * len(names)
        marks = ", ".join("?" * len(names))
        pairs = [part for pair in names.items() for part in pair]
        self._db.execute(
            f"UPDATE claims SET label = CASE label {cases}END "
            f"WHERE label IN ({marks}) AND {_OF_CODEBOOK}",
            (*pairs, *names, *_versions(codebook)),
        )

    def documents_with(self, codebook: str, labels: Sequence[str]) -> list[str]:
        """Return the documents in which current claims of a codebook's name have these labels."""
        marks = ", ".join("?" * len(labels))
        rows = self._db.execute(
            f"SELECT DISTINCT substr(sentence_id, 1, 16) FROM claims "
            f"WHERE label IN ({marks}) AND {_OF_CODEBOOK} ORDER BY 1",
            (*labels, *_versions(codebook)),
        )
        return [row[0] for row in rows]

    def of(self, annotator_id: str, role: str) -> list[str]:
        """Return the labels of an annotator's current claims, as read today.

        Each is looked up behind the one before: reading every row of half a million would take a
        hundred times as long.
        """
        rows = self._db.execute(
            "WITH RECURSIVE found(label) AS (SELECT min(label) FROM claims "
            "WHERE annotator_id = :who AND role = :role UNION ALL SELECT (SELECT min(c.label) "
            "FROM claims AS c WHERE c.annotator_id = :who AND c.role = :role "
            "AND c.label > found.label) FROM found WHERE found.label IS NOT NULL) "
            "SELECT label FROM found WHERE label IS NOT NULL",
            {"who": annotator_id, "role": role},
        )
        return [row[0] for row in rows]

    def stale(self, known: Sequence[str], annotator_id: str, role: str) -> list[Hit]:
        """Return an annotator's sentences with a claim whose label is none of the known ones.

        In reading order, at most LIMIT.
        """
        others = [label for label in self.of(annotator_id, role) if label not in known]
        marks = ", ".join("?" * len(others))
        rows = self._db.execute(
            "SELECT DISTINCT r.path, s.idx, s.document_id FROM claims AS c "
            "JOIN sentences AS s ON s.id = c.sentence_id "
            "JOIN reading_order AS r ON r.document_id = s.document_id "
            f"WHERE c.annotator_id = ? AND c.role = ? AND c.label IN ({marks}) "
            "ORDER BY r.path, s.idx LIMIT ?",
            (annotator_id, role, *others, LIMIT),
        ).fetchall()
        return [Hit(*row) for row in rows]

    def stale_claims(self) -> list[tuple[str, str, str, str]]:
        """Return (sentence, annotator, role, label as read) of everybody's stale claims."""
        return self._db.execute(
            "SELECT sentence_id, annotator, role, label FROM claims WHERE instr(label, '@') "
            "AND substr(sentence_id, 1, 16) IN (SELECT document_id FROM reading_order) "
            "ORDER BY sentence_id, key"
        ).fetchall()


def _versions(codebook: str) -> tuple[str, str]:
    """Return the range in which all versions of a codebook's name lie: `@` up to the next char."""
    return f"{codebook}@", f"{codebook}A"
