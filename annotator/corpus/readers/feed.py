"""Feeds: RSS 0.9 to 2.0, RDF and Atom; every entry is a story.

The longest of an entry's texts counts: a summary is often there besides the whole. It is HTML in
most feeds; its text is made here, with the entry's title on top.
"""

import hashlib
import json
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from html import escape

from annotator.corpus.blocks import news_blocks
from annotator.corpus.fields import day_or_time, language_code
from annotator.corpus.html_text import Paragraph, paragraphs
from annotator.corpus.lines import Unit
from annotator.corpus.metadata import metadata_of
from annotator.corpus.readers.base import Made, Reading, Source, Unusable
from annotator.corpus.skipped import NoStory, Skipped
from annotator.corpus.streams import fault_of
from annotator.corpus.xml_tree import Element, XmlError, parse_xml
from annotator.model.base import one_line
from annotator.model.document import BlockKind

_ROOTS = ("rss", "feed", "RDF")
_ENTRIES = ("item", "entry")
_TEXTS = ("encoded", "content", "description", "summary")
_DATES = ("pubDate", "published", "date", "issued", "updated", "modified")
_LONGEST_NAME = 200
_HEAD = 4096


class FeedReader:
    """Reads feeds, RSS and Atom: a story an entry."""

    name = "feed"
    version = 1
    suffixes = (".rss", ".atom", ".rdf", ".xml")

    def recognises(self, source: Source) -> bool:
        """Tell whether XML begins as a feed does."""
        if source.path.suffix.lower() != ".xml":
            return True
        with source.open() as file:
            head = file.read(_HEAD)
        return any(f"<{root}".encode() in head for root in ("rss", "feed", "rdf:RDF"))

    def stories(self, source: Source) -> Iterator[Made | Unusable]:
        """Yield the stories of a feed; raises Skipped for what is none."""
        try:
            root = parse_xml(source.data())
        except XmlError as error:
            raise Skipped(source.path, str(error)) from error
        if root.name not in _ROOTS:
            raise NoStory(source.path, f"no feed: <{root.name}> is neither RSS nor Atom")
        channel = next((child for child in root.children if child.name == "channel"), root)
        # In RDF the items stand beside the channel, elsewhere in it.
        places = (root,) if channel is root else (channel, root)
        entries = [e for place in places for e in place.children if e.name in _ENTRIES]
        if not entries:
            raise Skipped(source.path, "the feed has no entries")
        for number, entry in enumerate(entries, start=1):
            yield _story(entry, channel, number)


def _story(entry: Element, feed: Element, number: int) -> Made | Unusable:
    title = one_line(" ".join(p.text for p in paragraphs(_text(entry, "title"))))
    found = _paragraphs(entry)
    url = _link(entry)
    part = one_line(_text(entry, "guid", "id") or url or str(number).zfill(6))[:_LONGEST_NAME]
    if found and title and found[0].text != title:
        found.insert(0, Paragraph(title, "headline"))
    if not found:
        return Unusable(part, f"entry {number} has no text of its own")
    text = "\n\n".join(paragraph.text for paragraph in found)
    if fault := fault_of(text):
        return Unusable(part, f"entry {number}: {fault}")
    reading = _reading(text, found)
    language = _text(feed, "language") or feed.attributes.get(_XML_LANG)
    told = {
        "title": title,
        "publisher": one_line(_text(feed, "title")),
        "byline": one_line(_author(entry)),
        "published": _published(entry),
        "url": url,
    }
    metadata = reading.metadata.model_copy(update={k: v for k, v in told.items() if v})
    said = json.dumps([text, metadata.model_dump()])
    return Made(
        text,
        reading._replace(metadata=metadata, language=language and language_code(language.strip())),
        part,
        hashlib.sha256(said.encode()).hexdigest(),
    )


_XML_LANG = "http://www.w3.org/XML/1998/namespace\x1flang"


def _reading(text: str, found: list[Paragraph]) -> Reading:
    units, at = [], 0
    for paragraph in found:
        units.append(Unit(at, at + len(paragraph.text), after_gap=True))
        at += len(paragraph.text) + 2
    kinds: list[BlockKind | None] = [paragraph.kind for paragraph in found]
    blocks = news_blocks(text, units, kinds)
    return Reading(blocks, metadata_of(text, blocks))


def _paragraphs(entry: Element) -> list[Paragraph]:
    """Return the paragraphs of the longest text that an entry has."""
    texts = [child for child in entry.children if child.name in _TEXTS]
    found = [paragraphs(_markup(child)) for child in texts]
    return max(found, key=lambda each: sum(len(p.text) for p in each), default=[])


def _markup(element: Element) -> str:
    """Return HTML as text; Atom may have it as XML inside (`type="xhtml"`)."""
    if not element.children:
        return element.text
    return "".join(_tagged(one) for one in element.content)


def _tagged(one: Element | str) -> str:
    if isinstance(one, str):
        return escape(one)
    return f"<{one.name}>{''.join(_tagged(inner) for inner in one.content)}</{one.name}>"


def _text(element: Element, *names: str) -> str:
    """Return the text of the first child that has one of the names."""
    for name in names:
        for child in element.children:
            if child.name == name and child.all_text().strip():
                return child.all_text().strip()
    return ""


def _link(entry: Element) -> str | None:
    """Return the address of an entry: the text in RSS, an attribute in Atom."""
    for child in entry.children:
        if child.name == "link":
            address = child.attributes.get("href") or child.text
            if address.strip() and child.attributes.get("rel", "alternate") == "alternate":
                return one_line(address) or None
    return None


def _author(entry: Element) -> str:
    """Return who wrote an entry."""
    writers = [child for child in entry.children if child.name in ("author", "creator")]
    names = [_text(child, "name") or child.text.strip() for child in writers]
    return ", ".join(name for name in names if name)


def _published(entry: Element) -> str | None:
    said = _text(entry, *_DATES)
    try:
        return parsedate_to_datetime(said).isoformat()
    except (ValueError, TypeError, IndexError):
        return day_or_time(said)
