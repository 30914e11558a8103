"""From what was chosen to an answer: the claims of a sentence, with names and kinds of sources."""

from collections.abc import Sequence

from annotator.model.answer import Judgement
from annotator.model.claim import Attribution, Claim
from annotator.model.document import Sentence
from annotator.model.span import Span
from annotator.suggest.learned.labels import NO_CLAIM
from annotator.suggest.learned.readings import Ranges, Voice, speaks
from annotator.suggest.phrases import trimmed
from annotator.suggest.quoting import Range
from annotator.suggest.register import Named, Register

NOTHING_CLAIMED = Judgement.model_construct(outcome="no_claim")
_OPENS, _CLOSES = "\"“„«'‘", "\"”»'’"
_ENDS = ".,?!…"


class Answers:
    """Makes the answers of one story, whose sentences come in reading order."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._register = Register()
        self._names: dict[Range, Named] = {}

    def speech(self, sentence: Sentence, voices: Sequence[Voice]) -> Judgement:
        """Return the answer that these speak in a sentence; they all have a content."""
        claims = [
            Claim.trusted(
                id=f"learned:{sentence.id}:{voice.content[0][0]}",
                label=voice.label,
                spans=self.spans(self._quoted(voice.content)),
                attribution=self._attribution(voice),
                evidence=(),
                claim_text=None,
                certainty=None,
                note=None,
            )
            for voice in sorted(voices, key=lambda voice: voice.content)
        ]
        return _judgement(tuple(claims))

    def plain(self, sentence: Sentence, label: str) -> Judgement:
        """Return the answer that the author alone speaks, or claims nothing."""
        start, end = trimmed(self._text, sentence.start, sentence.end)
        if label == NO_CLAIM or start >= end:
            return NOTHING_CLAIMED
        author = Attribution.trusted(
            source=(), cue=(), name=None, kind="author", register_id=None, inner=()
        )
        claim = Claim.trusted(
            id=f"learned:{sentence.id}:0",
            label=label,
            spans=self.spans(((start, end),)),
            attribution=author,
            evidence=(),
            claim_text=None,
            certainty=None,
            note=None,
        )
        return _judgement((claim,))

    def _attribution(self, voice: Voice) -> Attribution:
        named = self._named(voice.source)
        return Attribution.trusted(
            source=self.spans(voice.source),
            cue=self.spans(voice.cue),
            name=named.name,
            kind=named.kind,
            register_id=None,
            inner=(),
        )

    def _named(self, source: Ranges) -> Named:
        if not source:
            return Named(None, None)
        known = self._names.get(source[0])
        if known is None:
            known = self._register.resolve(self._text[source[0][0] : source[0][1]])
            self._names[source[0]] = known
        return known

    def _quoted(self, ranges: Ranges) -> Ranges:
        """Return ranges with the quotation marks around them."""
        return tuple(self._with_marks(start, end) for start, end in ranges)

    def _with_marks(self, start: int, end: int) -> Range:
        text = self._text
        opens = start > 0 and text[start - 1] in _OPENS
        behind = end
        while text[behind : behind + 1] and text[behind] in _ENDS:
            behind += 1
        closes = behind < len(text) and text[behind] in _CLOSES
        inside = any(mark in text[start:end] for mark in '“«"')
        if opens and closes:
            return start - 1, behind + 1
        return (start, behind + 1) if closes and inside and not opens else (start, end)

    def spans(self, ranges: Ranges) -> tuple[Span, ...]:
        """Return ranges as spans of the text."""
        return tuple(
            Span.trusted(start=start, end=end, text=self._text[start:end])
            for start, end in sorted(ranges)
        )


def relabelled(said: Judgement, labels: Sequence[str]) -> Judgement:
    """Return an answer whose claims of others than the author carry these labels, in order."""
    left = iter(labels)
    claims = tuple(
        claim.model_copy(update={"label": next(left, claim.label)}) if speaks(claim) else claim
        for claim in said.claims
    )
    return said if claims == said.claims else said.model_copy(update={"claims": claims})


def _judgement(claims: tuple[Claim, ...]) -> Judgement:
    return Judgement.trusted(outcome="claims", claims=claims, continues=(), note=None, flag=False)
