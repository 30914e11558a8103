"""The model endpoint: a language model on a server of the analyst's choice.

Off unless the settings have `[endpoint]` and it is named (`--suggester endpoint`, or `suggesters`
in the settings): the text of stories goes to that server, and nowhere else.
"""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING

from annotator.model.codebook import DEFAULT_CODEBOOK, Codebook
from annotator.model.document import Document, Sentence
from annotator.settings import EndpointSettings, load_settings
from annotator.suggest.base import SuggesterError, Suggestion
from annotator.suggest.endpoint.checking import judgement_of
from annotator.suggest.endpoint.prompt import messages
from annotator.suggest.endpoint.reply import ReplyError, sentence_of, sentences_of

if TYPE_CHECKING:
    from annotator.suggest.endpoint.asking import Asking

UNMEASURED = 0.3
"""Its confidence. No model says how often it is right, and nobody has measured this one here: it is
trusted less than rules that were, until `annotator suggest --evaluate` says more."""
_FRUITLESS = 3
"""After so many replies without one usable answer it is given up."""
_FRAME = frozenset("byline time furniture".split())
"""Blocks around a story, which are not worth a question."""


class Endpoint:
    """Asks a model, some sentences at a time, and keeps of its answers what the text bears out."""

    name = "endpoint"
    version = 1
    asks_elsewhere = True

    def __init__(self) -> None:
        self.codebook: Codebook = DEFAULT_CODEBOOK
        """Whose labels and guideline the model is asked by."""
        self.dropped: Counter[str] = Counter()
        """Suggestions that were dropped, by the reason."""
        self._fruitless = 0
        self._asking: Asking | None = None

    @classmethod
    def ready(cls) -> str | None:
        """Return in one line why it cannot work; null when it can."""
        if find_spec("httpx") is None:
            return "its extra is missing: pip install 'annotator-desk[endpoint]'"
        settings = load_settings().endpoint
        if settings is None:
            return "the settings have no [endpoint] with a url and a model"
        variable = settings.key_variable
        if variable is not None and not os.environ.get(variable):
            return f"its key is missing: the environment has no {variable}"
        return None

    def suggest(self, document: Document, sentences: Sequence[Sentence]) -> Iterator[Suggestion]:
        """Yield a suggestion for every sentence that the model answered well.

        Raises SuggesterError when the server cannot be asked, or says nothing usable.
        """
        settings = load_settings().endpoint
        reason = self.ready()
        if settings is None or reason is not None:
            raise SuggesterError(f"{self.name} cannot suggest anything: {reason}")
        asked = [sentence for sentence in sentences if sentence.block not in _FRAME]
        for start in range(0, len(asked), settings.sentences):
            yield from self._ask(settings, document, asked[start : start + settings.sentences])

    def _ask(
        self, settings: EndpointSettings, document: Document, sentences: Sequence[Sentence]
    ) -> Iterator[Suggestion]:
        if self._asking is None:
            from annotator.suggest.endpoint.asking import Asking

            self._asking = Asking(settings)
        found: dict[int, Suggestion] = {}
        try:
            replied = sentences_of(self._asking.ask(messages(self.codebook, document, sentences)))
        except ReplyError as error:
            self.dropped[str(error)] += len(sentences)
            replied = []
        for told in replied:
            try:
                self._keep(told, document, sentences, found)
            except ReplyError as error:
                self.dropped[str(error)] += 1
        self._give_up_or_go_on(found)
        yield from (found[number] for number in sorted(found))

    def _keep(
        self,
        told: object,
        document: Document,
        sentences: Sequence[Sentence],
        found: dict[int, Suggestion],
    ) -> None:
        """Keep a sentence's answer that the text bears out; raises ReplyError."""
        replied = sentence_of(told)
        if not 1 <= replied.number <= len(sentences) or replied.number in found:
            raise ReplyError("a number that was not asked for")
        sentence = sentences[replied.number - 1]
        found[replied.number] = Suggestion(
            sentence_id=sentence.id,
            by=f"{self.name}@{self.version}",
            judgement=judgement_of(replied, document, sentence, self.codebook),
            confidence=UNMEASURED,
            rule="unmeasured",
        )

    def _give_up_or_go_on(self, found: dict[int, Suggestion]) -> None:
        self._fruitless = 0 if found else self._fruitless + 1
        if self._fruitless == _FRUITLESS:
            reasons = ", ".join(self.dropped)
            raise SuggesterError(
                f"{self.name} gives up: {_FRUITLESS} replies without a usable answer ({reasons})"
            )
