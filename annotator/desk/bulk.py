"""Saying one thing of everything that a search or filter found: one act, one undo."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

from annotator.desk import edits
from annotator.desk.errors import RefusedError
from annotator.model.answer import Answer, Judgement, Outcome
from annotator.model.document import Sentence
from annotator.store.search import LIMIT

if TYPE_CHECKING:
    from annotator.desk.sitting import Sitting

Said = Callable[[Judgement, Sentence], Judgement]
"""What is said of a sentence now, and what is to be said of it instead."""


class Found(NamedTuple):
    """A sentence that was found, with what is said about it now."""

    sentence: Sentence
    answer: Answer | None

    @property
    def judgement(self) -> Judgement:
        """What is said about it."""
        return Judgement() if self.answer is None else self.answer.judgement


class Bulk:
    """One answer for all hits."""

    def __init__(self, desk: "Sitting") -> None:
        self._desk = desk

    def found(self) -> list[Found]:
        """Return the sentences of the walk, which must be restricted; raises RefusedError."""
        desk = self._desk
        if desk.walk.hits is None:
            raise RefusedError("{find.search} or {find.filter} first: this answers what was found")
        walked: dict[str, bool] = {}
        found = []
        for hit in desk.walk.hits.page(0, LIMIT):
            if hit.document_id not in walked:
                walked[hit.document_id] = desk.store.order.get(hit.document_id) is not None
            if walked[hit.document_id]:
                sentence = desk.store.documents.sentence(hit.document_id, hit.index)
                if sentence is None:
                    continue  # joined with another since it was found
                head = desk.store.answers.current(sentence.id, desk.annotator_id, desk.role)
                found.append(Found(sentence, head and desk.lineage.answer(head)))
        return found

    def say(self, said: Said, *, change: bool = False) -> int:
        """Say something of all sentences found that are not decided; return how many.

        With `change` the decided ones are answered anew too. All of it is one transaction, so it
        is there as a whole or not at all; it holds the write lock for about two seconds for 10,000
        sentences.
        """
        desk = self._desk
        with desk.store.writing():
            given = {
                one.sentence.id: (one, said(one.judgement, one.sentence))
                for one in self.found()
                if change or not one.judgement.decided
            }
            given = {key: (one, new) for key, (one, new) in given.items() if new != one.judgement}
            if not given:
                raise RefusedError("there is nothing to answer: all of it is decided")
            self._check(given.values())
            action, lit = desk.writer.begin(), desk.walk.sentence.id
            for key, (one, judgement) in given.items():
                desk.writer.answer(
                    key,
                    judgement,
                    replaces=one.answer,
                    action=action,
                    seconds=desk.stopwatch.seconds() if key == lit else None,
                )
            desk.remember(desk.walk.spot)
        desk.walk.reread()
        desk.recount()
        return len(given)

    def _check(self, given: Iterable[tuple[Found, Judgement]]) -> None:
        """Check every span against its text, as every writing does."""
        document, text = "", ""
        for one, judgement in given:
            if one.sentence.document_id != document:
                document = one.sentence.document_id
                text = self._desk.store.documents.text(document)
            judgement.check_against(text)


def labelled(name: str) -> Said:
    """Give a label: to every claim there is, else to a new one over the sentence."""

    def say(judgement: Judgement, sentence: Sentence) -> Judgement:
        if not judgement.claims:
            return edits.labelled(judgement, 0, name, sentence)
        claims = [claim.model_copy(update={"label": name}) for claim in judgement.claims]
        return judgement.model_copy(update={"claims": tuple(claims)})

    return say


def answered(outcome: Outcome) -> Said:
    """Say that there is no claim, or that it cannot be judged.

    A sentence that shares a claim with another keeps its answer: that claim is shortened first.
    """

    def say(judgement: Judgement, sentence: Sentence) -> Judgement:
        beyond = any(claim.spans[-1].end > sentence.end for claim in judgement.claims)
        if beyond or judgement.continues:
            return judgement
        return Judgement(outcome=outcome, note=judgement.note, flag=judgement.flag)

    return say
