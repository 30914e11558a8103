"""Which answer becomes gold: always one person's whole answer, never a mixture.

The default policy: a reviewer's answer decides; else the only annotator's; else the answer that
all annotators gave. Anything else is left out, and counted.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from annotator.gold.record import Method
from annotator.model.answer import Answer

_EDGES = " \t\r\n.,;:!?…\"'“”‘’«»()[]–—-"
"""Punctuation that does not tell two spans apart when it stands at their edge."""

LeftOut = Literal["undecided", "skipped", "disagreement"]


class Choice(NamedTuple):
    """The gold answer of a sentence and how it was chosen."""

    method: Method
    answers: tuple[Answer, ...]
    """The answers it was chosen from, the chosen one first."""


def choose(answers: Sequence[Answer]) -> Choice | LeftOut:
    """Choose among the current answers to one sentence, or say why it is left out."""
    if len(answers) == 1 and answers[0].role == "annotator":  # by far the most frequent
        outcome = answers[0].judgement.outcome
        if outcome == "skipped":
            return "skipped"
        return "undecided" if outcome == "open" else Choice("single", tuple(answers))
    by_reviewers = [a for a in answers if a.role == "reviewer" and a.judgement.decided]
    by_annotators = [a for a in answers if a.role == "annotator" and a.judgement.decided]
    considered = by_reviewers or by_annotators
    told = [a for a in considered if a.judgement.outcome in ("claims", "no_claim")]
    if not told:
        return "skipped" if considered else "undecided"
    told.sort(key=lambda answer: (answer.annotator, answer.annotator_id))
    if any(not equal(told[0], other) for other in told[1:]):
        return "disagreement"
    if by_reviewers:
        return Choice("adjudicated", tuple(told))
    return Choice("single" if len(told) == 1 else "unanimous", tuple(told))


def equal(one: Answer, other: Answer) -> bool:
    """Tell whether two answers say the same: same outcome, claims pairing by label and content."""
    return one.judgement.outcome == other.judgement.outcome and _said(one) == _said(other)


def _said(answer: Answer) -> list[tuple[str, tuple[tuple[int, int], ...]]]:
    """Return each claim's label and content, edge punctuation aside."""
    return sorted(
        (claim.label, tuple(_core(span.start, span.text) for span in claim.spans))
        for claim in answer.judgement.claims
    )


def _core(start: int, text: str) -> tuple[int, int]:
    """Return the span of a text without the punctuation at its edges."""
    kept = text.strip(_EDGES)
    if not kept:
        return start, start + len(text)
    begin = start + len(text) - len(text.lstrip(_EDGES))
    return begin, begin + len(kept)
