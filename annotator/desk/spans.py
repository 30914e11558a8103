"""Spans of a claim at the desk: opening a marking on the lit claim, and keeping what was marked."""

from collections.abc import Sequence
from typing import Any

from annotator.desk import edits
from annotator.desk.errors import RefusedError
from annotator.desk.marking import Marking, Marks, Part
from annotator.desk.proposal import Proposal
from annotator.desk.reachable import Reachable
from annotator.desk.sitting import Sitting
from annotator.model.base import new_id
from annotator.model.claim import Attribution, Claim, InnerAttribution, Spans
from annotator.model.span import Span
from annotator.suggest.phrases import Range
from annotator.suggest.sayings import Saying, saying_in
from annotator.suggest.words import units

BEFORE, BEHIND = 6, 20
"""So many sentences around the lit one can be marked: a claim may go on, a source stand above."""


def open_marking(desk: Sitting, *, proposing: bool = True) -> Marking:
    """Begin to mark the lit claim, or a new one; proposes what is not marked yet."""
    page, claim = _reachable(desk), desk.lit_claim
    home = desk.walk.sentence
    blind = desk.proposals.hidden or desk.proposals.withheld(home.index)

    def propose(cue: Range | None) -> Saying | None:
        return None if blind else saying_in(page.text, page.home, cue)

    if not proposing:
        known = {} if claim is None else _marks_of(claim)
        marks: Marks = known or {(0, "content"): ((home.start, home.end),)}
        return Marking(page, marks, by_hand=True, of=claim)
    if claim is not None and not _is_bare(claim, home.start, home.end):
        return Marking(page, _marks_of(claim), by_hand=True, of=claim, propose=propose)
    marks = {(0, "content"): ((home.start, home.end),)}
    proposal = None if blind or desk.proposals.fresh else desk.proposals.known(home.index)
    if proposal is not None:
        suggested = suggested_claim(desk, proposal)
        marks = marks if suggested is None else _marks_of(suggested)
        return Marking(page, marks, by_hand=False, of=suggested, propose=propose)
    saying = propose(None)
    if saying is not None:
        marks = {}
        for level, speaker in enumerate((saying, *saying.inner)):
            proposed: Marks = {
                (level, "content"): speaker.content,
                (level, "source"): speaker.source,
                (level, "cue"): speaker.cue,
            }
            marks |= {place: spans for place, spans in proposed.items() if spans}
        marks.setdefault((0, "content"), ((home.start, home.end),))
    return Marking(page, marks, by_hand=False, propose=propose)


def suggested_claim(desk: Sitting, proposal: Proposal) -> Claim | None:
    """Return the first claim that is suggested, or is an alternative, and was not made yet."""
    made = {claim.spans for claim in desk.judgement.claims if claim != desk.lit_claim}
    claims = (claim for choice in proposal.choices for claim in choice.claims)
    return next((claim for claim in claims if claim.spans not in made), None)


def keep(desk: Sitting, marking: Marking, label: str | None, *, go_on: bool) -> Claim:
    """Say what was marked of the lit claim and return it; a new one needs a label."""
    if marking.splitting:
        raise RefusedError("{spans.keep} splits the claim here, {spans.leave} does not")
    content = marking.fragments(0, "content")
    if not content:
        raise RefusedError(
            "mark what is claimed first: {spans.part.content}, then a phrase or words"
        )
    claim = desk.lit_claim
    if claim is None and label is None:
        raise RefusedError("a label key keeps it: which label?")
    said = _named(desk, _marked(marking, claim, label))
    if claim is None:
        desk.say(edits.with_new_claim(desk.judgement, said), go_on=go_on)
    elif said != claim:
        desk.say(edits.with_claim(desk.judgement, desk.walk.lit, said), go_on=go_on)
    elif go_on:
        desk.go(desk.walk.after())
    return said


def split(desk: Sitting, marking: Marking) -> Claim:
    """Make two claims of the lit one: up to the cursor, and from it on; return the second."""
    claim, text = _known(desk), marking.page.text
    first, second = marking.split_at()
    left = _marked(marking, claim, None).model_copy(update={"spans": _spans(text, first)})
    right = left.model_copy(
        update={"id": new_id(), "spans": _spans(text, second), "claim_text": None}
    )
    desk.say(edits.split(desk.judgement, desk.walk.lit, left, right))
    return right


def join(desk: Sitting) -> Claim:
    """Make one claim of the lit one and the next; the first keeps its id, label and speaker."""
    claim, lit, claims = _known(desk), desk.walk.lit, desk.judgement.claims
    if lit + 1 >= len(claims):
        raise RefusedError("there is no next claim in this sentence to join with")
    desk.say(edits.joined(desk.judgement, lit, claim, claims[lit + 1]))
    return claim


def _known(desk: Sitting) -> Claim:
    if desk.lit_claim is None:
        raise RefusedError("this claim is new: keep it first, with a label key")
    return desk.lit_claim


def _reachable(desk: Sitting) -> Reachable:
    story, home = desk.walk.story, desk.walk.sentence
    if story is None:
        raise RefusedError("there is no story yet")
    near = story.sentences[max(home.index - BEFORE, 0) : home.index + BEHIND + 1]
    block = story.block_of(home.index)
    return Reachable(
        text=story.document.text,
        words=units(story.document.text, near[0].start, near[-1].end),
        sentences=[(sentence.start, sentence.end) for sentence in near],
        home=(home.start, home.end),
        block=(block.start, block.end),
    )


def _is_bare(claim: Claim, start: int, end: int) -> bool:
    """Tell whether a claim was made by a label key alone: the whole sentence, nobody's word."""
    whole = len(claim.spans) == 1 and (claim.spans[0].start, claim.spans[0].end) == (start, end)
    return whole and claim.attribution is None


def _marks_of(claim: Claim) -> Marks:
    marks: Marks = {(0, "content"): _ranges(claim.spans)}
    said_by = claim.attribution
    if said_by is not None:
        marks |= {(0, "source"): _ranges(said_by.source), (0, "cue"): _ranges(said_by.cue)}
        for level, inner in enumerate(said_by.inner, start=1):
            marks |= {
                (level, "content"): _ranges(inner.content),
                (level, "source"): _ranges(inner.source),
                (level, "cue"): _ranges(inner.cue),
            }
    return {place: spans for place, spans in marks.items() if spans}


def _marked(marking: Marking, claim: Claim | None, label: str | None) -> Claim:
    """Return the claim with the spans that are marked; what else was said of it stays."""
    text = marking.page.text

    def spans(level: int, part: Part) -> Spans:
        return _spans(text, marking.fragments(level, part))

    content, inner = spans(0, "content"), []
    for level in range(1, marking.levels):
        near = InnerAttribution(
            **_words(marking, level), content=spans(level, "content") or content
        )
        if near.source or near.cue:
            inner.append(near)
    outer = Attribution(**_words(marking, 0), inner=tuple(inner))
    said_by = None if outer == Attribution() else outer
    if marking.of is not None and not marking.changed:
        said_by = marking.of.attribution
    if claim is None:
        return Claim(id=new_id(), label=label or "", spans=content, attribution=said_by)
    update_claim = {"spans": content, "attribution": said_by, "label": label or claim.label}
    return claim.model_copy(update=update_claim)


def _words(marking: Marking, level: int) -> dict[str, Any]:
    """Return a speaker as it is marked, with what is known of it beside the words."""
    text, known = marking.page.text, marking.speaker(level)
    return {
        "source": _spans(text, marking.fragments(level, "source")),
        "cue": _spans(text, marking.fragments(level, "cue")),
        "name": known.name,
        "kind": known.kind,
        "register_id": known.register_id,
    }


def _named(desk: Sitting, claim: Claim) -> Claim:
    """Return the claim with the name and kind that are suggested for its source, if it has none."""
    proposal, by = desk.proposals.known(desk.walk.index), claim.attribution
    if proposal is None or by is None or not by.source or by.name or by.kind:
        return claim
    blind = desk.proposals.hidden or desk.proposals.withheld(desk.walk.index)
    for choice in () if blind else proposal.choices:
        for known in choice.claims:
            if known.attribution is not None and known.attribution.source == by.source:
                update = {"name": known.attribution.name, "kind": known.attribution.kind}
                return claim.model_copy(update={"attribution": by.model_copy(update=update)})
    return claim


def _spans(text: str, ranges: Sequence[Range]) -> Spans:
    return tuple(Span.cut(text, start, end) for start, end in ranges)


def _ranges(spans: Spans) -> tuple[Range, ...]:
    return tuple((span.start, span.end) for span in spans)
