"""Checking a corpus: damage, contradictions, and what a rebuild would change."""

from collections.abc import Iterator
from itertools import chain
from typing import Literal, NamedTuple

from annotator.desk.evidence_check import damaged_snapshots, doubtful, unsupported_since
from annotator.desk.reach import sentences_of
from annotator.desk.revising.carried_check import damaged_carries, damaged_cuts
from annotator.desk.twins.checking import contradictions, doubled, leading_nowhere
from annotator.model.answer import Answer
from annotator.model.base import ModelError
from annotator.model.document import document_id
from annotator.model.lineage import STALE
from annotator.store import Store
from annotator.store.derived import (
    expected_claims,
    expected_progress,
    expected_sentences,
    made_cuts,
    misplaced_in_clusters,
)
from annotator.store.errors import DamagedRowError
from annotator.words import WANTS

Kind = Literal[
    "damage", "conflict", "derived", "incomplete", "stale", "evidence", "link", "retelling"
]


class Problem(NamedTuple):
    """Something that is wrong in the database."""

    kind: Kind
    """`derived` is mended by a rebuild; `incomplete` and `stale` are work left to do, `evidence`
    and `link` are to be looked at twice, `retelling` tells what one story made of another."""
    where: str
    """The document, sentence or answer."""
    message: str


def check(store: Store, *, complete: bool = False) -> Iterator[Problem]:
    """Yield what is wrong with a corpus; with `complete` also what is left to do."""
    damage = store.integrity()
    yield from (Problem("damage", str(store.path), line) for line in damage)
    if damage:
        return
    for document in store.documents.ids():
        try:
            yield from _document_problems(store, document)
        except DamagedRowError as error:
            yield Problem("damage", document, str(error))
    for document in misplaced_in_clusters(store):
        yield Problem("derived", document, "its near copies are others than a rebuild finds")
    yield from _answer_problems(store)
    yield from _conflicts(store)
    for where, wrong in chain(
        damaged_carries(store), damaged_cuts(store), damaged_snapshots(store)
    ):
        yield Problem("damage", where, wrong)
    if complete:
        yield from _left_to_do(store)


def _left_to_do(store: Store) -> Iterator[Problem]:
    for sentence, label, missing in chain(store.answers.incomplete(), unsupported_since(store)):
        yield Problem("incomplete", sentence, f"{label} {WANTS.get(missing, missing)}")
    for claim, wrong in leading_nowhere(store):
        yield Problem("link", claim, wrong)
    for sentence, warning in doubtful(store):
        yield Problem("evidence", sentence, warning)
    for sentence, annotator, role, label in store.labels.stale_claims():
        who = f"{annotator} as {role}"
        yield Problem("stale", sentence, f"{who} has to label it again, it was {label}")


def _conflicts(store: Store) -> Iterator[Problem]:
    for sentence, annotator, role in store.answers.conflicts():
        yield Problem("conflict", sentence, f"two current answers of {annotator} as {role}")
    for where, wrong in chain(contradictions(store), doubled(store)):
        yield Problem("conflict", where, wrong)
    for kind, what in store.tombstones.back():
        yield Problem("conflict", what, f"this {kind} was removed by `annotator forget`: again")


def _document_problems(store: Store, known: str) -> Iterator[Problem]:
    text = store.documents.text(known)
    if document_id(text) != known:
        yield Problem("damage", known, "its text is not the text it was named for")
        return
    sentences = store.documents.sentences(known)
    for sentence in sentences:
        if text[sentence.start : sentence.end] != sentence.text:
            yield Problem("damage", sentence.id, "does not say what the document says there")
    shown = [
        (s.id, s.document_id, s.index, s.start, s.end, s.block, s.paragraph, s.text)
        for s in sentences
    ]
    if shown != expected_sentences(store, known):
        yield Problem("derived", known, "its sentences differ from its cuts")
        return
    for cut in made_cuts(store, known)[1]:
        yield Problem("conflict", cut.gone_ids[0], f"cut {cut.id} of {cut.annotator} does not fit")
    yield from _place_problems(store, known)
    try:
        expected, claims = expected_progress(store, known), expected_claims(store, known)
    except DamagedRowError:
        return  # told of the answer itself
    if sorted(store.answers.claim_rows(known)) != sorted(claims):
        yield Problem("derived", known, "its claims differ from its current answers")
    yield from _reach_problems(store, known)
    for annotator_id, role in expected:
        if store.progress.of_document(known, annotator_id, role) != expected[annotator_id, role]:
            yield Problem("derived", known, f"progress of {annotator_id} as {role} is miscounted")


def _reach_problems(store: Store, known: str) -> Iterator[Problem]:
    """Yield claims that go on in other sentences than those that are answered so."""
    starts = [sentence.start for sentence in store.documents.sentences(known)]
    ids = [sentence.id for sentence in store.documents.sentences(known)]
    reached: set[tuple[str, str, str, str]] = set()
    continued: set[tuple[str, str, str, str]] = set()
    for answer in store.answers.current_of_everybody(known):
        who = (answer.annotator_id, answer.role)
        continued |= {(*who, answer.sentence_id, claim) for claim in answer.judgement.continues}
        for claim in answer.judgement.claims:
            owner, *beyond = sentences_of(starts, claim)
            if ids[owner] != answer.sentence_id:
                yield Problem("damage", answer.id, f"claim {claim.id} begins in another sentence")
            reached |= {(*who, ids[number], claim.id) for number in beyond}
    for *_, sentence, claim_id in sorted(reached ^ continued):
        yield Problem("conflict", sentence, f"is (not) continued by claim {claim_id} as it says")


def _place_problems(store: Store, known: str) -> Iterator[Problem]:
    if store.order.get(known) != store.order.expected(known):
        yield Problem("derived", known, "its place in the reading order is wrong")
    if store.pages.of(known) != store.pages.expected(known):
        yield Problem("derived", known, "the pages it was published at are wrong")


def _answer_problems(store: Store) -> Iterator[Problem]:
    """Yield answers that do not hold; a row that cannot be read does not hide the others."""
    sentence_of: dict[str, str] = {}
    text_of: tuple[str, str] = ("", "")
    for answer_id in store.answers.ids():
        try:
            answer = store.answers.require(answer_id)
        except DamagedRowError as error:
            yield Problem("damage", answer_id, str(error))
            continue
        sentence_of[answer.id] = answer.sentence_id
        owner = answer.sentence_id.partition(":")[0]
        if owner != text_of[0]:
            if store.documents.get(owner) is None:
                yield Problem("damage", answer.id, f"is about document {owner}, which is missing")
                continue
            text_of = (owner, store.documents.text(owner))
        yield from _one_answer(store, answer, text_of[1], sentence_of)


def _one_answer(
    store: Store, answer: Answer, text: str, sentence_of: dict[str, str]
) -> Iterator[Problem]:
    try:
        answer.judgement.check_against(text)
    except ModelError as error:
        yield Problem("damage", answer.id, str(error))
    if answer.replaces and sentence_of.get(answer.replaces) != answer.sentence_id:
        yield Problem("damage", answer.id, f"replaces {answer.replaces}, which is not of its kind")
    try:
        codebook = store.codebooks.get(answer.codebook)
    except DamagedRowError as error:
        yield Problem("damage", answer.id, str(error))
        return
    if codebook is None:
        yield Problem("damage", answer.id, f"its codebook {answer.codebook} is not recorded")
        return
    for claim in answer.judgement.claims:
        name, _, version = claim.label.partition(STALE)
        knew = store.codebooks.get(version) if version else codebook
        if knew is None or knew.label(name) is None:
            known = version or codebook.version
            yield Problem("damage", answer.id, f"{known} has no label {name}")
