"""The lists of the corpus: all stories, all claims, any number of them.

What a list shows is read a page at a time by row numbers. These are read once when the list is
opened or filtered; nothing of what the rows say is.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlite_utils import Database

from annotator.store.order import Place
from annotator.store.progress import Tally
from annotator.store.reviews import ANSWERED_SINCE
from annotator.store.search import Hit

Who = tuple[str, str]
"""Annotator id and role."""


class StoryRow(NamedTuple):
    """A story in the list of stories."""

    place: Place
    tally: Tally
    signed: bool
    """Whether the annotator signed it off."""
    since: bool
    """Whether they answered something in it after that."""
    copied: bool
    """Whether it is a near copy of another."""
    namesake: bool = False
    """Whether another has the same title, so that only the path tells them apart."""


class ClaimRow(NamedTuple):
    """A current claim in the list of claims."""

    id: str
    sentence_id: str
    annotator: str
    role: str
    label: str
    text: str
    source: str | None
    incomplete: str | None
    path: str
    title: str | None


class HitRow(NamedTuple):
    """A sentence that was found, in the list of hits."""

    text: str
    path: str
    title: str | None


class Lists:
    """Rows of long lists."""

    def __init__(self, db: Database) -> None:
        self._db = db
        db.conn.create_function("folded", 1, str.casefold, deterministic=True)

    def story_keys(self, typed: str, who: Who, *, least_done: bool, furniture: bool) -> list[int]:
        """Return the row numbers of the stories whose title, path or publisher has every word.

        By path, or those first of which the smallest part is decided.
        """
        words = typed.split()
        where = " AND ".join([_has("path", "title", "publisher")] * len(words)) or "1"
        total, decided = ("sentences", "decided") if furniture else ("walked", "decided_walked")
        if least_done:
            share = f"coalesce(p.{decided}, 0) * 1.0 / max(r.{total}, 1)"
            source = (
                "FROM reading_order AS r LEFT JOIN progress AS p ON p.document_id = r.document_id "
                f"AND p.annotator_id = ? AND p.role = ? WHERE {where} ORDER BY {share}, r.path"
            )
        else:
            source = f"FROM reading_order AS r WHERE {where} ORDER BY r.path"
        values = [*(who if least_done else ()), *(word.casefold() for word in words)]
        return [row[0] for row in self._db.execute(f"SELECT r.rowid {source}", values)]

    def stories(self, keys: Sequence[int], who: Who) -> list[StoryRow]:
        """Return the stories of these rows, in their order."""
        columns = ", ".join(f"r.{name}" for name in Place._fields)
        rows = self._db.execute(
            f"SELECT r.rowid, {columns}, coalesce(p.decided, 0), coalesce(p.decided_walked, 0), "
            "coalesce(p.claims, 0), coalesce(p.flagged, 0), v.state IS 'done', "
            f"v.state IS 'done' AND {ANSWERED_SINCE}, "
            "EXISTS (SELECT 1 FROM clusters AS k JOIN clusters AS o USING (cluster_id) "
            "  JOIN reading_order AS w ON w.document_id = o.document_id "
            "  WHERE k.document_id = r.document_id AND o.document_id != k.document_id) "
            "FROM reading_order AS r LEFT JOIN progress AS p ON p.document_id = r.document_id "
            "AND p.annotator_id = ? AND p.role = ? "
            "LEFT JOIN reviews AS v ON v.key = (SELECT max(w.key) FROM reviews AS w "
            "  WHERE w.document_id = r.document_id AND w.annotator_id = ? AND w.role = ?) "
            f"WHERE r.rowid IN {_places(keys)}",
            (*who, *who, *keys),
        ).fetchall()
        width = 1 + len(Place._fields)
        shared = self._shared_titles(keys)
        found = {
            row[0]: StoryRow(
                Place(*row[1:width]),
                Tally(*row[width : width + 4]),
                signed=bool(row[-3]),
                since=bool(row[-2]),
                copied=bool(row[-1]),
                namesake=row[1 + Place._fields.index("title")] in shared,
            )
            for row in rows
        }
        return [found[key] for key in keys if key in found]

    def _shared_titles(self, keys: Sequence[int]) -> set[str]:
        """Return the titles of these stories that others of the corpus have, too."""
        rows = self._db.execute(
            "SELECT title FROM reading_order WHERE title IN (SELECT title FROM reading_order "
            f"WHERE rowid IN {_places(keys)}) GROUP BY title HAVING count(*) > 1",
            keys,
        )
        return {row[0] for row in rows}

    def claim_keys(
        self, typed: str, labels: Sequence[str], who: Who | None
    ) -> list[tuple[str, int]]:
        """Return, by path, the documents with claims and how many each has.

        `typed` words must be in the claim or its source; `who` null means everybody's claims.
        """
        where, values = _claim_conditions(typed, labels, who)
        counted = dict(
            self._db.execute(
                "SELECT substr(sentence_id, 1, 16), count(*) FROM claims AS c "
                f"WHERE {where} GROUP BY 1",
                values,
            ).fetchall()
            if typed.split() or labels
            else self._claims_counted(who)
        )
        ordered = self._db.execute("SELECT document_id FROM reading_order ORDER BY path")
        return [(row[0], counted[row[0]]) for row in ordered if row[0] in counted]

    def _claims_counted(self, who: Who | None) -> list[tuple[str, int]]:
        """Return what is counted already, which is quicker than counting."""
        mine = "" if who is None else "AND annotator_id = ? AND role = ? "
        return self._db.execute(
            f"SELECT document_id, sum(claims) FROM progress WHERE claims > 0 {mine}"
            "GROUP BY document_id",
            who or (),
        ).fetchall()

    def claims(
        self, document_id: str, typed: str, labels: Sequence[str], who: Who | None
    ) -> list[ClaimRow]:
        """Return a document's claims in text order."""
        where, values = _claim_conditions(typed, labels, who)
        rows = self._db.execute(
            "SELECT c.id, c.sentence_id, c.annotator, c.role, c.label, c.text, c.source, "
            "c.incomplete, r.path, r.title FROM claims AS c JOIN reading_order AS r "
            "ON r.document_id = ? WHERE c.sentence_id >= ? AND c.sentence_id < ? "
            f"AND {where} ORDER BY c.start, c.key",
            (document_id, f"{document_id}:", f"{document_id};", *values),
        ).fetchall()
        return [ClaimRow(*row) for row in rows]

    def hits(self, hits: Sequence[Hit]) -> list[HitRow]:
        """Return what the list of hits shows of these."""
        found = []
        for hit in hits:
            row = self._db.execute(
                "SELECT s.text, r.path, r.title FROM sentences AS s JOIN reading_order AS r "
                "ON r.document_id = s.document_id WHERE s.document_id = ? AND s.idx = ?",
                (hit.document_id, hit.index),
            ).fetchone()
            found.append(HitRow(*row) if row else HitRow("", hit.path, None))
        return found

    def texts(self, hits: Sequence[Hit]) -> list[str]:
        """Return the texts of many hits, a document at a time."""
        texts: dict[tuple[str, int], str] = {}
        for document_id in dict.fromkeys(hit.document_id for hit in hits):
            rows = self._db.execute(
                "SELECT idx, text FROM sentences WHERE document_id = ?", (document_id,)
            )
            texts.update(((document_id, index), text) for index, text in rows)
        return [texts.get((hit.document_id, hit.index), "") for hit in hits]

    def path_like(self, typed: str) -> str | None:
        """Return the first path of the reading order with these words in it or in its title."""
        words = [word.casefold() for word in typed.split()]
        where = " AND ".join([_has("path", "title")] * len(words)) or "0"
        row = self._db.execute(
            f"SELECT r.path FROM reading_order AS r WHERE {where} ORDER BY r.path LIMIT 1", words
        ).fetchone()
        return None if row is None else str(row[0])


def _has(*columns: str) -> str:
    shown = " || ' ' || ".join(f"coalesce(r.{column}, '')" for column in columns)
    return f"instr(folded({shown}), ?) > 0"


def _claim_conditions(typed: str, labels: Sequence[str], who: Who | None) -> tuple[str, list[Any]]:
    conditions: list[str] = ["1"]
    values: list[Any] = []
    if who is not None:
        conditions.append("c.annotator_id = ? AND c.role = ?")
        values += who
    if labels:
        conditions.append(f"c.label IN {_places(labels)}")
        values += labels
    for word in typed.split():
        conditions.append("instr(folded(c.text || ' ' || coalesce(c.source, '')), ?) > 0")
        values.append(word.casefold())
    return " AND ".join(conditions), values


def _places(values: Sequence[object]) -> str:
    return f"({', '.join('?' * len(values))})"
