"""The claim as a sentence that stands alone: a first proposal, and what a wording changed.

Nothing here knows a language beyond English news, and nothing here decides: the analyst sees what
was added and dropped, and the words are theirs.
"""

import re
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from annotator.model.plain import typable

_QUOTES = re.compile(r"[\"“”„‟«»‹›]|(?<!\w)['‘’‚‛]|['‘’‛](?!\w)")
_LEADING = re.compile(
    r"(?:and|but|or|yet)\b,?\s*"
    r"|(?:that|so)\s+(?=(?:the|an?|it|he|she|they|we|i|you|there|its?|his|her|their|our|my|this|these|"
    r"those|no|all|some|many|most)\b)"
    r"|that\s+(?=(?-i:[A-Z]))",
    re.IGNORECASE,
)
_EDGE = " ,;:–—-"
_ENDS = (".", "!", "?", "…")

Kind = Literal["kept", "dropped", "added"]


class Change(NamedTuple):
    """A word of the content, of the wording, or of both."""

    kind: Kind
    word: str


def proposal(content: str) -> str:
    """Return a first wording: the content as a sentence, with reported speech left as it is."""
    text = typable(_QUOTES.sub("", typable(content))).strip(_EDGE)
    while shorter := _LEADING.match(text):
        text = text[shorter.end() :].lstrip(_EDGE)
    text = text.rstrip(_EDGE)
    if not text:
        return ""
    text = text[0].upper() + text[1:]
    return text if text.endswith(_ENDS) else text + "."


def difference(content: str, wording: str) -> list[Change]:
    """Return the words of both in order; a word counts as kept whatever its case and edges."""
    old, new = content.split(), wording.split()
    matcher = SequenceMatcher(
        None, [bare_word(word) for word in old], [bare_word(word) for word in new], autojunk=False
    )
    changes = []
    for tag, begin, end, new_begin, new_end in matcher.get_opcodes():
        if tag == "equal":
            changes += [Change("kept", word) for word in new[new_begin:new_end]]
        else:
            changes += [Change("dropped", word) for word in old[begin:end]]
            changes += [Change("added", word) for word in new[new_begin:new_end]]
    return changes


def bare_word(word: str) -> str:
    """Return a word without case and its edges' punctuation; one of marks only stays."""
    return re.sub(r"^\W+|\W+$", "", word).casefold() or word
