"""Documents: adding what intake cut, and reading it back. Where they were found is in `copies.py`.

A document's cuts are kept with it as JSON; the `sentences` table is only their readable form. It
is filled in slices after the document, so that a long story never holds the write lock for long,
and a story takes its place in the reading order last: what was killed half-way is finished by
the next intake.
"""

import json
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

from sqlite_utils import Database

from annotator.model.document import Block, BlockKind, Document, Sentence, sentence_id
from annotator.store.errors import DamagedRowError

SentenceRow = tuple[str, str, int, int, int, str, int, str]

_ROWS = (256, 64, 16, 4, 1)
"""How many sentences one statement writes: few sizes, so that each is prepared once."""


def sentence_rows(
    document: Document, sentences: Sequence[tuple[int, int]] | None = None
) -> Iterator[SentenceRow]:
    """Yield the rows of the `sentences` table for a document, in reading order.

    `sentences` are those that analysts cut, null for those of the intake; each is in one block.
    """
    cut = sentences or [span for block in document.blocks for span in block.sentences]
    blocks = iter(document.blocks)
    block = next(blocks, None)
    for idx, (start, end) in enumerate(cut):
        while block is not None and block.end < end:
            block = next(blocks, None)
        if block is None:
            raise DamagedRowError(f"the cuts of document {document.id} are damaged")
        yield (
            sentence_id(document.id, start, end),
            document.id,
            idx,
            start,
            end,
            block.kind,
            block.paragraph,
            document.text[start:end],
        )


_SENTENCE = 'id, idx, start, "end", block, paragraph, text'


def sentence_of(document_id: str, row: tuple[Any, ...]) -> Sentence:
    """Read id, number, start, end, kind of block, paragraph and text of a sentence."""
    return Sentence.trusted(
        id=row[0],
        document_id=document_id,
        index=row[1],
        start=row[2],
        end=row[3],
        block=row[4],
        paragraph=row[5],
        text=row[6],
    )


def _block(said: dict[str, Any]) -> Block:
    """Read a block that this program wrote; `annotator check` compares what follows from it."""
    dateline = said["dateline"]
    sentences = tuple([(start, end) for start, end in said["sentences"]])
    return Block.trusted(
        **said | {"sentences": sentences, "dateline": dateline and tuple(dateline)}
    )


class Documents:
    """The append-only truth about texts, and their sentences."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, document: Document, added_at: str) -> None:
        """Add a document; one that is known stays as it was cut first."""
        self._db.execute(
            "INSERT INTO documents (id, text, sha256, language, segmenter, blocks, added_at) "
            "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
            (
                document.id,
                document.text,
                document.sha256,
                document.language,
                document.segmenter,
                json.dumps([vars(block) for block in document.blocks]),
                added_at,
            ),
        )

    def add_sentences(self, rows: Sequence[SentenceRow]) -> None:
        """Add sentences of known documents; known ones are left alone.

        Many rows go into one statement: full-text search writes its index at the end of each, and
        a statement for every row takes four times as long.
        """
        begin = 0
        for size in _ROWS:
            places = ", ".join(["(?, ?, ?, ?, ?, ?, ?, ?)"] * size)
            while len(rows) - begin >= size:
                self._db.execute(
                    'INSERT INTO sentences (id, document_id, idx, start, "end", block, paragraph, '
                    f"text) VALUES {places} ON CONFLICT DO NOTHING",
                    list(chain.from_iterable(rows[begin : begin + size])),
                )
                begin += size

    def get(self, document_id: str) -> Document | None:
        """Return the document as it was cut at intake."""
        row = self._db.execute(
            "SELECT id, sha256, text, language, segmenter, blocks FROM documents WHERE id = ?",
            (document_id,),
        ).fetchone()
        if row is None:
            return None
        try:
            blocks = tuple([_block(said) for said in json.loads(row[5])])
        except (ValueError, TypeError, KeyError) as error:
            raise DamagedRowError(
                f"the cuts of document {row[0]} are damaged: run `annotator check`"
            ) from error
        return Document.trusted(
            id=row[0],
            sha256=row[1],
            text=row[2],
            language=row[3],
            segmenter=row[4],
            blocks=blocks,
        )

    def read(self, document_id: str) -> tuple[str, str | None] | None:
        """Return a document's text and language, without its cuts."""
        row = self._db.execute(
            "SELECT text, language FROM documents WHERE id = ?", (document_id,)
        ).fetchone()
        return None if row is None else (row[0], row[1])

    def text(self, document_id: str) -> str:
        """Return the text of a known document."""
        row = self._db.execute("SELECT text FROM documents WHERE id = ?", (document_id,)).fetchone()
        return str(row[0])

    def ids(self) -> Iterator[str]:
        """Yield the ids of all documents, oldest first."""
        for row in self._db.execute("SELECT id FROM documents ORDER BY key"):
            yield row[0]

    def sentences(self, document_id: str) -> list[Sentence]:
        """Return the document's sentences in reading order."""
        rows = self._db.execute(
            f"SELECT {_SENTENCE} FROM sentences WHERE document_id = ? ORDER BY idx", (document_id,)
        ).fetchall()
        return [sentence_of(document_id, row) for row in rows]

    def sentence(self, document_id: str, index: int) -> Sentence | None:
        """Return one sentence of a document; null when it has none of this number."""
        row = self._db.execute(
            f"SELECT {_SENTENCE} FROM sentences WHERE document_id = ? AND idx = ?",
            (document_id, index),
        ).fetchone()
        return None if row is None else sentence_of(document_id, row)

    def named(self, sentence_id: str) -> Sentence | None:
        """Return a sentence by its id; null when it was cut otherwise since."""
        row = self._db.execute(
            f"SELECT {_SENTENCE} FROM sentences WHERE id = ?", (sentence_id,)
        ).fetchone()
        return None if row is None else sentence_of(sentence_id.partition(":")[0], row)

    def block_kind(self, sentence_id: str) -> BlockKind | None:
        """Return the kind of a sentence's block; null when it was cut otherwise since."""
        row = self._db.execute(
            "SELECT block FROM sentences WHERE id = ?", (sentence_id,)
        ).fetchone()
        return None if row is None else row[0]

    def kinds(self, document_id: str) -> list[BlockKind]:
        """Return the kind of block of each of the document's sentences, in reading order."""
        rows = self._db.execute(
            "SELECT block FROM sentences WHERE document_id = ? ORDER BY idx", (document_id,)
        )
        return [row[0] for row in rows]

    def sentence_at(self, document_id: str, start: int) -> str:
        """Return the id of the first sentence at or behind an offset of a known document."""
        row = self._db.execute(
            "SELECT id FROM sentences WHERE document_id = ? AND start >= ? ORDER BY idx LIMIT 1",
            (document_id, start),
        ).fetchone()
        return str(row[0])

    def replace_sentences(self, document_id: str, rows: list[SentenceRow]) -> None:
        """Write a document's sentences afresh, inside the caller's transaction."""
        self._db.execute("DELETE FROM sentences WHERE document_id = ?", (document_id,))
        self.add_sentences(rows)
