"""Suggestions: judgements that somebody or something proposes; nothing is answered by them."""

import json
from typing import NamedTuple

from sqlite_utils import Database

from annotator.model.answer import Judgement


class Suggestion(NamedTuple):
    """What a suggester proposes for a sentence."""

    sentence_id: str
    suggester: str
    """Its name."""
    confidence: float
    """How sure it is, 0 to 1."""
    judgement: Judgement


class Suggestions:
    """The suggestions of every suggester, one a sentence; a derived table."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def put(self, suggestion: Suggestion) -> bool:
        """Keep a suggestion in place of what its suggester proposed before; tell if it is new."""
        said = suggestion.judgement.model_dump(mode="json")
        payload = json.dumps(said, ensure_ascii=False)
        changed = self._db.execute(
            "INSERT INTO suggestions (sentence_id, suggester, confidence, payload) "
            "VALUES (?, ?, ?, ?) ON CONFLICT (sentence_id, suggester) DO UPDATE SET "
            "confidence = excluded.confidence, payload = excluded.payload "
            "WHERE payload != excluded.payload OR confidence != excluded.confidence",
            (suggestion.sentence_id, suggestion.suggester, suggestion.confidence, payload),
        )
        return bool(changed.rowcount)

    def of_sentence(self, sentence_id: str) -> list[Suggestion]:
        """Return what is proposed for a sentence, the surest first."""
        rows = self._db.execute(
            "SELECT sentence_id, suggester, confidence, payload FROM suggestions "
            "WHERE sentence_id = ? ORDER BY confidence DESC, suggester",
            (sentence_id,),
        ).fetchall()
        return [
            Suggestion(sentence, suggester, confidence, Judgement.model_validate_json(payload))
            for sentence, suggester, confidence, payload in rows
        ]
