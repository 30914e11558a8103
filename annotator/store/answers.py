"""Answers: adding them, and finding the one that counts.

Each answer names the one it replaces; the current answer is the end of that chain for its
sentence, annotator and role. Two ends can only come from a merge and are listed, never guessed.
"""

from collections.abc import Callable, Iterable
from typing import Any

from sqlite_utils import Database

from annotator.model.answer import Answer
from annotator.model.base import one_line
from annotator.model.claim import Claim
from annotator.model.codebook import StandsAlone
from annotator.model.lineage import Lineage
from annotator.store.errors import DamagedRowError
from annotator.store.evidence import EvidenceItems
from annotator.store.payloads import DAMAGES, read_payload, write_payload

_COLUMNS = (
    "id, sentence_id, annotator_id, annotator, role, replaces, action, restores, outcome, "
    "payload, codebook, seconds, answered_at"
)
CURRENT = "NOT EXISTS (SELECT 1 FROM answers AS later WHERE later.replaces = a.id)"

ClaimRow = tuple[str, str, str, int, int]
"""Answer, claim, label, start and end."""


def answer_of(row: tuple[Any, ...], *, checked: bool = False) -> Answer:
    """Read a row of `_COLUMNS`; a damaged payload raises DamagedRowError."""
    try:
        judgement, suggestion = read_payload(row[8], row[9], checked=checked)
    except DAMAGES as error:
        raise DamagedRowError(
            f"answer {row[0]} is damaged ({one_line(str(error))}): run `annotator check`"
        ) from error
    return Answer.trusted(
        id=row[0],
        sentence_id=row[1],
        annotator_id=row[2],
        annotator=row[3],
        role=row[4],
        replaces=row[5],
        action=row[6],
        restores=row[7],
        judgement=judgement,
        suggestion=suggestion,
        codebook=row[10],
        seconds=row[11],
        answered_at=row[12],
    )


class Answers:
    """What was said, by whom, and what of it is current."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._evidence = EvidenceItems(db)

    def add(self, answer: Answer) -> None:
        """Add an answer, inside the caller's transaction."""
        self._db.execute(
            f"INSERT INTO answers ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                answer.id,
                answer.sentence_id,
                answer.annotator_id,
                answer.annotator,
                answer.role,
                answer.replaces,
                answer.action,
                answer.restores,
                answer.judgement.outcome,
                write_payload(answer),
                answer.codebook,
                answer.seconds,
                answer.answered_at,
            ),
        )

    def put_claims(self, answer: Answer, lineage: Lineage | None) -> None:
        """Let the derived `claims` table show this answer's claims in place of its forerunner's.

        They are read under the newest version of the answer's codebook; null where none is known.
        """
        said = answer.judgement
        if lineage is not None:
            said = lineage.judgement(said, answer.codebook)
        self._db.execute(
            "DELETE FROM claims WHERE answer_id IN (?, ?)", (answer.id, answer.replaces)
        )
        for claim in said.claims:
            said_by = claim.attribution
            self._db.execute(
                "INSERT INTO claims (id, answer_id, sentence_id, annotator_id, annotator, role, "
                'label, start, "end", text, source, certainty, incomplete) '
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    claim.id,
                    answer.id,
                    answer.sentence_id,
                    answer.annotator_id,
                    answer.annotator,
                    answer.role,
                    claim.label,
                    claim.spans[0].start,
                    claim.spans[-1].end,
                    claim.content_text,
                    None if said_by is None else said_by.name,
                    claim.certainty,
                    _missing(lineage, claim, self._evidence.stands_alone),
                ),
            )

    def claim_rows(self, document_id: str) -> list[ClaimRow]:
        """Return the rows of the derived `claims` table about a document."""
        return self._db.execute(
            'SELECT answer_id, id, label, start, "end" FROM claims '
            "WHERE sentence_id >= ? AND sentence_id < ? ORDER BY key",
            (f"{document_id}:", f"{document_id};"),
        ).fetchall()

    def clear_claims(self, document_id: str) -> None:
        """Forget the derived claims of a document, to be put again in the same transaction."""
        self._db.execute(
            "DELETE FROM claims WHERE sentence_id >= ? AND sentence_id < ?",
            (f"{document_id}:", f"{document_id};"),
        )

    def get(self, answer_id: str) -> Answer | None:
        """Return one answer."""
        return self._one("WHERE a.id = ?", answer_id)

    def current(self, sentence_id: str, annotator_id: str, role: str) -> Answer | None:
        """Return what an annotator says about a sentence; of two ends the later added."""
        return self._one(
            f"WHERE a.sentence_id = ? AND a.annotator_id = ? AND a.role = ? AND {CURRENT} "
            "ORDER BY a.key DESC LIMIT 1",
            sentence_id,
            annotator_id,
            role,
        )

    def current_of_document(self, document_id: str, annotator_id: str, role: str) -> list[Answer]:
        """Return one annotator's current answers about a document."""
        return self._current(
            document_id, "AND a.annotator_id = ? AND a.role = ? ", annotator_id, role
        )

    def current_of_everybody(self, document_id: str) -> list[Answer]:
        """Return all current answers about a document, with every field validated."""
        return self._current(document_id, "", checked=True)

    def _current(
        self, document_id: str, condition: str, *values: str, checked: bool = False
    ) -> list[Answer]:
        rows = self._db.execute(
            f"SELECT {prefixed()} FROM sentences AS s JOIN answers AS a ON a.sentence_id = s.id "
            f"WHERE s.document_id = ? {condition}AND {CURRENT} ORDER BY s.idx, a.key",
            (document_id, *values),
        ).fetchall()
        return [answer_of(row, checked=checked) for row in rows]

    def history(self, sentence_id: str, annotator_id: str, role: str) -> list[Answer]:
        """Return everything an annotator said about a sentence, oldest first."""
        return self._all(
            "WHERE a.sentence_id = ? AND a.annotator_id = ? AND a.role = ? ORDER BY a.key",
            sentence_id,
            annotator_id,
            role,
        )

    def of_action(self, action: str) -> list[Answer]:
        """Return the answers of one act."""
        return self._all("WHERE a.action = ? ORDER BY a.key", action)

    def last_given(
        self, annotator_id: str, role: str, read: Callable[[Answer], Answer]
    ) -> Answer | None:
        """Return the last answer that was given by a key of its own: no undo, flag or note.

        `read` gives answers today's labels.
        """
        rows = self._db.execute(
            f"SELECT {prefixed()} FROM answers AS a WHERE a.annotator_id = ? AND a.role = ? "
            "AND a.restores IS NULL AND a.outcome != 'open' ORDER BY a.key DESC",
            (annotator_id, role),
        )
        for row in rows:
            answer = read(answer_of(row))
            before = self.get(answer.replaces) if answer.replaces else None
            if before is None or not answer.judgement.only_remarks_on(read(before).judgement):
                return answer
        return None

    def is_known(self, answer_id: str) -> bool:
        """Tell whether there is an answer with this id."""
        found = self._db.execute("SELECT 1 FROM answers WHERE id = ?", (answer_id,)).fetchone()
        return found is not None

    def ids(self) -> list[str]:
        """Return the ids of all answers, oldest first."""
        return [row[0] for row in self._db.execute("SELECT id FROM answers ORDER BY key")]

    def require(self, answer_id: str) -> Answer:
        """Return a known answer with every field validated; raises DamagedRowError."""
        row = self._db.execute(
            f"SELECT {prefixed()} FROM answers AS a WHERE a.id = ?", (answer_id,)
        ).fetchone()
        if row is None:
            raise DamagedRowError(f"there is no answer {answer_id}")
        return answer_of(row, checked=True)

    def given(self, answer: Answer) -> Answer:
        """Return the answer in which the judgement was given: undo and redo only restore it.

        Where the sentence was cut otherwise since, it says what is left of it there.
        """
        given = answer
        while given.restores is not None:
            given = self.require(given.restores)
        same = given.sentence_id == answer.sentence_id and given.judgement == answer.judgement
        if given is answer or same:
            return given
        kept = ("sentence_id", "judgement", "codebook")
        return given.model_copy(update={name: getattr(answer, name) for name in kept})

    def incomplete(self) -> list[tuple[str, str, str]]:
        """Return (sentence, label, what is missing) of every walked claim that wants more."""
        return self._db.execute(
            "SELECT sentence_id, label, incomplete FROM claims WHERE incomplete IS NOT NULL "
            "AND substr(sentence_id, 1, 16) IN (SELECT document_id FROM reading_order) "
            "ORDER BY sentence_id, key"
        ).fetchall()

    def conflicts(self) -> list[tuple[str, str, str]]:
        """Return (sentence, annotator, role) wherever more than one answer is current."""
        return self._db.execute(
            f"SELECT a.sentence_id, a.annotator, a.role FROM answers AS a WHERE {CURRENT} "
            "GROUP BY a.sentence_id, a.annotator_id, a.role HAVING count(*) > 1 ORDER BY 1, 2, 3"
        ).fetchall()

    def _one(self, condition: str, *values: str) -> Answer | None:
        row = self._db.execute(
            f"SELECT {prefixed()} FROM answers AS a {condition}", values
        ).fetchone()
        return None if row is None else answer_of(row)

    def _all(self, condition: str, *values: str) -> list[Answer]:
        rows: Iterable[tuple[Any, ...]] = self._db.execute(
            f"SELECT {prefixed()} FROM answers AS a {condition}", values
        ).fetchall()
        return [answer_of(row) for row in rows]


def _missing(lineage: Lineage | None, claim: Claim, stands_alone: StandsAlone) -> str | None:
    """Return what a claim lacks by today's codebook, as the `claims` table says it."""
    return (
        None if lineage is None else ", ".join(lineage.current.missing(claim, stands_alone)) or None
    )


def prefixed() -> str:
    """Return the columns that `answer_of` reads, of a table called `a`."""
    return ", ".join(f"a.{name}" for name in _COLUMNS.split(", "))
