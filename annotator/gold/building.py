"""Building gold records from a document, its sentences and the answers given to them."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from annotator.gold.policy import Choice, LeftOut, choose
from annotator.gold.record import GoldClaimLine, GoldDocument, GoldLink, GoldSentence, Split
from annotator.model.answer import Answer
from annotator.model.base import ModelError
from annotator.model.claim import Claim
from annotator.model.codebook import Codebook, StandsAlone, Want
from annotator.model.document import WALKED, Sentence
from annotator.model.lineage import is_stale


class AnsweredDocument(NamedTuple):
    """Everything that a document's records are built from."""

    document: GoldDocument
    text: str
    """The document's text."""
    sentences: Sequence[Sentence]
    """Its sentences, in reading order."""
    answers: Sequence[Answer]
    """The current answers of everybody, with the labels of the newest codebooks."""
    split: Split | None = None
    """The part of the data set that it belongs to, where the set is split."""


class Builder:
    """Builds records and counts what is left out."""

    def __init__(
        self,
        codebook_of: Callable[[str], Codebook],
        stands_alone: StandsAlone,
        *,
        complete: bool = False,
        links: Mapping[str, tuple[GoldLink, ...]] | None = None,
    ) -> None:
        """`codebook_of` finds what a version is read under; `complete` leaves unfinished out.

        `stands_alone` tells of evidence that it is none of the corpus' own stories; `links` are
        those of each claim.
        """
        self._links = links or {}
        self._codebook_of = codebook_of
        self._stands_alone = stands_alone
        self._complete = complete
        self.left_out: Counter[str] = Counter()
        """Sentences without a record, by reason; and claims left out as incomplete."""
        self.incomplete = 0
        """Claims that are kept although their label wants more."""
        self.codebooks: set[str] = set()
        """The versions that the gold answers were given under."""
        self.labels: Counter[str] = Counter()
        """Claims by label."""

    def records(self, answered: AnsweredDocument) -> Iterator[GoldSentence]:
        """Yield a record for every sentence with a gold answer; raises ModelError for damage."""
        by_sentence: dict[str, list[Answer]] = {}
        for answer in answered.answers:
            by_sentence.setdefault(answer.sentence_id, []).append(answer)
        for number, sentence in enumerate(answered.sentences):
            answers = by_sentence.get(sentence.id, ())
            choice = choose(answers)
            if any(_is_stale(answer) for answer in _decisive(choice, answers)):
                self.left_out["stale"] += 1
                continue
            if not isinstance(choice, Choice):
                unasked = choice == "undecided" and sentence.block not in WALKED
                self.left_out["furniture" if unasked else choice] += 1
                continue
            record = self._record(answered, number, choice)
            if record is not None:
                yield record

    def _record(
        self, answered: AnsweredDocument, number: int, choice: Choice
    ) -> GoldSentence | None:
        sentence, gold = answered.sentences[number], choice.answers[0]
        gold.judgement.check_against(answered.text)
        if answered.text[sentence.start : sentence.end] != sentence.text:
            raise ModelError(f"sentence {sentence.id} does not match its document")
        claims = self._claims(gold)
        if gold.judgement.outcome == "claims" and not (claims or gold.judgement.continues):
            self.left_out["incomplete sentences"] += 1
            return None
        self.codebooks.add(gold.codebook)
        sentences = answered.sentences
        # One call checks the record with everything in it.
        return GoldSentence.model_validate(
            {
                "id": sentence.id,
                "document": answered.document,
                "block": sentence.block,
                "paragraph": sentence.paragraph,
                "index": sentence.index,
                "start": sentence.start,
                "end": sentence.end,
                "text": sentence.text,
                "before": sentences[number - 1].text if number else None,
                "after": sentences[number + 1].text if number + 1 < len(sentences) else None,
                "outcome": gold.judgement.outcome,
                "continues": gold.judgement.continues,
                "note": gold.judgement.note,
                "flag": gold.judgement.flag,
                "claims": claims,
                "provenance": {
                    "method": choice.method,
                    "answers": [_gold_answer(answer) for answer in choice.answers],
                },
                "split": answered.split,
            }
        )

    def _claims(self, gold: Answer) -> list[dict[str, Any]]:
        """Return the fields of the claims that are kept, ordered by their first span."""
        codebook, kept = self._codebook_of(gold.codebook), []
        for claim in gold.judgement.claims:
            missing = codebook.missing(claim, self._stands_alone)
            if missing and self._complete:
                self.left_out["incomplete claims"] += 1
                continue
            self.incomplete += bool(missing)
            self.labels[claim.label] += 1
            kept.append(_gold_claim(claim, missing, self._links.get(claim.id, ())))
        return sorted(kept, key=lambda claim: (claim["spans"][0].start, claim["spans"][0].end))


def _decisive(choice: Choice | LeftOut, answers: Sequence[Answer]) -> Sequence[Answer]:
    """Return the answers that a sentence's gold, or its lack, comes from."""
    if isinstance(choice, Choice):
        return choice.answers
    return answers if choice == "disagreement" else ()


def _is_stale(answer: Answer) -> bool:
    """Tell whether a label of an answer still has to be decided again."""
    return any(is_stale(claim.label) for claim in answer.judgement.claims)


def claim_lines(record: GoldSentence) -> Iterator[GoldClaimLine]:
    """Yield one record for each claim of a sentence's record."""
    shared = dict(record)
    for name in ("schema_name", "id", "outcome", "continues", "note", "flag", "claims"):
        del shared[name]
    for claim in record.claims:
        yield GoldClaimLine(id=claim.id, sentence=record.id, claim=claim, **shared)


def _gold_claim(
    claim: Claim, missing: tuple[Want, ...], links: tuple[GoldLink, ...]
) -> dict[str, Any]:
    return {**vars(claim), "text": claim.content_text, "links": links, "incomplete": missing}


def _gold_answer(answer: Answer) -> dict[str, Any]:
    return {
        "id": answer.id,
        "annotator": answer.annotator,
        "role": answer.role,
        "answered_at": answer.answered_at,
        "seconds": answer.seconds,
        "codebook": answer.codebook,
        "suggestion": answer.suggestion,
    }
