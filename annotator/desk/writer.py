"""Writing answers and corrections with everything that follows from them.

All of it happens inside the caller's transaction.
"""

from annotator.model.answer import Answer, Judgement, Role, SuggestionUse
from annotator.model.base import new_id, utc_now
from annotator.model.claim import Evidence
from annotator.model.codebook import Codebook
from annotator.model.document import BlockKind
from annotator.store import Store
from annotator.store.cuts import Cut, Range
from annotator.store.progress import Tally


class Writer:
    """Adds what one annotator says in one role under one codebook."""

    def __init__(
        self, store: Store, codebook: Codebook, annotator_id: str, annotator: str, role: Role
    ) -> None:
        self._store = store
        self._codebook = codebook
        self.annotator_id = annotator_id
        self._annotator = annotator
        self.role: Role = role

    def begin(self) -> str:
        """Begin an act that can be undone; return its id."""
        action = new_id()
        self._store.acts.push(self.annotator_id, self.role, action)
        return action

    def answer(
        self,
        sentence_id: str,
        judgement: Judgement,
        *,
        replaces: Answer | None,
        action: str,
        seconds: float | None = None,
        restores: Answer | None = None,
        suggestion: SuggestionUse | None = None,
        id: str | None = None,
    ) -> Answer:
        """Add an answer, its claims and its part of the progress; return it.

        `suggestion` says what was proposed; a restored answer says what the earlier one did.
        `id` is derived where a machine gives the answer; a new one is minted otherwise.
        """
        answer = Answer.model_construct(
            id=id or new_id(),
            sentence_id=sentence_id,
            annotator_id=self.annotator_id,
            annotator=self._annotator,
            role=self.role,
            replaces=None if replaces is None else replaces.id,
            action=action,
            restores=None if restores is None else restores.id,
            judgement=judgement,
            suggestion=suggestion if restores is None else restores.suggestion,
            codebook=self._codebook.version if restores is None else restores.codebook,
            seconds=seconds,
            answered_at=utc_now(),
        )
        # Not the kind that was painted: somebody else may have corrected it since.
        block = self._store.documents.block_kind(sentence_id)
        self._store.answers.add(answer)
        if block is None:
            return answer  # undone of a sentence that was cut otherwise: `recutting` carries it on
        was = Tally() if replaces is None else Tally.of(replaces.judgement, block)
        self._store.answers.put_claims(answer, self._store.codebooks.lineage(answer.codebook))
        self._remember_evidence(answer, replaces)
        self._store.progress.move(
            sentence_id.partition(":")[0],
            self.annotator_id,
            self.role,
            Tally.of(judgement, block).minus(was),
        )
        return answer

    def _remember_evidence(self, answer: Answer, replaces: Answer | None) -> None:
        """Keep evidence that is new in this answer, so that other claims can use it too."""
        known = set() if replaces is None else _evidence_of(replaces)
        for item in _evidence_of(answer) - known:
            self._store.evidence.add(item, self.annotator_id, self._annotator, answer.answered_at)

    def cut(
        self,
        document_id: str,
        gone: tuple[Range, ...],
        come: tuple[Range, ...],
        action: str,
        restores: str | None = None,
    ) -> bool:
        """Put sentences in the place of others; tell whether those were there."""
        from annotator.desk.recutting import make_cut  # few keys need it

        cut = Cut(
            new_id(),
            document_id,
            gone,
            come,
            self.annotator_id,
            self._annotator,
            action,
            restores,
            utc_now(),
        )
        return make_cut(self._store, cut)

    def correct_block(
        self,
        document_id: str,
        start: int,
        end: int,
        kind: BlockKind,
        was: BlockKind,
        action: str,
        restores: str | None = None,
        line: str | None = None,
        *,
        lasting: bool = True,
    ) -> None:
        """Give the block `[start, end)` of a document another kind."""
        from annotator.store.corrections import BlockCorrection  # few blocks are corrected

        self._store.corrections.add(
            BlockCorrection(
                new_id(),
                document_id,
                start,
                end,
                kind,
                was,
                self.annotator_id,
                self._annotator,
                action,
                restores,
                utc_now(),
                line,
                lasting,
            )
        )
        self._store.order.settle(document_id)
        self._store.recount(document_id)


def _evidence_of(answer: Answer) -> set[Evidence]:
    return {item for claim in answer.judgement.claims for item in claim.evidence}
