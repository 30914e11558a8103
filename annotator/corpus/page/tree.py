"""The elements of a page as a light tree of our own, and the parser that is only used to build it.

libxml2 silently drops what is nested deeper than it allows, and takes quadratic time for an element
with very many attributes. Both are told in a line instead: a page is read whole or not at all.
"""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from annotator.errors import UserError

if TYPE_CHECKING:
    from lxml import etree

_MOST_ATTRIBUTES = 2_000
_DEEPEST = 500
_TOO_DEEP = "its elements are nested too deep: save it as text"
_LONG_TAG = 8_000
_TAG = re.compile(r"<[a-zA-Z](?:[^=>]|=\s*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z))?)*+>?")
"""A tag by the rules of HTML: a quote opens a value only behind `=`. Takes linear time."""
_VALUE = re.compile(r"=\s*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z))")
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_TELLING = (
    "class",
    "id",
    "role",
    "itemprop",
    "rel",
    "data-testid",
    "data-test-id",
    "data-test",
    "data-qa",
    "data-component",
    "data-component-name",
    "data-component-type",
    "data-module",
    "data-block",
    "data-gu-name",
    "data-name",
    "data-role",
    "data-type",
)
_SILENT = frozenset(
    "script style template noscript iframe object embed audio video canvas svg math select "
    "datalist textarea head map frameset applet".split()
)
_UNSEEN = frozenset(
    "visually-hidden visuallyhidden sr-only screen-reader-text screen-reader-only "
    "screenreader-only a11y-hidden assistive-text element-invisible u-visually-hidden".split()
)
"""Whole names of classes for text that is read aloud and not shown."""
_HIDDEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)


class PageError(Exception):
    """A page that cannot be read, in one line."""


class MissingLibraryError(UserError):
    """An extra that is not installed."""


class Element:
    """An element: its tag, what its attributes say in words, and where it stands."""

    __slots__ = ("__dict__", "attributes", "depth", "holds", "parent", "size", "tag")

    def __init__(self, tag: str, attributes: dict[str, str], parent: "Element | None") -> None:
        self.tag = tag
        self.attributes = attributes
        self.parent = parent
        self.depth: int = parent.depth + 1 if parent else 0
        self.size = 0
        """Characters of text inside of it."""
        self.holds: frozenset[str] = frozenset()
        """What stands in it besides text: `picture`, `field`."""

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of its class, id, role and the like, lower case."""
        told = [self.attributes[name] for name in _TELLING if name in self.attributes]
        if "-" in self.tag:
            told.append(self.tag)
        return frozenset(
            word.lower()
            for name in " ".join(told).split()
            for word in (*_WORDS.findall(name), re.sub(r"[\W_]", "", name))
        )

    def up(self) -> "Iterator[Element]":
        """Yield the element and those around it, innermost first."""
        element: Element | None = self
        while element is not None:
            yield element
            element = element.parent

    def inside(self, other: "Element") -> bool:
        """Tell whether it is the other element or stands in it."""
        return any(element is other for element in self.up())


class Event(NamedTuple):
    """A step of the walk through a page: an element begins or ends, or there is text in it."""

    kind: Literal["start", "end", "text"]
    element: Element
    text: str = ""


def events(text: str) -> Iterator[Event]:
    """Walk through what can be seen of a page; raises PageError, MissingLibraryError."""
    try:
        from lxml import etree
    except ImportError as error:
        raise MissingLibraryError(
            "saved pages need lxml: pip install 'annotator-desk[html]'"
        ) from error

    here: Element | None = None
    walk = etree.iterwalk(_parsed(text), events=("start", "end"))
    for step, node in walk:
        if step == "start":
            here = Element(str(node.tag).lower(), dict(node.attrib), here)
            if here.depth > _DEEPEST:
                raise PageError(_TOO_DEEP)
            if _is_silent(here):
                walk.skip_subtree()
                continue
            yield Event("start", here)
            if node.text:
                yield Event("text", here, node.text)
            continue
        assert here is not None  # noqa: S101 (every end has its start)
        if not _is_silent(here):
            yield Event("end", here)
        here = here.parent
        if node.tail and here is not None:
            yield Event("text", here, node.tail)


def _parsed(text: str) -> "etree._Element":
    """Parse a page; raises PageError for one that the parser would not read whole."""
    from lxml import etree

    _check_attributes(text)
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(text.replace("\0", "\ufffd").encode(), parser)
    except etree.XMLSyntaxError as error:
        raise PageError("there is no page in it") from error
    if any("depth" in entry.message for entry in parser.error_log):
        raise PageError(_TOO_DEEP)
    if root is None:
        raise PageError("there is no page in it")
    return root


def _is_silent(element: Element) -> bool:
    """Tell whether nothing in an element is shown."""
    return (
        element.tag in _SILENT
        or "hidden" in element.attributes
        or not _UNSEEN.isdisjoint(element.attributes.get("class", "").lower().split())
        or _HIDDEN_STYLE.search(element.attributes.get("style", "")) is not None
    )


def _check_attributes(text: str) -> None:
    """Raise PageError for an element with more attributes than any page has."""
    for tag in _TAG.finditer(text):
        start, end = tag.span()
        if end - start > _LONG_TAG:
            bare = _VALUE.sub("= ", tag.group())
            if len(bare.replace("/", " ").split()) > _MOST_ATTRIBUTES:
                raise PageError("an element in it has thousands of attributes: save it as text")
