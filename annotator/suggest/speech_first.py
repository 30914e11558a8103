"""What is said first, and behind it who says it: "..., she said", "...," said Ann Lee."""

from annotator.suggest.cues import Cue
from annotator.suggest.parts import Part, end_of, ends_speech, has_verb, letter_at
from annotator.suggest.quoting import Range
from annotator.suggest.subjects import phrase_behind, subject_of, with_apposition
from annotator.suggest.tokens import Tokens

_INVERTING = frozenset("say add write note explain report joke recall argue ask".split())
_SHORT = 4
"""How many words in front of a comma are no clause, as far as can be told without its verb."""
_FARTHEST = 14
"""How many words "told reporters in the capital on Monday" may have."""


def speech_first(t: Tokens, cue: Cue) -> Part | None:
    """Return the attribution of a cue that follows what is said, null when it does not."""
    if cue.first < 2 or cue.passive or t.letters[cue.head] != "v":
        return None
    return _verb_first(t, cue) or _subject_first(t, cue)


def _verb_first(t: Tokens, cue: Cue) -> Part | None:
    """Return `"...," said Ann Lee, the mayor of Dover`."""
    before = cue.first - 1
    if not ends_speech(t, before) or cue.first != cue.head or cue.frame not in ("thing", "clause"):
        return None
    source = with_apposition(t, phrase_behind(t, cue.last))
    if source[0] >= source[1] or t.quoted[source[0]]:
        return None
    direct = t.quoted[before] or t.quoted[before - 1]
    if not direct and not _reads_as_end(t, cue, source):
        return None
    contents = [(0, cue.first), *_resumed(t, source[1])]
    return Part("quote" if direct else "tail", (cue.first, cue.last), source, contents)


def _reads_as_end(t: Tokens, cue: Cue, source: Range) -> bool:
    """Tell whether "..., said Ann Lee." ends a sentence that is not quoted."""
    return (
        cue.lemma in _INVERTING
        and cue.frame == "thing"
        and t.letters[cue.first - 1] == ","
        and source[1] >= end_of(t)
        and has_verb(t, 0, cue.first - 1)
    )


def _subject_first(t: Tokens, cue: Cue) -> Part | None:
    """Return "..., she told reporters"."""
    source = subject_of(t, cue.first)
    if source is None or source[0] < 2 or source[1] > cue.first:
        return None
    before = source[0] - 1
    if t.letters[before] == "&" and before > 1:
        before -= 1
    if not ends_speech(t, before):
        return None
    stop = _behind_cue(t, cue)
    direct = t.quoted[before] or t.quoted[before - 1]
    fits = _ends_quotation(t, cue, stop) if direct else _ends_clause(t, cue, before, stop)
    if not fits:
        return None
    contents = [(0, source[0]), *_resumed(t, stop)]
    goes_on = letter_at(t, stop) == "," and letter_at(t, stop + 1) not in ("", *"g&br")
    if not direct and goes_on and stop + 1 < end_of(t):
        contents.append((stop + 1, end_of(t)))
    last = cue.head + 1 if cue.frame == "with" else cue.last
    return Part("quote" if direct else "tail", (cue.first, last), source, contents)


def _ends_quotation(t: Tokens, cue: Cue, stop: int) -> bool:
    """Tell whether a cue behind a quotation belongs to it, not to what follows."""
    if stop >= len(t.letters) or t.quoted[stop]:
        return True
    if t.letters[stop] == ":":
        return False
    return cue.frame in ("tail", "other", "with") or cue.lemma == "tell" or t.letters[stop] in ".,"


def _ends_clause(t: Tokens, cue: Cue, before: int, stop: int) -> bool:
    """Tell whether ", the ministry said" stands at the end of a clause or amid one."""
    if cue.frame not in ("tail", "other") or letter_at(t, stop) not in ("", ".", ",", "-", ";"):
        return False
    if stop + 1 < len(t.letters) and t.quoted[stop + 1]:
        return False
    if has_verb(t, 0, before) or (stop >= end_of(t) and before > _SHORT):
        return True
    amid = letter_at(t, stop) == "," and t.letters[before] == ","
    return amid and has_verb(t, stop, end_of(t))


def _behind_cue(t: Tokens, cue: Cue) -> int:
    """Return the token behind a cue, the one told and a time: "told reporters on Monday"."""
    at, n = cue.last, min(len(t.letters), cue.last + _FARTHEST)
    while at < n and not t.quoted[at] and t.letters[at] in "nNdsioaf#m":
        at += 1
    return at


def _resumed(t: Tokens, at: int) -> list[Range]:
    """Return the quotation that goes on behind "..., she said,"."""
    n = len(t.letters)
    if at + 1 < n and t.letters[at] in ",.;:-" and not t.quoted[at] and t.quoted[at + 1]:
        return [(at + 1, end_of(t))]
    return []
