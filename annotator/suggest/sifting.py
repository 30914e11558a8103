"""What is left of a sentence's attributions where its shape speaks against some of them.

A direct question asks and states nothing; "them" is no content; nobody is no speaker.
"""

import re

from annotator.model.document import Sentence
from annotator.suggest.items import credited
from annotator.suggest.plain import FRAME
from annotator.suggest.quoting import Range
from annotator.suggest.sayings import Saying
from annotator.suggest.verbs import FORMS, SAYING

_SAYING = frozenset(SAYING)
_ASKS = re.compile(
    r"(?:(?:so|and|but|or),? )?(?:did|do|does|is|are|was|were|has|have|had|will|would|can|could|"
    r"should|might|may|must|(?:why|how|when|where) (?:did|do|does|would|should|will))\b",
    re.IGNORECASE,
)
"""How a question that the author asks begins."""
_SPOKEN = frozenset("quote continued unsaid according colon tail credit".split())
"""Rules that find who speaks whatever the words between are."""
_THINKING = frozenset("think know believe want mean feel remember expect hope understand".split())
_PRONOUNS = frozenset("them him her me us you".split())
"""What is no content: those whom somebody speaks of or to."""
_EMPTY = frozenset("it to there".split())
"""What stands in front of a cue, or behind it, and says nothing: "It is understood that ..."."""
_NOBODY = frozenset(("nobody", "no one", "no-one", "none", "no-body"))
_ENQUIRY = re.compile(
    r"(?:to\s)?(?:(?:an?|the|our|my|his|her|their|multiple|repeated|several|"
    r"numerous|requests?|calls?|e-?mails?|messages?|inquiries|inquiry|enquiries|enquiry|questions?|"
    r"and|or)\s)*"
    r"(?:requests?|calls?|e-?mails?|messages?|inquiry|inquiries|enquiry|enquiries)\s(?:\w+\s)?"
    r"(?:for|seeking)\s(?:\w+\s)?comments?\b",
    re.IGNORECASE,
)
"""What goes unanswered, and is the words of those who ask."""


def spoken_in(sentence: Sentence, sayings: list[Saying]) -> list[Saying]:
    """Return what is said in a sentence: nothing around a story, whatever its words look like.

    A headline that tells what is done passes nothing on: "Council approves plan".
    """
    if sentence.block in FRAME:
        return []
    if sentence.block == "headline":
        return [said for said in sayings if said.rule != "thing" or _tells(said, sentence)]
    if not sayings:
        item = credited(sentence)
        return [item] if item is not None else sayings
    if _asks(sentence, sayings):
        return []
    kept = [_cleaned(said, sentence) for said in sayings]
    return [said for said in kept if said.content and not _is_hollow(said, sentence, sayings)]


def _tells(said: Saying, sentence: Sentence) -> bool:
    """Tell whether the verb of a cue says something whatever follows it: "Holt denies claims"."""
    words = _words(sentence, said.cue[0])
    return any(FORMS.get(word) in _SAYING for word in words.split())


def _words(sentence: Sentence, found: Range) -> str:
    """Return the words of a range, in lower case, "" where it lies elsewhere."""
    start, end = found
    if start < sentence.start:
        return ""
    return sentence.text[start - sentence.start : end - sentence.start].lower()


def _asks(sentence: Sentence, sayings: list[Saying]) -> bool:
    """Tell whether the author asks: "Did the council ignore it?"."""
    if sentence.text.rstrip()[-1:] != "?" or _ASKS.match(sentence.text) is None:
        return False
    return not any(said.rule in _SPOKEN or _thinks(said, sentence) for said in sayings)


def _thinks(said: Saying, sentence: Sentence) -> bool:
    """Tell whether a question is what somebody thinks: "Do you believe it?"."""
    cue = _words(sentence, said.cue[0]).split() if said.cue else []
    return any(FORMS.get(word) in _THINKING for word in cue)


def _cleaned(said: Saying, sentence: Sentence) -> Saying:
    """Return what is said without an "it" that stands for all of it, and without nobody's words."""
    content = said.content
    if len(content) == 1 and not said.inner:
        return said
    if len(content) > 1:
        content = tuple(c for c in content if _words(sentence, c) not in _EMPTY)
    inner = tuple(
        nearer
        for nearer in said.inner
        if not nearer.source or _words(sentence, nearer.source[0]) not in _NOBODY
    )
    if len(content) == len(said.content) and len(inner) == len(said.inner):
        return said
    return said._replace(content=content, inner=inner)


def _is_hollow(said: Saying, sentence: Sentence, sayings: list[Saying]) -> bool:
    """Tell whether an attribution passes nothing on: only "them", or a question put to somebody."""
    if len(said.content) > 1 or not said.cue:
        return False
    content = _words(sentence, said.content[0])
    if "comment" in content and _ENQUIRY.match(content):
        return True
    if len(sayings) == 1:
        return False
    return (
        content in _PRONOUNS
        or content == "to differ"
        or (_is_asked(said, sentence) and _is_quoted(sayings[-1], sentence))
    )


def _is_asked(said: Saying, sentence: Sentence) -> bool:
    """Tell whether a sentence begins "Asked whether ...", and goes on with who answers."""
    before = sentence.text[: max(0, said.cue[0][0] - sentence.start)]
    first = not said.source and not any(map(str.isalpha, before))
    return first and _words(sentence, said.cue[0]).startswith("asked")


def _is_quoted(said: Saying, sentence: Sentence) -> bool:
    """Tell whether somebody is quoted word for word."""
    return _words(sentence, said.content[0])[:1] in _MARKS if said.content else False


_MARKS = ('"', "“", "'", "‘", "«")
