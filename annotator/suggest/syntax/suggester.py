"""The suggester that parses: dependency rules, and for what runs over sentences the plain rules."""

from collections.abc import Iterator, Sequence

from annotator.errors import UserError
from annotator.model.document import Document, Sentence
from annotator.suggest.base import Suggestion
from annotator.suggest.rules import Story
from annotator.suggest.sifting import spoken_in
from annotator.suggest.syntax.parsing import missing, parse
from annotator.suggest.syntax.sentence import Reader
from annotator.suggest.syntax.sureness import sureness
from annotator.suggest.threads import Place, read_story


class Syntax:
    """Who says what, by the grammar of the sentence; English."""

    name = "syntax"
    version = 1

    @classmethod
    def ready(cls) -> str | None:
        """Return why it cannot work here, in one line; null when it can."""
        return missing()

    def suggest(self, document: Document, sentences: Sequence[Sentence]) -> Iterator[Suggestion]:
        """Yield a suggestion for every sentence, none for a text known not to be English.

        A `UserError` says so when the extra is not installed.
        """
        if document.language is not None and not document.language.startswith("en"):
            return
        lacking = missing()
        if lacking is not None:
            raise UserError(lacking)
        text = document.text
        story = Story(text, f"{self.name}@{self.version}")
        places = [Place(s.start, s.end, s.paragraph) for s in sentences]
        read = Reader(text, parse(document, sentences))
        told = read_story(text, places, read)
        for index, (sentence, found) in enumerate(zip(sentences, told, strict=True)):
            sayings = spoken_in(sentence, found)
            family, confidence = sureness(text, sentence, sayings, read, index)
            yield story.suggestion(sentence, sayings, family, confidence)
