"""Reading stories with what somebody said of them, one after the other; nothing is written."""

from collections.abc import Iterator
from functools import partial
from typing import Any, NamedTuple

from annotator.desk.codebooks import last_codebook
from annotator.desk.dependence import doubts, facts_of
from annotator.desk.errors import RefusedError
from annotator.desk.story import OpenStory
from annotator.lines.telling import About, judgement_lines, kind_words
from annotator.model.document import Sentence
from annotator.model.lineage import Lineage
from annotator.store import Store
from annotator.store.order import Place
from annotator.words import many

ROLE = "annotator"


class Shown(NamedTuple):
    """A sentence of a story."""

    story: OpenStory
    sentence: Sentence


class Show:
    """One annotator's answers, to be read."""

    def __init__(self, store: Store, annotator: str) -> None:
        self._store = store
        self.annotator = annotator
        self._who = store.people.find(annotator) or ""
        self._codebook = last_codebook(store)
        self._lineage = Lineage(self._codebook, store.codebooks.get)
        self._missing = partial(self._codebook.missing, stands_alone=store.evidence.stands_alone)

    @property
    def known(self) -> bool:
        """Whether this annotator ever sat down at the corpus."""
        return bool(self._who)

    def sentences(self, named: str | None, sentence: str | None) -> Iterator[Shown]:
        """Yield the sentences of every story, of the one that is named, or one by its id.

        A story is named by its number or by a part of its path or title. Raises RefusedError.
        """
        for place in self._places(named, sentence):
            story = OpenStory.load(self._store, place, self._who, ROLE, self._lineage)
            found = [one for one in story.sentences if sentence in (None, one.id)]
            if not found:
                raise RefusedError(f"there is no sentence {sentence}")
            yield from (Shown(story, one) for one in found)

    def lines(self, shown: Iterator[Shown]) -> Iterator[str]:
        """Yield sentences in words, each story behind a line that says which it is."""
        last = ""
        for story, sentence in shown:
            if story.document.id != last:
                last = story.document.id
                yield from (*([""] if sentence.index else []), self._story_line(story))
                about = self._about(story)
            yield ""
            yield f"Sentence {sentence.index + 1}, {kind_words(sentence.block)}"
            yield sentence.text
            yield from judgement_lines(story.judgement(sentence.index), sentence, about)

    def values(self, shown: Iterator[Shown]) -> Iterator[dict[str, Any]]:
        """Yield sentences as values for JSON."""
        for story, sentence in shown:
            answer = story.answer(sentence.index)
            said = story.judgement(sentence.index)
            claims = [
                claim.model_dump(by_alias=True) | {"incomplete": list(self._missing(claim))}
                for claim in said.claims
            ]
            yield {
                "id": sentence.id,
                "path": story.place.path,
                "title": story.place.title,
                "index": sentence.index,
                "block": sentence.block,
                "paragraph": sentence.paragraph,
                "start": sentence.start,
                "end": sentence.end,
                "text": sentence.text,
                "annotator": self.annotator,
                "outcome": said.outcome,
                "continues": list(said.continues),
                "note": said.note,
                "flag": said.flag,
                "claims": claims,
                "codebook": answer and answer.codebook,
                "answered_at": answer and answer.answered_at,
            }

    def _places(self, named: str | None, sentence: str | None) -> Iterator[Place]:
        order = self._store.order
        if named is None and sentence is None:
            yield from order.all()
            return
        if sentence is not None:
            place = order.get(sentence.partition(":")[0])
        else:
            place = self._story_named(named or "")
        if place is None:
            raise RefusedError(
                f"there is no sentence {sentence}" if sentence else f"there is no story {named}"
            )
        yield place

    def _story_named(self, named: str) -> Place | None:
        order, number = self._store.order, named.removesuffix(":")
        if number.isascii() and number.isdigit() and len(number) < 10:
            return order.numbered(int(number))
        path = named if order.at(named) else self._store.lists.path_like(named)
        return None if path is None else order.at(path)

    def _story_line(self, story: OpenStory) -> str:
        place = story.place
        decided, walked = story.counts(furniture=False)
        name = f"{place.title} ({place.path})" if place.title else place.path
        signed = story.review is not None and story.review.state == "done"
        facts = [one for one in (place.publisher, place.published) if one]
        told = f", {', '.join(facts)}" if facts else ""
        return (
            f"Story {self._store.order.number(place.path)}: {name}{told}. {self.annotator}: "
            f"{decided} of {many(walked, 'sentence')} decided{', signed off' if signed else ''}."
        )

    def _about(self, story: OpenStory) -> About:
        facts = facts_of(self._store, story.document.id)
        return About(
            self._missing, lambda item: doubts(self._store, item, facts), self._lineage.advice
        )
