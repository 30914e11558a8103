"""Sentences in which nobody but the author speaks: whether they state anything."""

import re

from annotator.model.document import Sentence
from annotator.suggest.datelines import behind_dateline
from annotator.suggest.tokens import tokens

FRAME = frozenset("byline time furniture".split())
"""Kinds of blocks around a story, which state nothing."""
_LOOSE = frozenset("caption list table".split())
"""Kinds whose sentences are often no more than a credit or a name."""
_SHORTEST = 3
"""Fewer words state nothing that could be checked."""


def states_nothing(sentence: Sentence) -> bool:
    """Tell whether a sentence is a question, a headline, a credit, or too short to be checked.

    A headline repeats what the story says; it counts when it names somebody who says it.
    """
    words = sentence.text.split()
    end = sentence.text.rstrip("\"”’')] \n")[-1:]
    if _invites(sentence.text, words):
        return True
    if end == "?" or sentence.block == "headline" or len(words) < _SHORTEST:
        return True
    if len(words) <= _LABEL and end not in _ENDS and _only_asks(sentence.text):
        return True
    apart = sentence.block in _LOOSE or _CREDIT.match(sentence.text) is not None
    return apart and not _has_verb(sentence.text)


_CREDIT = re.compile(
    r"\s*[(\[][^()\[\]]*[)\]]\W*$|\s*(?:photo|image|picture|video|credit|file)s?(?: \w+){0,2}:",
    re.IGNORECASE,
)
"""Where a credit may stand: in brackets of its own, or behind its label."""
_INVITATIONS = frozenset(
    "please sign subscribe register log click tap scroll follow read see watch join get download "
    "visit try check listen support like share email print save bookmark find learn send tell "
    "write contact".split()
)
_TO_READER = re.compile(
    r"\W*(?:please )?(?:"
    r"(?:sign up|subscribe|register|log in|click|tap|scroll)(?: now| today| here)? "
    r"(?:to|for|on|here|now|below|through|down)\b"
    r"|(?:follow|read|see|watch|join|get|download|visit|try|check out|listen to|support|like) "
    r"(?:us|our|the full|more|all our|all the latest|(?:\w+ ){0,5}(?:on|in|via|with) our)\b"
    r"|(?:follow|watch|read|listen)(?: \w+){0,6} (?:here|below|live)\W*$"
    r"|(?:share|email|print|save|bookmark) this\b"
    r"|(?:read|find out|learn) more\b"
    r"|(?:send|email|tell|write to|contact) us\b)",
    re.IGNORECASE,
)
"""How a line begins that asks the reader to do something: "Sign up for our newsletter"."""
_INVITING = 25
"""Such a line has no more words."""
_LABEL = 6
"""A label of a button or a link has no more words."""
_ENDS = frozenset(".!…:;")


def _invites(text: str, words: list[str]) -> bool:
    """Tell whether a line asks the reader to do something."""
    if not words or len(words) > _INVITING or words[0].lower() not in _INVITATIONS:
        return False
    return _TO_READER.match(text) is not None


def _only_asks(text: str) -> bool:
    """Tell whether a text without a full stop is no clause: "Tap to Add", "More from the coast"."""
    t = tokens(text, 0, len(text))
    acting = (at for at, letter in enumerate(t.letters) if at and letter in "vx")
    return all(t.letters[at - 1] == "m" for at in acting) and "p" not in t.letters


def _has_verb(text: str) -> bool:
    start = behind_dateline(text, 0, len(text))
    return any(letter in "vx" for letter in tokens(text, start, len(text)).letters)
