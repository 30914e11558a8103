"""Stories of our own as suggesters get them: a document and its sentences."""

from collections.abc import Sequence

from annotator.model.document import BlockKind, Document, Sentence, document_id, sha256_of
from annotator.model.suggestion import Suggestion


def told(
    paragraphs: Sequence[Sequence[str]],
    language: str | None = None,
    kinds: dict[int, BlockKind] | None = None,
) -> tuple[Document, list[Sentence]]:
    """Return a story and its sentences; `kinds` are of paragraphs, else body."""
    text = "\n\n".join(" ".join(paragraph) for paragraph in paragraphs)
    sentences: list[Sentence] = []
    at = 0
    for number, paragraph in enumerate(paragraphs):
        for sentence in paragraph:
            start = text.index(sentence, at)
            at = start + len(sentence)
            sentences.append(
                Sentence(
                    id=f"{document_id(text)}:{start}-{at}",
                    document_id=document_id(text),
                    index=len(sentences),
                    start=start,
                    end=at,
                    block=(kinds or {}).get(number, "body"),
                    paragraph=number,
                    text=sentence,
                )
            )
    document = Document(
        id=document_id(text),
        sha256=sha256_of(text),
        text=text,
        language=language,
        segmenter="test",
        blocks=(),
    )
    return document, sentences


def said(suggestion: Suggestion) -> list[tuple[str, list[str], str | None]]:
    """Return label, source texts and name of every suggested claim."""
    return [
        (claim.label, [span.text for span in claim.attribution.source], claim.attribution.name)
        for claim in suggestion.judgement.claims
        if claim.attribution is not None
    ]
