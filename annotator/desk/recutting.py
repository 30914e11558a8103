"""Cutting sentences otherwise, with everything that follows for everybody's answers.

The answers to the old sentences stay as they are. What the new sentences are said to be is written
as answers of the machine, which name the answers they come from by `restores` and have ids derived
from them, so that two databases that carry the same answers over write the same rows. Undo of a cut
brings the answers of the old sentences back, where nothing else was said of the new ones since.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import takewhile

from annotator.desk.carrying import Part, carried
from annotator.desk.reach import of, sentences_of
from annotator.model.answer import NOTHING_SAID, Answer, Judgement
from annotator.model.claim import Claim
from annotator.store import Store
from annotator.store.cuts import Cut
from annotator.store.derived import expected_sentences, made_cuts, put_claims, recount

Who = tuple[str, str]
"""Annotator id and role."""


def make_cut(store: Store, cut: Cut) -> bool:
    """Cut sentences otherwise, in the caller's transaction; tell whether they were there to cut."""
    here = [(s.start, s.end) for s in store.documents.sentences(cut.document_id)]
    at = here.index(cut.gone[0]) if cut.gone[0] in here else len(here)
    if tuple(here[at : at + len(cut.gone)]) != cut.gone:
        return False
    store.cuts.add(cut._replace(held=tuple(store.ends.about(cut.gone_ids))))
    rows = expected_sentences(store, cut.document_id)
    store.cuts.show(store.documents, cut.document_id, rows)
    store.order.settle(cut.document_id)
    for who in store.ends.who(cut.document_id):
        _Carrying(store, cut.document_id, who).through([cut])
    _count_again(store, cut.document_id)
    return True


def carry_on(store: Store, who: Who, given: Iterable[Answer]) -> None:
    """Carry over what was just said again of sentences, as far as they were cut since.

    `given` are the answers that undo took back or redo brought back; a merge may bring others. In
    the caller's transaction.
    """
    by_document: dict[str, list[Answer]] = {}
    for answer in given:
        by_document.setdefault(answer.sentence_id.partition(":")[0], []).append(answer)
    for document_id, answers in by_document.items():
        if store.cuts.last(document_id):
            made, _ = made_cuts(store, document_id)
            _Carrying(store, document_id, who).on(answers, made)
            _count_again(store, document_id)


def _count_again(store: Store, document_id: str) -> None:
    put_claims(store, document_id)
    recount(store, document_id)


class _Carrying:
    """One annotator's answers in one document, while its sentences change."""

    def __init__(self, store: Store, document_id: str, who: Who) -> None:
        self._store = store
        self._who = who
        self._sentences = store.documents.sentences(document_id)
        self._ends = store.ends.of(document_id, *who)
        self._now: dict[str, Part] = {}

    def through(self, cuts: Sequence[Cut], kept: Iterable[str] = ()) -> None:
        """Say of the sentences there are what follows from those that cuts have replaced.

        What was said of the `kept` ones stays.
        """
        staying = set(kept)
        for cut in cuts:
            gone = self._levelled([self._part(one) for one in cut.gone_ids])
            come = carried(gone, cut.come, self._claims())
            held = self._held(cut)
            back = carried(self._levelled(held), cut.gone, self._claims()) if held else come
            if held and _told(back) == _told(gone):
                come = held
            for one, part in zip(cut.come_ids, come, strict=True):
                if one not in staying:
                    self._now[one] = part
        self._mend_reach()
        self._write()

    def on(self, given: Sequence[Answer], made: Sequence[Cut]) -> None:
        """Carry over what is said of sentences now through the cuts made since `given`."""
        since = {answer.sentence_id: self._store.ends.number(answer.id) for answer in given}
        needed: list[Cut] = []
        for cut in made:
            told = any(
                self._store.ends.number(answer.id) >= since[answer.sentence_id]
                for answer in self._mine(cut.held)
                if answer.sentence_id in since
            )
            reached = {one for before in needed for one in before.come_ids}
            if told or reached.intersection(cut.gone_ids):
                _take_back(needed, cut)
        self.through(needed, kept=since)

    def _mine(self, answer_ids: Iterable[str]) -> list[Answer]:
        """Return those of some answers that are this annotator's."""
        answers = map(self._store.answers.get, answer_ids)
        return [one for one in answers if one and (one.annotator_id, one.role) == self._who]

    def _held(self, cut: Cut) -> list[Part]:
        """Return what was said of the sentences that undo brings back, when they were cut."""
        if cut.restores is None:
            return []
        cuts = self._store.cuts.of_document(cut.document_id)
        earlier = takewhile(lambda one: one.id != cut.id, cuts)
        family = [one for one in earlier if cut.restores in (one.id, one.restores)]
        other = next((one for one in reversed(family) if one.gone == cut.come), None)
        if other is None:
            return []
        mine = {answer.sentence_id: answer for answer in self._mine(other.held)}
        return [Part.of(mine.get(one)) for one in cut.come_ids]

    def _part(self, sentence_id: str) -> Part:
        return self._now.get(sentence_id) or Part.of(self._ends.get(sentence_id))

    def _claims(self) -> dict[str, Claim]:
        """Return the claims there are, by id: as they stand in the answers given last."""
        parts = [*(Part.of(answer) for answer in self._ends.values()), *self._now.values()]
        return {claim.id: claim for part in parts for claim in part.judgement.claims}

    def _levelled(self, parts: Sequence[Part]) -> list[Part]:
        """Return parts with labels of one version, where they were given under several."""
        versions = list(dict.fromkeys(p.codebook for p in parts if p.judgement.claims))
        lineage = self._store.codebooks.lineage(versions[0]) if len(versions) > 1 else None
        if lineage is None:
            return list(parts)
        version = lineage.current.version
        return [
            Part(lineage.judgement(part.judgement, part.codebook), version, part.sources)
            for part in parts
        ]

    def _mend_reach(self) -> None:
        """Let each sentence there is continue exactly the claims that reach it from before."""
        starts = [sentence.start for sentence in self._sentences]
        reaching: dict[int, list[str]] = {}
        for sentence in self._sentences:
            for claim in self._part(sentence.id).judgement.claims:
                for number in sentences_of(starts, claim)[1:]:
                    reaching.setdefault(number, []).append(claim.id)
        for sentence in self._sentences:
            part = self._part(sentence.id)
            wanted, said = reaching.get(sentence.index, []), part.judgement
            if set(wanted) != set(said.continues):
                kept = [one for one in said.continues if one in wanted]
                new = [one for one in wanted if one not in kept]
                judgement = of(said, said.claims, [*kept, *new])
                self._now[sentence.id] = Part(
                    judgement,
                    part.codebook or self._codebook(new),
                    part.sources or self._givers(new),
                )

    def _givers(self, claim_ids: Sequence[str]) -> tuple[Answer, ...]:
        """Return the answers that state some claims."""
        parts = [self._part(sentence.id) for sentence in self._sentences]
        stating = (p for p in parts if any(c.id in claim_ids for c in p.judgement.claims))
        return tuple(answer for part in stating for answer in part.sources)

    def _codebook(self, claim_ids: Sequence[str]) -> str:
        return next((answer.codebook for answer in self._givers(claim_ids)), "")

    def _write(self) -> None:
        """Add the answers of the machine to the sentences there are."""
        for sentence in self._sentences:
            part, end = self._now.get(sentence.id), self._ends.get(sentence.id)
            said = NOTHING_SAID if end is None else end.judgement
            if part is not None and part.judgement != said:
                told = part if part.sources or end is None else replace(part, sources=(end,))
                self._store.answers.add(machine_answer(sentence.id, told, end))


def _take_back(cuts: list[Cut], cut: Cut) -> None:
    """Add a cut to those to go through; one that takes back another leaves neither."""
    both = {*cut.gone, *cut.come}
    last = next((one for one in reversed(cuts) if both & {*one.gone, *one.come}), None)
    if cut.restores and last and (last.gone, last.come) == (cut.come, cut.gone):
        cuts.remove(last)
    else:
        cuts.append(cut)


def machine_answer(sentence_id: str, part: Part, end: Answer | None) -> Answer:
    """Return the answer that carries a part over; every field follows from what it comes from.

    It stands under the time of its sources, and its id sorts there.
    """
    source, newest = part.source, max(part.sources, key=lambda answer: answer.id)
    inputs = [sentence_id, source.annotator_id, source.role, "" if end is None else end.id]
    inputs += sorted(answer.id for answer in part.sources)
    digest = hashlib.sha256("\n".join(inputs).encode()).hexdigest()
    answer_id = f"{newest.id[:13]}-8{digest[:3]}-9{digest[3:6]}-{digest[6:18]}"
    return Answer.trusted(
        id=answer_id,
        sentence_id=sentence_id,
        annotator_id=source.annotator_id,
        annotator=source.annotator,
        role=source.role,
        replaces=None if end is None else end.id,
        action=answer_id,
        restores=source.id,
        judgement=part.judgement,
        suggestion=None,
        codebook=part.codebook or source.codebook,
        seconds=None,
        answered_at=newest.answered_at,
    )


def _told(parts: Iterable[Part]) -> list[Judgement]:
    return [part.judgement for part in parts]
