"""The names under which files tell what a story is called, who wrote it and when."""

import re
from datetime import UTC, datetime

from annotator.corpus.dates import full_dates

DECLARED = {
    "title": ("title", "headline"),
    "publisher": ("publisher", "source", "site", "sitename", "publication", "outlet"),
    "byline": ("byline", "author", "authors"),
    "published": ("published", "date", "pubdate", "datepublished", "published_at"),
    "url": ("url", "link", "canonical", "canonical_url", "permalink"),
    "language": ("language", "lang"),
}
"""Field of Metadata, or `language`, to the names that declare it; the first one found counts."""

RECORD = {
    "text": (
        "text",
        "body",
        "content",
        "article",
        "article_text",
        "fulltext",
        "full_text",
        "story",
        "maintext",
        "articlebody",
        "sentence",
    ),
    "id": ("id", "_id", "guid", "uid", "uuid", "doc_id", "docid", "article_id", "story_id"),
    "title": ("title", "headline", "heading"),
    "publisher": (*DECLARED["publisher"], "source_name", "source_domain", "domain", "newspaper"),
    "author": ("byline", "author", "authors", "writer", "creator"),
    "published": (
        *DECLARED["published"],
        "publish_date",
        "publication_date",
        "date_publish",
        "publishedat",
        "pub_date",
        "timestamp",
        "created_at",
        "datetime",
    ),
    "url": ("url", "link", "canonical_url", "permalink", "source_url", "web_url", "uri"),
    "language": ("language", "lang", "language_code"),
}
"""Field of a record to the names that tables and records usually have for it."""

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_MILLISECONDS = 10**11
"""A time in seconds above this would be in the year 5138."""


def plain_name(name: str) -> str:
    """Return the name of a field as it is looked for: `Pub Date` is `pub_date`."""
    return name.strip().lower().replace("-", "_").replace(" ", "_")


def day_or_time(value: str) -> str | None:
    """Return ISO 8601 for a day or time in ISO form or as news prints it."""
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        days = full_dates(value)
        return days[0].isoformat() if days else None
    return value if len(value) > len("2020-01-01") else moment.date().isoformat()


def moment(seconds: float) -> str | None:
    """Return ISO 8601 for seconds, or milliseconds, since 1970."""
    try:
        told = datetime.fromtimestamp(
            seconds / 1000 if seconds > _MILLISECONDS else seconds, tz=UTC
        )
    except (ValueError, OverflowError, OSError):
        return None
    return told.isoformat(timespec="seconds").replace("+00:00", "Z")


def language_code(value: str) -> str | None:
    """Return a language code; null for what is none (`English`)."""
    return value if _LANGUAGE.fullmatch(value) else None
