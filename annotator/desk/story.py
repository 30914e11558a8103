"""The story that lies on the desk: its text, its sentences, and one annotator's answers."""

from bisect import bisect_right
from typing import TYPE_CHECKING

from annotator.model.answer import NOTHING_SAID, Answer, Judgement
from annotator.model.document import WALKED, Block, Document, Sentence
from annotator.model.lineage import Lineage
from annotator.store import Store
from annotator.store.order import Place

if TYPE_CHECKING:
    from annotator.store.reviews import Review


class OpenStory:
    """A document with the current answers of one annotator in one role, kept in memory."""

    def __init__(self, place: Place, document: Document, sentences: list[Sentence]) -> None:
        self.place = place
        self.document = document
        self.sentences = sentences
        self.review: Review | None = None
        """What the annotator said about the whole story: whether it is done."""
        self.cuts = 0
        """Which cut of its sentences was the last; 0: none was cut otherwise."""
        self.newest = ""
        """The id of the latest current answer, of a greater id than all others."""
        self._answers: dict[str, Answer] = {}
        self._decided: dict[bool, int] = {}
        self.starts = [sentence.start for sentence in sentences]
        self._walked = {
            True: [s.index for s in sentences],
            False: [s.index for s in sentences if s.block in WALKED],
        }

    @classmethod
    def load(
        cls, store: Store, place: Place, annotator_id: str, role: str, lineage: Lineage
    ) -> "OpenStory":
        """Read a story of the reading order with the annotator's answers, by today's labels."""
        document = store.documents.get(place.document_id)
        if document is None:
            raise LookupError(f"{place.path} is in the reading order without a document")
        story = cls(place, document, store.documents.sentences(place.document_id))
        story.cuts = store.cuts.last(place.document_id)
        story.read_answers(store, annotator_id, role, lineage)
        return story

    def again(self, store: Store, annotator_id: str, role: str, lineage: Lineage) -> "OpenStory":
        """Read the same document afresh, even if it has no place in the reading order any more."""
        place = store.order.get(self.document.id) or self.place
        return OpenStory.load(store, place, annotator_id, role, lineage)

    def read_answers(self, store: Store, annotator_id: str, role: str, lineage: Lineage) -> None:
        """Read the current answers again, as another window may have given some."""
        found = store.answers.current_of_document(self.document.id, annotator_id, role)
        self._answers = {answer.sentence_id: lineage.answer(answer) for answer in found}
        self.newest = max((answer.id for answer in found), default="")
        self.review = store.reviews.current(self.document.id, annotator_id, role)
        self._decided = {}

    def answer(self, index: int) -> Answer | None:
        """Return the current answer to a sentence."""
        return self._answers.get(self.sentences[index].id)

    def judgement(self, index: int) -> Judgement:
        """Return what is said about a sentence, `open` when nothing is."""
        answer = self.answer(index)
        return NOTHING_SAID if answer is None else answer.judgement

    def put(self, index: int, answer: Answer) -> None:
        """Make an answer the current one of a sentence."""
        moved = answer.judgement.decided - self.judgement(index).decided
        self._answers[answer.sentence_id] = answer
        self.newest = max(self.newest, answer.id)
        for furniture in self._decided:
            if self.is_walked(index, furniture=furniture):
                self._decided[furniture] += moved

    def nearest(self, index: int) -> int:
        """Return a sentence's number, or the last one's where others were joined meanwhile."""
        return min(index, len(self.sentences) - 1)

    def index_at(self, offset: int) -> int:
        """Return the number of the sentence at an offset, or of the last in front of it."""
        return max(bisect_right(self.starts, offset) - 1, 0)

    def is_walked(self, index: int, *, furniture: bool) -> bool:
        """Tell whether the walk stops at a sentence."""
        return furniture or self.sentences[index].block in WALKED

    def walked(self, *, furniture: bool) -> list[int]:
        """Return the numbers of the sentences that are walked."""
        return self._walked[furniture]

    def first(self, *, furniture: bool, undecided: bool = False) -> int | None:
        """Return the first sentence that is walked, or the first of them not decided yet."""
        return self.find(range(len(self.sentences)), furniture=furniture, undecided=undecided)

    def find(self, indexes: range, *, furniture: bool, undecided: bool = False) -> int | None:
        """Return the first walked sentence among `indexes`, or the first not decided yet."""
        for index in indexes:
            if self.is_walked(index, furniture=furniture) and not (
                undecided and self.judgement(index).decided
            ):
                return index
        return None

    def counts(self, *, furniture: bool) -> tuple[int, int]:
        """Return how many walked sentences are decided, and how many there are."""
        walked = self._walked[furniture]
        if furniture not in self._decided:
            self._decided[furniture] = sum(self.judgement(index).decided for index in walked)
        return self._decided[furniture], len(walked)

    def block_of(self, index: int) -> Block:
        """Return the block that a sentence was cut from."""
        sentence = self.sentences[index]
        return next(
            block
            for block in self.document.blocks
            if block.start <= sentence.start and sentence.end <= block.end
        )
