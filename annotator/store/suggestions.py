"""Suggestions: judgements that somebody or something proposes; nothing is answered by them.

Some came along with stories, as the labels of other tools. The others are the panel's: they are
worked out beside the desk (`desk/advising.py`), a story at a time, and can be worked out again.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from sqlite_utils import Database

from annotator.model.answer import Judgement
from annotator.model.suggestion import Suggestion
from annotator.store.payloads import judgement_in

_COLUMNS = "sentence_id, suggester, confidence, payload, rule, alternatives"


class Suggestions:
    """The suggestions of every suggester, one a sentence; a derived table."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def put(self, suggestion: Suggestion) -> bool:
        """Keep a suggestion in place of what its suggester proposed before; tell if it is new."""
        changed = self._db.execute(
            f"INSERT INTO suggestions ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (sentence_id, suggester) DO UPDATE SET confidence = excluded.confidence, "
            "payload = excluded.payload, rule = excluded.rule, "
            "alternatives = excluded.alternatives "
            "WHERE payload != excluded.payload OR confidence != excluded.confidence "
            "OR alternatives != excluded.alternatives",
            _row(suggestion),
        )
        return bool(changed.rowcount)

    def of_sentence(self, sentence_id: str) -> list[Suggestion]:
        """Return what is proposed for a sentence: first the panel, then others by confidence."""
        rows = self._db.execute(
            f"SELECT {_COLUMNS} FROM suggestions WHERE sentence_id = ? "
            "ORDER BY panel DESC, confidence DESC, suggester",
            (sentence_id,),
        ).fetchall()
        return [_suggestion(row) for row in rows]

    def confidences(self, document_ids: Iterable[str]) -> dict[tuple[str, int], float]:
        """Return how sure the suggestion is that is shown first, by document and number."""
        found: dict[tuple[str, int], float] = {}
        for document_id in document_ids:
            rows = self._db.execute(
                "SELECT s.idx, g.confidence FROM sentences AS s "
                "JOIN suggestions AS g ON g.sentence_id = s.id WHERE s.document_id = ? "
                "ORDER BY g.panel, g.confidence",
                (document_id,),
            )
            found.update(((document_id, index), confidence) for index, confidence in rows)
        return found

    def advise(self, sentence_ids: Iterable[str], suggestions: Sequence[Suggestion]) -> None:
        """Put what the panel proposes in place of what it proposed for these sentences before."""
        self._db.conn.executemany(
            "DELETE FROM suggestions WHERE sentence_id = ? AND panel",
            [(sentence_id,) for sentence_id in sentence_ids],
        )
        self._db.conn.executemany(
            f"INSERT INTO suggestions ({_COLUMNS}, panel) VALUES (?, ?, ?, ?, ?, ?, 1) "
            "ON CONFLICT (sentence_id, suggester) DO NOTHING",
            [_row(suggestion) for suggestion in suggestions],
        )

    def advised_by(self, document_id: str) -> str | None:
        """Return what a document's suggestions were worked out by; null when they were not."""
        row = self._db.execute(
            "SELECT by FROM advised WHERE document_id = ?", (document_id,)
        ).fetchone()
        return None if row is None else str(row[0])

    def note_advised(self, document_id: str, by: str) -> None:
        """Note that all of a document's suggestions were worked out, and by what."""
        self._db.execute(
            "INSERT INTO advised (document_id, by) VALUES (?, ?) "
            "ON CONFLICT (document_id) DO UPDATE SET by = excluded.by",
            (document_id, by),
        )


def _row(one: Suggestion) -> tuple[Any, ...]:
    others = [judgement.model_dump(mode="json") for judgement in one.alternatives]
    return (
        one.sentence_id,
        one.by,
        one.confidence,
        json.dumps(one.judgement.model_dump(mode="json"), ensure_ascii=False),
        one.rule,
        json.dumps(others, ensure_ascii=False),
    )


def _suggestion(row: tuple[Any, ...]) -> Suggestion:
    sentence_id, by, confidence, payload, rule, alternatives = row
    others: list[Judgement] = [judgement_in(said) for said in json.loads(alternatives)]
    return Suggestion.trusted(
        sentence_id=sentence_id,
        by=by,
        judgement=judgement_in(json.loads(payload)),
        confidence=confidence,
        rule=rule,
        alternatives=tuple(others),
    )
