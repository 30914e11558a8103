"""What becomes of the answers to an older text.

An answer is carried over as it is only where its sentence, and every sentence that its claims and
their speakers are marked in, is the same in the new text. A claim that reaches over several
sentences is carried with all of them or not at all.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from annotator.desk.reach import sentences_of
from annotator.desk.revising.comparing import Comparison, Fate
from annotator.desk.revising.respanning import with_spans
from annotator.model.answer import NOTHING_SAID, Answer, Judgement
from annotator.model.span import Span


class Carried(NamedTuple):
    """An answer to an older text, and what became of it."""

    answer: Answer
    number: int
    """The old sentence."""
    fate: Fate
    place: int | None
    """The new sentence: the same, or the first that it may be."""
    judgement: Judgement | None = None
    """What is said of the new sentence, if it is the same."""
    owner: str | None = None
    """The answer whose claim it only goes on with, and with which it waits."""
    party: int = 0
    """The same for answers that share claims, and are carried together or not at all."""


def carried(comparison: Comparison, answers: Iterable[Answer]) -> list[Carried]:
    """Tell what becomes of the current answers to an older text."""
    numbers = {s.id: n for n, s in enumerate(comparison.old.sentences)}
    found = []
    for count, party in enumerate(_parties(answers)):
        whole = [_alone(comparison, answer, numbers[answer.sentence_id]) for answer in party]
        ended = whole if _holds(comparison, whole) else _broken(whole)
        found += [one._replace(party=count) for one in ended]
    return found


def _parties(answers: Iterable[Answer]) -> list[list[Answer]]:
    """Put answers together that share a claim: the one that it begins in, and those it reaches."""
    parties: list[list[Answer]] = []
    by_claim: dict[tuple[str, str, str], list[Answer]] = {}
    for answer in answers:
        who, said = (answer.annotator_id, answer.role), answer.judgement
        shared = [(*who, claim) for claim in (*said.continues, *(c.id for c in said.claims))]
        joined = [answer]
        for party in {
            id(by_claim[key]): by_claim[key] for key in shared if key in by_claim
        }.values():
            joined = [*party, *joined]
            parties = [other for other in parties if other is not party]
        parties.append(joined)
        for one in joined:
            mine = (*one.judgement.continues, *(claim.id for claim in one.judgement.claims))
            by_claim.update({(*who, claim): joined for claim in mine})
    return parties


def _alone(comparison: Comparison, answer: Answer, number: int) -> Carried:
    """Tell what becomes of an answer, whatever becomes of the others."""
    fate, places = comparison.fate(number), comparison.places(number)
    place = places[0] if places else None
    if fate not in ("kept", "moved"):
        return Carried(answer, number, fate, place)
    judgement = _recut(comparison, answer.judgement)
    if judgement is None or not _stays_together(comparison, answer.judgement, number):
        return Carried(answer, number, "touched", place)
    return Carried(answer, number, fate, place, judgement)


def _recut(comparison: Comparison, said: Judgement) -> Judgement | None:
    """Cut every span out of the new text; null where one of them is not the same."""
    cut: dict[Span, Span] = {}
    for claim in said.claims:
        for span in claim.all_spans():
            found = comparison.same_span(span)
            if found is None:
                return None
            cut[span] = found
    claims = tuple(
        with_spans(claim, lambda spans: tuple(cut[s] for s in spans)) for claim in said.claims
    )
    if any(not in_order(claim.spans) for claim in claims):
        return None
    return said.model_copy(update={"claims": claims})


def in_order(spans: Sequence[Span]) -> bool:
    """Tell whether spans stand behind each other."""
    return all(one.end <= other.start for one, other in pairwise(spans))


def _stays_together(comparison: Comparison, said: Judgement, number: int) -> bool:
    """Tell whether all sentences an answer is marked in stayed, or moved by as much as its own."""
    images, moved = comparison.alignment.images, comparison.alignment.moved
    spans = (span for claim in said.claims for span in claim.all_spans())
    others = {other for span in spans for other in comparison.sentences_of(span)}
    if number not in moved:
        return not others & moved
    by = images[number] - number
    return all(other in moved and images[other] - other == by for other in others)


def _holds(comparison: Comparison, party: Sequence[Carried]) -> bool:
    """Tell whether all answers that share claims are carried, and still share them."""
    if any(one.judgement is None for one in party):
        return False
    if len({one.fate for one in party}) > 1:
        return False
    reached: set[tuple[str, int]] = set()
    continued: set[tuple[str, int]] = set()
    for one in party:
        said, place = one.judgement or NOTHING_SAID, one.place
        continued |= {(claim, place or 0) for claim in said.continues}
        for claim in said.claims:
            owner, *beyond = sentences_of(comparison.new_starts, claim)
            if owner != place:
                return False
            reached |= {(claim.id, number) for number in beyond}
    return reached == continued


def _broken(party: Sequence[Carried]) -> list[Carried]:
    """Let answers that share a claim wait together: none of them stays as it is."""
    owners = {claim.id: one.answer.id for one in party for claim in one.answer.judgement.claims}
    notes = {one.answer.id: one.answer.judgement.note for one in party}
    left = []
    for one in party:
        said = one.answer.judgement
        fate = one.fate if one.fate in ("orphaned", "ambiguous") else "touched"
        owner = None
        if said.outcome == "claims" and not said.claims:
            owner = next((owners[claim] for claim in said.continues if claim in owners), None)
            # What it says beside has to be said by the owner, too: a cut gives both halves a note.
            if owner is not None and (said.flag or said.note not in (None, notes[owner])):
                owner = None
        left.append(one._replace(fate=fate, judgement=None, owner=owner))
    return left
