"""Stories in a house style that no rule knows: who speaks stands behind a dash, with a "so"."""

import random
from collections.abc import Sequence

from annotator.model.answer import Judgement
from annotator.model.claim import Attribution, Claim
from annotator.model.document import Document, Sentence, document_id, sentence_id, sha256_of
from annotator.model.span import Span
from annotator.suggest.learned.fitting import Story
from annotator.suggest.rules import Rules

_WHO = "Lee Holt,Mayor Dunn,the harbour office,Ann Reyes,the mill's owner,Captain Osei".split(",")
_WHAT = (
    "the ferry will run every hour,the quarry is to close in May,repairs cost two million crowns,"
    "nobody asked the town,the old bridge can be saved,prices rise before winter"
).split(",")
_PLAIN = (
    "The market was full on Monday.,Rain fell on the lower town.,Two members were absent.,"
    "The mill stands at the river.,Snow lay on the square."
).split(",")


def house_story(number: int) -> Story:
    """Return a story of eight sentences with its answers; equal numbers give equal stories."""
    draw = random.Random(number)  # noqa: S311 - stories are no secret
    parts: list[tuple[str, Judgement | None]] = []
    text = ""
    spoken: list[tuple[int, int, tuple[int, int], tuple[int, int], tuple[int, int]] | None] = []
    for _ in range(8):
        start = len(text)
        if draw.random() < 0.5:
            what, who = draw.choice(_WHAT), draw.choice(_WHO)
            told = f"{what[0].upper()}{what[1:]} in {draw.randint(2, 90)} days"
            line = f"{told} -- so {who}."
            cue = start + len(told) + 4
            source = (cue + 3, cue + 3 + len(who))
            spoken.append(
                (start, start + len(line), (start, start + len(told)), (cue, cue + 2), source)
            )
        else:
            line = f"{draw.choice(_PLAIN)[:-1]}, {draw.randint(2, 90)} in all."
            spoken.append(None)
        parts.append((line, None))
        text += line + " "
    text = text.rstrip()
    document = Document.trusted(
        id=document_id(text), sha256=sha256_of(text), text=text, language="en",
        segmenter="test", blocks=(),
    )  # fmt: skip
    sentences, at = [], 0
    for index, (line, _) in enumerate(parts):
        sentences.append(sentence_of(document, index, at, at + len(line)))
        at += len(line) + 1
    answers = [
        _answer(text, sentence, said) for sentence, said in zip(sentences, spoken, strict=True)
    ]
    return Story(
        document, sentences, answers, {"rules": list(Rules().suggest(document, sentences))}
    )


def sentence_of(document: Document, index: int, start: int, end: int) -> Sentence:
    """Return a sentence of a document."""
    return Sentence.trusted(
        id=sentence_id(document.id, start, end), document_id=document.id, index=index, start=start,
        end=end, block="body", paragraph=0, text=document.text[start:end],
    )  # fmt: skip


def _answer(text: str, sentence: Sentence, said: tuple | None) -> Judgement:  # type: ignore[type-arg]
    if said is None:
        content, label, by = (
            (sentence.start, sentence.end - 1),
            "verified",
            Attribution(kind="author"),
        )
    else:
        _, _, content, cue, source = said
        by = Attribution(source=(Span.cut(text, *source),), cue=(Span.cut(text, *cue),))
        label = "attributed"
    claim = Claim(
        id=f"c{sentence.id}", label=label, spans=(Span.cut(text, *content),), attribution=by
    )
    return Judgement(outcome="claims", claims=(claim,))


def house_stories(numbers: Sequence[int]) -> list[Story]:
    """Return stories by number."""
    return [house_story(number) for number in numbers]
