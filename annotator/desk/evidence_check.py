"""Checking evidence: the kept files are what their names say, and it depends on no story."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from annotator.desk.dependence import doubts, facts_of
from annotator.model.answer import Answer
from annotator.model.claim import Claim, Evidence
from annotator.store import Store
from annotator.store.errors import DamagedRowError


class Told(NamedTuple):
    """A piece of evidence that a current answer names."""

    answer: Answer
    claim: Claim
    item: Evidence


def evidence_in(store: Store) -> Iterator[Told]:
    """Yield the evidence of all current answers, by today's labels.

    Damaged answers are told of elsewhere.
    """
    for answer_id in store.evidence.answers():
        try:
            answer = store.answers.require(answer_id)
        except DamagedRowError:
            continue
        lineage = store.codebooks.lineage(answer.codebook)
        if lineage is not None:
            answer = lineage.answer(answer)
        for claim in answer.judgement.claims:
            for item in claim.evidence:
                yield Told(answer, claim, item)


def damaged_snapshots(store: Store) -> Iterator[tuple[str, str]]:
    """Yield (sentence, what is wrong) for every snapshot that is missing or was changed."""
    look = _looker(store)
    for told in evidence_in(store):
        if told.item.snapshot is not None:
            found = look(told.item.snapshot, told.item.sha256 or "")
            if found is not None:
                yield told.answer.sentence_id, found


def doubtful(store: Store) -> Iterator[tuple[str, str]]:
    """Yield (sentence, doubt) for all evidence that should be looked at twice."""
    facts = cache(lambda document_id: facts_of(store, document_id))
    for told in evidence_in(store):
        for doubt in doubts(store, told.item, facts(told.answer.sentence_id.partition(":")[0])):
            name = told.item.title or told.item.url or told.item.quote or told.item.snapshot
            yield told.answer.sentence_id, f"{told.claim.label}: {name}: {doubt.message}"


def unsupported_since(store: Store) -> Iterator[tuple[str, str, str]]:
    """Yield (sentence, label, want) where a story that came later took a claim's evidence.

    The derived tables say what a claim lacked when it was answered; evidence stops supporting it
    when the page is taken in as a story of the corpus.
    """
    known = set(store.answers.incomplete())
    for told in evidence_in(store):
        if told.item is not told.claim.evidence[0]:
            continue  # a claim is told of once
        lineage = store.codebooks.lineage(told.answer.codebook)
        if lineage is None:
            continue  # told of the answer itself
        missing = lineage.current.missing(told.claim, store.evidence.stands_alone)
        row = (told.answer.sentence_id, told.claim.label, ", ".join(missing))
        if missing and row not in known:
            yield row


def _looker(store: Store) -> Callable[[str, str], str | None]:
    """Return a function that looks at each kept file once."""
    from annotator.desk.snapshots import damage

    folder = store.path.absolute().parent
    return cache(lambda path, sha256: damage(folder, path, sha256))
