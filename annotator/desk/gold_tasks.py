"""Stories with gold answers, to evaluate suggesters on: from our gold sets, and from plain ones.

A line of our own gold (`annotator.gold/1`) is a sentence; the story itself comes from the corpus. A
line of a plain attribution file is a whole story:

    {"doc_id", "text", "sentences": [[start, end]],
     "attributions": [{"source": [[start, end]], "cue": [...], "content": [...]}]}

Offsets are half-open, in code points of the text; other fields are left alone. Both are read a
story at a time; a name that ends in `.gz` is unpacked on the way.
"""

import gzip
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Annotated, Any, Self, TextIO, TypeVar

from pydantic import ConfigDict, Field, ValidationError, model_validator

from annotator.errors import UserError
from annotator.gold.record import SENTENCE_SCHEMA, GoldSentence
from annotator.model.base import Value
from annotator.model.document import Document, Range, Sentence, document_id, sha256_of
from annotator.store import Store
from annotator.suggest.scoring.evaluating import Task
from annotator.suggest.scoring.marked import Marked, attributions_of

Ranges = tuple[Range, ...]
_Record = TypeVar("_Record", bound=Value)


class GoldFileError(UserError):
    """A gold file cannot be used; one line that says what to do."""


class PlainAttribution(Value):
    """Who says what, as ranges."""

    model_config = ConfigDict(extra="ignore")
    source: Ranges = ()
    cue: Ranges = ()
    content: Ranges = ()


class PlainStory(Value):
    """A line of a plain attribution file."""

    model_config = ConfigDict(extra="ignore")
    text: Annotated[str, Field(min_length=1)]
    sentences: Ranges
    attributions: tuple[PlainAttribution, ...]

    @model_validator(mode="after")
    def _ranges_lie_in_the_text(self) -> Self:
        last = 0
        for start, end in self.sentences:
            if not last <= start < end <= len(self.text):
                raise ValueError(
                    f"sentence {start}-{end} is not behind the one before, in the text"
                )
            last = end
        for said in self.attributions:
            for start, end in (*said.source, *said.cue, *said.content):
                if not start < end <= len(self.text):
                    raise ValueError(f"span {start}-{end} is not in the text")
        return self

    def task(self) -> Task:
        """Return the story with its gold attributions."""
        document, sentences = self._document(), self._sentences()
        gold = [Marked(said.source, said.cue, said.content) for said in self.attributions]
        return Task(document, sentences, sentences, gold)

    def _document(self) -> Document:
        return Document.trusted(
            id=document_id(self.text),
            sha256=sha256_of(self.text),
            text=self.text,
            language=None,
            segmenter="gold",
            blocks=(),
        )

    def _sentences(self) -> list[Sentence]:
        """Return the sentences; a line break between two of them ends a paragraph."""
        sentences, paragraph, last, document = [], 0, 0, document_id(self.text)
        for index, (start, end) in enumerate(self.sentences):
            paragraph += "\n" in self.text[last:start]
            last = end
            sentences.append(
                Sentence.trusted(
                    id=f"{document}:{start}-{end}",
                    document_id=document,
                    index=index,
                    start=start,
                    end=end,
                    block="body",
                    paragraph=paragraph,
                    text=self.text[start:end],
                )
            )
        return sentences


class GoldFile:
    """A file of gold answers, of either kind; raises GoldFileError."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.left_out: Counter[str] = Counter()
        """Gold sentences that could not be compared, by the reason."""
        self.answers = 0
        """Gold answers that were compared."""
        self.accepted = 0
        """Those of them that are suggestions, taken as they were."""
        first = next(self._records(), None)
        if first is None:
            raise GoldFileError(f"{path} is empty: name a gold set, or write one with export")
        self.has_stories = "schema" not in first[1]
        """Whether the stories are in the file itself."""
        if not self.has_stories and first[1]["schema"] != SENTENCE_SCHEMA:
            raise GoldFileError(f"{path} is not {SENTENCE_SCHEMA}: export whole sentences")

    def tasks(self, store: Store | None = None) -> Iterator[Task]:
        """Yield the stories one by one; those of our own gold are looked up in a corpus."""
        if self.has_stories:
            for number, record in self._records():
                yield self._checked(PlainStory, number, record).task()
        elif store is not None:
            lines = (
                (number, self._checked(GoldSentence, number, record))
                for number, record in self._records()
            )
            for known, group in groupby(lines, lambda line: line[1].document.id):
                task = self._known(store, known, [record for _, record in group])
                if task is not None:
                    yield task

    def _known(self, store: Store, known: str, records: Sequence[GoldSentence]) -> Task | None:
        document = store.documents.get(known)
        if document is None:
            self.left_out["no such story in this corpus"] += len(records)
            return None
        sentences = store.documents.sentences(known)
        by_id = {sentence.id: sentence for sentence in sentences}
        records = [record for record in records if self._is_cut_so(record, by_id)]
        used = [r.provenance.answers[0].suggestion for r in records if r.provenance.answers]
        self.answers += len(records)
        self.accepted += sum(one is not None and one.used == "as_is" for one in used)
        judged = [by_id[record.id] for record in sorted(records, key=lambda r: r.start)]
        claims = [claim for record in records for claim in record.claims]
        return Task(document, sentences, judged, attributions_of(claims))

    def _is_cut_so(self, record: GoldSentence, by_id: dict[str, Sentence]) -> bool:
        if record.id in by_id:
            return True
        self.left_out["cut otherwise in this corpus"] += 1
        return False

    def _checked(self, kind: type[_Record], number: int, record: dict[str, Any]) -> _Record:
        try:
            return kind.model_validate(record)
        except ValidationError as error:
            problem = error.errors(include_url=False, include_input=False)[0]
            where = ".".join(str(part) for part in problem["loc"])
            said = problem["msg"].removeprefix("Value error, ")
            told = f"{where}: {said}" if where else said
            raise GoldFileError(f"{self.path}:{number}: {told}") from error

    def _records(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """Yield the objects of the file with the numbers of their lines."""
        try:
            with self._open() as lines:
                for number, line in enumerate(lines, 1):
                    if line.strip():
                        yield number, self._object(number, line)
        except (OSError, EOFError) as error:
            raise GoldFileError(
                f"{self.path} cannot be read ({getattr(error, 'strerror', None) or error})"
            ) from error
        except UnicodeDecodeError as error:
            raise GoldFileError(f"{self.path} is not UTF-8: gold sets are") from error

    def _open(self) -> TextIO:
        if self.path.suffix == ".gz":
            return gzip.open(self.path, "rt", encoding="utf-8")
        return self.path.open(encoding="utf-8")

    def _object(self, number: int, line: str) -> dict[str, Any]:
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise GoldFileError(f"{self.path}:{number}: is not JSON ({error})") from error
        if not isinstance(record, dict) or not ("schema" in record or "attributions" in record):
            raise GoldFileError(
                f"{self.path}:{number}: is no line of a gold set (a sentence of ours with its "
                "schema, or a story with text, sentences and attributions)"
            )
        return record
