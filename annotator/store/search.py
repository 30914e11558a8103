"""Full-text search over the sentences that are walked."""

import re
from dataclasses import dataclass

from sqlite_utils import Database

_TERM = re.compile(r'"([^"]*)"|(\S+)')
LIMIT = 10_000
"""More hits than anybody walks; the rest is cut off."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence that was found, by its place in the corpus."""

    path: str
    """Path of its story in the reading order."""
    index: int
    """Its number in the document."""
    document_id: str


def match_expression(typed: str) -> str:
    """Turn typed words and "quoted phrases" into an FTS5 expression that wants all of them.

    Every term is quoted, so nothing that is typed can be a syntax error; a word's trailing `*`
    still asks for words that begin with it.
    """
    terms = []
    for phrase, word in _TERM.findall(typed):
        term = (phrase or word).replace('"', " ")
        prefix = not phrase and term.endswith("*")
        if any(char.isalnum() for char in term):
            terms.append(f'"{term.rstrip("*")}"' + ("*" if prefix else ""))
    return " ".join(terms)


class Search:
    """Finding sentences by their words."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def find(self, typed: str) -> list[Hit]:
        """Return the sentences that have all typed words, in reading order, at most LIMIT."""
        expression = match_expression(typed)
        if not expression:
            return []
        rows = self._db.execute(
            "SELECT r.path, s.idx, s.document_id FROM sentences_fts AS f "
            "JOIN sentences AS s ON s.key = f.rowid "
            "JOIN reading_order AS r ON r.document_id = s.document_id "
            "WHERE sentences_fts MATCH ? ORDER BY r.path, s.idx LIMIT ?",
            (expression, LIMIT),
        ).fetchall()
        return [Hit(*row) for row in rows]
