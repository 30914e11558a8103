"""Evidence as items of their own: entered once, used by claims anywhere in the corpus.

What a claim's evidence is stands in its answer. This table only remembers every item that was ever
entered, without a stance, so that it can be used again.
"""

import hashlib
import json

from sqlite_utils import Database

from annotator.model.claim import Evidence

_FIELDS = "url, title, quote, published, accessed, snapshot, sha256"


def evidence_id(item: Evidence) -> str:
    """Return the id that this item has on every machine; its stance is a claim's own matter."""
    said = json.dumps([getattr(item, name) for name in _FIELDS.split(", ")], ensure_ascii=False)
    return hashlib.sha256(said.encode("utf-8")).hexdigest()[:16]


class EvidenceItems:
    """Every item of evidence that was entered in this database."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, item: Evidence, annotator_id: str, annotator: str, now: str) -> None:
        """Remember an item, inside the caller's transaction; a known one stays as it is."""
        self._db.execute(
            f"INSERT INTO evidence (id, {_FIELDS}, annotator_id, annotator, added_at) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
            (
                evidence_id(item),
                *(getattr(item, name) for name in _FIELDS.split(", ")),
                annotator_id,
                annotator,
                now,
            ),
        )

    def recent(self, typed: str, limit: int) -> list[Evidence]:
        """Return items with all the typed words, newest first; of two spellings the newer.

        An item is the same if link (else title), quote and snapshot are. Its stance is the
        caller's matter: all are returned as context.
        """
        words = typed.split()
        condition = " AND ".join(
            [
                "instr(lower(coalesce(url, '') || ' ' || coalesce(title, '') || ' ' || "
                "coalesce(quote, '')), lower(?))"
            ]
            * len(words)
        )
        rows = self._db.execute(
            f"SELECT {_FIELDS}, max(key) AS newest FROM evidence "
            f"{'WHERE ' + condition if words else ''} "
            "GROUP BY coalesce(url, title), quote, sha256 ORDER BY newest DESC LIMIT ?",
            (*words, limit),
        ).fetchall()
        names = _FIELDS.split(", ")
        return [
            Evidence.trusted(stance="context", **dict(zip(names, row[:-1], strict=True)))
            for row in rows
        ]

    def stands_alone(self, item: Evidence) -> bool:
        """Tell whether evidence is none of the corpus' own stories."""
        return self.story_of(item) is None

    def story_of(self, item: Evidence) -> str | None:
        """Return the document that an item of evidence is, by its page or by its snapshot."""
        return self._by_snapshot(item.sha256) or self._by_link(item.url)

    def answers(self) -> list[str]:
        """Return the ids of the current answers with evidence, sentence by sentence.

        One that was carried to a newer text of its story counts there.
        """
        rows = self._db.execute(
            "SELECT id FROM current_answers AS a WHERE json_valid(a.payload) AND EXISTS "
            "(SELECT 1 FROM json_each(a.payload, '$.claims') AS c "
            "WHERE json_array_length(c.value, '$.evidence') > 0) AND NOT EXISTS "
            "(SELECT 1 FROM carries WHERE answer_id = a.id AND carried_id IS NOT NULL) "
            "AND EXISTS (SELECT 1 FROM sentences AS s WHERE s.id = a.sentence_id) "
            "ORDER BY sentence_id, key"
        )
        return [row[0] for row in rows.fetchall()]

    def _by_snapshot(self, sha256: str | None) -> str | None:
        """Find a file or a text of the corpus by the hash of a snapshot."""
        if sha256 is None:
            return None
        row = self._db.execute(
            "SELECT document_id FROM copies WHERE file_sha256 = ? UNION ALL "
            "SELECT id FROM documents WHERE id = ? AND sha256 = ? LIMIT 1",
            (sha256, sha256[:16], sha256),
        ).fetchone()
        return None if row is None else str(row[0])

    def _by_link(self, url: str | None) -> str | None:
        """Find a story by the address of evidence."""
        if url is None:
            return None
        from annotator.model.links import same_page

        page = same_page(url)
        if page is None:
            return None
        row = self._db.execute(
            "SELECT document_id FROM pages WHERE page = ? ORDER BY document_id LIMIT 1", (page,)
        ).fetchone()
        return None if row is None else str(row[0])
