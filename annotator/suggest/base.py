"""What a suggester is: a document in, proposed answers out."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from annotator.model.document import Document, Sentence
from annotator.model.suggestion import Suggestion

__all__ = ["Suggester", "Suggestion"]


class Suggester(Protocol):
    """A suggester: entry points of `annotator.suggesters` name one."""

    name: str
    version: int

    def suggest(self, document: Document, sentences: Sequence[Sentence]) -> Iterator[Suggestion]:
        """Yield suggestions in reading order, at most one for each of a document's sentences."""
