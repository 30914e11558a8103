"""Clusters of near copies: the same wire story under several names, or with small edits.

A text belongs together with another when 0.8 of the shorter one's runs of five words stand in the
other: that is so for edited copies, and for a story that was cut short. Likely pairs are found by
their sketches, a few rows looked up for each new text, and then compared word by word. The id of a
cluster is that of its smallest document, so every machine calls it the same.

Derived: a rebuild finds the same clusters, in the order in which the texts were added.
"""

from collections.abc import Iterable
from itertools import chain

from sqlite_utils import Database

from annotator.model.shingles import is_short, likeness, shingles, sketch

ALIKE = 0.8
_AGREE = 2
"""Bins in which two texts must agree before they may be compared."""
_LIKELY = 0.5
"""Likeness, as guessed from the sketches, from which texts are compared."""
_COMPARED = 8
"""So many likely texts are compared, those first that agree most."""
_CROWD = 64
"""So many texts are kept for one run: a line of a paper stands in all its stories."""

CLUSTER_TABLES = ("sketches", "clusters")
"""The tables that are written here."""


class Clusters:
    """Which documents are near copies of each other."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, document_id: str, text: str) -> None:
        """Find the near copies of a new text, inside the caller's transaction."""
        runs = shingles(text)
        if is_short(runs):
            return
        mine = sketch(runs)
        for other in self._likely(document_id, mine, len(runs)):
            found = self._db.execute("SELECT text FROM documents WHERE id = ?", (other,)).fetchone()
            if likeness(runs, shingles(found[0])) >= ALIKE:
                self._unite(document_id, other)
        self._db.conn.executemany(
            "INSERT INTO sketches (bin, least, document_id, runs) SELECT ?1, ?2, ?3, ?4 WHERE "
            f"(SELECT count(*) FROM sketches WHERE bin = ?1 AND least = ?2) < {_CROWD} "
            "ON CONFLICT DO NOTHING",
            [(number, least, document_id, len(runs)) for number, least in mine],
        )

    def of(self, document_id: str) -> str | None:
        """Return the cluster of a document; null when it has no near copies."""
        row = self._db.execute(
            "SELECT cluster_id FROM clusters WHERE document_id = ?", (document_id,)
        ).fetchone()
        return None if row is None else str(row[0])

    def walked(self) -> dict[str, str]:
        """Return the clusters of the documents in the reading order that have any."""
        rows = self._db.execute(
            "SELECT document_id, cluster_id FROM clusters "
            "WHERE document_id IN (SELECT document_id FROM reading_order)"
        )
        return dict(rows.fetchall())

    def are_walked(self) -> bool:
        """Tell whether any document in the reading order has near copies."""
        row = self._db.execute(
            "SELECT EXISTS (SELECT 1 FROM clusters AS c "
            "JOIN reading_order AS r ON r.document_id = c.document_id)"
        ).fetchone()
        return bool(row[0])

    def clear(self) -> None:
        """Forget all of them, to be found again in the same transaction."""
        self._db.execute("DELETE FROM sketches")
        self._db.execute("DELETE FROM clusters")

    def settle(self, document_ids: Iterable[str]) -> None:
        """Find clusters again among some documents, as when one of their members is gone."""
        known = sorted(set(document_ids))
        for one in known:
            self._db.execute("DELETE FROM sketches WHERE document_id = ?", (one,))
            self._db.execute("DELETE FROM clusters WHERE document_id = ?", (one,))
        for one in known:
            found = self._db.execute("SELECT text FROM documents WHERE id = ?", (one,)).fetchone()
            self.add(one, found[0])

    def members(self, document_id: str) -> list[str]:
        """Return the near copies of a document, and itself; none when it has none."""
        rows = self._db.execute(
            "SELECT document_id FROM clusters WHERE cluster_id = "
            "(SELECT cluster_id FROM clusters WHERE document_id = ?) ORDER BY 1",
            (document_id,),
        )
        return [row[0] for row in rows]

    def _likely(self, document_id: str, mine: list[tuple[int, int]], runs: int) -> list[str]:
        """Return the documents whose sketches agree, the likeliest first."""
        places = ", ".join(["(?, ?)"] * len(mine))
        rows = self._db.execute(
            f"WITH mine(bin, least) AS (VALUES {places}) SELECT s.document_id, s.runs, count(*) "
            "FROM mine CROSS JOIN sketches AS s ON s.bin = mine.bin AND s.least = mine.least "
            f"WHERE s.document_id != ? GROUP BY 1 HAVING count(*) >= {_AGREE} "
            "ORDER BY count(*) DESC, 1",
            [*chain.from_iterable(mine), document_id],
        )
        likely = [
            other
            for other, others, bins in rows
            if _guess(bins / len(mine), runs, others) >= _LIKELY
        ]
        return likely[:_COMPARED]

    def _unite(self, one: str, other: str) -> None:
        clusters = {self.of(one) or one, self.of(other) or other}
        first = min(clusters)
        for cluster in clusters - {first}:
            self._db.execute(
                "UPDATE clusters SET cluster_id = ? WHERE cluster_id = ?", (first, cluster)
            )
        self._db.conn.executemany(
            "INSERT INTO clusters (document_id, cluster_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
            [(one, first), (other, first)],
        )


def _guess(shared: float, runs: int, others: int) -> float:
    """Return the likeness of two texts of which a part of all runs is shared."""
    return shared / (1 + shared) * (runs + others) / min(runs, others)
