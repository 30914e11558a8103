"""Finding sentences: by their words, by what was said about them, by their stories.

Everything is read in reading order and a row at a time, so that a search that is stopped or takes
too long keeps what it found so far.
"""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlite_utils import Database

from annotator.model.query import Query, Stretch, terms
from annotator.store.conditions import Scope, conditions_of

LIMIT = 10_000
"""More hits than anybody walks; the rest is cut off."""
COMMON = 20_000
"""Words that more sentences have are not looked up first: sorting them would take too long."""
SLICE = 1_000
"""So many sentences at a time are matched against a pattern."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence that was found, by its place in the corpus."""

    path: str
    """Path of its story in the reading order."""
    index: int
    """Its number in the document."""
    document_id: str
    marks: tuple[Stretch, ...] = ()
    """Where a pattern matched."""


class Found(NamedTuple):
    """What a search found, and how far it came."""

    hits: list[Hit]
    """In reading order, at most as many as were asked for."""
    searched: int
    """Sentences that were looked at; of a complete search all of them."""
    total: int
    """Sentences of the corpus that could have been."""
    complete: bool
    """False when time was up, or when there are more hits than were asked for."""


Matcher = Callable[[Sequence[str]], list[tuple[int, tuple[Stretch, ...]]] | None]
"""Matches texts against a pattern: number and stretches of those that match; null: time is up."""

_IN_ORDER = (
    "FROM reading_order AS r LEFT JOIN progress AS p ON p.document_id = r.document_id "
    "AND p.annotator_id = ? AND p.role = ? "
    "CROSS JOIN sentences AS s ON s.document_id = r.document_id "
)
_BY_WORDS = (
    "FROM sentences_fts AS f CROSS JOIN sentences AS s ON s.key = f.rowid "
    "CROSS JOIN reading_order AS r ON r.document_id = s.document_id "
    "LEFT JOIN progress AS p ON p.document_id = r.document_id "
    "AND p.annotator_id = ? AND p.role = ? "
)


def match_expression(typed: str) -> str:
    """Turn typed words and "quoted phrases" into an FTS5 expression that wants all of them.

    Every term is quoted, so nothing that is typed can be a syntax error; a word's trailing `*`
    still asks for words that begin with it.
    """
    return " ".join(f'"{term.text}"' + ("*" if term.prefix else "") for term in terms(typed))


class Search:
    """Finding sentences."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def find(
        self, query: Query, scope: Scope, matcher: Matcher | None = None, limit: int = LIMIT
    ) -> Found:
        """Return the sentences that a query asks for, in reading order, at most so many.

        A query with a pattern needs the `matcher` made from it, and has its own limit.
        """
        total = int(
            self._db.execute("SELECT coalesce(sum(sentences), 0) FROM reading_order").fetchone()[0]
        )
        if matcher is not None:
            return self._matching(query, scope, matcher, total)
        if query.text and not match_expression(query.text):
            return Found([], total, total, complete=True)
        hits: list[Hit] = []
        complete = False
        with suppress_interruption():
            rows = self._rows(query, scope, "r.path, s.idx, s.document_id", limit + 1)
            hits.extend(Hit(*row) for row in rows)  # as they come: what was found is kept
            complete = len(hits) <= limit
        return Found(hits[:limit], total, total, complete)

    def _matching(self, query: Query, scope: Scope, matcher: Matcher, total: int) -> Found:
        hits: list[Hit] = []
        searched = 0
        with suppress_interruption():
            rows = self._rows(query, scope, "r.path, s.idx, s.document_id, s.text", -1)
            while len(hits) <= LIMIT:
                part = [row for row, _ in zip(rows, range(SLICE), strict=False)]
                matched = matcher([row[3] for row in part]) if part else None
                if matched is None:
                    done = not part
                    return Found(hits[:LIMIT], total if done else searched, total, complete=done)
                searched += len(part)
                for number, marks in matched:
                    path, index, document = part[number][:3]
                    hits.append(Hit(path, index, document, marks))
        return Found(hits[:LIMIT], searched, total, complete=False)

    def _rows(
        self, query: Query, scope: Scope, columns: str, limit: int
    ) -> Iterator[tuple[Any, ...]]:
        who = (scope.annotator_id, scope.role)
        conditions = conditions_of(query, scope)
        source, order = _IN_ORDER, "ORDER BY r.path, s.idx"
        expression = "" if query.pattern is not None else match_expression(query.text)
        if expression and self._is_common(expression):
            matching = "s.key IN (SELECT rowid FROM sentences_fts WHERE sentences_fts MATCH ?)"
            conditions.append((matching, (expression,)))
        elif expression:
            source = _BY_WORDS
            conditions.append(("sentences_fts MATCH ?", (expression,)))
        where = " AND ".join(sql for sql, _ in conditions) or "1"
        values = [value for _, some in conditions for value in some]
        yield from self._db.execute(
            f"SELECT {columns} {source} WHERE {where} {order} LIMIT ?", (*who, *values, limit)
        )

    def _is_common(self, expression: str) -> bool:
        row = self._db.execute(
            "SELECT count(*) FROM (SELECT 1 FROM sentences_fts WHERE sentences_fts MATCH ? "
            "LIMIT ?)",
            (expression, COMMON),
        ).fetchone()
        return int(row[0]) == COMMON


class suppress_interruption(suppress):  # noqa: N801 - reads as contextlib.suppress does
    """Leave quietly when the search was stopped."""

    def __init__(self) -> None:
        super().__init__(sqlite3.OperationalError)

    def __exit__(self, kind: Any, error: Any, traceback: Any) -> bool:
        """Let every other error through."""
        code = getattr(error, "sqlite_errorcode", None)
        return bool(error is not None and code == sqlite3.SQLITE_INTERRUPT)
