"""The work in numbers: how much, how fast, by whom, day by day.

What the screen asks for at its start and at `p` is read from an index that holds all of it
(`answers_pace`), because half a million answers with their payloads take too long to read.
Undo, redo, and what followed from an answer elsewhere have no seconds and are not counted as work.
"""

from typing import NamedTuple, get_args

from sqlite_utils import Database

from annotator.model.answer import Outcome
from annotator.model.document import WALKED
from annotator.store.cuts import Cuts

_OUTCOMES = get_args(Outcome)
_WALKED = ", ".join(f"'{kind}'" for kind in sorted(WALKED))

_USE = ("used", "shown")
_LATER = "EXISTS (SELECT 1 FROM answers AS later WHERE later.replaces = a.id)"
_OLDER = (
    "(SELECT document_id FROM progress WHERE annotator_id = ?1 AND role = ?2 "
    "AND document_id NOT IN (SELECT document_id FROM reading_order)) AS o CROSS JOIN"
)
"""An annotator's documents that newer texts replaced, which are few: what they say is taken off."""
_WALKED_CLAIMS = (
    "claims AS c JOIN reading_order AS r ON r.document_id = substr(c.sentence_id, 1, 16)"
)


class Day(NamedTuple):
    """What was answered on one day."""

    date: str
    """ISO 8601."""
    answers: int
    seconds: float
    """Spent on them, all together."""


class Worker(NamedTuple):
    """What one annotator did in one role."""

    name: str
    role: str
    decided: int
    """Sentences answered or skipped, in texts that are walked."""
    answers: int
    seconds: float
    """Spent on them, all together."""
    first: str
    """When the first was given (UTC)."""
    last: str
    """When the last was given (UTC)."""


class Statistics:
    """Counts over answers and claims."""

    def __init__(self, db: Database) -> None:
        self._db = db

    # One annotator

    def given_since(self, annotator_id: str, role: str, moment: str) -> int:
        """Return how many answers were given by keys of their own since a moment (UTC)."""
        row = self._db.execute(
            "SELECT count(*) FROM answers WHERE annotator_id = ? AND role = ? "
            "AND seconds IS NOT NULL AND answered_at >= ?",
            (annotator_id, role, moment),
        ).fetchone()
        return int(row[0])

    def recent_seconds(self, annotator_id: str, role: str, limit: int) -> list[float]:
        """Return how long the last answers took, newest first."""
        rows = self._db.execute(
            "SELECT seconds FROM answers WHERE annotator_id = ? AND role = ? "
            "AND seconds IS NOT NULL ORDER BY answered_at DESC, id DESC LIMIT ?",
            (annotator_id, role, limit),
        )
        return [row[0] for row in rows]

    def outcomes(self, annotator_id: str, role: str) -> dict[str, int]:
        """Return how many current answers have each outcome.

        All, less those replaced since, those to texts that newer ones replaced, and those to
        sentences that were cut otherwise.
        """
        sums = ", ".join(f"coalesce(sum(a.outcome = '{outcome}'), 0)" for outcome in _OUTCOMES)
        mine = "a.annotator_id = ? AND a.role = ?"
        given = self._db.execute(
            f"SELECT {sums} FROM answers AS a WHERE {mine}", (annotator_id, role)
        ).fetchone()
        replaced = self._db.execute(
            f"SELECT {sums} FROM (SELECT DISTINCT replaces FROM answers "
            "WHERE replaces IS NOT NULL) AS r "
            f"CROSS JOIN answers AS a ON a.id = r.replaces WHERE {mine}",
            (annotator_id, role),
        ).fetchone()
        older = self._db.execute(
            f"SELECT {sums} FROM {_OLDER} answers AS a ON a.sentence_id >= o.document_id || ':' "
            "AND a.sentence_id < o.document_id || ';' AND a.annotator_id = ?1 AND a.role = ?2 "
            f"AND NOT {_LATER}",
            (annotator_id, role),
        ).fetchone()
        aside = Cuts(self._db).set_aside(annotator_id, role)
        counts = zip(_OUTCOMES, given, replaced, older, strict=True)
        left = {o: count - less - old - aside.get(o, 0) for o, count, less, old in counts}
        return {outcome: count for outcome, count in left.items() if count > 0}

    def days_of(self, annotator_id: str, role: str, since: str, minutes: int) -> list[Day]:
        """Return the days with answers since a moment (UTC); a day begins at `minutes` past UTC."""
        rows = self._db.execute(
            "SELECT date(answered_at, ?), count(*), sum(seconds) FROM answers "
            "WHERE annotator_id = ? AND role = ? AND seconds IS NOT NULL AND answered_at >= ? "
            "GROUP BY 1 ORDER BY 1",
            (f"{minutes:+d} minutes", annotator_id, role, since),
        )
        return [Day(*row) for row in rows]

    def sources_of(self, annotator_id: str, role: str, limit: int) -> list[tuple[str, int]]:
        """Return the sources that most claims of an annotator name, most first."""
        mine = "c.annotator_id = ?1 AND c.role = ?2 AND c.source IS NOT NULL"
        return self._db.execute(
            "SELECT source, sum(number) FROM ("
            f"SELECT source, count(*) AS number FROM claims AS c WHERE {mine} GROUP BY 1 UNION ALL "
            f"SELECT c.source, -count(*) FROM {_OLDER} claims AS c "
            "ON c.sentence_id >= o.document_id || ':' AND c.sentence_id < o.document_id || ';' "
            f"AND {mine} GROUP BY 1) "
            "GROUP BY 1 HAVING sum(number) > 0 ORDER BY 2 DESC, 1 LIMIT ?3",
            (annotator_id, role, limit),
        ).fetchall()

    def stories_of(self, annotator_id: str, role: str) -> tuple[int, int]:
        """Return how many stories an annotator has finished, and how many are begun."""
        row = self._db.execute(
            "SELECT coalesce(sum(p.decided_walked >= r.walked), 0), "
            "coalesce(sum(p.decided_walked < r.walked), 0) FROM progress AS p "
            "JOIN reading_order AS r ON r.document_id = p.document_id "
            "WHERE p.annotator_id = ? AND p.role = ? AND p.decided > 0",
            (annotator_id, role),
        ).fetchone()
        return int(row[0]), int(row[1])

    def uses(self, role: str, annotator_id: str | None = None) -> list[tuple[str, str, int]]:
        """Return (suggester, what became of it, how often) of the current answers beside one.

        They are one annotator's, or everybody's. Besides what is recorded there is `hidden` for
        one that was not shown, and `together` for one that was taken with others, unread.
        """
        used, shown = (f"json_extract(a.payload, '$.suggestion.{name}')" for name in _USE)
        return self._db.execute(
            "SELECT json_extract(a.payload, '$.suggestion.by'), "
            f"CASE WHEN {shown} THEN {used} WHEN {used} = 'no' THEN 'hidden' ELSE 'together' END, "
            "count(*) FROM answers AS a "
            "WHERE a.role = ?1 AND (?2 IS NULL OR a.annotator_id = ?2) "
            "AND instr(a.payload, '\"suggestion\": {') "
            f"AND NOT {_LATER} GROUP BY 1, 2 ORDER BY 1, 2",
            (role, annotator_id),
        ).fetchall()

    # Everybody in a role

    def workers(self) -> list[Worker]:
        """Return everybody who gave answers, by name and role."""
        rows = self._db.execute(
            "SELECT n.name, a.role, (SELECT coalesce(sum(p.decided), 0) FROM progress AS p "
            "JOIN reading_order AS r ON r.document_id = p.document_id "
            "WHERE p.annotator_id = a.annotator_id AND p.role = a.role), "
            "count(a.seconds), total(a.seconds), min(a.answered_at), max(a.answered_at) "
            "FROM answers AS a JOIN annotators AS n ON n.id = a.annotator_id "
            "GROUP BY a.annotator_id, a.role ORDER BY n.name, a.annotator_id, a.role"
        )
        return [Worker(*row) for row in rows]

    def days(self, role: str) -> list[Day]:
        """Return every day (UTC) on which somebody answered, oldest first."""
        rows = self._db.execute(
            "SELECT date(answered_at), count(*), sum(seconds) FROM answers "
            "WHERE role = ? AND seconds IS NOT NULL GROUP BY 1 ORDER BY 1",
            (role,),
        )
        return [Day(*row) for row in rows]

    def sources(self, role: str, limit: int) -> list[tuple[str, int]]:
        """Return the sources that most claims name, most first."""
        return self._db.execute(
            f"SELECT source, count(*) FROM {_WALKED_CLAIMS} WHERE role = ? "
            "AND source IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?",
            (role, limit),
        ).fetchall()

    def labels(self, role: str) -> list[tuple[str, int]]:
        """Return how many current claims carry each label, most frequent first."""
        return self._db.execute(
            f"SELECT label, count(*) FROM {_WALKED_CLAIMS} WHERE role = ? "
            "GROUP BY 1 ORDER BY 2 DESC, 1",
            (role,),
        ).fetchall()

    def decided_by_anybody(self, role: str) -> dict[str, int]:
        """Return for each document how many walked sentences somebody has decided."""
        rows = self._db.execute(
            "SELECT s.document_id, count(DISTINCT s.id) FROM answers AS a "
            f"JOIN sentences AS s ON s.id = a.sentence_id AND s.block IN ({_WALKED}) "
            "WHERE a.role = ? AND a.outcome != 'open' "
            f"AND NOT {_LATER} "
            "GROUP BY 1",
            (role,),
        )
        return {row[0]: row[1] for row in rows}

    def tallies(self, role: str) -> dict[str, tuple[int, int]]:
        """Return for each document how many claims and flags everybody together has there."""
        rows = self._db.execute(
            "SELECT document_id, sum(claims), sum(flagged) FROM progress WHERE role = ? GROUP BY 1",
            (role,),
        )
        return {row[0]: (row[1], row[2]) for row in rows}

    def codebooks(self) -> list[str]:
        """Return the versions of the codebook that answers were given under."""
        rows = self._db.execute("SELECT DISTINCT codebook FROM answers ORDER BY 1")
        return [row[0] for row in rows]
