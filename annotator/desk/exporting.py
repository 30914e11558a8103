"""Exporting gold: from the store through the policy into a file and its manifest."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import BinaryIO, Literal, NamedTuple

from pydantic import BaseModel

import annotator
from annotator.desk.twins.clusters import linked, story_clusters
from annotator.desk.twins.in_gold import LinksOf, gold_links
from annotator.export.files import HashedFile, put_in_place
from annotator.export.jsonl import write_jsonl
from annotator.export.manifest import Manifest, manifest_bytes, manifest_path
from annotator.gold.building import AnsweredDocument, Builder, claim_lines
from annotator.gold.record import CLAIM_SCHEMA, SENTENCE_SCHEMA, GoldDocument, GoldSentence
from annotator.gold.splitting import PARTS, Shares, names_of
from annotator.model.answer import Answer
from annotator.model.base import one_line
from annotator.model.codebook import Codebook
from annotator.model.document import sha256_of
from annotator.store import Store, StoreError
from annotator.store.order import Place

Unit = Literal["sentence", "claim"]
POLICY = ("adjudicated", "single", "unanimous")


class Exported(NamedTuple):
    """What an export wrote."""

    manifest: Manifest
    out: Path | None
    """The file; null for standard output."""


class Exporter:
    """One export of one corpus."""

    def __init__(
        self,
        store: Store,
        *,
        unit: Unit = "sentence",
        complete: bool = False,
        split: Shares | None = None,
    ) -> None:
        self._store = store
        self._unit: Unit = unit
        self._complete = complete
        self._split = split
        self._codebook_of = _codebooks_of(store)
        self._linked = linked(store)
        self._clusters = story_clusters(store, self._linked)
        self._names = _names(store, self._clusters) if split else {}
        self._builder = self._build(self._gold_links())
        self._documents = 0
        self._parts: Counter[str] = Counter()

    def records(self) -> Iterator[BaseModel]:
        """Yield the records in reading order, checked by the models."""
        for place in self._store.order.all():
            begun = False
            for record in _records_of(self._builder, self._answered(place)):
                lines: Iterable[BaseModel] = (
                    (record,) if self._unit == "sentence" else claim_lines(record)
                )
                for line in lines:
                    begun = True
                    if record.split is not None:
                        self._parts[record.split] += 1
                    yield line
            self._documents += begun

    def _build(self, links: LinksOf) -> Builder:
        return Builder(
            self._codebook_of,
            self._store.evidence.stands_alone,
            complete=self._complete,
            links=links,
        )

    def _gold_links(self) -> LinksOf:
        """Return the links between claims that will be exported."""

        def read(document: str) -> tuple[Sequence[Answer], Iterable[GoldSentence]]:
            place = self._store.order.get(document)
            if place is None:
                return (), ()
            answered = self._answered(place)
            return answered.answers, _records_of(self._build({}), answered)

        return gold_links(self._linked, read) if self._linked.links else {}

    def _answered(self, place: Place) -> AnsweredDocument:
        """Read a document of the reading order with everybody's current answers."""
        answered = _answered(self._store, place, self._clusters.get(place.document_id))
        if self._split is None:
            return answered
        return answered._replace(split=self._split.part(self._names[place.document_id]))

    def _codebooks(self) -> dict[str, str]:
        """Return the hashes of the versions that answers were given and are read under."""
        given = self._builder.codebooks
        read = {self._codebook_of(version).version for version in given}
        hashes = self._store.codebooks.hashes()
        return {version: hashes[version] for version in sorted(given | read)}

    def to_file(self, out: Path) -> Exported:
        """Write the gold file, then its manifest, each moved into place whole."""
        with put_in_place(out) as file:
            written = write_jsonl(self.records(), file)
        manifest = self._manifest(written)
        with put_in_place(manifest_path(out)) as file:
            file.write(manifest_bytes(manifest))
        return Exported(manifest, out)

    def to_stream(self, stream: BinaryIO) -> Exported:
        """Write the gold lines to an open stream, without a manifest."""
        return Exported(self._manifest(write_jsonl(self.records(), stream)), None)

    def _manifest(self, written: HashedFile) -> Manifest:
        builder = self._builder
        builder.left_out.update(_left_at_older_texts(self._store))
        return Manifest(
            schema_name=SENTENCE_SCHEMA if self._unit == "sentence" else CLAIM_SCHEMA,
            tool=f"annotator {annotator.__version__}",
            unit=self._unit,
            policy=POLICY,
            complete_only=self._complete,
            lines=written.lines,
            sha256=written.sha256,
            documents=self._documents,
            claims=dict(sorted(builder.labels.items())),
            incomplete_claims=builder.incomplete,
            left_out=dict(sorted(builder.left_out.items())),
            split=None if self._split is None else "/".join(map(str, self._split)),
            parts={part: self._parts[part] for part in PARTS} if self._split else {},
            codebooks=self._codebooks(),
        )


def _records_of(builder: Builder, answered: AnsweredDocument) -> Iterator[GoldSentence]:
    """Yield a document's records; raises StoreError for damage."""
    try:
        yield from builder.records(answered)
    except ValueError as error:  # ModelError, and what the models themselves refuse
        raise StoreError(
            f"{answered.document.path} cannot be exported ({one_line(str(error))}): "
            "run `annotator check`"
        ) from error


def _codebooks_of(store: Store) -> Callable[[str], Codebook]:
    """Return a function that finds the codebook a version is read under, each found once."""

    @cache
    def codebook_of(version: str) -> Codebook:
        lineage = store.codebooks.lineage(version)
        if lineage is None or store.codebooks.get(version) is None:
            raise StoreError(
                f"answers name codebook {version}, which the database does not hold: "
                "run `annotator check`"
            )
        return lineage.current

    return codebook_of


def _read(store: Store, given: Answer) -> Answer:
    """Return an answer with the labels of the newest version of its codebook."""
    lineage = store.codebooks.lineage(given.codebook)
    return given if lineage is None else lineage.answer(given)


def _left_at_older_texts(store: Store) -> dict[str, int]:
    """Count the answers that a changed text left behind, by what became of them."""
    carries = store.carries
    counts = {
        "answers waiting at changed passages": sum(carries.waiting_by_story().values()),
        "answers dropped at changed passages": carries.dropped(),
        "answers to older texts": carries.forgotten(),
    }
    return {why: count for why, count in counts.items() if count}


def _as_given(store: Store, answer: Answer) -> Answer:
    """Return what is said now with the id, time and codebook of the answer that it was given in.

    Undo, redo and carrying to a newer text only say it again; the spans are those of today's text.
    """
    given = store.answers.given(answer)
    said = {"sentence_id": answer.sentence_id, "judgement": answer.judgement}
    return given if given is answer else given.model_copy(update=said)


def _names(store: Store, clusters: dict[str, str]) -> dict[str, str]:
    """Return by what every document of the reading order is dealt to a part."""
    return names_of({place.document_id: place.story_id for place in store.order.all()}, clusters)


def _answered(store: Store, place: Place, cluster: str | None) -> AnsweredDocument:
    """Read a document of the reading order with everybody's current answers."""
    found = store.documents.read(place.document_id)
    sha256 = "" if found is None else sha256_of(found[0])
    if found is None or not sha256.startswith(place.document_id):
        raise StoreError(f"{place.path} has not the text it should have: run `annotator check`")
    text, language = found
    copies = store.copies.of(place.document_id)
    copy = [copy for copy in copies if copy["path"] == place.path][-1]
    return AnsweredDocument(
        document=GoldDocument(
            id=place.document_id,
            sha256=sha256,
            path=place.path,
            title=copy["title"],
            publisher=copy["publisher"],
            url=copy["url"],
            published=copy["published"],
            language=language,
            story=place.story_id,
            revision=place.revision,
            cluster=cluster,
        ),
        text=text,
        sentences=store.documents.sentences(place.document_id),
        answers=[
            _read(store, _as_given(store, answer))
            for answer in store.answers.current_of_everybody(place.document_id)
        ],
    )
