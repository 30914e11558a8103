"""Stories that an annotator signed off as done, or opened again. Rows are only ever added."""

from typing import Literal, NamedTuple

from sqlite_utils import Database

State = Literal["done", "open"]
_COLUMNS = (
    "id, document_id, state, note, replaces, annotator_id, annotator, role, action, reviewed_at"
)
_LATEST = "NOT EXISTS (SELECT 1 FROM reviews AS later WHERE later.replaces = v.id)"


class Review(NamedTuple):
    """What an annotator in a role says about a whole story."""

    id: str
    document_id: str
    state: State
    """`done` is a sign-off, `open` takes it back."""
    note: str | None
    replaces: str | None
    annotator_id: str
    annotator: str
    role: str
    action: str
    reviewed_at: str


class Reviews:
    """Sign-offs, in the order they were made."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, review: Review) -> None:
        """Add a review, inside the caller's transaction."""
        self._db.execute(
            f"INSERT INTO reviews ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", review
        )

    def current(self, document_id: str, annotator_id: str, role: str) -> Review | None:
        """Return what an annotator says about a story now; of two ends the later added."""
        row = self._db.execute(
            f"SELECT {_COLUMNS} FROM reviews AS v WHERE document_id = ? AND annotator_id = ? "
            f"AND role = ? AND {_LATEST} ORDER BY key DESC LIMIT 1",
            (document_id, annotator_id, role),
        ).fetchone()
        return None if row is None else Review(*row)

    def get(self, review_id: str) -> Review | None:
        """Return one review."""
        row = self._db.execute(
            f"SELECT {_COLUMNS} FROM reviews WHERE id = ?", (review_id,)
        ).fetchone()
        return None if row is None else Review(*row)

    def of_action(self, action: str) -> list[Review]:
        """Return the reviews of one act."""
        rows = self._db.execute(
            f"SELECT {_COLUMNS} FROM reviews WHERE action = ? ORDER BY key", (action,)
        ).fetchall()
        return [Review(*row) for row in rows]

    def signed_off(self, annotator_id: str, role: str) -> dict[str, bool]:
        """Return the walked documents signed off now, and whether they were answered since.

        Ids of reviews and answers are UUIDv7: the later one is the greater.
        """
        rows = self._db.execute(
            f"SELECT v.document_id, {ANSWERED_SINCE} FROM reviews AS v "
            "JOIN reading_order AS r ON r.document_id = v.document_id "
            f"WHERE v.annotator_id = ? AND v.role = ? AND v.state = 'done' AND {_LATEST} "
            "ORDER BY v.key",
            (annotator_id, role),
        )
        return {row[0]: bool(row[1]) for row in rows}


ANSWERED_SINCE = (
    "EXISTS (SELECT 1 FROM answers AS a WHERE a.sentence_id >= v.document_id || ':' "
    "AND a.sentence_id < v.document_id || ';' AND a.annotator_id = v.annotator_id "
    "AND a.role = v.role AND a.id > v.id)"
)
"""Whether the annotator of a review `v` answered in its document after it."""
