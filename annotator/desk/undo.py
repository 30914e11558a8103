"""Undo and redo without limit, across stories and sessions.

Nothing is taken out of the database: undo adds an answer that says again what was said before.
"""

from typing import NamedTuple

from annotator.desk.errors import RefusedError
from annotator.desk.recutting import carry_on
from annotator.desk.writer import Writer
from annotator.model.answer import NOTHING_SAID, Answer, Judgement
from annotator.model.base import new_id, utc_now
from annotator.model.lineage import Lineage
from annotator.store import Store
from annotator.store.carries import Decision
from annotator.store.reviews import State


class Turned(NamedTuple):
    """What undo or redo changed."""

    sentence_id: str
    """The sentence to look at."""
    said: Judgement | None
    """What the act had said; null when it had changed no answer."""
    before: Judgement
    """What was said before the act."""
    answers: int = 1
    """How many sentences it had answered alike; 1 where others only followed from the first."""
    signed: bool = False
    """Whether it had signed a story off, or opened it again."""
    dropped: bool = False
    """Whether it had decided about an answer to an older text, and changed nothing else."""
    cut: bool | None = None
    """Whether it had cut sentences otherwise; false where they were cut once more since, so that
    this stays."""
    joined: bool = False
    """Whether that cut had joined sentences, and not split one."""
    linked: bool = False
    """Whether it had linked two claims, or taken a link back."""


class _Restored(NamedTuple):
    """The sentences at which an act was taken back or done again, by what it had changed there."""

    changed: list[str]
    signed: list[str]
    decided: list[str]
    places: list[str]
    """Where sentences were cut."""
    linked: list[str]
    cut: bool | None


class Undo:
    """The undo position of one annotator in one role."""

    def __init__(self, store: Store, writer: Writer, lineage: Lineage) -> None:
        """`lineage` gives answers of earlier codebooks today's labels."""
        self._store = store
        self._lineage = lineage
        self._writer = writer
        self._who = (writer.annotator_id, writer.role)

    def undo(self) -> Turned:
        """Take back the last act, in the caller's transaction."""
        act = self._store.acts.last_done(*self._who)
        if act is None:
            raise RefusedError("there is nothing to undo")
        given = self._store.answers.of_action(act)
        wanted = [(one, self._before(one)) for one in reversed(given)]
        done = self._restore_all(act, given, wanted, undo=True)
        first = () if done.changed else done.decided
        where = [*done.linked, *first, *done.changed, *done.signed, *done.places][-1]
        return self._turned(act, given, done, where)

    def redo(self) -> Turned:
        """Bring back what was undone last, in the caller's transaction."""
        act = self._store.acts.first_undone(*self._who)
        if act is None:
            raise RefusedError("there is nothing to redo")
        given = self._store.answers.of_action(act)
        done = self._restore_all(act, given, [(one, one) for one in given], undo=False)
        where = [*done.signed, *done.changed, *done.decided, *done.places, *done.linked][0]
        return self._turned(act, given, done, where)

    def _restore_all(
        self,
        act: str,
        given: list[Answer],
        wanted: list[tuple[Answer, Answer | None]],
        *,
        undo: bool,
    ) -> _Restored:
        """Restore all that an act changed: for each of its answers, what is wanted there."""
        action = new_id()
        changed = [self._restore(one, instead, action) for one, instead in wanted]
        carry_on(self._store, self._who, given)
        changed += self._restore_blocks(act, action, undo=undo)
        signed = self._restore_reviews(act, action, undo=undo)
        decided = self._restore_decisions(act, action, undo=undo)
        cut, places = self._restore_cuts(act, action, undo=undo)
        linked = self._restore_links(act, action, undo=undo)
        self._store.acts.mark(act, undone=undo)
        return _Restored(changed, signed, decided, places, linked, cut)

    def _turned(self, act: str, given: list[Answer], done: _Restored, where: str) -> Turned:
        """Tell what was changed; `where` is the sentence to look at."""
        before = self._before(given[0]) if given else None
        read = self._lineage.answer
        said = read(given[0]).judgement if given else None
        was = NOTHING_SAID if before is None else read(before).judgement
        alone = not done.changed or said == was
        return Turned(
            self._carried_on(where, [*done.changed, *done.places]),
            said,
            was,
            _answered(given),
            bool(done.signed),
            cut=done.cut,
            linked=bool(done.linked),
            dropped=bool(done.decided) and alone and not done.signed,
            joined=done.cut is not None and self._joined(act),
        )

    def _joined(self, act: str) -> bool:
        """Tell whether an act cut sentences so that there were fewer of them."""
        return all(len(made.come) < len(made.gone) for made in self._store.cuts.of_action(act))

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
                made.document_id,
                made.start,
                made.end,
                kind,
                was,
                action,
                made.id,
                made.line,
                lasting=not undo,
            )
            changed.append(self._store.documents.sentence_at(made.document_id, made.start))
        return changed

    def _restore_cuts(self, act: str, action: str, *, undo: bool) -> tuple[bool | None, list[str]]:
        """Cut the sentences of an act as before it, or again as it did; return where.

        Tells whether it could be done; null where the act had cut nothing.
        """
        done, places = None, []
        for made in self._store.cuts.of_action(act):
            gone, come = (made.come, made.gone) if undo else (made.gone, made.come)
            done = self._writer.cut(made.document_id, gone, come, action, restores=made.id)
            places.append(made.gone_ids[0])
        return done, places

    def _restore_reviews(self, act: str, action: str, *, undo: bool) -> list[str]:
        """Say again of the stories that an act signed off or opened what was said before it."""
        changed = []
        for made in self._store.reviews.of_action(act):
            before = None if made.replaces is None else self._store.reviews.get(made.replaces)
            state: State = "open" if before is None else before.state
            latest = self._store.reviews.current(made.document_id, *self._who)
            self._store.reviews.add(
                made._replace(
                    id=new_id(),
                    state=state if undo else made.state,
                    replaces=None if latest is None else latest.id,
                    action=action,
                    reviewed_at=utc_now(),
                )
            )
            changed.append(self._store.documents.sentence_at(made.document_id, 0))
        return changed

    def _restore_decisions(self, act: str, action: str, *, undo: bool) -> list[str]:
        """Decide about answers to older texts as before an act, or again as it did."""
        carries, changed = self._store.carries, []
        for made in carries.of_action(act):
            before = None if made.replaces is None else carries.decision(made.replaces)
            was: Decision = "waiting" if before is None else before.decision
            latest, carry = carries.latest(made.carry_id), carries.get(made.carry_id)
            carries.decide(
                made._replace(
                    id=new_id(),
                    decision=was if undo else made.decision,
                    replaces=None if latest is None else latest.id,
                    action=action,
                    decided_at=utc_now(),
                )
            )
            if carry is not None:
                first = self._store.documents.sentence_at(carry.document_id, 0)
                changed.append(carry.sentence_id or first)
        return changed

    def _restore_links(self, act: str, action: str, *, undo: bool) -> list[str]:
        """Link claims again as before an act, or as it did; return where."""
        made = self._store.links.of_action(act)
        if not made:
            return []
        from annotator.desk.twins.linking import restore  # few acts link anything

        return [restore(self._store, one, action, undo=undo) for one in made]

    def _carried_on(self, sentence_id: str, changed: list[str]) -> str:
        """Let what was restored in an older text be restored in the newest one too."""
        older = {one.partition(":")[0] for one in changed}
        if all(self._store.order.get(document) is not None for document in older):
            return sentence_id
        from annotator.desk.revising.turning import carry_on

        return carry_on(self._store, older, sentence_id, *self._who)


def _answered(given: list[Answer]) -> int:
    """Return how many sentences an act had answered; 1 where the others only followed."""
    proposed = sum(one.suggestion is not None for one in given)
    return len(given) if _all_alike(given) else max(proposed, 1)


def _all_alike(given: list[Answer]) -> bool:
    """Tell whether the same was said of every sentence."""
    said = {
        (one.judgement.outcome, frozenset(claim.label for claim in one.judgement.claims))
        for one in given
    }
    return len(said) == 1
