"""What a cue says of what it passes on: that it was said, or that it is so, or that it may not be.

Short lists, because they can be read and argued with. A verb in none of them is no cue here:
"approved" and "recalled" are what somebody did, not what somebody said.
"""

from typing import Literal

from annotator.suggest.verbs import FORMS

Stand = Literal["neutral", "doubting", "committing", "opinion", "denying", "showing", "hearsay"]

_NEUTRAL = frozenset(
    "say tell add write state report announce explain comment remark reply respond answer describe "
    "recall declare post tweet testify read quote cite call note observe".split()
)
_DOUBTING = frozenset("claim allege contend assert purport maintain profess".split())
_COMMITTING = frozenset(
    "admit acknowledge concede confess confirm reveal disclose prove demonstrate".split()
)
_OPINION = frozenset(
    "argue believe think expect fear warn urge predict estimate hope suggest insist suspect "
    "caution stress emphasise emphasize accuse speculate propose promise vow pledge agree complain "
    "ask wonder imply infer hint indicate forecast project see view consider doubt worry demand "
    "perceive regard deem".split()
)
_DENYING = frozenset("deny dispute reject refute rebut contradict".split())
_SHOWING = frozenset("show find".split())
_FRAMES = frozenset("according per via".split())
_HEARSAY = frozenset("reportedly allegedly supposedly purportedly rumored rumoured".split())
_LISTS: tuple[tuple[Stand, frozenset[str]], ...] = (
    ("neutral", _NEUTRAL | _FRAMES),
    ("doubting", _DOUBTING),
    ("committing", _COMMITTING),
    ("opinion", _OPINION),
    ("denying", _DENYING),
    ("showing", _SHOWING),
    ("hearsay", _HEARSAY),
)
_OF = {word: stand for stand, words in _LISTS for word in words}
_FIRMNESS: dict[Stand, int] = {"doubting": 0, "neutral": 1, "committing": 2}
_SPOKEN = frozenset(
    "say said says saying told tells according per reported reports reportedly allegedly claimed "
    "claims announced wrote added quoted".split()
)


def stand_of(cue: str) -> Stand | None:
    """Return how a cue stands to what it passes on; null for what is no cue here.

    The last verb counts: "was quoted as saying", "declined to confirm".
    """
    found = [_OF.get(lemma(word)) for word in cue.lower().split() if word not in _PLANNING]
    return next((stand for stand in reversed(found) if stand is not None), None)


_PLANNING = ("considering",)
"""What is no word of anybody's: a company is considering cuts."""


def firmer(before: str, after: str) -> int:
    """Return 1 where the second cue vouches for more than the first, -1 for less, else 0."""
    one, other = stand_of(before), stand_of(after)
    if one not in _FIRMNESS or other not in _FIRMNESS:
        return 0
    return (_FIRMNESS[other] > _FIRMNESS[one]) - (_FIRMNESS[other] < _FIRMNESS[one])


def speaks(word: str) -> bool:
    """Tell whether a word shows, wherever it stands, that somebody is passed on."""
    return word.lower() in _SPOKEN


def may_pass_on(word: str) -> bool:
    """Tell whether a word can stand in front of what somebody says or thinks of something."""
    return stand_of(word) is not None or word.lower() in _JUDGING


_JUDGING = frozenset(
    "dubbed dubs branded brands termed labelled labeled slammed blasted mocked hailed praised "
    "praises criticised criticized condemned denounced touted lauded scolded dismissed".split()
)
"""Verbs that stand in front of a judgement in somebody's words."""


def speaks_to(cue: str) -> bool:
    """Tell whether a cue names the one who is told: "told Reuters"."""
    return lemma(cue.lower()) == "tell"


def lemma(word: str) -> str:
    """Return the verb that a word is a form of, else the word."""
    return _MORE.get(word) or FORMS.get(word, word)


_MORE = {
    form: verb
    for verb in ("prove", "confirm", "contradict", "perceive", "regard", "deem")
    for form in (verb, verb + "s", verb.rstrip("e") + "ed", verb.rstrip("e") + "ing")
} | {"proves": "prove", "proven": "prove"}
