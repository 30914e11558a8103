"""Cues: the words of a sentence that show it as somebody's word, belief or intention."""

from typing import NamedTuple

from annotator.suggest.kinds import STUDIES
from annotator.suggest.lexicon import BE, DAYS, HAVE, IRREGULAR_PASTS, POSSESSIVES, TIMES
from annotator.suggest.nouns import ADJECTIVES, BARE, BELONGS, NOUNS
from annotator.suggest.parts import letter_at
from annotator.suggest.tokens import Tokens, singular
from annotator.suggest.verbs import CLAUSE, FORMS, INTENT, NOUN_TOO, SAYING, TAIL, THING, WITH

_SAYING, _THING, _TAIL = frozenset(SAYING), frozenset(THING), frozenset(TAIL)
_FITTING = {
    "clause": _SAYING.union(CLAUSE),
    "to": _SAYING.union(INTENT),
    "thing": _SAYING | _THING,
    "tail": _SAYING | _TAIL,
    "other": _SAYING,
}
"""Verbs that pass something on in front of what follows them."""
_WITH = {lemma: frozenset(words.split()) for lemma, words in WITH.items()}
CUES = frozenset((*FORMS, *NOUNS, *ADJECTIVES))
"""Words that a cue is made around."""
_SEEMING = frozenset("seem appear".split())


class Cue(NamedTuple):
    """A cue: tokens `[first, last)`, its verb, and how it stands in the sentence."""

    first: int
    last: int
    head: int
    lemma: str
    frame: str
    """What follows: clause, to, thing, tail, with (a preposition of its own), other."""
    passive: bool


_MOST = 40
"""Whatever has more cues is no sentence, and is not read to its end."""


def verb_cues(t: Tokens) -> list[Cue]:
    """Return the cues that are verbs, outside quotations, in text order."""
    found: list[Cue] = []
    words, letters, quoted = t.words, t.letters, t.quoted
    for at in [at for at, word in enumerate(words) if word in CUES]:
        if quoted[at] or letters[at] not in "vgn":
            continue
        if len(found) == _MOST:
            break
        lemma = FORMS.get(words[at])
        if lemma is not None and (cue := _cue_at(t, at, lemma)) is not None:
            found.append(cue)
        elif words[at] in NOUNS or words[at] in ADJECTIVES:
            found += _noun_cue(t, at)
    return found


def _noun_cue(t: Tokens, at: int) -> list[Cue]:
    """Return the cue of "her fear that" and "is eager to", if it is one."""
    word, behind = t.words[at], t.words[at + 1] if at + 1 < len(t.words) else ""
    last = at + 2 if behind in BELONGS else at + 1
    if behind in ADJECTIVES.get(word, ()):
        first = _start(t, at)[0]
        if any(letter == "x" for letter in t.letters[first:at]):
            return [Cue(first, last, at, word, "adjective", passive=False)]
    if behind in NOUNS.get(word, ()) or (t.letters[at + 1 : at + 3] == "xt"):
        first = at
        while first > 0 and t.letters[first - 1] in "nva" and at - first < 3:
            first -= 1
        owned = first > 0 and (t.letters[first - 1] == "s" or t.words[first - 1] in POSSESSIVES)
        if not owned and word in BARE:
            return [Cue(at, last, at, word, "noun", passive=False)]
        if owned:
            return [Cue(first, last, at, word, "noun", passive=False)]
    return []


def _cue_at(t: Tokens, at: int, lemma: str) -> Cue | None:
    if not _is_verb(t, at, lemma) or _only_answered(t, at, lemma):
        return None
    last, frame = _frame(t, at, lemma)
    if frame != "with" and lemma not in _FITTING[frame]:
        passes_on = (
            (lemma in _THING and t.words[last : last + 1] == ["it"])
            or (frame == "other" and lemma in _TAIL and True in t.quoted)
            or (lemma == "find" and at > 0 and t.words[at - 1] in STUDIES)
        )
        if not passes_on:
            return None
    first, passive = _start(t, at)
    return Cue(first, last, at, lemma, frame, passive or lemma in _SEEMING)


def _only_answered(t: Tokens, at: int, lemma: str) -> bool:
    """Tell whether a sentence begins "Asked whether ...", and goes on with who answers."""
    return lemma == "ask" and at == 0 and t.words[0] == "asked" and _answers(t)


def _answers(t: Tokens) -> bool:
    """Tell whether a quotation follows behind a comma: "Asked why, he said: ..."."""
    first = t.letters.find(",")
    return first > 0 and not any(t.quoted[:first]) and any(t.quoted[first:])


def cue_of(t: Tokens, first: int, last: int, head: int) -> Cue:
    """Return the cue that somebody marked, tokens `[first, last)`, whatever its words are."""
    lemma = FORMS.get(t.words[head], t.words[head])
    frame = _frame(t, last - 1, lemma)[1]
    return Cue(first, last, head, lemma, frame, _start(t, head)[1])


def _is_verb(t: Tokens, at: int, lemma: str) -> bool:
    """Tell whether a form that can be a noun or an adjective is a verb here."""
    word, letter = t.words[at], t.letters[at]
    near = at - 1
    if near > 0 and t.letters[near] == "a":
        near -= 1
    before = t.letters[near] if near >= 0 else "."
    behind = letter_at(t, at + 1) or "."
    if letter == "n" and before not in "xpm":
        return False
    many = near >= 0 and before in "nN" and not singular(t.words[near])
    if word in NOUN_TOO:
        plural = word != lemma and not many
        return before in "xpmr" or (
            (before in "not),N" if plural else many or before == "o")
            and behind in (_SURELY if before == "n" and not many else _GOES_ON)
        )
    if word == lemma and word not in IRREGULAR_PASTS:
        return before in 'xpmrotnN&),"v#'
    describes = before in "dfsiv" and behind in "nN" and word.endswith("ed")
    return not (describes or (before in "df" and letter == "g"))


_GOES_ON = 'dptwmNno":s.,'
"""What can follow a verb, and seldom follows the noun of the same form."""
_SURELY = 'dNtwpm":'


def _frame(t: Tokens, at: int, lemma: str) -> tuple[int, str]:
    """Return where the cue ends and what follows it."""
    n, words = len(t.letters), t.words
    if words[at + 1 : at + 2] and words[at + 1] in _WITH.get(lemma, ()):
        return at + 2, "with"
    behind = behind_time(t, at + 1)
    if behind >= n:
        return at + 1, "tail"
    letter = t.letters[behind]
    if t.quoted[behind] or (letter in ",:" and behind + 1 < n and t.quoted[behind + 1]):
        return at + 1, "clause"
    if letter in "if" and lemma in _SAYING and words[behind] in _OWN_WORDS:
        return (behind + 1 if words[behind] == "of" or lemma in _OWN else at + 1), "with"
    if letter == "m" and letter_at(t, behind + 1) in ("N", "d"):
        return at + 1, "other"
    return at + 1, _FRAMES.get(letter, "other")


def behind_time(t: Tokens, at: int) -> int:
    """Return the token behind "Monday" or "on Monday"."""
    words = t.words
    while at < len(words):
        on = words[at] == "on" and words[at + 1 : at + 2] and words[at + 1] in TIMES
        if words[at] not in TIMES and not on:
            break
        at += 2 if on else 1
    return at


_FRAMES = {
    **dict.fromkeys("tpw:", "clause"),
    **dict.fromkeys("dnNos#gr", "thing"),
    **dict.fromkeys(".,;-b)", "tail"),
    "m": "to",
}
_OWN_WORDS = frozenset("for of on out upon about".split())
_OWN = frozenset("call warn worry complain boast brag apologize hint rail joke insist ask".split())
"""Verbs whose preposition belongs to the cue."""


def _start(t: Tokens, at: int) -> tuple[int, bool]:
    """Return where the verb group begins, and whether it is passive."""
    first, words, passive = at, t.words, False
    participle = words[at] != "said" and (words[at][-2:] == "ed" or words[at] in IRREGULAR_PASTS)
    while first > 0:
        word, letter = words[first - 1], t.letters[first - 1]
        if letter == "x":
            passive = passive or (word in BE and participle and words[first] not in HAVE)
        elif letter != "a" or word in DAYS or t.quoted[first - 1]:
            break
        first -= 1
    if first == at and first > 0 and t.letters[first - 1] == "m":
        return _go_on(t, first - 1), passive
    return first, passive


_GOING_ON = frozenset(
    "continue continues continued continuing began begins begin started start starts try tries "
    "tried trying going went on managed".split()
)


def _go_on(t: Tokens, to: int) -> int:
    """Return where "went on to", "continued to" or a bare "to" begins."""
    first = to
    while first > 0 and t.words[first - 1] in _GOING_ON:
        first -= 1
    while 0 < first < to and t.letters[first - 1] in "xa" and t.words[first - 1] not in TIMES:
        first -= 1
    return first
