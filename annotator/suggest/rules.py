"""The built-in suggester: rules of plain Python that know no model and need no download."""

from collections.abc import Iterable, Iterator, Sequence

from annotator.model.answer import Judgement
from annotator.model.claim import Attribution, Claim, InnerAttribution
from annotator.model.document import Document, Sentence
from annotator.model.span import Span
from annotator.suggest.base import Suggestion
from annotator.suggest.confidence import confidence_of, family_of
from annotator.suggest.datelines import behind_clock
from annotator.suggest.items import in_doubt
from annotator.suggest.phrases import trimmed
from annotator.suggest.plain import FRAME, states_nothing
from annotator.suggest.pronouns import WHOSE
from annotator.suggest.quoting import Range
from annotator.suggest.register import Named, Register
from annotator.suggest.sayings import Saying
from annotator.suggest.sifting import spoken_in
from annotator.suggest.threads import Place, read_story
from annotator.suggest.verbs import FORMS, OBJECTING

NO_CLAIM = Judgement.model_construct(outcome="no_claim")
_CREDITED = 0.75
"""No item of a list is surer that ends with what may name whose word it is."""
_OBJECTIONS = frozenset(form for form, lemma in FORMS.items() if lemma in OBJECTING)
_NOBODY = Named(None, None)
_AUTHOR = Attribution.trusted(
    source=(), cue=(), name=None, kind="author", register_id=None, inner=()
)


class Rules:
    """Who says what, by lists of verbs and the shapes of sentences; English."""

    name = "rules"
    version = 1

    def suggest(self, document: Document, sentences: Sequence[Sentence]) -> Iterator[Suggestion]:
        """Yield a suggestion for every sentence, none for a text known not to be English."""
        if document.language is not None and not document.language.startswith("en"):
            return
        story = Story(document.text, f"{self.name}@{self.version}")
        places = [Place(s.start, s.end, s.paragraph) for s in sentences]
        told = read_story(document.text, places)
        for sentence, found in zip(sentences, told, strict=True):
            sayings = spoken_in(sentence, found)
            family = family_of(document.text, sentence, sayings)
            yield story.suggestion(sentence, sayings, family, confidence_of(family))


class Story:
    """What is known of a story while its sentences are read in order."""

    def __init__(self, text: str, by: str) -> None:
        self._text, self._by = text, by
        self._short = by.partition("@")[0]
        self._register = Register()
        self._names: dict[Range, Named] = {}
        self._heard = 0

    def suggestion(
        self, sentence: Sentence, sayings: list[Saying], family: str, confidence: float
    ) -> Suggestion:
        """Return what is suggested for the next sentence, given who is found to speak in it."""
        plain = self._plain(sentence)
        others: tuple[Judgement, ...]
        if sayings:
            self._name(sayings)
            claims = tuple([self._claim(said, sentence) for said in sayings])
            first, others = _claiming(claims), (plain, NO_CLAIM)
            if len(claims) > 1:
                others = (_claiming(claims[:1]), *others)
        elif sentence.block in FRAME or states_nothing(sentence):
            first, others = NO_CLAIM, (plain,)
        else:
            first, others = plain, (NO_CLAIM,)
        return Suggestion.trusted(
            sentence_id=sentence.id,
            by=self._by,
            judgement=first,
            confidence=min(confidence, self._surest(sentence, sayings)),
            rule=family,
            alternatives=others,
        )

    def _plain(self, sentence: Sentence) -> Judgement:
        """Return the answer that the sentence is the author's own assertion."""
        behind = sentence.start
        if self._text[behind : behind + 1].isdigit():
            behind = behind_clock(self._text, behind, sentence.end)
        start, end = trimmed(self._text, behind, sentence.end)
        if start >= end:
            return NO_CLAIM
        return _claiming((self._made(sentence, 0, "attributed", ((start, end),), _AUTHOR),))

    def _claim(self, said: Saying, sentence: Sentence) -> Claim:
        attribution = self._attribution(said)
        return self._made(
            sentence, said.content[0][0], self._label(said), said.content, attribution
        )

    def _made(
        self, sentence: Sentence, at: int, label: str, content: tuple[Range, ...],
        attribution: Attribution,
    ) -> Claim:  # fmt: skip
        return Claim.trusted(
            id=f"{self._short}:{sentence.id}:{at}",
            label=label,
            spans=self._spans(content),
            attribution=attribution,
            evidence=(),
            claim_text=None,
            certainty=None,
            note=None,
        )

    def _label(self, said: Saying) -> str:
        """Return `disputed` where somebody says that it is not so, else `attributed`.

        What follows a colon is what they say instead: "Lee denies it: ...".
        """
        if not said.cue or ":" in self._text[said.cue[0][1] : said.content[0][0]]:
            return "attributed"
        words = self._text[said.cue[0][0] : said.cue[0][1]].lower().split()
        objects = not _OBJECTIONS.isdisjoint(words)
        return "disputed" if objects and "not" not in words else "attributed"

    def _attribution(self, said: Saying) -> Attribution:
        named = self._named(said)
        return Attribution.trusted(
            source=self._spans(said.source),
            cue=self._spans(said.cue),
            name=named.name,
            kind=named.kind,
            register_id=None,
            inner=tuple([self._inner(nearer) for nearer in said.inner]),
        )

    def _inner(self, said: Saying) -> InnerAttribution:
        named = self._named(said)
        return InnerAttribution.trusted(
            source=self._spans(said.source),
            cue=self._spans(said.cue),
            name=named.name,
            kind=named.kind,
            register_id=None,
            content=self._spans(said.content),
        )

    def _named(self, said: Saying) -> Named:
        return self._names[said.source[0]] if said.source else _NOBODY

    def _surest(self, sentence: Sentence, sayings: list[Saying]) -> float:
        """Return how sure a suggestion can be that leaves in doubt whom somebody means."""
        if in_doubt(sentence):
            return _CREDITED
        for said in sayings:
            if not self._named(said).sure:
                return WHOSE
        return 1

    def _name(self, sayings: list[Saying]) -> None:
        """Find out who the sources of a sentence are, in the order in which it names them."""
        for place, outer in sorted(_sources(sayings, "", self._text)):
            if place not in self._names:
                start, end = place
                if start > self._heard:
                    self._register.hear(self._text[self._heard : start])
                    self._heard = start
                self._names[place] = self._register.resolve(self._text[start:end], outer)

    def _spans(self, ranges: tuple[Range, ...]) -> tuple[Span, ...]:
        text, made = self._text, Span.trusted
        return tuple([made(start=low, end=high, text=text[low:high]) for low, high in ranges])


def _claiming(claims: tuple[Claim, ...]) -> Judgement:
    return Judgement.trusted(outcome="claims", claims=claims, continues=(), note=None, flag=False)


def _sources(sayings: Iterable[Saying], outer: str, text: str) -> list[tuple[Range, str]]:
    """Return where sources are named, each with the words of the one that passes it on."""
    found: list[tuple[Range, str]] = []
    for said in sayings:
        if said.source:
            found.append((said.source[0], outer))
        if said.inner:
            words = text[slice(*said.source[0])] if said.source else outer
            found += _sources(said.inner, words, text)
    return found
