"""Links: which ones there are, and which lead to the same page.

Two spellings of one address must be found to be the same, because evidence that is itself one of
the corpus' stories is not independent of it. Only what certainly changes nothing is left out of
the comparison.
"""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

_TRACKING = re.compile(
    r"(?:utm_\w+|at_(?:medium|campaign)|ns_(?:mchannel|source|campaign|linkname)|fbclid|gclid|dclid|yclid|msclkid|mc_cid|mc_eid|igshid|cmpid|"
    r"ocid|smid|smtyp|ftag|__twitter_impression)",
    re.IGNORECASE,
)
"""Parameters that tell where a reader came from, not what is read."""
_ARCHIVED = re.compile(r"https?://web\.archive\.org/web/\d+\w*/(?P<page>.+)", re.IGNORECASE)
"""A copy in the Internet Archive: the page it is a copy of is written behind it."""
_PORTS = (None, 80, 443)


def is_link(text: str) -> bool:
    """Tell whether a text is an address on the web, and nothing else."""
    return _page(text) is not None


def same_page(link: str) -> str | None:
    """Return what all spellings of a page's address have in common; null for what is none.

    Scheme, `www.`, a trailing slash, the fragment and tracking parameters make no difference, nor
    does the Internet Archive's copy of the page.
    """
    archived = _ARCHIVED.fullmatch(link.strip())
    return _page(archived["page"] if archived else link)


def site_of(link: str) -> str | None:
    """Return the host of an address without `www.`; null for what is none."""
    page = same_page(link)
    return None if page is None else page.partition("/")[0].partition("?")[0]


def _page(link: str) -> str | None:
    if re.search(r"\s", link.strip()):
        return None
    try:
        parts = urlsplit(link.strip())
        host, port = parts.hostname, parts.port
    except ValueError:  # a port or an address in brackets that is none
        return None
    if parts.scheme.lower() not in ("http", "https") or not host:
        return None
    kept = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not _TRACKING.fullmatch(name)
    ]
    query = "?" + urlencode(sorted(kept)) if kept else ""
    place = "" if port in _PORTS else f":{port}"
    return host.removeprefix("www.") + place + parts.path.rstrip("/") + query
