"""How many sentences each value of a filter has, in the texts that are walked."""

from collections.abc import Iterator

from sqlite_utils import Database

from annotator.store.conditions import Scope, stale
from annotator.store.cuts import Cuts

Facet = tuple[str, str, int]
"""The field of the query, the value, and how many sentences have it."""

_IN_ORDER = "JOIN reading_order AS r ON r.document_id = substr(c.sentence_id, 1, 16)"
_MINE = "c.annotator_id = ? AND c.role = ?"


class Facets:
    """Counts for the card of filters, quick ones first."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def count(self, scope: Scope) -> Iterator[Facet]:
        """Yield the counts of every value that occurs."""
        who = (scope.annotator_id, scope.role)
        yield from self._of_stories(who)
        claims = f"SELECT count(DISTINCT c.sentence_id) FROM claims AS c {_IN_ORDER} WHERE {_MINE}"
        for label, count in self._db.execute(
            f"SELECT c.label, count(DISTINCT c.sentence_id) FROM claims AS c {_IN_ORDER} "
            f"WHERE {_MINE} GROUP BY c.label",
            who,
        ):
            yield "labels", label, count
        yield "stale", "", self._one(f"{claims} AND {stale(scope.labels)}", *who, *scope.labels)
        yield "incomplete", "", self._one(f"{claims} AND c.incomplete IS NOT NULL", *who)
        yield "suggested", "", self._one("SELECT count(DISTINCT sentence_id) FROM suggestions")
        yield from self._of_answers(who, furniture=scope.furniture)
        yield from self._of_blocks()

    def _of_stories(self, who: tuple[str, str]) -> Iterator[Facet]:
        flagged = (
            "SELECT coalesce(sum(p.flagged), 0) FROM progress AS p JOIN reading_order AS r "
            "ON r.document_id = p.document_id WHERE p.annotator_id = ? AND p.role = ?"
        )
        yield "flagged", "", self._one(flagged, *who)
        for name, count in self._db.execute(
            "SELECT n.name, sum(p.decided) FROM progress AS p "
            "JOIN annotators AS n ON n.id = p.annotator_id "
            "JOIN reading_order AS r ON r.document_id = p.document_id "
            "GROUP BY n.name HAVING sum(p.decided) > 0 ORDER BY n.name"
        ):
            yield "annotators", name, count
        for name, count in self._db.execute(
            "SELECT publisher, sum(sentences) FROM reading_order WHERE publisher IS NOT NULL "
            "GROUP BY publisher ORDER BY 2 DESC, 1"
        ):
            yield "publishers", name, count

    def _of_answers(self, who: tuple[str, str], *, furniture: bool) -> Iterator[Facet]:
        given = dict(
            self._db.execute(
                f"SELECT c.outcome, count(*) FROM answers AS c {_IN_ORDER} WHERE {_MINE} "
                "AND NOT EXISTS (SELECT 1 FROM answers AS later WHERE later.replaces = c.id) "
                "GROUP BY c.outcome",
                who,
            ).fetchall()
        )
        aside = Cuts(self._db).set_aside(*who, walked=True)
        for outcome in ("no_claim", "skipped"):
            yield "outcomes", outcome, given.get(outcome, 0) - aside.get(outcome, 0)
        total, decided = ("sentences", "decided") if furniture else ("walked", "decided_walked")
        left = (
            f"SELECT coalesce(sum(r.{total} - coalesce(p.{decided}, 0)), 0) "
            "FROM reading_order AS r LEFT JOIN progress AS p ON p.document_id = r.document_id "
            "AND p.annotator_id = ? AND p.role = ?"
        )
        yield "outcomes", "open", self._one(left, *who)

    def _of_blocks(self) -> Iterator[Facet]:
        for kind, count in self._db.execute(
            "SELECT s.block, count(*) FROM sentences AS s "
            "JOIN reading_order AS r ON r.document_id = s.document_id GROUP BY s.block"
        ):
            yield "blocks", kind, count

    def _one(self, sql: str, *values: str) -> int:
        return int(self._db.execute(sql, values).fetchone()[0])
