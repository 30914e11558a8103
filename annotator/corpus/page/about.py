"""What a page says about itself: JSON-LD first, then meta elements, then its title."""

import json
import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import NamedTuple

from annotator.corpus.dates import full_dates
from annotator.model.base import one_line
from annotator.model.document import Metadata

_TAG = re.compile(r"<(?P<name>meta|link|html|title)\b(?P<rest>[^<>]{0,4000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"(?P<key>[\w:-]{1,40})\s*=\s*(?:\"(?P<a>[^\"]*)\"|'(?P<b>[^']*)'|(?P<c>[^\s\"'>]+))"
)
_TITLE = re.compile(r"<title\b[^>]{0,400}>(?P<text>[^<]{0,2000})", re.IGNORECASE)
_JSON_LD = re.compile(r"<script\b[^>]{0,400}application/ld\+json[^>]{0,400}>", re.IGNORECASE)
_SCRIPT_END = re.compile("</script", re.IGNORECASE)
_SAVED_FROM = re.compile(
    r"<!--\s*saved from url=\(\d{1,6}\)(?P<a>\S+)\s*-->|<!--\s*Page saved with SingleFile\s+url:\s*"
    r"(?P<b>\S+)"
)
_CANONICAL_AT = 8_192
_ARTICLES = re.compile(
    r"(?:News|Blog|Live|Report|Opinion|Analysis|Review|Satirical|Background|"
    r"Scholarly|Social|TechA|Advertiser)?\w*(?:Article|Posting|Blog|Report)"
)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_]\w+)*")
_FIELDS = {
    "title": ("og:title", "twitter:title", "headline", "dc.title", "parsely-title"),
    "publisher": ("og:site_name", "publisher", "dc.publisher", "application-name"),
    "byline": ("author", "article:author", "parsely-author", "dc.creator", "byl"),
    "published": (
        "article:published_time", "datepublished", "og:published_time", "publishdate", "pubdate",
        "parsely-pub-date", "publish-date", "dc.date.issued", "dc.date", "date", "sailthru.date",
    ),
    "url": ("og:url", "parsely-link"),
}  # fmt: skip


class About(NamedTuple):
    """What a page says about itself."""

    metadata: Metadata
    language: str | None
    titles: tuple[str, ...]
    """What it calls itself, the surest first."""
    deck: str | None
    """Its second headline, where it says so to machines."""
    text: str | None
    """The story's text, where it tells it to machines."""


def about(page: str) -> About:
    """Read what a page says about itself; nothing is looked at twice as long as it is wide."""
    article, named = _article(page)
    meta, canonical, language = _meta(page)
    given: dict[str, str | None] = {
        field: next((meta[name] for name in names if meta.get(name)), None)
        for field, names in _FIELDS.items()
    }
    title = _TITLE.search(page)
    shown = one_line(unescape(title["text"])) if title else None
    headline = _text(article.get("headline"))
    byline = _names(article.get("author"), named) or given["byline"]
    if byline is not None and "://" in byline:
        byline = None
    saved = _SAVED_FROM.search(page, 0, _CANONICAL_AT)
    url = canonical or given["url"] or _text(article.get("url")) or _id(article)
    if url is None and saved:
        url = saved["a"] or saved["b"]
    metadata = Metadata.trusted(
        title=headline or given["title"] or shown,
        publisher=_names(article.get("publisher"), named) or given["publisher"],
        byline=byline,
        published=_day_or_time(_text(article.get("datePublished")) or given["published"]),
        url=url if url and url.startswith(("http://", "https://")) else None,
    )
    titles = tuple(title for title in (headline, given["title"], shown) if title)
    declared = _text(article.get("inLanguage")) or language
    return About(
        metadata,
        declared if declared and _LANGUAGE.fullmatch(declared) else None,
        titles,
        _text(article.get("alternativeHeadline")),
        _text(article.get("articleBody"), lines=True),
    )


def _meta(page: str) -> tuple[dict[str, str], str | None, str | None]:
    """Return the meta elements by lower-case name, the canonical address and the language."""
    found: dict[str, str] = {}
    canonical = language = None
    for tag in _TAG.finditer(page):
        values = {
            match["key"].lower(): unescape(match["a"] or match["b"] or match["c"] or "").strip()
            for match in _ATTRIBUTE.finditer(tag["rest"])
        }
        name = tag["name"].lower()
        if name == "meta":
            key = values.get("property") or values.get("name") or values.get("itemprop")
            if key and values.get("content"):
                found.setdefault(key.lower(), one_line(values["content"]))
        elif name == "link" and values.get("rel", "").lower() == "canonical":
            canonical = canonical or values.get("href")
        elif name == "html":
            language = language or values.get("lang") or values.get("xml:lang")
    return found, canonical, language


def _article(page: str) -> tuple[Mapping[str, object], Mapping[str, object]]:
    """Return the JSON-LD object of the story, and every object by its id."""
    named: dict[str, object] = {}
    article: Mapping[str, object] = {}
    for script in _json_ld(page):
        try:
            value = json.loads(script, strict=False)
        except (ValueError, RecursionError):
            continue  # It is what the page tells machines besides; the story itself is not in it.
        for found in _objects(value):
            identity = found.get("@id")
            if isinstance(identity, str) and len(found) > 1:
                named.setdefault(identity, found)
            if not article and _is_article(found.get("@type")):
                article = found
    return article, named


def _json_ld(page: str) -> Iterator[str]:
    """Yield the scripts that tell machines what the page is."""
    at = 0
    while opening := _JSON_LD.search(page, at):
        closing = _SCRIPT_END.search(page, opening.end())
        if closing is None:
            return
        yield page[opening.end() : closing.start()]
        at = closing.end()


def _objects(value: object) -> Iterator[Mapping[str, object]]:
    """Yield the objects at the top of JSON-LD: it is one, a list, or a graph."""
    waiting = [value]
    while waiting:
        this = waiting.pop(0)
        if isinstance(this, list):
            waiting = [*this, *waiting]
        elif isinstance(this, dict):
            yield this
            waiting = [this[key] for key in ("@graph", "mainEntity") if key in this] + waiting


def _is_article(kind: object) -> bool:
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(one, str) and _ARTICLES.fullmatch(one) for one in kinds)


def _text(value: object, *, lines: bool = False) -> str | None:
    """Return a text of JSON-LD on one line, or with its own."""
    if isinstance(value, list) and value:
        value = value[0]
    if not isinstance(value, str) or not value.strip():
        return None
    value = value.encode("utf-8", "replace").decode()
    return unescape(value) if lines else one_line(unescape(value))


def _id(article: Mapping[str, object]) -> str | None:
    """Return the address of the page that a story is the main thing of."""
    main = article.get("mainEntityOfPage")
    return _text(main.get("@id") if isinstance(main, dict) else main)


def _names(value: object, named: Mapping[str, object]) -> str | None:
    """Return the names of people or of an organisation in JSON-LD."""
    names = []
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict) and "name" not in one:
            one = named.get(str(one.get("@id")))
        name = _text(one.get("name") if isinstance(one, dict) else one)
        if name and name not in names:
            names.append(name)
    return ", ".join(names) or None


def _day_or_time(value: str | None) -> str | None:
    """Return ISO 8601 for a day or time in ISO form or as news prints it."""
    from datetime import datetime

    if value is None:
        return None
    try:
        datetime.fromisoformat(value)
    except ValueError:
        days = full_dates(value)
        return days[0].isoformat() if days else None
    return value
