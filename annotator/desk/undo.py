"""Undo and redo without limit, across stories and sessions.

Nothing is taken out of the database: undo adds an answer that says again what was said before.
"""

from typing import NamedTuple

from annotator.desk.errors import RefusedError
from annotator.desk.writer import Writer
from annotator.model.answer import NOTHING_SAID, Answer, Judgement
from annotator.model.base import new_id
from annotator.store import Store


class Turned(NamedTuple):
    """What undo or redo changed."""

    sentence_id: str
    """The sentence to look at."""
    said: Judgement | None
    """What the act had said; null when it had changed the kind of a block."""
    before: Judgement
    """What was said before the act."""


class Undo:
    """The undo position of one annotator in one role."""

    def __init__(self, store: Store, writer: Writer) -> None:
        self._store = store
        self._writer = writer
        self._who = (writer.annotator_id, writer.role)

    def undo(self) -> Turned:
        """Take back the last act, in the caller's transaction."""
        act = self._store.acts.last_done(*self._who)
        if act is None:
            raise RefusedError("there is nothing to undo")
        action = new_id()
        given = self._store.answers.of_action(act)
        changed = [self._restore(one, self._before(one), action) for one in reversed(given)]
        changed += self._restore_blocks(act, action, undo=True)
        self._store.acts.mark(act, undone=True)
        return self._turned(changed[-1], given[:1])

    def redo(self) -> Turned:
        """Bring back what was undone last, in the caller's transaction."""
        act = self._store.acts.first_undone(*self._who)
        if act is None:
            raise RefusedError("there is nothing to redo")
        action = new_id()
        given = self._store.answers.of_action(act)
        changed = [self._restore(one, one, action) for one in given]
        changed += self._restore_blocks(act, action, undo=False)
        self._store.acts.mark(act, undone=False)
        return self._turned(changed[0], given[:1])

    def _turned(self, sentence_id: str, given: list[Answer]) -> Turned:
        before = self._before(given[0]) if given else None
        return Turned(
            sentence_id,
            given[0].judgement if given else None,
            NOTHING_SAID if before is None else before.judgement,
        )

    def _before(self, given: Answer) -> Answer | None:
        """Return the answer that an answer replaced."""
        return None if given.replaces is None else self._store.answers.get(given.replaces)

    def _restore(self, given: Answer, wanted: Answer | None, action: str) -> str:
        """Say again about a sentence what `wanted` said, or that nothing is decided."""
        self._writer.answer(
            given.sentence_id,
            NOTHING_SAID if wanted is None else wanted.judgement,
            replaces=self._store.answers.current(given.sentence_id, *self._who),
            action=action,
            restores=wanted,
        )
        return given.sentence_id

    def _restore_blocks(self, act: str, action: str, *, undo: bool) -> list[str]:
        """Give the blocks that an act changed their kind before, or again the kind it gave."""
        changed = []
        for made in self._store.corrections.of_action(act):
            kind, was = (made.was, made.kind) if undo else (made.kind, made.was)
            self._writer.correct_block(
                made.document_id, made.start, made.end, kind, was, action, restores=made.id
            )
            changed.append(self._store.documents.sentence_at(made.document_id, made.start))
        return changed
