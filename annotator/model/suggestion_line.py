"""A suggestion as `annotator suggest` prints it: one JSON object a line, a line a sentence."""

from typing import Annotated, Self

from pydantic import Field

from annotator.model.answer import Judgement
from annotator.model.base import Value
from annotator.model.document import Sentence
from annotator.model.suggestion import Suggestion


class SuggestionLine(Value):
    """What is proposed for one sentence. Offsets are code points of the document's text."""

    document_id: str
    """First 16 hex digits of the SHA-256 of the text's UTF-8."""
    path: str
    """The story's path relative to the corpus."""
    start: Annotated[int, Field(ge=0)]
    """First code point of the sentence."""
    end: Annotated[int, Field(ge=1)]
    """The code point after its last one."""
    suggester: str
    """Who proposes it, `name@version`."""
    confidence: Annotated[float, Field(ge=0, le=1)]
    """How often suggestions like this one were wholly right where it was measured."""
    answer: Judgement
    """The proposed answer. Ids of its claims are the suggester's own."""

    @classmethod
    def of(cls, suggestion: Suggestion, sentence: Sentence, path: str) -> Self:
        """Return the line of a suggestion for a sentence of the story at a path."""
        return cls(
            document_id=sentence.document_id,
            path=path,
            start=sentence.start,
            end=sentence.end,
            suggester=suggestion.by,
            confidence=suggestion.confidence,
            answer=suggestion.judgement,
        )
