"""What is proposed for one sentence, and what an annotator made of it: judgements compared."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from annotator.model.answer import Judgement, SuggestionUse
from annotator.model.claim import Claim, Spans, Speaker
from annotator.model.suggestion import Suggestion

Use = Literal["as_is", "edited", "no"]
MOST = 9
"""So many ways to answer are offered: one for each digit."""
_EDGES = " \t\r\n.,;:!?…\"'“”‘’«»()[]–—-"
"""What does not tell two spans apart when it stands at their edge."""


@dataclass(frozen=True, eq=False)
class Proposal:
    """Answers that are proposed for a sentence; the first is the suggestion.

    It is the same only as itself, so that what is painted of it can be kept by it.
    """

    by: str
    """Who suggests: `name@version`, or another tool."""
    confidence: float
    choices: tuple[Judgement, ...]
    """The suggestion and its alternatives, likeliest first, no two alike."""

    @property
    def first(self) -> Judgement:
        """The suggestion."""
        return self.choices[0]

    @property
    def name(self) -> str:
        """Who suggests, without the version."""
        return self.by.partition("@")[0] if self.by.rpartition("@")[2].isdigit() else self.by


def proposal_of(suggestions: Sequence[Suggestion], labels: Iterable[str]) -> Proposal | None:
    """Make one proposal of what several suggest, the one to be shown first in front.

    What has a label that is not among `labels` cannot be an answer here, and is left out.
    """
    known, seen, choices = set(labels), set(), []
    voice: Suggestion | None = None
    for suggestion in suggestions:
        for judgement in (suggestion.judgement, *suggestion.alternatives):
            said = essence(judgement)
            if said not in seen and {claim.label for claim in judgement.claims} <= known:
                seen.add(said)
                choices.append(judgement)
                voice = voice or suggestion
    if voice is None:
        return None
    return Proposal(voice.by, voice.confidence, tuple(choices[:MOST]))


def use_of(proposed: Judgement, said: Judgement) -> Use:
    """Tell what became of a suggestion in an answer.

    It is edited when a span of it, edge punctuation aside, is the same part of a claim in both.
    """
    if essence(proposed) == essence(said):
        return "as_is"
    return "edited" if set(_parts(proposed)) & set(_parts(said)) else "no"


def use_after(used: SuggestionUse, before: Judgement, now: Judgement) -> SuggestionUse:
    """Return what became of a suggestion when the answer that was made of it changes later."""
    if used.used == "no" or essence(before) == essence(now):
        return used
    kept = set(_parts(before)) & set(_parts(now))
    return used.model_copy(update={"used": "edited" if kept else "no"})


def essence(judgement: Judgement) -> tuple[object, ...]:
    """Return what a judgement says, without ids, remarks and punctuation at the edges of spans."""
    return judgement.outcome, judgement.continues, tuple(map(_said, judgement.claims))


def _said(claim: Claim) -> tuple[object, ...]:
    by = claim.attribution
    speakers = (
        () if by is None else (_speaker(by), *((_speaker(i), cores(i.content)) for i in by.inner))
    )
    return claim.label, cores(claim.spans), speakers


def _speaker(by: Speaker) -> tuple[object, ...]:
    return cores(by.source), cores(by.cue), by.name, by.kind


def _parts(judgement: Judgement) -> Iterator[tuple[str, int, int]]:
    """Yield every part of every claim: what it is, and where it stands."""
    for claim in judgement.claims:
        by = claim.attribution
        said_by: dict[str, Spans] = {} if by is None else {"source": by.source, "cue": by.cue}
        for part, spans in {"content": claim.spans, **said_by}.items():
            yield from ((part, *core) for core in cores(spans))


def cores(spans: Spans) -> tuple[tuple[int, int], ...]:
    """Return where spans begin and end without punctuation at their edges, in code points."""
    return tuple(_core(span.start, span.text) for span in spans)


def _core(start: int, text: str) -> tuple[int, int]:
    kept = text.strip(_EDGES)
    if not kept:
        return start, start + len(text)
    begin = start + len(text) - len(text.lstrip(_EDGES))
    return begin, begin + len(kept)
