"""The address of a story. It comes from a document, so it is only ever taken for what it is."""

from urllib.parse import urlsplit

from annotator.store import Store


def web_address(url: str | None) -> str | None:
    """Return the address if it is one of the web and nothing else; null otherwise."""
    if not url or not url.isprintable() or " " in url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None


def story_address(store: Store, document_id: str) -> str | None:
    """Return where a document was published: of its copies, the first that names an address."""
    addresses = (web_address(copy["url"]) for copy in store.copies.of(document_id))
    return next((address for address in addresses if address), None)
