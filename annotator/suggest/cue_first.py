"""The cue first, and behind it what is said: "The ministry said that ..."."""

from annotator.suggest.cues import Cue, behind_time, cue_of
from annotator.suggest.lexicon import POSSESSIVES, TIMES
from annotator.suggest.parts import Part, end_of
from annotator.suggest.quoting import Range
from annotator.suggest.subjects import phrase_before, phrase_behind, subject_of
from annotator.suggest.tokens import Tokens


def cue_first(t: Tokens, cues: list[Cue], source: Range | None = None) -> list[Part]:
    """Return the attributions of cues that come before what is said, outermost ones only.

    `source` speaks already in this sentence: "..., she said, adding that ...".
    """
    parts: list[Part] = []
    reached = 0
    for number, known in enumerate(cues):
        cue = known
        if cue.first < reached:
            continue
        doer = _by(t, cue) if cue.passive else None
        if doer is not None:
            cue = cue._replace(last=doer[0])
        start = doer[1] if doer else _content_start(t, cue)
        stop = _content_end(t, cue, cues[number + 1 :], start)
        contents = [(start, stop)] if start < stop else []
        speaker = speaker_of(t, cue, parts[-1].source if parts else source)
        if cue.passive:
            subject = subject_of(t, cue.first)
            if subject is not None and t.words[subject[0]] != "it":
                contents = [subject, *contents]
            speaker = doer
        if contents:
            rule = "passive" if cue.passive else cue.frame
            parts.append(Part(rule, (cue.first, cue.last), speaker, contents))
            reached = max(stop, cue.last)
    return parts


def quoted_words(t: Tokens) -> Part | None:
    """Return words that are quoted in a sentence whose verbs pass nothing on."""
    first = next((at for at, quoted in enumerate(t.quoted) if quoted), 0)
    head = first - 1
    while head >= 0 and t.letters[head] not in "vgx":
        head -= 1
    words = sum(t.quoted) - 2
    if head < 0 or words < _FEWEST:
        return None
    parts = cue_first(t, [cue_of(t, head, head + 1, head)])
    return parts[0]._replace(rule="quoted words") if parts else None


_FEWEST = 3
"""Fewer quoted words are a title or a nickname."""


def speaker_of(t: Tokens, cue: Cue, speaking: Range | None) -> Range | None:
    """Return who a cue's subject is; ", adding" and "and added" go on with who speaks already."""
    before = t.letters[cue.first - 1] if cue.first else "."
    if cue.frame == "noun":
        owned = before == "s" or t.words[cue.first - 1] in POSSESSIVES
        return phrase_before(t, cue.first) if owned else None
    if speaking is not None and (t.letters[cue.head] == "g" or before == "&"):
        return speaking
    found = subject_of(t, cue.first)
    return found if found is None or found[1] <= cue.first else None


def _by(t: Tokens, cue: Cue) -> Range | None:
    """Return who did it in "was rejected by the court"."""
    by = cue.last - 1 if t.words[cue.last - 1] == "by" else cue.last
    if t.words[by : by + 1] != ["by"]:
        return None
    found = phrase_behind(t, by + 1)
    return found if found[0] < found[1] else None


def _content_start(t: Tokens, cue: Cue) -> int:
    """Return where the content begins: behind the one told, the time and the place."""
    at, end = cue.last, end_of(t)
    if t.letters[at + 1 : at + 2] == ":" and t.words[at] in _POINTING and at + 2 < end:
        return at + 2
    if cue.lemma == "tell" and cue.frame == "thing":
        heard = phrase_behind(t, at)[1]
        if at < heard < end and (t.letters[heard] in "tpwm,:dNnia" or t.quoted[heard]):
            at = heard
    if at + 2 < end and t.letters[at] == "," and t.letters[at + 1 : at + 3] == "a,":
        at += 3
    if at < end and (t.letters[at] in "iaf" or t.words[at] in TIMES):
        at = _behind_place(t, at, end)
    return min(end, behind_time(t, at))


_POINTING = frozenset("it this that so".split())
"""Words in front of a colon that stand for what was said before."""


def _behind_place(t: Tokens, at: int, end: int) -> int:
    """Return the "that" or the quotation behind "said in Oslo on Monday", if there is one."""
    for index in range(at, min(at + 20, end)):
        if t.letters[index] == "x" or (t.letters[index] == "v" and t.letters[index - 1] != "d"):
            break
        if t.letters[index] == "t" or (t.quoted[index] and t.letters[index - 1] in ",:"):
            return index
    return at


def _content_end(t: Tokens, cue: Cue, later: list[Cue], start: int) -> int:
    """Return where the content ends: at the next cue of the same level, else with the sentence."""
    for other in later:
        if other.first >= start:
            stop = _cut_before(t, cue, other, start)
            if stop is not None:
                return _breaking_off(t, cue, start, stop)
    return _breaking_off(t, cue, start, end_of(t))


_STATING = frozenset(
    "say tell believe think argue know note insist suggest report warn announce claim add write "
    "estimate predict expect hope fear show find".split()
)
"""Verbs behind which a noun begins a clause more often than it is all that is said."""


def _breaking_off(t: Tokens, cue: Cue, start: int, end: int) -> int:
    """Return where the story goes on in its own words: ", but", ", which", a semicolon."""
    if cue.frame == "noun":
        return (
            min(end, max(phrase_behind(t, start)[1], start + 1))
            if t.letters[start] in "dnNs#o"
            else end
        )
    breaks = "rd" if cue.frame == "to" else "r"
    if cue.frame == "thing" and cue.lemma not in _STATING:
        breaks = "rvp"
    for at in range(start + 1, end - 1):
        if t.quoted[at] or t.letters[at] not in ",;":
            continue
        behind = t.letters[at + 1]
        if t.letters[at] == ";" or behind in breaks or t.words[at + 1] in ("but", "while"):
            return at
    return end


def _cut_before(t: Tokens, cue: Cue, other: Cue, start: int) -> int | None:
    """Return where another cue ends the content of this one, null when it lies inside of it."""
    before = other.first - 1
    if t.letters[other.head] == "g" and (t.letters[before] == "," or t.quoted[before]):
        return before + (t.letters[before] != ",")
    if t.letters[before] == "&" or t.words[before] == "but":
        return before if _alike(t, cue, other) or t.letters[before - 1] == "," else None
    subject = subject_of(t, other.first)
    if subject is None or subject[1] > other.first or other.passive:
        return None
    lead = subject[0] - 1
    if lead > start and t.letters[lead] == "," and _depends(t, cue):
        return lead
    return lead - 1 if lead > start and _joins(t, lead) else None


def _depends(t: Tokens, cue: Cue) -> bool:
    """Tell whether a cue stands in a clause that leads to the main one: "Although he says ..."."""
    return t.letters[0] in "bwgi" and "," not in t.letters[: cue.first]


def _alike(t: Tokens, cue: Cue, other: Cue) -> bool:
    """Tell whether two verbs have the same form: "said X and warned Y"."""
    return other.head == other.first and _form(t, other) == _form(t, cue)


def _form(t: Tokens, cue: Cue) -> str:
    word = t.words[cue.head]
    if word == cue.lemma:
        return "plain"
    return word[-1] if word.endswith(("s", "g")) else "past"


def _joins(t: Tokens, at: int) -> bool:
    """Tell whether a word begins another main clause: ", but"."""
    return t.letters[at] in "&b" and t.letters[at - 1] == ","
