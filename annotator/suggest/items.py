"""Items of lists that end with whose word they are: "Airport closed - transport minister"."""

import re

from annotator.model.document import Sentence
from annotator.suggest.datelines import behind_dateline
from annotator.suggest.kinds import DOCUMENTS, MEDIA, ORGANISATIONS, PEOPLE, TITLES
from annotator.suggest.phrases import trimmed
from annotator.suggest.sayings import Saying

_SOURCE = re.compile(r"\((?P<cue>[Ss]ources?|[Vv]ia|[Pp]er):? (?P<source>[^()]{2,60})\)\s*\.?\s*$")
_DASH = re.compile(
    r"\s(?P<cue>--?|[–—])\s(?P<source>[^–—:;,.!?()]{2,60}?)"
    r"(?:\s(?P<verb>says?|said))?\s*\.?\s*$"
)
_LISTED = frozenset(("list", "table"))
_SPEAKERS = DOCUMENTS | MEDIA | ORGANISATIONS | PEOPLE | TITLES
_MOST = 6
"""Who is credited behind a dash is named in no more words ..."""
_FEWEST = 2
"""... and what is said in front of it in no fewer."""


def credited(sentence: Sentence) -> Saying | None:
    """Return what an item says on the word of who is named at its end, null if nobody is."""
    if sentence.block not in _LISTED:
        return None
    text = sentence.text
    found = _SOURCE.search(text) or _DASH.search(text)
    if found is None or (found.re is _DASH and not _may_speak(found["source"])):
        return None
    first = behind_dateline(text, len(text) - len(text.lstrip("-–—•* ")), len(text))
    start, end = trimmed(text, first, found.start())
    if len(text[start:end].split()) < _FEWEST:
        return None
    at = sentence.start
    source = at + found.start("source"), at + found.end("source")
    part = "verb" if found.re is _DASH and found["verb"] else "cue"
    cue = at + found.start(part), at + found.end(part)
    return Saying(((at + start, at + end),), (source,), (cue,), "credit")


def _may_speak(source: str) -> bool:
    """Tell "transport minister" and "Radio Nord" from "all day" and "2 May"."""
    words = source.split()
    return len(words) <= _MOST and (
        words[-1].lower().rstrip("s") in _SPEAKERS or words[-1].lower() in _SPEAKERS
    )


def in_doubt(sentence: Sentence) -> bool:
    """Tell whether an item may end with whose word it is, though it is not known to."""
    return (
        sentence.block in _LISTED
        and (_SOURCE.search(sentence.text) or _DASH.search(sentence.text)) is not None
    )
