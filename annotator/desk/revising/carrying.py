"""Carrying answers over to a newer text of their story, at intake.

Answers to passages that are the same are given again to the new text, by the machine and with ids
that are derived, so that every machine writes the same. All others wait for the analyst who gave
them. What was carried is not carried again: this can be killed and begun again at any time.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from annotator.desk.revising.blocks import carry_blocks
from annotator.desk.revising.comparing import Comparison, Text
from annotator.desk.revising.cuts import Plan, make, plans
from annotator.desk.revising.fates import Carried, carried
from annotator.desk.revising.nothing_new import decided, stands_already
from annotator.model.answer import NOTHING_SAID, Answer
from annotator.model.base import id_following, utc_now
from annotator.model.document import Document
from annotator.store import Store
from annotator.store.carries import Carry
from annotator.store.progress import Tally

SLICE = 16
"""Answers written at once: the write lock is then held for less than 20 ms."""


def carry_ahead(store: Store, copy_id: str, document_id: str) -> None:
    """Carry the answers to a copy's text, and to those before it, over to a newer text.

    In short transactions of its own, before anybody walks the new text. Cuts go first, so that
    answers find the sentences that they were given to.
    """
    for plan in _plans(store, copy_id, document_id):
        with store.writing(durable=False):
            make(store, plan, document_id)
        store.let_others_write()
    for carrying in _carryings(store, copy_id, document_id):
        with store.writing(durable=False):
            carrying.write_blocks()
        while carrying.left:
            with store.writing(durable=False):
                carrying.write(SLICE)
            store.let_others_write()


def carry_rest(store: Store, copy_id: str, document_id: str) -> None:
    """Carry what was answered or cut in the meantime, inside the caller's transaction."""
    for plan in _plans(store, copy_id, document_id):
        make(store, plan, document_id)
    for carrying in _carryings(store, copy_id, document_id):
        carrying.write_blocks()
        carrying.write(len(carrying.left))


def carry_forgotten(store: Store) -> None:
    """Carry every answer to a text that is not walked any more and that nobody has compared yet.

    They come with a merge, or from a time when answers were not carried.
    """
    cut = store.carried_cuts.stories_to_carry()
    for story in dict.fromkeys([*store.carries.stories_to_carry(), *cut]):
        for copy_id, document_id in store.copies.heads(story):
            if store.order.get(document_id) is not None:
                carry_ahead(store, copy_id, document_id)


def text_of(store: Store, document_id: str) -> Text:
    """Read a known document as it is compared."""
    sentences = store.documents.sentences(document_id)
    return Text(document_id, store.documents.text(document_id), sentences)


def older_texts(store: Store, copy_id: str, document_id: str) -> list[str]:
    """Return the texts that a copy and those before it had, the latest first, without one."""
    chain = [str(row["document_id"]) for row in store.copies.chain(copy_id)]
    return [one for one in dict.fromkeys(chain) if one != document_id]


def cuts_before(store: Store, copy_id: str, new: Document) -> list[Plan]:
    """Return what becomes of the cuts of a copy's text, and of those before it, in a newer one."""
    older = older_texts(store, copy_id, new.id)
    return plans(store, older, new) if any(map(store.cuts.last, older)) else []


def _plans(store: Store, copy_id: str, document_id: str) -> list[Plan]:
    new = store.documents.get(document_id)
    return [] if new is None else cuts_before(store, copy_id, new)


def _carryings(store: Store, copy_id: str, document_id: str) -> Iterator["Carrying"]:
    """Yield what is to be carried from each of the texts before, the latest first.

    A text that came back stands where it came last: what is said of it holds again.
    """
    older = older_texts(store, copy_id, document_id)
    for number, old in enumerate(older):
        pending = store.carries.pending(old, document_id, older[:number])
        latest = number == 0 and store.corrections.of_document(old)
        if pending or latest:
            yield Carrying(store, old, document_id, pending)


class Carrying:
    """The answers to one text on their way to another."""

    def __init__(self, store: Store, old: str, new: str, pending: Sequence[str]) -> None:
        """Compare the texts; `pending` are the ids of the answers that are to be carried."""
        self._store = store
        self._comparison = Comparison(text_of(store, old), text_of(store, new))
        known = {sentence.id for sentence in self._comparison.old.sentences}
        answers = [store.answers.require(one) for one in pending]
        self.left = carried(self._comparison, (a for a in answers if a.sentence_id in known))
        """What is still to be written."""
        parties = Counter(one.party for one in self.left)
        self._shared = {party for party, count in parties.items() if count > 1}
        self._blocked = self._answered_otherwise(self.left)

    def write_blocks(self) -> None:
        """Give blocks the kinds that analysts gave them in the older text."""
        carry_blocks(self._store, self._comparison)

    def write(self, most: int) -> None:
        """Write some of what is left, inside the caller's transaction."""
        some, self.left = self.left[:most], self.left[most:]
        for one in some:
            self._write(one._replace(fate="ambiguous") if one.party in self._blocked else one)

    def _answered_otherwise(self, found: Sequence[Carried]) -> set[int]:
        """Return the parties of answers whose new sentence has another answer of its own.

        It was given to the new text, so nothing takes its place unseen.
        """
        blocked = set()
        for one in found:
            head = self._head(one)
            if head is not None and not _follows(self._store, one.answer, head):
                blocked.add(one.party)
        return blocked

    def _head(self, one: Carried) -> Answer | None:
        """Return what the annotator says already of the sentence that is the same."""
        if one.judgement is None or one.place is None:
            return None
        sentence_id = self._comparison.new.sentences[one.place].id
        return self._store.answers.current(sentence_id, one.answer.annotator_id, one.answer.role)

    def _write(self, one: Carried) -> None:
        head, answer = self._head(one), one.answer
        if answer.judgement == NOTHING_SAID and head is None:
            return
        place = None if one.place is None else self._comparison.new.sentences[one.place].id
        said = None
        if one.judgement is not None and one.fate in ("kept", "moved") and place is not None:
            said = self._say_again(one, place, head)
        carry = Carry(
            id_following(answer.id, "carry", self._comparison.new.id),
            answer.id,
            self._comparison.new.id,
            one.fate,
            place,
            said,
            one.owner,
            utc_now(),
        )
        self._store.carries.add(carry)
        if said is None and place is not None and one.party not in self._shared:
            self._decide_what_stands(one, carry, place)

    def _decide_what_stands(self, one: Carried, carry: Carry, place: str) -> None:
        """Let an answer not wait where the annotator says the same of the new sentence already."""
        given = one.answer
        head = self._store.answers.current(place, given.annotator_id, given.role)
        if head is None or self._store.carries.latest(carry.id) is not None:
            return
        if stands_already(self._comparison, one, head):
            self._store.carries.decide(decided(carry, given, head))

    def _say_again(self, one: Carried, sentence_id: str, head: Answer | None) -> str:
        """Give the answer to the new text; return its id. Seconds and time are not given twice."""
        store, given = self._store, one.answer
        if head is not None and store.answers.given(head).id == store.answers.given(given).id:
            return head.id
        new = self._comparison.new.id
        answer = given.model_copy(
            update={
                "id": id_following(given.id, "carried", new),
                "sentence_id": sentence_id,
                "replaces": None if head is None else head.id,
                "action": id_following(given.action, "carried", new),
                "restores": given.id,
                "judgement": one.judgement,
                "suggestion": None,
                "seconds": None,
            }
        )
        block = store.documents.block_kind(sentence_id)
        if block is None:
            raise LookupError(f"{sentence_id} was cut otherwise while answers were carried to it")
        was = Tally() if head is None else Tally.of(head.judgement, block)
        now = Tally.of(answer.judgement, block)
        store.answers.add(answer)
        store.answers.put_claims(answer, store.codebooks.lineage(answer.codebook))
        store.progress.move(new, answer.annotator_id, answer.role, now.minus(was))
        return answer.id


def _follows(store: Store, answer: Answer, head: Answer) -> bool:
    """Tell whether an answer came after what is said now of the new sentence."""
    origins, seen = _origins(store, head), set()
    todo: list[str | None] = [answer.id]
    while todo:
        at = todo.pop()
        if at is None or at in seen:
            continue
        if at in origins:
            return True
        seen.add(at)
        earlier = store.answers.get(at)
        if earlier is not None:
            todo += [earlier.replaces, earlier.restores]
    return False


def _origins(store: Store, head: Answer) -> set[str]:
    """Return the answers that were given and that one says again: several where a cut joined them.

    Of those the machine's answer names only one; the cut names all.
    """
    found, seen = set(), set()
    todo = [head]
    while todo:
        at = todo.pop()
        if at.id in seen:
            continue
        seen.add(at.id)
        if at.restores is None:
            found.add(at.id)
            continue
        before = store.answers.require(at.restores)
        todo.append(before)
        document = at.sentence_id.partition(":")[0]
        if before.sentence_id != at.sentence_id and before.sentence_id.startswith(document):
            cuts = store.cuts.of_document(document)
            held = (one for cut in cuts if at.sentence_id in cut.come_ids for one in cut.held)
            todo += filter(None, map(store.answers.get, held))
    return found
