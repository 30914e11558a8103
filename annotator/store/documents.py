"""Documents, copies and stories: adding what intake found, and reading it back.

A document's cuts are kept with it as JSON; the `sentences` table is only their readable form. It
is filled in slices after the document, so that a long story never holds the write lock for long,
and a story takes its place in the reading order last: what was killed half-way is finished by
the next intake.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

from sqlite_utils import Database

from annotator.model.document import Block, BlockKind, Copy, Document, Sentence, sentence_id
from annotator.store.errors import DamagedRowError
from annotator.store.pages import Pages

SentenceRow = tuple[str, str, int, int, int, str, int, str]

_ROWS = (256, 64, 16, 4, 1)
"""How many sentences one statement writes: few sizes, so that each is prepared once."""


def story_id(path: str) -> str:
    """Return the id that the story at this path of the corpus has on every machine."""
    return hashlib.sha256(f"path:{path}".encode()).hexdigest()[:16]


def copy_id(document_id: str, path: str, file_sha256: str, reader: str, follows: str | None) -> str:
    """Return the id that this find has on every machine that makes it."""
    parts = "\n".join((document_id, path, file_sha256, reader, follows or ""))
    return hashlib.sha256(parts.encode()).hexdigest()[:16]


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
        self._pages = Pages(db)

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

    def add_copy(self, copy: Copy) -> None:
        """Add a copy and, for a new path, its story."""
        self._db.execute(
            "INSERT INTO stories (id, path, url, added_at) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (id) DO NOTHING",
            (copy.story_id, copy.path, copy.metadata.url, copy.added_at),
        )
        meta = copy.metadata
        self._db.execute(
            "INSERT INTO copies (id, document_id, story_id, path, url, title, publisher, byline, "
            "published, file_sha256, encoding, reader, follows, added_at) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
            (
                copy.id,
                copy.document_id,
                copy.story_id,
                copy.path,
                meta.url,
                meta.title,
                meta.publisher,
                meta.byline,
                meta.published,
                copy.file_sha256,
                copy.encoding,
                copy.reader,
                copy.follows,
                copy.added_at,
            ),
        )
        self._pages.add(copy.document_id, meta.url)

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

    def newest_copy(self, path: str) -> tuple[str, str, str, str] | None:
        """Return (copy id, document id, file hash, reader) of what was last found at a path."""
        return self._db.execute(  # type: ignore[no-any-return]
            "SELECT id, document_id, file_sha256, reader FROM copies AS c WHERE path = ? AND "
            "NOT EXISTS (SELECT 1 FROM copies AS f WHERE f.follows = c.id) ORDER BY key LIMIT 1",
            (path,),
        ).fetchone()

    def found_at(self, path: str) -> int:
        """Return how many stories were found in the file at a path, in its parts too."""
        row = self._db.execute(
            "SELECT (SELECT count(DISTINCT path) FROM copies WHERE path = ?1) + "
            "(SELECT count(DISTINCT path) FROM copies WHERE path > ?1 || '#' AND path < ?1 || '$')",
            (path,),
        ).fetchone()
        return int(row[0])

    def chain(self, copy_id: str) -> list[dict[str, str | None]]:
        """Return the row of a copy and of all that it followed at its path, newest first."""
        found: dict[str, dict[str, str | None]] = {}
        at: str | None = copy_id
        while at is not None and at not in found:
            row = next(self._db.query("SELECT * FROM copies WHERE id = ?", (at,)), None)
            if row is None:
                break
            found[at], at = row, row["follows"]
        return list(found.values())

    def heads(self, story_id: str) -> list[tuple[str, str]]:
        """Return (copy id, document id) of what nothing follows in a story."""
        return self._db.execute(
            "SELECT id, document_id FROM copies AS c WHERE story_id = ? AND NOT EXISTS "
            "(SELECT 1 FROM copies AS f WHERE f.follows = c.id) ORDER BY key",
            (story_id,),
        ).fetchall()

    def revised(self) -> list[tuple[str, str, str]]:
        """Return (story, path, newest copy) of the stories found more than once, by path."""
        return self._db.execute(
            "SELECT c.story_id, c.path, c.id FROM copies AS c WHERE c.follows IS NOT NULL "
            "AND NOT EXISTS (SELECT 1 FROM copies AS f WHERE f.follows = c.id) "
            "ORDER BY c.path, c.key"
        ).fetchall()

    def copies(self, document_id: str) -> list[dict[str, str | None]]:
        """Return the rows of all copies of a document, smallest path first."""
        return list(
            self._db.query(
                "SELECT * FROM copies WHERE document_id = ? ORDER BY path, key", (document_id,)
            )
        )
