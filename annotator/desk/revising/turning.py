"""Turning from an older text to the newest one of its story, without losing the place."""

from collections.abc import Iterable

from annotator.desk.revising.aligning import squeezed
from annotator.desk.revising.carrying import carry_rest
from annotator.desk.shelf import Spot
from annotator.desk.story import OpenStory
from annotator.store import Store
from annotator.store.order import Place
from annotator.words import many


def same_place(store: Store, old: OpenStory, index: int, place: Place) -> Spot | None:
    """Return the sentence of a newer text that the lit one most likely is; null for no idea.

    It stands as far behind a sentence that is the same as it stood before. Only the words are
    looked at: comparing two long texts takes too long for a screen that waits.
    """
    sentences = store.documents.sentences(place.document_id)
    at: dict[str, int | None] = {}
    for sentence in sentences:
        words = squeezed(sentence.text)
        at[words] = None if words in at else sentence.index  # one that repeats tells nothing
    for back in range(index + 1):
        same = at.get(squeezed(old.sentences[index - back].text))
        if same is not None:
            return Spot(place.document_id, min(same + back, len(sentences) - 1))
    return None


def what_became(store: Store, old: OpenStory, place: Place, annotator_id: str, role: str) -> str:
    """Say in a line what became of an annotator's answers to the text before."""
    counts = store.carries.endings(old.document.id, place.document_id, annotator_id, role)
    waiting = store.carries.waiting_by_story(annotator_id, role).get(place.path, 0)
    said = []
    if counts.get("kept"):
        said.append(f"{many(counts['kept'], 'answer')} kept")
    if counts.get("moved"):
        said.append(f"{counts['moved']:,} moved")
    if waiting:
        said.append(f"{waiting:,} {'waits' if waiting == 1 else 'wait'} for you ({{find.waiting}})")
    signed = store.reviews.current(old.document.id, annotator_id, role)
    if signed is not None and signed.state == "done":
        said.append("the sign-off was the old text's")
    return "this story has a new text" + (": " + ", ".join(said) if said else "")


def carry_on(
    store: Store, older: Iterable[str], sentence_id: str, annotator_id: str, role: str
) -> str:
    """Carry what changed in older texts to the newest, inside the caller's transaction.

    Returns where the sentence is now, or the sentence itself where nothing was carried.
    """
    now: dict[str, str] = {}
    for document in older:
        stories = {str(copy["story_id"]) for copy in store.copies.of(document)}
        for copy_id, newest in (
            head for story in sorted(stories) for head in store.copies.heads(story)
        ):
            if newest not in older and store.order.get(newest) is not None:
                carry_rest(store, copy_id, newest)
                now[document] = newest
    head = store.answers.current(sentence_id, annotator_id, role)
    carries = [] if head is None else store.carries.of_answer(head.id)
    there = next((c.sentence_id for c in reversed(carries) if c.sentence_id), None)
    if there is not None:
        return there
    newest_text = now.get(sentence_id.partition(":")[0])
    return sentence_id if newest_text is None else _of_cut(store, sentence_id, newest_text)


def _of_cut(store: Store, sentence_id: str, newest: str) -> str:
    """Return where a sentence that a cut took away is in the newest text, or the sentence."""
    cuts = {cut.id: cut for cut in store.cuts.of_document(newest)}
    for carried in reversed(store.carried_cuts.onto(newest)):
        cut = cuts.get(carried.carried_id or "")
        before = store.cuts.get(carried.cut_id)
        if cut is not None and before is not None and sentence_id in before.gone_ids:
            return cut.gone_ids[before.gone_ids.index(sentence_id)]
    return sentence_id
