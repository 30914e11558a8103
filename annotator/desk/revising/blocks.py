"""Kinds of blocks that analysts corrected, carried to the same blocks of a newer text."""

from annotator.desk.revising.comparing import Comparison
from annotator.model.base import id_following
from annotator.model.document import Block
from annotator.store import Store
from annotator.store.corrections import BlockCorrection


def carry_blocks(store: Store, comparison: Comparison) -> None:
    """Correct the new text's blocks as the old one's were, inside the caller's transaction.

    A block is the same if its sentences are, all of them and no others. One that somebody
    corrected in the new text is left alone.
    """
    new = comparison.new.id
    latest = {
        (made.start, made.end): made for made in store.corrections.of_document(comparison.old.id)
    }
    document = store.documents.get(new)
    if document is None or not latest:
        return
    known = {(made.start, made.end) for made in store.corrections.of_document(new)}
    for made in latest.values():
        block = _same_block(comparison, made, document.blocks)
        if block is None or (block.start, block.end) in known:
            continue
        sentence = next(s for s in comparison.new.sentences if s.start >= block.start)
        if sentence.block == made.kind:
            continue
        store.corrections.add(
            made._replace(
                id=id_following(made.id, "carried", new),
                document_id=new,
                start=block.start,
                end=block.end,
                was=sentence.block,
                action=id_following(made.action, "carried", new),
                restores=made.id,
            )
        )
        store.order.settle(new)
        store.recount(new)


def _same_block(
    comparison: Comparison, made: BlockCorrection, blocks: tuple[Block, ...]
) -> Block | None:
    """Return the block of the new text with the same sentences as the corrected one."""
    old = comparison.old.sentences
    inside = [n for n, s in enumerate(old) if made.start <= s.start and s.end <= made.end]
    places = [comparison.alignment.images.get(n) for n in inside]
    if not places or None in places:
        return None
    there = [comparison.new.sentences[place] for place in places if place is not None]
    first = there[0]
    block = next((b for b in blocks if b.start <= first.start and first.end <= b.end), None)
    if block is None or list(block.sentences) != [(s.start, s.end) for s in there]:
        return None
    return block
