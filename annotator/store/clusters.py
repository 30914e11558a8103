"""Clusters of near copies: the same wire story under several names, or with small edits.

A text belongs together with another when 0.8 of the shorter one's runs of five words stand in the
other: that is so for edited copies, and for a story that was cut short. Likely pairs are found by
their sketches, a few rows looked up for each new text, and then compared word by word. The id of a
cluster is that of its smallest document, so every machine calls it the same.

Derived: a rebuild finds the same clusters, in the order in which the texts were added.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from sqlite_utils import Database

from annotator.model.shingles import Sketch, guessed_likeness, likeness, shingles, sketch

ALIKE = 0.8
_SOUGHT, _FOUND_BY = 24, 12
"""So many of its smallest runs are looked up for a text, and by so many it is found: those that not
everybody has. The longer sketch says how alike it is."""
_AGREE = 2
"""So many of them must agree before two sketches are compared."""
_LIKELY = 0.6
"""Likeness, as guessed from the sketches, from which texts are compared."""
_COMPARED = 8
"""So many texts are compared, first by their sketches: those that agree most."""
_CROWD = 16
"""So many texts are kept for one run: a line of a paper stands in all its stories."""

_ORDER = "SELECT document_id FROM reading_order"

CLUSTER_TABLES = ("sketches", "sketch_runs", "clusters")
"""The tables that are written here."""


class Clusters:
    """Which documents are near copies of each other."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, document_id: str, mine: Sketch | None) -> None:
        """Find the near copies of a new text by its sketch, inside the caller's transaction."""
        if mine is None:
            return
        sought = mine.least[:_SOUGHT]
        found = self._db.execute(
            f"SELECT run, sketch FROM sketch_runs WHERE run IN ({_places(sought)})", sought
        ).fetchall()
        if not self._keep(document_id, mine, sought, Counter(run for run, _ in found)):
            return
        agreeing = Counter(other for _, other in found)
        likely = self._likely(mine, agreeing)
        runs = shingles(self._text(document_id)) if likely else frozenset()
        for other in likely:
            if likeness(runs, shingles(self._text(other))) >= ALIKE:
                self._unite(document_id, other)

    def of(self, document_id: str) -> str | None:
        """Return the cluster of a document; null when it has no near copies."""
        row = self._db.execute(
            "SELECT cluster_id FROM clusters WHERE document_id = ?", (document_id,)
        ).fetchone()
        return None if row is None else str(row[0])

    def walked(self) -> dict[str, str]:
        """Return the clusters of the documents in the reading order that have any.

        Older texts count for nothing by themselves: a story is no near copy of its own text before.
        """
        rows = self._db.execute(
            f"SELECT document_id, cluster_id FROM clusters WHERE document_id IN ({_ORDER}) "
            f"AND cluster_id IN (SELECT cluster_id FROM clusters WHERE document_id IN ({_ORDER}) "
            "GROUP BY cluster_id HAVING count(*) > 1)"
        )
        return dict(rows.fetchall())

    def are_walked(self) -> bool:
        """Tell whether any document in the reading order has near copies."""
        row = self._db.execute(
            f"SELECT EXISTS (SELECT 1 FROM clusters WHERE document_id IN ({_ORDER}) "
            "GROUP BY cluster_id HAVING count(*) > 1)"
        ).fetchone()
        return bool(row[0])

    def clear(self) -> None:
        """Forget all of them, to be found again in the same transaction."""
        self._db.execute("DELETE FROM sketch_runs")
        self._db.execute("DELETE FROM sketches")
        self._db.execute("DELETE FROM clusters")

    def drop(self, document_id: str) -> None:
        """Forget a document: it is no longer found, and in no cluster."""
        row = self._db.execute(
            "DELETE FROM sketches WHERE document_id = ? RETURNING key, runs, least", (document_id,)
        ).fetchone()
        if row is not None:
            sought = Sketch.unpacked(row[1], row[2]).least[:_SOUGHT]
            self._db.execute(
                f"DELETE FROM sketch_runs WHERE sketch = ? AND run IN ({_places(sought)})",
                (row[0], *sought),
            )
        self._db.execute("DELETE FROM clusters WHERE document_id = ?", (document_id,))

    def settle(self, document_ids: Iterable[str]) -> None:
        """Find clusters again among some documents, as when one of their members is gone."""
        known = sorted(set(document_ids))
        for one in known:
            self.drop(one)
        for one in known:
            self.add(one, sketch(self._text(one)))

    def members(self, document_id: str) -> list[str]:
        """Return the near copies of a document, and itself; none when it has none."""
        rows = self._db.execute(
            "SELECT document_id FROM clusters WHERE cluster_id = "
            "(SELECT cluster_id FROM clusters WHERE document_id = ?) ORDER BY 1",
            (document_id,),
        )
        return [row[0] for row in rows]

    def _keep(
        self, document_id: str, mine: Sketch, sought: tuple[int, ...], crowd: Counter[int]
    ) -> bool:
        """Remember a sketch and by what it is found; false when it is remembered already."""
        kept = self._db.execute(
            "INSERT INTO sketches (document_id, runs, least) VALUES (?, ?, ?) "
            "ON CONFLICT DO NOTHING RETURNING key",
            (document_id, mine.runs, mine.packed()),
        ).fetchone()
        if kept is None:
            return False
        rare = [run for run in sought if crowd[run] < _CROWD][:_FOUND_BY]
        rows = [value for run in rare for value in (run, kept[0])]
        if rows:
            places = ", ".join(["(?, ?)"] * (len(rows) // 2))
            self._db.execute(f"INSERT INTO sketch_runs (run, sketch) VALUES {places}", rows)
        return True

    def _likely(self, mine: Sketch, agreeing: Counter[int]) -> list[str]:
        """Return the documents that are worth comparing, the likeliest first."""
        among = sorted((-bins, key) for key, bins in agreeing.items() if bins >= _AGREE)
        keys = [key for _, key in among[:_COMPARED]]
        if not keys:
            return []
        rows = self._db.execute(
            f"SELECT document_id, runs, least FROM sketches WHERE key IN ({_places(keys)})", keys
        ).fetchall()
        guessed = sorted(
            (-guess, other)
            for other, runs, least in rows
            if (guess := guessed_likeness(mine, Sketch.unpacked(runs, least))) >= _LIKELY
        )
        return [other for _, other in guessed]

    def _text(self, document_id: str) -> str:
        row = self._db.execute("SELECT text FROM documents WHERE id = ?", (document_id,)).fetchone()
        return str(row[0])

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


def _places(values: Sequence[int]) -> str:
    return ", ".join("?" * len(values))
