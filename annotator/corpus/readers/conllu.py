"""CoNLL-U: sentences and paragraphs as they were cut by hand or by another program.

The text is put together from the tokens and `SpaceAfter=No`, or taken from `# text` where it says
the same; the cuts are kept, and no segmenter of ours is asked.
"""

import hashlib
import re
from collections.abc import Iterator
from typing import NamedTuple

from annotator.corpus.decoding import DecodingError
from annotator.corpus.fields import day_or_time
from annotator.corpus.readers.base import Made, Reading, Source, Stretch, Unusable
from annotator.corpus.skipped import Skipped
from annotator.corpus.streams import encoding_of, lines
from annotator.model.base import one_line
from annotator.model.document import Metadata

_COLUMNS = 10
_COMMENT = re.compile(
    r"#\s*(?P<name>newdoc|newpar|text|[\w ]+?)(?:\s+id)?\s*(?:=\s*(?P<value>.*))?$"
)
_NEWDOC = re.compile(r"#\s*newdoc(?:\s+id\s*=\s*(?P<id>.*))?$")
_NEWPAR = re.compile(r"#\s*newpar\b")
_TOLD = re.compile(
    r"#\s*(?P<name>text|title|url|date|publisher|author|lang|language)\s*=\s*(?P<v>.*)$"
)
_RANGE = re.compile(r"(\d+)-(\d+)$")


class _Sentence(NamedTuple):
    text: str
    begins_paragraph: bool
    tight: bool
    """Whether the next one follows without a space."""


class ConlluReader:
    """Reads CoNLL-U: a story for each `# newdoc`, with the sentences that the file has."""

    name = "conllu"
    version = 1
    suffixes = (".conllu", ".conll")

    def stories(self, source: Source) -> Iterator[Made | Unusable]:
        """Yield the documents of a file; raises Skipped for what is no CoNLL-U."""
        try:
            encoding = encoding_of(source)
        except DecodingError as error:
            raise Skipped(source.path, str(error)) from error
        document = _Document(None, 0)
        several = False
        for chunk, first, fault in _chunks(source, encoding):
            new = next((m for m in map(_NEWDOC.match, chunk) if m), None)
            if new is not None:
                several = True
                if document.sentences or document.fault:
                    yield document.story(encoding, several=True)
                document = _Document(new["id"], document.number + 1)
            document.add(chunk, fault and f"line {first}: {fault}")
        if not document.sentences and not document.fault and not several:
            raise Skipped(source.path, "no sentences of CoNLL-U in it: ten columns, tab between")
        yield document.story(encoding, several=several)


class _Document:
    """A document while its sentences are read."""

    def __init__(self, name: str | None, number: int) -> None:
        self.name = one_line(name or "")
        self.number = number
        self.sentences: list[_Sentence] = []
        self.told: dict[str, str] = {}
        self.fault: str | None = None

    def add(self, chunk: list[str], fault: str | None) -> None:
        """Add a sentence with its comments."""
        self.fault = self.fault or fault
        told = {m["name"]: m["v"].strip() for m in map(_TOLD.match, chunk) if m}
        tokens = [line.split("\t") for line in chunk if not line.startswith("#")]
        if not self.sentences:
            self.told |= {name: value for name, value in told.items() if name != "text" and value}
        if not tokens or self.fault:
            return
        if any(len(token) != _COLUMNS for token in tokens):
            self.fault = f"a line of {chunk[0][:40]!r} has not ten columns"
            return
        text, tight = _text_of(tokens)
        said = told.get("text")
        # Of both the text: `# text` also has spaces that are no single blanks.
        if said and "".join(said.split()) == "".join(text.split()):
            text = said
        paragraph = not self.sentences or any(map(_NEWPAR.match, chunk))
        if text.strip():
            self.sentences.append(_Sentence(text.strip(), paragraph, tight))

    def story(self, encoding: str, *, several: bool) -> Made | Unusable:
        """Return the story of what was read."""
        part = (self.name or str(self.number).zfill(6)) if several else None
        if self.fault or not self.sentences:
            return Unusable(part or "", self.fault or "it has no sentences")
        text, blocks = _laid_out(self.sentences)
        reading = Reading(
            blocks,
            Metadata(
                title=self.told.get("title"),
                publisher=self.told.get("publisher"),
                byline=self.told.get("author"),
                published=day_or_time(self.told.get("date", "")),
                url=self.told.get("url"),
            ),
            language=self.told.get("lang") or self.told.get("language"),
            segmenter=f"{ConlluReader.name}@{ConlluReader.version}",
        )
        said = repr((text, blocks, reading.metadata))
        return Made(text, reading, part, hashlib.sha256(said.encode()).hexdigest(), encoding)


def _chunks(source: Source, encoding: str) -> Iterator[tuple[list[str], int, str | None]]:
    """Yield the lines between blank lines, the number of the first, and a fault in them."""
    chunk: list[str] = []
    first, fault = 1, None
    for number, line in enumerate(lines(source, encoding), start=1):
        bare = line.text.rstrip("\r\n")
        if bare.strip() or line.fault:
            first = first if chunk else number
            chunk.append(bare)
            fault = fault or line.fault
        elif chunk:
            yield chunk, first, fault
            chunk, fault = [], None
    if chunk:
        yield chunk, first, fault


def _text_of(tokens: list[list[str]]) -> tuple[str, bool]:
    """Return a sentence's text, and whether no space follows it.

    Words of a token with a range (`1-2`) and empty nodes (`1.1`) are not in the text.
    """
    parts: list[str] = []
    inside = 0
    tight = False
    for id_, form, *rest in tokens:
        misc = rest[-1]
        spread = _RANGE.match(id_)
        if "." in id_ or (not spread and id_.isdecimal() and int(id_) <= inside):
            continue
        if spread:
            inside = int(spread[2])
        tight = "SpaceAfter=No" in misc.split("|")
        parts += [form, "" if tight else " "]
    return "".join(parts).rstrip(), tight


def _laid_out(sentences: list[_Sentence]) -> tuple[str, list[Stretch]]:
    """Return the text and its blocks: a paragraph each, sentences one space apart."""
    parts: list[str] = []
    blocks: list[Stretch] = []
    cuts: list[tuple[int, int]] = []
    at = 0
    tight = False
    for sentence in sentences:
        if sentence.begins_paragraph and cuts:
            blocks.append(_block(cuts, len(blocks)))
            cuts = []
            parts.append("\n\n")
            at += 2
        elif cuts and not tight:
            parts.append(" ")
            at += 1
        parts.append(sentence.text)
        cuts.append((at, at + len(sentence.text)))
        at += len(sentence.text)
        tight = sentence.tight
    blocks.append(_block(cuts, len(blocks)))
    return "".join(parts), blocks


def _block(cuts: list[tuple[int, int]], paragraph: int) -> Stretch:
    return Stretch(cuts[0][0], cuts[-1][1], "body", paragraph, sentences=tuple(cuts))
