"""How firmly something is said: hedges, what shows or proves it, and whether it is denied."""

import re

from annotator.desk.alike.stems import Word, stem, words
from annotator.desk.retelling.verbs import lemma, stand_of
from annotator.desk.retelling.words import telling_words
from annotator.model.retelling import Change

_HEDGE = re.compile(
    r"\b(?:(?:may|might|could)(?!\s+(?:not|have\s+cared))(?!\s+\d)|perhaps|possibly|probably|"
    r"potentially|presumably|apparently|seemingly|reportedly|allegedly|supposedly|purportedly|"
    r"(?:un)?likely|appear(?:s|ed)?\s+to|seem(?:s|ed)?\s+to|"
    r"(?:is|are|was|were|be|been)\s+(?:considering|weighing|mulling)|"
    r"(?:is|are|was|were|be|been)\s+(?:believed|thought|suspected|expected|feared|alleged|estimated|"
    r"rumou?red|reported|said)\s+to)\b",
    re.IGNORECASE,
)
_REACH = 7
"""How many telling words a hedge reaches on each side."""
_POINTS = frozenset("suggest indicate hint imply".split())
_PROVES = frozenset("prove demonstrate confirm establish".split())
_SIGN = re.compile(
    r"(?<!clear )(?<!strong )(?<!conclusive )"
    r"\b(?:evidence|signs?|indications?|hints?)\s+(?:that|of)\b|"
    r"\b(?:suggest|indicate|hint)(?:s|ed)?\s+that\b",
    re.IGNORECASE,
)
_SHOWN = re.compile(r"\bshow(?:s|ed|n)\s+that\b", re.IGNORECASE)
"""What "shows that" is firmer than a sign, and than what only suggests."""
_LINKED = re.compile(
    r"\b(?:linked|tied|connected)\s+(?:to|with)|\bassociated\s+with", re.IGNORECASE
)
_CAUSED = re.compile(r"\bcaus(?:ed|es|ing)\b|\bled\s+to\b|\bbecause\s+of\b", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|never|no|cannot|neither|nor|without)\b|\w+n[’']t\b", re.IGNORECASE)
_LIKE_NOT = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|refus\w+|declin\w+|reject\w*|fail\w*|lack\w*|unable|hardly|barely|nobody|none|"
    r"nothing|few|little|rarely|un\w+|im\w+|in\w+less|dis\w+|stop\w*|avoid\w*|prevent\w*|except|"
    r"only|yet|ban\w*|against|oppos\w+|halt\w*|end(?:ed|s)?|mis\w+|wrong|false\w*|nor)\b",
    re.IGNORECASE,
)
"""Words that may say the same as a "not"."""


def changes_of_hedges(
    before: str, after: str, shared: frozenset[str], cues: tuple[str, ...]
) -> list[Change]:
    """Compare what holds a statement back; `cues` are those of the retelling, then the origin."""
    mine, theirs = _hedges(before), _hedges(after)
    told_cue, cue = cues
    if mine and not theirs and stand_of(told_cue) not in _HOLDING and not _points(after):
        held = next((hedge for hedge in mine if _bears_on(hedge, before, shared)), None)
        if held is not None:
            return [Change(kind="hedge_dropped", before=held.group(), after=None)]
    if theirs and not mine and stand_of(cue) not in _HOLDING and not _points(before):
        held = next((hedge for hedge in theirs if _bears_on(hedge, after, shared)), None)
        if held is not None:
            return [Change(kind="hedge_added", before=None, after=held.group())]
    return []


_HOLDING = ("opinion", "doubting", "hearsay")


def _hedges(text: str) -> list[re.Match[str]]:
    """Return hedges; a capital inside a sentence makes May a month."""
    return [
        match
        for match in _HEDGE.finditer(text)
        if not (match.group() == "May" and match.start() > 0)
    ]


def _points(text: str) -> bool:
    return any(lemma(text[w.start : w.end].lower()) in _POINTS for w in words(text))


def _bears_on(hedge: re.Match[str], text: str, shared: frozenset[str]) -> bool:
    """Tell whether a hedge stands among words that both sentences have."""
    telling = telling_words(text)
    behind = [word for word in telling if word.start >= hedge.end()][:_REACH]
    before = [word for word in telling if word.end <= hedge.start()][-_REACH:]
    held = [word for word in behind if word.stem in shared]
    return len(held) >= _FEWEST or (
        bool(held) and sum(word.stem in shared for word in before) >= _FEWEST
    )


_FEWEST = 2


def changes_of_proof(before: str, after: str, shared: frozenset[str]) -> list[Change]:
    """Compare what something is said to show: "suggests" and "proves", "linked to" and "caused"."""
    found = []
    weak, strong = _verb(before, _POINTS), _verb(after, _PROVES)
    if weak and strong and not _verb(before, _PROVES) and not _verb(after, _POINTS):
        found.append(Change(kind="verb_stronger", before=weak, after=strong))
    strong, weak = _verb(before, _PROVES), _verb(after, _POINTS)
    if weak and strong and not _verb(before, _POINTS) and not _verb(after, _PROVES):
        found.append(Change(kind="verb_weaker", before=strong, after=weak))
    sign, shown = _SIGN.search(before), _SHOWN.search(after)
    if sign and shown and not (found or _SHOWN.search(before) or _SIGN.search(after)):
        both = _bears_on(sign, before, shared) and _bears_on(shown, after, shared)
        if both:
            found.append(Change(kind="verb_stronger", before=sign.group(), after=shown.group()))
    linked, caused = _LINKED.search(before), _CAUSED.search(after)
    if linked and caused and not _CAUSED.search(before) and _bears_on(caused, after, shared):
        found.append(Change(kind="verb_stronger", before=linked.group(), after=caused.group()))
    return found


def _verb(text: str, among: frozenset[str]) -> str | None:
    found = (text[word.start : word.end] for word in words(text))
    return next((word for word in found if lemma(word.lower()) in among), None)


def changes_of_negation(before: str, after: str, shared: frozenset[str]) -> list[Change]:
    """Return that one says "not" beside a word that the other says without it."""
    if bool(_NOT.search(before)) == bool(_NOT.search(after)):
        return []
    denying, plain = (before, after) if _NOT.search(before) else (after, before)
    if _LIKE_NOT.search(plain) or len(_NOT.findall(denying)) > 1:
        return []
    negation = _NOT.search(denying)
    if negation is None or not _next_word_is_shared(denying, negation, shared):
        return []
    word = negation.group()
    gone = denying is before
    return [
        Change(
            kind="negation_changed",
            before=word if gone else None,
            after=None if gone else word,
        )
    ]


def _next_word_is_shared(text: str, negation: re.Match[str], shared: frozenset[str]) -> bool:
    behind: list[Word] = [w for w in telling_words(text) if w.start >= negation.end()]
    return bool(behind) and stem(text[behind[0].start : behind[0].end]) in shared
