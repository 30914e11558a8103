"""What became of answers when their story's text changed, and what analysts decided about it.

A row says that an answer was compared with a newer text, and how it ended. Rows and the answers
that they carry have ids derived from their inputs: two databases that both took in the new text
unite without doubling anything.
"""

from collections.abc import Collection
from typing import Any, Literal, NamedTuple

from sqlite_utils import Database

Ending = Literal["kept", "moved", "touched", "orphaned", "ambiguous"]
Decision = Literal["taken", "dropped", "waiting"]

_COLUMNS = "id, answer_id, document_id, ending, sentence_id, carried_id, owner_id, carried_at"
_DECISION = (
    "id, carry_id, decision, answer_id, replaces, annotator_id, annotator, role, action, decided_at"
)
_CURRENT = "NOT EXISTS (SELECT 1 FROM answers AS later WHERE later.replaces = a.id)"
_DECIDED = (
    "EXISTS (SELECT 1 FROM carry_decisions AS d WHERE d.carry_id = c.id "
    "AND d.decision != 'waiting' AND NOT EXISTS "
    "(SELECT 1 FROM carry_decisions AS e WHERE e.replaces = d.id))"
)
_ENDED = f"(c.ending IN ('kept', 'moved') OR {_DECIDED})"
_LEFT = "c.ending NOT IN ('kept', 'moved') AND +c.owner_id IS NULL"
"""What may wait: it is found by the index `carries_left`, and not by that of owners."""
_WAITING = (
    f"FROM reading_order AS r JOIN carries AS c ON c.document_id = r.document_id AND {_LEFT} "
    f"JOIN answers AS a ON a.id = c.answer_id AND {_CURRENT} WHERE NOT {_DECIDED}"
)


class Carry(NamedTuple):
    """An answer to an older text, compared with a newer one."""

    id: str
    answer_id: str
    document_id: str
    """The newer text."""
    ending: Ending
    sentence_id: str | None
    """The sentence of the newer text that is the same, or that it most likely became."""
    carried_id: str | None
    """The answer there that says the same; null where it waits for an analyst."""
    owner_id: str | None
    """The answer whose claim this one only goes on with: they are decided together."""
    carried_at: str


class CarryDecision(NamedTuple):
    """What an analyst decided about an answer that waited."""

    id: str
    carry_id: str
    decision: Decision
    answer_id: str | None
    """The answer to the newer text that was given by it."""
    replaces: str | None
    annotator_id: str
    annotator: str
    role: str
    action: str
    decided_at: str


class Carries:
    """Comparisons and decisions, in the order they were made."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, carry: Carry) -> None:
        """Add a comparison, inside the caller's transaction; a known one stays as it is."""
        self._db.execute(
            f"INSERT INTO carries ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (id) DO NOTHING",
            carry,
        )

    def decide(self, decision: CarryDecision) -> None:
        """Add a decision, inside the caller's transaction."""
        self._db.execute(
            f"INSERT INTO carry_decisions ({_DECISION}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            decision,
        )

    def latest(self, carry_id: str) -> CarryDecision | None:
        """Return what was decided last about an answer."""
        row = self._db.execute(
            f"SELECT {_DECISION} FROM carry_decisions AS d WHERE carry_id = ? AND NOT EXISTS "
            "(SELECT 1 FROM carry_decisions AS e WHERE e.replaces = d.id) "
            "ORDER BY key DESC LIMIT 1",
            (carry_id,),
        ).fetchone()
        return None if row is None else CarryDecision(*row)

    def decision(self, decision_id: str) -> CarryDecision | None:
        """Return one decision."""
        row = self._db.execute(
            f"SELECT {_DECISION} FROM carry_decisions WHERE id = ?", (decision_id,)
        ).fetchone()
        return None if row is None else CarryDecision(*row)

    def of_action(self, action: str) -> list[CarryDecision]:
        """Return the decisions of one act."""
        rows = self._db.execute(
            f"SELECT {_DECISION} FROM carry_decisions WHERE action = ? ORDER BY key", (action,)
        ).fetchall()
        return [CarryDecision(*row) for row in rows]

    def get(self, carry_id: str) -> Carry | None:
        """Return one comparison."""
        return next(iter(self._read("c.id = ?", carry_id)), None)

    def of_answer(self, answer_id: str) -> list[Carry]:
        """Return all comparisons of an answer."""
        return self._read("c.answer_id = ?", answer_id)

    def owned_by(self, carry: Carry) -> list[Carry]:
        """Return what is decided together with a comparison."""
        return self._read(
            "c.owner_id = ? AND c.document_id = ?", carry.answer_id, carry.document_id
        )

    def onto(self, document_id: str) -> list[Carry]:
        """Return all comparisons with a text."""
        return self._read("c.document_id = ?", document_id)

    def carried(self) -> list[Carry]:
        """Return all comparisons by which an answer was given again."""
        return self._read("c.carried_id IS NOT NULL")

    def between(self, old: str, new: str) -> list[Carry]:
        """Return the comparisons of answers to one text with another text."""
        return self._read(
            "c.document_id = ? AND c.answer_id IN "
            "(SELECT id FROM answers WHERE sentence_id >= ? AND sentence_id < ?)",
            new,
            f"{old}:",
            f"{old};",
        )

    def endings(self, old: str, new: str, annotator_id: str, role: str) -> dict[str, int]:
        """Return how many of an annotator's answers to a text ended how in another one."""
        rows = self._db.execute(
            "SELECT c.ending, count(*) FROM carries AS c JOIN answers AS a ON a.id = c.answer_id "
            "WHERE c.document_id = ? AND a.sentence_id >= ? AND a.sentence_id < ? "
            "AND a.annotator_id = ? AND a.role = ? AND c.owner_id IS NULL GROUP BY 1",
            (new, f"{old}:", f"{old};", annotator_id, role),
        )
        return dict(rows.fetchall())

    def pending(self, old: str, new: str, later: Collection[str]) -> list[str]:
        """Return the current answers to an old text that still have to be compared with a new one.

        What was carried to a text `later` in the story than the old one, or decided there, goes on
        from there and is not compared again.
        """
        marks = ", ".join("?" * len(later))
        rows = self._db.execute(
            "SELECT a.id FROM answers AS a WHERE a.sentence_id >= ? AND a.sentence_id < ? "
            f"AND {_CURRENT} AND NOT EXISTS (SELECT 1 FROM carries AS c WHERE c.answer_id = a.id "
            f"AND (c.document_id = ? OR (c.document_id IN ({marks}) AND {_ENDED}))) "
            "ORDER BY a.key",
            (f"{old}:", f"{old};", new, *later),
        ).fetchall()
        return [row[0] for row in rows]

    def waiting(self, annotator_id: str, role: str) -> list[Carry]:
        """Return what waits for an annotator, in reading order."""
        columns = ", ".join(f"c.{name}" for name in _COLUMNS.split(", "))
        rows = self._db.execute(
            f"SELECT {columns} {_WAITING} AND a.annotator_id = ? AND a.role = ? "
            "ORDER BY r.path, c.key",
            (annotator_id, role),
        ).fetchall()
        return [Carry(*row) for row in rows]

    def waiting_by_story(
        self, annotator_id: str | None = None, role: str = "annotator"
    ) -> dict[str, int]:
        """Return how many answers wait at each path: an annotator's in a role, or everybody's."""
        mine = "" if annotator_id is None else "AND a.annotator_id = ? AND a.role = ? "
        values = () if annotator_id is None else (annotator_id, role)
        rows = self._db.execute(
            f"SELECT r.path, count(*) {_WAITING} {mine}GROUP BY 1 ORDER BY 1", values
        )
        return dict(rows.fetchall())

    def count_waiting(self, annotator_id: str, role: str) -> int:
        """Return how many of an annotator's answers wait; in the time of looking at these."""
        row = self._db.execute(
            # CROSS JOIN begins at what was not carried, however many texts and answers there are.
            "SELECT count(*) FROM carries AS c CROSS JOIN answers AS a ON a.id = c.answer_id "
            f"WHERE {_LEFT} AND a.annotator_id = ? AND a.role = ? AND {_CURRENT} AND "
            "EXISTS (SELECT 1 FROM reading_order AS r WHERE r.document_id = c.document_id) "
            f"AND NOT {_DECIDED}",
            (annotator_id, role),
        ).fetchone()
        return int(row[0])

    def dropped(self) -> int:
        """Return how many answers were dropped, by anybody, because their passage changed."""
        row = self._db.execute(
            "SELECT count(DISTINCT c.answer_id) FROM carry_decisions AS d "
            "JOIN carries AS c ON c.id = d.carry_id WHERE d.decision = 'dropped' AND NOT EXISTS "
            "(SELECT 1 FROM carry_decisions AS e WHERE e.replaces = d.id)"
        ).fetchone()
        return int(row[0])

    def forgotten(self) -> int:
        """Return how many decided answers to older texts nobody has compared with a newer one.

        Answers to sentences that were cut otherwise since are not meant: what took their place is.
        """
        row = self._db.execute(
            # CROSS JOIN begins at the older texts, which are few; + leaves the index of sentences.
            "SELECT count(*) FROM progress AS p CROSS JOIN answers AS a "
            "ON a.sentence_id >= p.document_id || ':' AND a.sentence_id < p.document_id || ';' "
            "AND +a.annotator_id = p.annotator_id AND +a.role = p.role AND a.outcome != 'open' "
            f"AND {_CURRENT} WHERE p.decided > 0 "
            "AND p.document_id NOT IN (SELECT document_id FROM reading_order) "
            "AND EXISTS (SELECT 1 FROM sentences AS s WHERE s.id = a.sentence_id) "
            "AND NOT EXISTS (SELECT 1 FROM carries AS c WHERE c.answer_id = a.id)"
        ).fetchone()
        return int(row[0])

    def left_behind(self) -> int:
        """Return how many answers, of anybody, stand only at older texts: most of them wait."""
        return sum(self.waiting_by_story().values()) + self.forgotten()

    def stories_to_carry(self) -> list[str]:
        """Return the stories in which somebody has answered a text that is not walked any more."""
        rows = self._db.execute(
            "SELECT DISTINCT c.story_id FROM progress AS p "
            "JOIN copies AS c ON c.document_id = p.document_id "
            "WHERE p.document_id NOT IN (SELECT document_id FROM reading_order) ORDER BY 1"
        )
        return [row[0] for row in rows.fetchall()]

    def _read(self, condition: str, *values: Any) -> list[Carry]:
        rows = self._db.execute(
            f"SELECT {_COLUMNS} FROM carries AS c WHERE {condition} ORDER BY key", values
        ).fetchall()
        return [Carry(*row) for row in rows]
