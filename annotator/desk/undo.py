"""Undo and redo without limit, across stories and sessions.

Nothing is taken out of the database: undo adds an answer that says again what was said before.
"""

from annotator.desk.errors import RefusedError
from annotator.desk.writer import Writer
from annotator.model.answer import NOTHING_SAID, Answer
from annotator.model.base import new_id
from annotator.store import Store


class Undo:
    """The undo position of one annotator in one role."""

    def __init__(self, store: Store, writer: Writer) -> None:
        self._store = store
        self._writer = writer
        self._who = (writer.annotator_id, writer.role)

    def undo(self) -> str:
        """Take back the last act, in the caller's transaction; return the sentence to look at."""
        act = self._store.acts.last_done(*self._who)
        if act is None:
            raise RefusedError("there is nothing to undo")
        action = new_id()
        changed = [
            self._restore(given, self._before(given), action)
            for given in reversed(self._store.answers.of_action(act))
        ]
        changed += self._restore_blocks(act, action, undo=True)
        self._store.acts.mark(act, undone=True)
        return changed[-1]

    def redo(self) -> str:
        """Bring back what was undone last, in the caller's transaction; return its sentence."""
        act = self._store.acts.first_undone(*self._who)
        if act is None:
            raise RefusedError("there is nothing to redo")
        action = new_id()
        changed = [
            self._restore(given, given, action) for given in self._store.answers.of_action(act)
        ]
        changed += self._restore_blocks(act, action, undo=False)
        self._store.acts.mark(act, undone=False)
        return changed[-1]

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
