"""What a suggester is: a document in, proposed answers out."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from annotator.errors import UserError
from annotator.model.document import Document, Sentence
from annotator.model.suggestion import Suggestion

__all__ = ["Suggester", "SuggesterError", "Suggestion", "why_not"]


class SuggesterError(UserError):
    """A suggester cannot work, or cannot go on; one line that says what is missing."""


class Suggester(Protocol):
    """A suggester: entry points of `annotator.suggesters` name one."""

    name: str
    version: int

    def suggest(self, document: Document, sentences: Sequence[Sentence]) -> Iterator[Suggestion]:
        """Yield suggestions in reading order, at most one for each of a document's sentences."""


def why_not(kind: object) -> str | None:
    """Return in one line why a suggester's class cannot work here; null when it can.

    A class may have a `ready()` that says so: an extra is missing, nothing is configured. It is
    asked before a suggester is made, so it must be quick.
    """
    ready = getattr(kind, "ready", None)
    reason: str | None = ready() if ready is not None else None
    return reason
