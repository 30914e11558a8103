"""How rare words are, and which sentences hold some of the rarest: candidates for the same claim.

An OR over all words of a sentence takes seconds at a million sentences, because a word like "the"
is in most of them. So nothing here reads a whole list of sentences with a common word: how many
there are is guessed from how densely they stand at a few places, and only rare ones are looked up.
They are looked up one by one and weighed here; the index's own ranking (bm25) takes five times as
long for the same candidates.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from heapq import nlargest

from sqlite_utils import Database

from annotator.model.document import WALKED, BlockKind

FEW = 256
"""Up to so many sentences are counted exactly."""
_PLACES, _EACH = 4, 64
"""Of more, so many places of the corpus are looked at, so many sentences at each."""
_GROWN = 1.2
"""A corpus that grew by this factor has its words counted anew."""
MOST = 20_000
"""So many sentences are looked up for one word at most."""


@dataclass(frozen=True, slots=True)
class Holding:
    """A sentence that holds some of the words."""

    id: str
    document_id: str
    index: int
    block: BlockKind
    text: str
    path: str
    title: str | None


class RareWords:
    """Words of the full-text index, with what was learned of how common they are."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._held: dict[str, float] = {}
        self._counted_at = 0

    def total(self) -> int:
        """Return about how many sentences there are."""
        row = self._db.execute("SELECT max(key) FROM sentences").fetchone()
        return int(row[0] or 0)

    def held(self, words: Collection[str]) -> dict[str, float]:
        """Return in about how many sentences each of these words is."""
        total = self.total()
        if total > self._counted_at * _GROWN:
            self._held, self._counted_at = {}, total
        for word in words:
            if word not in self._held:
                self._held[word] = self._count(word, total)
        return {word: self._held[word] for word in words}

    def holding(self, weights: Mapping[str, float], limit: int, *, outside: str) -> list[Holding]:
        """Return the walked sentences whose words among these weigh most.

        None of the document `outside`, and none of an older text.
        """
        scores: dict[int, float] = {}
        for word, weight in weights.items():
            rows = self._db.execute(
                "SELECT rowid FROM sentences_fts WHERE sentences_fts MATCH ? LIMIT ?",
                (_quoted(word), MOST),
            )
            for (key,) in rows.fetchall():
                scores[key] = scores.get(key, 0.0) + weight
        own = "SELECT key FROM sentences WHERE document_id = ?"
        for (key,) in self._db.execute(own, (outside,)).fetchall():
            scores.pop(key, None)
        best = nlargest(limit, scores, key=scores.__getitem__)
        return [one for one in self._sentences("key", best) if one.block in WALKED]

    def named(self, ids: Collection[str]) -> list[Holding]:
        """Return sentences by their ids, those that are in a walked story."""
        return self._sentences("id", ids)

    def _sentences(self, column: str, values: Collection[int] | Collection[str]) -> list[Holding]:
        rows = self._db.execute(
            "SELECT s.id, s.document_id, s.idx, s.block, s.text, r.path, r.title "
            "FROM sentences AS s CROSS JOIN reading_order AS r ON r.document_id = s.document_id "
            f"WHERE s.{column} IN ({', '.join('?' * len(values))})",
            list(values),
        ).fetchall()
        return [Holding(*row) for row in rows]

    def _count(self, word: str, total: int) -> float:
        """Return in how many sentences a word is, a guess where there are many."""
        few, _ = self._from(word, 0, FEW)
        if few < FEW:
            return few
        dense = 0.0
        for number in range(_PLACES):
            start = total * number // _PLACES
            found, last = self._from(word, start, _EACH)
            end = last if found == _EACH else total
            dense += found / max(end - start, 1)
        return max(total * dense / _PLACES, FEW)

    def _from(self, word: str, start: int, limit: int) -> tuple[int, int]:
        """Return how many sentences behind a number hold a word, up to a limit, and the last."""
        row = self._db.execute(
            "SELECT count(*), coalesce(max(rowid), 0) FROM (SELECT rowid FROM sentences_fts "
            "WHERE sentences_fts MATCH ? AND rowid > ? LIMIT ?)",
            (_quoted(word), start, limit),
        ).fetchone()
        return int(row[0]), int(row[1])


def _quoted(word: str) -> str:
    """Return a word as an expression of the index; nothing in it can be syntax."""
    return '"' + word.replace('"', '""') + '"'
