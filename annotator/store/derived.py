"""The derived tables, computed again from the append-only ones.

`expected_*` say what must stand there; a rebuild writes it and `annotator check` compares it.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from annotator.model.document import BlockKind
from annotator.model.shingles import sketch
from annotator.store.answers import ClaimRow
from annotator.store.cuts import Cut, applied
from annotator.store.documents import SentenceRow, sentence_rows
from annotator.store.progress import Tally

if TYPE_CHECKING:
    from annotator.store.store import Store

Who = tuple[str, str]
"""Annotator id and role."""


def expected_sentences(store: "Store", document_id: str) -> list[SentenceRow]:
    """Return a document's sentence rows: its cuts and kinds as analysts corrected them."""
    document = store.documents.get(document_id)
    if document is None:
        return []
    ranges, _ = applied(
        (span for block in document.blocks for span in block.sentences),
        store.cuts.of_document(document_id),
    )
    corrections = store.corrections.of_document(document_id)
    rows = []
    for row in sentence_rows(document, ranges):
        kind = row[5]
        for made in corrections:
            if made.start <= row[3] and row[4] <= made.end:
                kind = made.kind
        rows.append((*row[:5], kind, *row[6:]))
    return rows


def made_cuts(store: "Store", document_id: str) -> tuple[list[Cut], list[Cut]]:
    """Return the cuts of a document that could be made, and those that could not."""
    cuts = store.cuts.of_document(document_id)
    document = store.documents.get(document_id) if cuts else None
    if document is None:
        return [], cuts
    _, made = applied((span for block in document.blocks for span in block.sentences), cuts)
    return made, [cut for cut in cuts if cut not in made]


def expected_progress(store: "Store", document_id: str) -> dict[Who, Tally]:
    """Return a document's tallies, counted from its current answers."""
    kinds: dict[str, BlockKind] = {s.id: s.block for s in store.documents.sentences(document_id)}
    tallies: dict[Who, Tally] = {}
    for answer in store.answers.current_of_everybody(document_id):
        who = (answer.annotator_id, answer.role)
        one = Tally.of(answer.judgement, kinds[answer.sentence_id])
        tallies[who] = tallies.get(who, Tally()).plus(one)
    return tallies


def expected_claims(store: "Store", document_id: str) -> list[ClaimRow]:
    """Return what the `claims` table says of a document's current answers."""
    rows = []
    for answer in store.answers.current_of_everybody(document_id):
        lineage = store.codebooks.lineage(answer.codebook)
        read = answer if lineage is None else lineage.answer(answer)
        rows += [
            (answer.id, claim.id, claim.label, claim.spans[0].start, claim.spans[-1].end)
            for claim in read.judgement.claims
        ]
    return rows


def put_claims(store: "Store", document_id: str) -> None:
    """Write a document's derived claims again, inside the caller's transaction."""
    store.answers.clear_claims(document_id)
    for answer in store.answers.current_of_everybody(document_id):
        store.answers.put_claims(answer, store.codebooks.lineage(answer.codebook))


def recount(store: "Store", document_id: str) -> None:
    """Count a document's progress again, inside the caller's transaction."""
    store.progress.clear(document_id)
    for (annotator_id, role), tally in expected_progress(store, document_id).items():
        store.progress.move(document_id, annotator_id, role, tally)


def misplaced_in_clusters(store: "Store") -> list[str]:
    """Return the documents that are in another cluster than a rebuild would put them in.

    They are found again in a database of their own, in memory, which reads the texts of this one.
    """
    from annotator.store.clusters import CLUSTER_TABLES, Clusters
    from annotator.store.opening import open_beside

    db = open_beside(store.path)
    try:
        db.execute("CREATE TEMP VIEW documents AS SELECT * FROM corpus.documents")
        for (made,) in db.execute(
            "SELECT sql FROM corpus.sqlite_master WHERE sql IS NOT NULL AND tbl_name IN "
            f"({', '.join('?' * len(CLUSTER_TABLES))}) ORDER BY type DESC",
            CLUSTER_TABLES,
        ).fetchall():
            db.execute(made)
        again = Clusters(db)
        for document_id in store.documents.ids():
            again.add(document_id, sketch(store.documents.text(document_id)))
        return [one for one in store.documents.ids() if again.of(one) != store.clusters.of(one)]
    finally:
        db.conn.close()


def rebuild(store: "Store") -> Iterator[str]:
    """Write every derived table again, one document a transaction; yield the ids done."""
    with store.writing(durable=False):
        store.clusters.clear()
    for document_id in list(store.documents.ids()):
        sketched = sketch(store.documents.text(document_id))
        with store.writing(durable=False):
            store.clusters.add(document_id, sketched)
            rows = expected_sentences(store, document_id)
            store.documents.replace_sentences(document_id, rows)
            store.pages.settle(document_id)
            store.order.settle(document_id)
            put_claims(store, document_id)
            recount(store, document_id)
        yield document_id
