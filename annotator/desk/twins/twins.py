"""The twins of the lit sentence, and what an analyst can do with one of them.

Only the analyst's own answers are shown: what somebody else said of a twin is not their business
before a review. Links of others are shown, and can only be read.
"""

from typing import TYPE_CHECKING, NamedTuple

from annotator.desk.alike import likeness, stems
from annotator.desk.errors import OvertakenError, RefusedError
from annotator.desk.register import Register
from annotator.desk.shelf import Spot
from annotator.desk.twins.finding import CANDIDATES, Found, find
from annotator.desk.twins.linking import link
from annotator.desk.twins.offering import offered
from annotator.model.answer import NOTHING_SAID, Answer, Judgement
from annotator.model.claim import Claim, LinkType
from annotator.model.document import Sentence
from annotator.model.lineage import is_stale
from annotator.store.links import Link
from annotator.store.rare_words import Holding

if TYPE_CHECKING:
    from annotator.desk.sitting import Sitting

SHOWN = 3
"""Twins that are shown at first."""
NO_CLAIM_HERE = "this sentence has no claim lit: label it first, or take its twin's answer"
NO_CLAIM_THERE = "you have no claim there yet: give it this one's answer, or go there"


class Twin(NamedTuple):
    """A sentence elsewhere that may state the same claim."""

    sentence: Holding
    likeness: float
    """From 0 to 1; 0 where only a link leads to it."""
    answer: Answer | None
    """What the annotator says of it."""
    claim: Claim | None
    """The annotator's claim there that is linked to the lit one, or most like it."""
    link: Link | None
    """The annotator's link between the two claims."""
    others: tuple[tuple[Link, bool], ...]
    """Links of others between the two sentences, and whether each leads from here to there."""

    @property
    def said(self) -> Judgement:
        """What the annotator says of it."""
        return NOTHING_SAID if self.answer is None else self.answer.judgement


class Twins:
    """The twins of one desk."""

    def __init__(self, desk: "Sitting") -> None:
        self._desk = desk
        self._went: tuple[str, str] | None = None

    def look(self, count: int = SHOWN) -> tuple[list[Twin], int]:
        """Return so many twins of the lit sentence, and how many there are.

        First comes the one that the analyst came here from, then linked ones, however many they
        are, and then those that are most alike.
        """
        sentence = self._desk.walk.sentence
        linked = self._linked(sentence)
        found = {one.sentence.id: one for one in self._found(sentence, count)}
        first = [] if self.origin is None else [self.origin]
        ids = list(dict.fromkeys((*first, *linked, *found)))
        wanted = ids[: max(count, len({*first, *linked}))]
        missing = [one for one in wanted if one not in found]
        found |= {row.id: Found(row, 0.0) for row in self._desk.store.rare_words.named(missing)}
        ids = [one for one in ids if one in found]
        shown = [one for one in wanted if one in found]
        return [self._twin(found[one], linked.get(one, ())) for one in shown], len(ids)

    def _found(self, sentence: Sentence, count: int) -> list[Found]:
        return find(self._desk.store, sentence, max(CANDIDATES, 2 * count))

    def _linked(self, sentence: Sentence) -> dict[str, list[tuple[Link, bool]]]:
        """Return the links of the lit sentence by the sentence at their other end."""
        linked: dict[str, list[tuple[Link, bool]]] = {}
        for ends in self._desk.store.links.of_sentence(sentence.id):
            onward = ends.sentence_id == sentence.id
            there = ends.other_sentence_id if onward else ends.sentence_id
            linked.setdefault(there, []).append((ends.link, onward))
        return linked

    def _twin(self, found: Found, links: "list[tuple[Link, bool]] | tuple[()]") -> Twin:
        desk, who = self._desk, (self._desk.annotator_id, self._desk.role)
        head = desk.store.answers.current(found.sentence.id, *who)
        answer = None if head is None else desk.lineage.answer(head)
        claims = () if answer is None else answer.judgement.claims
        mine = [one for one, _ in links if (one.annotator_id, one.role) == who]
        others = tuple(one for one in links if (one[0].annotator_id, one[0].role) != who)
        lit = desk.lit_claim
        for known in mine:
            ends = {known.claim_id, known.other_claim_id}
            there = next((one for one in claims if one.id in ends), None)
            if lit is not None and lit.id in ends and there is not None:
                return Twin(*found, answer, there, known, others)
        return Twin(*found, answer, _likest(claims, lit), None, others)

    # What is done with one

    def link(self, twin: Twin, type: LinkType) -> bool:
        """Say what the lit claim does to the twin's, or take it back; tell which."""
        lit = self._desk.lit_claim
        if lit is None:
            raise RefusedError(NO_CLAIM_HERE)
        if twin.claim is None:
            raise RefusedError(NO_CLAIM_THERE)
        return link(self._desk, type, lit.id, twin.claim.id, twin.link)

    def take(self, twin: Twin) -> None:
        """Say of the lit claim what is said of the twin's."""
        desk, claim = self._desk, _fresh(twin.claim)
        story = desk.walk.story
        if claim is None or story is None:
            raise RefusedError(NO_CLAIM_THERE)
        known = {one.id for one in desk.judgement.claims}
        lit, register = desk.lit_claim, Register(desk, story.place.story_id)
        said = offered(claim, desk.judgement, lit, desk.walk.sentence, register.id_of)
        if said == desk.judgement:
            raise RefusedError("this claim says all of that already")
        desk.say(said)
        made = [n for n, one in enumerate(desk.judgement.claims) if one.id not in known]
        desk.walk.lit = made[0] if made else desk.walk.lit

    def give(self, twin: Twin) -> None:
        """Say of the twin's claim what is said of the lit one; the lit sentence stays lit."""
        desk, claim, store = self._desk, _fresh(self._desk.lit_claim), self._desk.store
        if claim is None:
            raise RefusedError(NO_CLAIM_HERE)
        row = twin.sentence
        place, sentence = store.order.get(row.document_id), store.documents.named(row.id)
        head = store.answers.current(row.id, desk.annotator_id, desk.role)
        if (
            place is None
            or sentence is None
            or (head and head.id) != (twin.answer and twin.answer.id)
        ):
            raise OvertakenError("the twin changed meanwhile: look, then press the key again")
        register = Register(desk, place.story_id)
        said = offered(claim, twin.said, twin.claim, sentence, register.id_of)
        if said == twin.said:
            raise RefusedError("it says all of that already")
        said.check_against(store.documents.text(row.document_id))
        with store.writing():
            action = desk.writer.begin()
            desk.writer.answer(row.id, register.tied(said), replaces=twin.answer, action=action)
            desk.remember(desk.walk.spot)
        desk.walk.reread()
        desk.recount()

    @property
    def origin(self) -> str | None:
        """The sentence whose twin the lit one is, where the analyst came here from it."""
        if self._went is None or self._went[1] != self._desk.walk.sentence.id:
            return None
        return self._went[0]

    def spot(self, twin: Twin) -> Spot:
        """Return where a twin is, and remember from where it is gone to."""
        self._went = (self._desk.walk.sentence.id, twin.sentence.id)
        return Spot(twin.sentence.document_id, twin.sentence.index)


def _likest(claims: tuple[Claim, ...], lit: Claim | None) -> Claim | None:
    """Return the claim whose words are most like those of the lit one; of none, the first."""
    if lit is None or len(claims) < 2:
        return claims[0] if claims else None
    words = stems(lit.content_text)
    return max(claims, key=lambda one: likeness(stems(one.content_text), words, lambda _: 1.0))


def _fresh(claim: Claim | None) -> Claim | None:
    """Return a claim whose label can be given again."""
    if claim is not None and is_stale(claim.label):
        raise RefusedError("its label was split or retired since: label it again first")
    return claim
