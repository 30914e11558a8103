"""Our own gold sets (`annotator.gold/1`): the answers, and the text as far as the file has it.

A gold set holds sentences. What stood between them is not in it, so the text is laid out with
blanks at the same offsets; where every sentence was exported that often is the very text, and its
hash proves it. A document that is known here needs no text: its answers find it by its id.
"""

import json
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from annotator.corpus.labels import Labels
from annotator.corpus.objects import Item, first_object, objects
from annotator.corpus.readers.base import Made, Reading, Source, Stretch, Unusable
from annotator.corpus.skipped import Skipped
from annotator.corpus.streams import fault_of
from annotator.model.answer import Judgement
from annotator.model.base import ModelError
from annotator.model.document import BLOCK_KINDS, Metadata, sha256_of

SCHEMA = "annotator.gold/1"
_FAMILY = "annotator.gold"


class GoldReader:
    """Reads our own gold sets, a line a sentence: answers to known texts, or texts with gaps."""

    name = "gold"
    version = 1
    suffixes = (".jsonl",)
    excerpts = True

    def recognises(self, source: Source) -> bool:
        """Tell whether the first record is one of a gold set."""
        return str(first_object(source).get("schema")).startswith(_FAMILY)

    def stories(self, source: Source) -> Iterator[Made | Unusable]:
        """Yield each document of a gold set; raises Skipped for one of claims."""
        schema = first_object(source).get("schema")
        if schema != SCHEMA:
            raise Skipped(source.path, f"{schema} has no whole sentences: export {SCHEMA}")
        usable = []
        for document, items in groupby(objects(source), _document_of):
            for item in items:
                if document is None:
                    reason = item.fault or "it names no document"
                    yield Unusable(str(item.number), f"record {item.number}: {reason}")
                else:
                    usable.append(item)
            if document is not None:
                yield _story(document, usable, source)
                usable = []


def _document_of(item: Item) -> str | None:
    told = item.record.get("document")
    found = told.get("id") if isinstance(told, dict) else None
    return found if isinstance(found, str) else None


def _story(document: str, items: list[Item], source: Source) -> Made | Unusable:
    """Lay out one document's sentences at their offsets."""
    try:
        records = sorted((item.record for item in items), key=lambda record: int(record["start"]))
        text = _laid_out(records)
        reading = _reading(records, f"{GoldReader.name}@{GoldReader.version}")
        judgements = tuple([(r["start"], r["end"], _judgement(r)) for r in records])
    except (ModelError, ValueError, TypeError, KeyError) as error:
        reason = str(error).splitlines()[0]
        return Unusable(document, f"not valid: {reason} (see annotator validate {source.path})")
    by = sorted({a["annotator"] for r in records for a in r["provenance"]["answers"][:1]})
    return Made(
        text=text,
        reading=reading,
        part=document,
        sha256=sha256_of(json.dumps([text, reading.metadata.model_dump()])),
        encoding=items[0].encoding,
        labels=(Labels(judgements=judgements, by=", ".join(by) or None),),
        stands_for=document,
    )


def _laid_out(records: list[dict[str, Any]]) -> str:
    """Return the sentences with blanks between them; line breaks between paragraphs."""
    parts: list[str] = []
    at, paragraph = 0, records[0]["paragraph"]
    for record in records:
        gap = record["start"] - at
        if gap < 0 or record["end"] - record["start"] != len(record["text"]):
            raise ModelError(f"sentence {record['start']}-{record['end']} is not in its place")
        parts += [(" " if record["paragraph"] == paragraph else "\n") * gap, record["text"]]
        at, paragraph = record["end"], record["paragraph"]
    text = "".join(parts)
    if fault := fault_of(text):
        raise ModelError(fault)
    sha256 = records[0]["document"]["sha256"]
    return next((t for t in (text, f"{text}\n") if sha256_of(t) == sha256), text)


def _reading(records: list[dict[str, Any]], segmenter: str) -> Reading:
    """Return the blocks: neighbouring sentences of one paragraph and kind."""
    blocks = []
    for (paragraph, kind), group in groupby(records, lambda r: (r["paragraph"], r["block"])):
        cuts = tuple([(record["start"], record["end"]) for record in group])
        if kind not in BLOCK_KINDS:
            raise ModelError(f"there is no block {kind}")
        blocks.append(Stretch(cuts[0][0], cuts[-1][1], kind, paragraph, sentences=cuts))
    told = records[0]["document"]
    fields = {name: told[name] for name in ("title", "publisher", "published", "url")}
    return Reading(blocks, Metadata(**fields), language=told["language"], segmenter=segmenter)


def _judgement(record: dict[str, Any]) -> Judgement:
    """Return what was said of a sentence, with every field validated."""
    derived = ("text", "links", "incomplete")
    claims = [{k: v for k, v in claim.items() if k not in derived} for claim in record["claims"]]
    fields = ("outcome", "continues", "note", "flag")
    return Judgement.model_validate({k: record[k] for k in fields} | {"claims": claims})
