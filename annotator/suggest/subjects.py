"""Who speaks: the noun phrase in front of a cue, or behind it.

Ranges here are half-open and count tokens.
"""

from annotator.suggest.lexicon import TIMES
from annotator.suggest.parts import letter_at
from annotator.suggest.quoting import Range
from annotator.suggest.tokens import Tokens

_INSIDE = "nNds#o"
"""Letters of what a noun phrase is made of."""
_JOINTS = "fi&"
"""Letters that join two parts of a noun phrase."""
_BRACKET = 12
"""How many words a bracket in a name may have: "Ann Lee (D-Nev.)"."""
_DEEPEST = 3
"""How many commas are crossed on the way to a subject."""
_FARTHEST = 120
"""How many words away the subject of a verb is looked for."""
_LONGEST = 40
"""No source is longer, and no scan goes further."""


def subject_of(t: Tokens, first: int, depth: int = 0) -> Range | None:
    """Return the subject of the verb group that begins at token `first`."""
    at = first - 1
    if at < 0 or depth > _DEEPEST:
        return None
    letter = t.letters[at]
    if letter in "pr" or (letter == "t" and at > 0):
        return at, at + 1
    if letter in ",-)":
        return _across(t, at, depth)
    if letter in "&bmai":
        return main_subject(t, at, depth + 1)
    if letter in "vg":
        return main_subject(t, first, depth + 1)
    if letter in "nNs#od":
        found = phrase_before(t, first)
        return found if found[0] < found[1] else None
    return None


def main_subject(t: Tokens, before: int, depth: int = 0) -> Range | None:
    """Return the subject of the last verb in front of a token: who goes on acting there."""
    at = before - 1
    while at >= max(0, before - _FARTHEST):
        if t.letters[at] in "xv" and not t.quoted[at]:
            first = at
            while first > 0 and t.letters[first - 1] in "xav":
                first -= 1
            if first == 0 or t.letters[first - 1] in "m&b":
                at = first - 1
                continue
            return subject_of(t, first, depth + 1)
        if t.letters[at] in ";:":
            break
        at -= 1
    return first_phrase(t)


def first_phrase(t: Tokens) -> Range | None:
    """Return the first noun phrase of a sentence that no preposition leads."""
    at = 0
    while at < min(len(t.letters), _FARTHEST):
        letter = t.letters[at]
        if letter == "p":
            return at, at + 1
        if letter in "dNns#o":
            return phrase_behind(t, at)
        if letter in "igw" or (
            letter == "b" and at == 0 and t.words[0] not in ("but", "so", "yet")
        ):
            at = t.letters.find(",", at)
            if at < 0:
                return None
        at += 1
    return None


def _across(t: Tokens, mark: int, depth: int) -> Range | None:
    """Return the subject in front of what stands between two commas, brackets or dashes."""
    letters = t.letters
    kind = "(" if letters[mark] == ")" else letters[mark]
    opened = letters.rfind(kind, max(0, mark - _LONGEST), mark)
    if opened < 1:
        return main_subject(t, mark, depth + 1) if kind == "," else None
    head = phrase_before(t, opened)
    if head[0] == head[1]:
        if letters[opened - 1] in "pr":
            return opened - 1, opened
        return main_subject(t, opened, depth + 1)
    comma = head[0] - 1
    if comma > 0 and (letters[head[0]] == "#" or letters[comma] in "i,"):
        comma = letters.rfind(",", max(0, comma - 1), head[0])
        if comma > 0:
            return _across(t, comma, depth + 1) if depth < _DEEPEST else None
    inside = letters[opened + 1 : mark]
    listed = t.words[opened + 1] in ("including", "like", "such")
    apposed = (listed or inside[:1] in "dnNs") and not any(letter in "xvpr" for letter in inside)
    if letters[mark] == ")":
        return head[0], mark + 1
    return (head[0], mark) if apposed else head


def phrase_before(t: Tokens, end: int) -> Range:
    """Return the noun phrase that ends in front of a token, with what "of" and the like add."""
    end = _without_time(t, end)
    start = end
    while start > 0 and end - start < _LONGEST:
        further = _left(t, start - 1, end)
        if further is None:
            break
        start = further
    while start < end and (t.letters[start] in "if&" or t.words[start] in TIMES):
        start = _without_lead(t, start, end)
    return start, end


def _without_time(t: Tokens, end: int) -> int:
    """Return where a noun phrase ends in front of "at one point" and "at times"."""
    at = end - 1
    if at > 1 and t.words[at] in _MOMENTS:
        if t.words[at - 1] in ("one", "some", "that", "this", "the", "a"):
            at -= 1
        if at > 1 and t.words[at - 1] in ("at", "in", "for") and t.letters[at - 2] in "nNp":
            return at - 1
    return end


_MOMENTS = frozenset("point times first last once turn moment moments part stage time".split())


def _left(t: Tokens, at: int, end: int) -> int | None:
    """Return where a noun phrase begins that goes on leftwards with a token, null if it ends."""
    letters = t.letters
    letter, before, behind = letters[at], letters[at - 1] if at else ".", letters[at + 1 : at + 2]
    if t.quoted[at] and not t.quoted[end - 1]:
        return None
    if letter in _INSIDE or letter == "f":
        return at if letter in "dof" or behind != "d" or at + 1 >= end else None
    if at + 1 >= end:
        opened = letters.rfind("(", max(0, at - _BRACKET), at) if letter == ")" else -1
        return opened if opened > 0 else None
    if t.words[at] in _CLAUSES and letters[at + 1] in "do":
        return None
    if letter in "i&" or (letter == "m" and t.words[at - 1] == "close"):
        return at if before in "nNs#o)" else None
    if letter in "vg":
        describes = before in "ds&i" and behind in "nN" and t.words[at].endswith(("ed", "ing"))
        return at if describes else None
    return None


_CLAUSES = frozenset("as while when before after since until than".split())
"""Words that begin a clause in front of the subject of a verb: "... as the neighbours pledged"."""


def _without_lead(t: Tokens, start: int, end: int) -> int:
    """Return where the subject begins behind "In a statement" and the like."""
    at = end - 1
    while at > start and t.letters[at] in _INSIDE:
        if t.letters[at] == "d" or (t.letters[at] == "N" and t.letters[at - 1] not in "Nds"):
            return at
        at -= 1
    return max(at + 1, start + 1)


def phrase_behind(t: Tokens, start: int) -> Range:
    """Return the noun phrase that begins at a token, with what "of" and the like add."""
    letters, n = t.letters, len(t.letters)
    if letter_at(t, start) == "p":
        return start, start + 1
    at = start
    while at < n and at - start < _LONGEST:
        further = _right(t, at, start)
        if further is None:
            break
        at = further
    while at > start and (t.words[at - 1] in TIMES or letters[at - 1] in "if&"):
        at -= 1
    return start, at


def _right(t: Tokens, at: int, start: int) -> int | None:
    """Return where a noun phrase is that goes on rightwards with a token, null if it ends."""
    letters = t.letters
    letter, before, behind = (
        letters[at],
        letters[at - 1] if at > start else "",
        letter_at(t, at + 1),
    )
    if letter in _INSIDE:
        return None if letter in "do" and before and before in "nNs" else at + 1
    if letter in _JOINTS:
        return at + 1 if behind and behind in "nNds#" else None
    if letter in "vg":
        return at + 1 if before and before in "d&" and behind and behind in "nN" else None
    closed = letters.find(")", at, at + _BRACKET) if letter == "(" and before else -1
    return closed + 1 if closed > 0 else None


def with_apposition(t: Tokens, found: Range) -> Range:
    """Return a noun phrase with what a comma adds to it: "Ann Lee, the mayor of Dover"."""
    for _ in range(_APPOSED):
        wider = _apposed(t, found)
        if wider == found:
            break
        found = wider
    return found


_APPOSED = 3
"""How many commas may add to a name."""


def _apposed(t: Tokens, found: Range) -> Range:
    """Return a noun phrase with what its next comma adds to it."""
    letters = t.letters
    end = found[1]
    if letters[end : end + 1] != "," or letters[end + 1 : end + 2] not in ("d", "n", "N", "s"):
        return found
    more = phrase_behind(t, end + 1)
    if more[1] == more[0] or letter_at(t, more[1]) not in ("", *".,-r"):
        return found
    return found[0], more[1]
