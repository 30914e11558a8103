"""The encoding of a page: what its bytes are counts for more than what it says of them."""

import codecs
import re

from annotator.corpus.decoding import DecodingError, decode

_DECLARED = re.compile(
    rb"<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?([\w.:-]+)", re.I
)
_HEAD = 4_096
_AS_BROWSERS_DO = {"iso8859-1": "cp1252", "ascii": "cp1252"}


def page_text(data: bytes, named: str | None) -> tuple[str, str]:
    """Return the text of a page and its encoding; raises DecodingError.

    A byte order mark, strict UTF-8, the encoding that the user named, the one that the page
    declares, and then a guess: pages that declare UTF-8 and are not are common.
    """
    if named is None:
        match = _DECLARED.search(data, 0, _HEAD)
        named = _known(match.group(1).decode("ascii")) if match else None
        if named is not None:
            try:
                return decode(data, named)
            except DecodingError:
                named = None  # It declares what it is not.
    return decode(data, named)


def _known(declared: str) -> str | None:
    """Return the Python name of a declared encoding, as browsers read it."""
    try:
        name = codecs.lookup(declared).name
    except LookupError:
        return None
    name = _AS_BROWSERS_DO.get(name, name)
    return None if name.startswith(("utf-8", "utf-16", "utf-32")) else name
