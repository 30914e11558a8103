"""From quotes to spans: what a model says counts only where the text says it too.

A quote that does not occur, a label that the codebook does not have, a name that the story does not
know: the suggestion is dropped. So a lying model, or a text that talks it into something, can only
propose words of the story itself.
"""

from collections.abc import Sequence
from itertools import pairwise

from annotator.model.answer import Judgement
from annotator.model.base import one_line
from annotator.model.claim import Attribution, Claim
from annotator.model.codebook import Codebook
from annotator.model.document import Document, Sentence
from annotator.model.span import Span
from annotator.suggest.endpoint.reply import RepliedClaim, RepliedSentence, ReplyError


def judgement_of(
    replied: RepliedSentence, document: Document, sentence: Sentence, codebook: Codebook
) -> Judgement:
    """Return the proposed answer with spans of the document's text; raises ReplyError."""
    claims = [
        _claim(told, f"{sentence.id}:{number}", document.text, sentence, codebook)
        for number, told in enumerate(replied.claims)
    ]
    claims.sort(key=lambda claim: (claim.spans[0].start, claim.spans[0].end))
    return Judgement(outcome=replied.outcome, claims=tuple(claims))


def _claim(
    told: RepliedClaim, place: str, text: str, sentence: Sentence, codebook: Codebook
) -> Claim:
    if codebook.label(told.label) is None:
        raise ReplyError("a label that the codebook does not have")
    said = Attribution(
        source=_somewhere(told.source, text, sentence),
        cue=_somewhere(told.cue, text, sentence),
        name=_known(told.name, text),
        kind=told.kind,
    )
    return Claim(
        id=f"endpoint:{place}",
        label=told.label,
        spans=_in_order(told.content, text, sentence.start, sentence.end),
        attribution=None if said == Attribution() else said,
    )


def _known(name: str | None, text: str) -> str | None:
    """Return a name that the story has; raises ReplyError for one that it has not."""
    if name is None or not name.strip():
        return None
    if name not in text or name != one_line(name):
        raise ReplyError("a name that the story does not have")
    return name


def _somewhere(quotes: Sequence[str], text: str, sentence: Sentence) -> tuple[Span, ...]:
    """Return where quotes stand: in the sentence, else last before it, else first behind it."""
    try:
        return _in_order(quotes, text, sentence.start, sentence.end)
    except ReplyError:
        return _sorted([_nearest(quote, text, sentence) for quote in quotes])


def _in_order(quotes: Sequence[str], text: str, start: int, end: int) -> tuple[Span, ...]:
    """Return where quotes stand one behind the other in `[start, end)`; raises ReplyError."""
    spans, at = [], start
    for quote in quotes:
        _refuse_empty(quote)
        found = text.find(quote, at, end)
        if found < 0:
            raise ReplyError("a quote that does not occur")
        at = found + len(quote)
        spans.append(Span.cut(text, found, at))
    return tuple(spans)


def _nearest(quote: str, text: str, sentence: Sentence) -> Span:
    _refuse_empty(quote)
    found = text.rfind(quote, 0, sentence.end)
    if found < 0:
        found = text.find(quote, sentence.end)
    if found < 0:
        raise ReplyError("a quote that does not occur")
    return Span.cut(text, found, found + len(quote))


def _sorted(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return spans in text order; raises ReplyError where they overlap."""
    ordered = sorted(spans, key=lambda span: span.start)
    if any(one.end > other.start for one, other in pairwise(ordered)):
        raise ReplyError("quotes that overlap")
    return tuple(ordered)


def _refuse_empty(quote: str) -> None:
    if not any(letter.isalnum() for letter in quote):
        raise ReplyError("a quote without a word")
