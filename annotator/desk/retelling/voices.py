"""On whose word the shared part of a sentence stands: its voices, the outermost first."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from annotator.desk.retelling.framed import many_in, outlet_in
from annotator.desk.retelling.verbs import speaks, speaks_to, stand_of
from annotator.desk.retelling.words import Stretch, telling_words
from annotator.model.answer import Judgement
from annotator.model.claim import Attribution, Claim, SourceKind, Spans, Speaker
from annotator.model.document import Sentence
from annotator.model.retelling import Basis
from annotator.suggest.kinds import MEDIA
from annotator.suggest.lexicon import POSSESSIVES, PRONOUNS, RELATIVES

_SHOWN_BY = re.compile(
    r"\b(?:photo(?:graph)?s?|images?|pictures?|footage|videos?|records?|documents?|data|figures|"
    r"polls?|surveys?|study|studies|reports?|filings?|letters?|emails?|memos?|analysis|research)\b",
    re.IGNORECASE,
)
_PAPERS = MEDIA | frozenset(
    "courier record ledger examiner globe star press review standard observer sentinel dispatch "
    "inquirer enquirer bugle".split()
)
"""Last words of what newspapers are called."""
_IS_A_PAPER = re.compile(
    r"(?:the\s+)?(?:\w+\s)?(?:newspaper|daily|weekly|magazine|tabloid|broadcaster|website|"
    r"news\s+agency|television\s+channel)\s+[A-Z]"
)
"""What stands in front of the name of one: "the newspaper Dagens Skip"."""


class Voice(NamedTuple):
    """One who speaks."""

    words: str
    """The source as the text has it, "" for nobody."""
    name: str
    """Who that is, where the words only point."""
    kind: SourceKind | None
    cue: str
    pointing: bool
    """Whether the words only point: "he", "the company"."""
    outlet: bool
    """Whether it is one who passes on: an agency, a paper, a broadcaster."""

    @property
    def shown(self) -> str:
        """The words to show for it."""
        if self.words.lower() in PRONOUNS and self.name:
            return self.name
        return self.words or self.cue


class Reading(NamedTuple):
    """A sentence as one side of a comparison."""

    sentence: Sentence
    claims: tuple[Claim, ...]
    """Those whose cue or source counts here."""
    basis: Basis
    outlets: frozenset[str]
    """What publishers of the two stories are called, in small letters."""
    said: str
    """The sentence behind its dateline."""
    telling: frozenset[str]
    """What it is about, apart from who says so."""


def reading_of(
    sentence: Sentence,
    claims: tuple[Claim, ...],
    basis: Basis,
    outlets: frozenset[str],
    dateline: Stretch | None,
) -> Reading:
    """Return a sentence as it is compared."""
    out = [dateline] if dateline else []
    for claim in claims:
        for speaker in speakers(claim.attribution):
            out += [Stretch(s.start, s.end) for s in (*speaker.cue, *speaker.source)]
    at = sentence.start
    inside = [Stretch(start - at, end - at) for start, end in out]
    telling = frozenset(word.stem for word in telling_words(sentence.text, inside))
    said = sentence.text[max(0, (dateline.end if dateline else at) - at) :].strip()
    return Reading(sentence, claims, basis, outlets, said, telling)


def speakers(said_by: Attribution | None) -> Iterator[Speaker]:
    """Yield the speakers of a claim, the outermost first."""
    if said_by is not None:
        yield said_by
        yield from said_by.inner


def counting(judgement: Judgement, basis: Basis) -> tuple[Claim, ...]:
    """Return the claims of an answer that say on whose word something stands."""
    return tuple(claim for claim in judgement.claims if _counts(claim.attribution, basis))


def _counts(speaker: Speaker | None, basis: Basis) -> bool:
    """Tell whether a speaker is one; of what was suggested only what is surely speech."""
    if speaker is None or speaker.kind == "author":
        return False
    if basis == "answers":
        return bool(speaker.source or speaker.name)
    stand = stand_of(_text(speaker.cue))
    if _text(speaker.source).lower().startswith("no "):
        return False
    if stand == "showing":
        return bool(_SHOWN_BY.search(_text(speaker.source))) or speaker.kind in _SHOWS
    return stand == "hearsay" or (stand is not None and bool(speaker.source))


_PERSONS = frozenset("he she they".split())
_SHOWS = ("document", "media")


def voices_of(reading: Reading, shared: frozenset[str]) -> list[Voice] | None:
    """Return who says the shared part, the outermost first; null where that is not sure."""
    held = [(_holds(claim.spans, shared), claim) for claim in reading.claims]
    most, claim = max(held, key=lambda one: one[0], default=(0, None))
    if claim is None or claim.attribution is None or 2 * most < len(shared):
        if framed := _many_in(reading, shared) or _from(reading):
            return framed
        return None if reading.basis == "suggested" and _may_be_said(reading, claim) else []
    said_by = [claim.attribution]
    for inner in claim.attribution.inner:
        inside = not inner.content or 2 * _holds(inner.content, shared) >= len(shared)
        if inside and _counts(inner, reading.basis):
            said_by.append(inner)  # type: ignore[arg-type]  # speakers both
    if reading.basis == "suggested" and not all(_is_clear(one, reading) for one in said_by):
        return None
    voices = [_voice(speaker, reading) for speaker in said_by]
    return [*_passing_on(reading, voices), *voices]


def _is_clear(speaker: Speaker, reading: Reading) -> bool:
    """Tell whether the rules surely found who speaks, and that they do."""
    words = _text(speaker.source).lower()
    if words in RELATIVES or not speaker.cue or _RUNS_ON.search(words):
        return False
    if not speaker.source:
        return True
    start = speaker.cue[0].start - reading.sentence.start
    before = reading.sentence.text[max(0, start - _GAP) : max(0, start)]
    behind = reading.sentence.text[speaker.cue[-1].end - reading.sentence.start :]
    if _NOT_SAID.search(before) or (_CLAIMING.search(_text(speaker.cue)) and _WON.match(behind)):
        return False
    gap = reading.sentence.text[speaker.source[-1].end - reading.sentence.start : max(0, start)]
    return len(gap) <= _GAP or gap.rstrip().endswith((",", " but", " and"))


_GAP = 40
"""So many code points lie between a source and its cue at most, if not what describes it."""
_RUNS_ON = re.compile(r"\s(?:after|before|amid|while|when|as|until|since)\s")
"""Words of a source that a rule read too far."""
_NOT_SAID = re.compile(r"(?:\bnot|n[’']t|\bnever|\brefus\w+ to|\bdeclin\w+ to)\s+(?:\w+\s)?$")
_CLAIMING = re.compile(r"\bclaim", re.IGNORECASE)
_WON = re.compile(
    r"\s+(?:credit|responsibility|victory|victories|"
    r"(?:an?|his|her|their|its|the|another|more)\b"
    r"(?!(?:\s+\w+){1,3}\s+(?:is|are|was|were|has|have|had|did|does|will|would|can|could|may)\b))"
)
"""What is claimed as one's own."""


def _holds(spans: Spans, shared: frozenset[str]) -> int:
    """Return how many of the shared words stand in some spans."""
    text = " ".join(span.text for span in spans)
    return len(shared & {word.stem for word in telling_words(text)})


def _may_be_said(reading: Reading, claim: Claim | None) -> bool:
    """Tell whether a sentence in which nobody was found to speak may be somebody's word."""
    said = reading.said
    if said[:1] in _QUOTES or sum(said.count(mark) for mark in _QUOTES) % 2:
        return True  # all of it, or its beginning or end, is quoted
    return claim is None and any(speaks(word) for word in re.findall(r"\w+", said))


_QUOTES = '"“”„«»'


def _voice(speaker: Speaker, reading: Reading) -> Voice:
    words = _whole(_text(speaker.source), reading.sentence, speaker.source)
    name = speaker.name or words
    lead, _, rest = words.partition(" ")
    definite = lead.lower() == "the" or lead.lower() in POSSESSIVES
    pointing = words.lower() in PRONOUNS or (definite and rest == rest.lower())
    person = words.lower() in _PERSONS
    passes_on = speaker.kind == "media" or bool(_IS_A_PAPER.match(words))
    outlet = not person and (passes_on or is_outlet(name, reading.outlets))
    return Voice(
        words or (speaker.name or ""), name, speaker.kind, _text(speaker.cue), pointing, outlet
    )


def _whole(words: str, sentence: Sentence, spans: Spans) -> str:
    """Return a source with what a hyphen joins to it: "the 412-page report"."""
    if not spans:
        return words
    behind = re.match(r"-\w+(?:\s\w+)?", sentence.text[spans[0].end - sentence.start :])
    before = re.search(r"(?:\b[Tt]he )?\w+-$", sentence.text[: spans[0].start - sentence.start])
    return (before.group() if before else "") + words + (behind.group() if behind else "")


def _passing_on(reading: Reading, voices: Iterable[Voice]) -> list[Voice]:
    """Return the outlet that somebody told something, or that a sentence is from, if none is."""
    if any(voice.outlet for voice in voices):
        return []
    found = outlet_in(reading.said, lambda name: is_outlet(name, reading.outlets))
    if found is None:
        return []
    cue, name = found
    return [Voice(name, name, "media", cue, pointing=False, outlet=True)]


def _from(reading: Reading) -> list[Voice]:
    """Return the outlet that all of a sentence is from, by its frame alone."""
    return [one for one in _passing_on(reading, ()) if stand_of(one.cue) and not speaks_to(one.cue)]


def _many_in(reading: Reading, shared: frozenset[str]) -> list[Voice]:
    """Return the many whose word the shared part is, if a frame tells."""
    for who, cue, content in many_in(reading.said):
        told = {word.stem for word in telling_words(content)}
        if 2 * len(shared & told) >= len(shared):
            return [Voice(who, who, "anonymous", cue, pointing=False, outlet=False)]
    return []


def is_outlet(name: str, outlets: frozenset[str]) -> bool:
    """Tell whether a name is that of an agency, a paper or a broadcaster."""
    low = name.lower().removeprefix("the ")
    last = low.replace("’", "'").removesuffix("'s").split()[-1:] or [""]
    return low in outlets or last[0].strip(".,") in _PAPERS


def _text(spans: Spans) -> str:
    return " ".join(span.text for span in spans)
