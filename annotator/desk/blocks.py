"""Correcting the kind of a block: here, or wherever the same line stands.

A line such as "Sign up for our newsletter" stands in many stories. Its kind can be corrected in
all of them at once, as one act, and from then on in stories that are taken in.
"""

import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from annotator.model.document import Block, BlockKind, Document
from annotator.store import Store
from annotator.store.corrections import BlockCorrection

if TYPE_CHECKING:
    from annotator.desk.sitting import Sitting


def line_of(document: Document, block: Block) -> str:
    """Return the text of a block as one line, as blocks are compared."""
    return " ".join(document.text[block.start : block.end].split())


def same_line(desk: "Sitting") -> list[tuple[str, Block]]:
    """Return the other blocks of the corpus that say the same as the lit sentence's."""
    story = desk.walk.story
    if story is None:
        return []
    here = story.block_of(desk.walk.index)
    line, (start, end) = line_of(story.document, here), here.sentences[0]
    first = story.document.text[start:end]
    return [
        (document.id, block)
        for document_id in desk.store.corrections.with_sentence(first)
        if (document := desk.store.documents.get(document_id)) is not None
        for block in _saying(document, line)
        if (document.id, block.start) != (story.document.id, here.start)
    ]


def _saying(document: Document, line: str) -> Iterator[Block]:
    longest = 2 * len(line) + 80
    for block in document.blocks:
        if block.end - block.start <= longest and line_of(document, block) == line:
            yield block


def change_block(desk: "Sitting", kind: BlockKind, *, everywhere: bool) -> int:
    """Give the lit sentence's block another kind, and with `everywhere` all that say the same.

    Returns how many were given another one.
    """
    sentence, story = desk.walk.sentence, desk.walk.story
    if story is None or (kind == sentence.block and not everywhere):
        return 0
    block = story.block_of(sentence.index)
    line = line_of(story.document, block) if everywhere else None
    others = same_line(desk) if everywhere else []
    with desk.store.writing():
        action = desk.writer.begin()
        desk.writer.correct_block(
            story.document.id, block.start, block.end, kind, sentence.block, action, line=line
        )
        changed = int(kind != sentence.block)
        for document_id, other in others:
            was = desk.store.corrections.kind_at(document_id, other.start)
            if was != kind:
                desk.writer.correct_block(document_id, other.start, other.end, kind, was, action)
                changed += 1
    desk.walk.reread()
    desk.recount()
    return changed


def correct_known_lines(store: Store, document_id: str) -> None:
    """Give the blocks of a new document the kinds that their lines were given everywhere.

    In the caller's transaction, before its place in the reading order. What is written follows
    from the correction of the line, and belongs to its act.
    """
    lines = store.corrections.lines()
    document = store.documents.get(document_id) if lines else None
    if document is None or store.corrections.of_document(document_id):
        return
    for block in document.blocks:
        made = lines.get(line_of(document, block))
        if made is not None and made.kind != block.kind:
            name = f"{made.id}\n{document_id}\n{block.start}"
            store.corrections.add(
                BlockCorrection(
                    hashlib.sha256(name.encode()).hexdigest()[:16],
                    document_id,
                    block.start,
                    block.end,
                    made.kind,
                    block.kind,
                    made.annotator_id,
                    made.annotator,
                    made.action,
                    None,
                    made.corrected_at,
                )
            )
