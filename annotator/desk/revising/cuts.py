"""Cuts that analysts made, made again in a newer text of the story before its answers come.

Whether the sentences are there is asked of the texts as they were cut at intake: a cut is carried
where all sentences of the intake that it is about are the same in the newer text, beside each other
in one block. It is left behind where one of them was touched or could be another, and where the
newer text is cut otherwise there. What is written has ids and times that follow from the old cut.
"""

from collections.abc import Sequence
from typing import NamedTuple

from annotator.desk.recutting import make_cut
from annotator.desk.revising.comparing import Comparison, Fate, Text
from annotator.model.base import id_following, utc_now
from annotator.model.document import Document
from annotator.model.span import Span
from annotator.store import Store
from annotator.store.carried_cuts import CarriedCut
from annotator.store.cuts import Cut, Range, applied
from annotator.store.documents import sentence_of, sentence_rows


class Plan(NamedTuple):
    """A cut of an older text, and what it would be in a newer one."""

    cut: Cut
    ending: Fate
    there: Cut | None
    """Null where it is not carried."""


def plans(store: Store, older: Sequence[str], new: Document) -> list[Plan]:
    """Compare the cuts of the texts before, the latest first, with a newer text."""
    found: list[Plan] = []
    for number, old in enumerate(older):
        pending = set(store.carried_cuts.pending(old, new.id, older[:number]))
        document = store.documents.get(old) if pending else None
        if document is None:
            continue
        comparison = Comparison(_as_taken_in(document), _as_taken_in(new))
        for cut in store.cuts.of_document(old):
            if cut.id in pending:
                restores = cut.restores and _now(store, found, cut.restores, new.id)
                found.append(_plan(comparison, new, cut, restores))
    return found


def record(store: Store, found: Sequence[Plan], new: Document) -> None:
    """Record what can be made in a text without answers, before its sentences are written."""
    spans = [span for block in new.blocks for span in block.sentences]
    _, made = applied(spans, [plan.there for plan in found if plan.there is not None])
    for cut in made:
        store.cuts.add(cut)
    ids = {cut.id for cut in made}
    for plan in found:
        _remember(store, plan, new.id, made=plan.there is not None and plan.there.id in ids)


def make(store: Store, plan: Plan, document_id: str) -> None:
    """Make a cut in a text that may have answers, inside the caller's transaction."""
    made = plan.there is not None and make_cut(store, plan.there)
    _remember(store, plan, document_id, made=made)


def _remember(store: Store, plan: Plan, document_id: str, *, made: bool) -> None:
    there = plan.there.id if plan.there is not None and made else None
    name = id_following(plan.cut.id, "compared", document_id)
    store.carried_cuts.add(
        CarriedCut(name, plan.cut.id, document_id, plan.ending, there, utc_now())
    )


def _as_taken_in(document: Document) -> Text:
    """Return a text as it was cut first."""
    sentences = [
        sentence_of(document_id, (name, *said))
        for name, document_id, *said in sentence_rows(document)
    ]
    return Text(document.id, document.text, sentences)


def _now(store: Store, found: Sequence[Plan], cut_id: str, document_id: str) -> str | None:
    """Return the cut of a text that carries another on, over the texts between; null for none."""
    planned = {plan.cut.id: plan.there for plan in found}
    todo = [cut_id]
    for at in todo:
        there = planned.get(at)
        if there is not None:
            return there.id
        for one in store.carried_cuts.of_cut(at):
            if one.carried_id is not None and one.document_id == document_id:
                return one.carried_id
            if one.carried_id is not None and one.carried_id not in todo:
                todo.append(one.carried_id)
    return None


def _plan(comparison: Comparison, new: Document, cut: Cut, restores: str | None) -> Plan:
    """Tell what a cut is in the newer text; `restores` is there the cut that it takes back.

    Where that was not made, neither is this one.
    """
    ending = _fate(comparison, new, cut)
    if ending not in ("kept", "moved"):
        return Plan(cut, ending, None)
    gone, come = (_there(comparison, ranges) for ranges in (cut.gone, cut.come))
    if gone is None or come is None or (cut.restores is not None and restores is None):
        return Plan(cut, ending, None)
    there = cut._replace(
        id=id_following(cut.id, "carried", new.id),
        document_id=new.id,
        gone=gone,
        come=come,
        action=id_following(cut.action, "carried", new.id),
        restores=restores,
        held=(),
    )
    return Plan(cut, ending, there)


def _fate(comparison: Comparison, new: Document, cut: Cut) -> Fate:
    """Tell what became of all sentences of the intake that a cut is about."""
    text = comparison.old.text
    numbers = comparison.sentences_of(Span.cut(text, cut.gone[0][0], cut.gone[-1][1]))
    fates = [comparison.fate(number) for number in numbers]
    bad: tuple[Fate, ...] = ("orphaned", "ambiguous", "touched")
    for fate in bad:
        if fate in fates:
            return fate
    places = [comparison.alignment.images[number] for number in numbers]
    first, last = (comparison.new.sentences[place] for place in (places[0], places[-1]))
    together = places == list(range(places[0], places[0] + len(places)))
    inside = any(b.start <= first.start and last.end <= b.end for b in new.blocks)
    if not together or not inside:
        return "touched"
    return "moved" if "moved" in fates else "kept"


def _there(comparison: Comparison, ranges: Sequence[Range]) -> tuple[Range, ...] | None:
    """Return sentences of the older text in the newer one; null where one is not the same."""
    text = comparison.old.text
    spans = [comparison.same_span(Span.cut(text, start, end)) for start, end in ranges]
    found = tuple((span.start, span.end) for span in spans if span is not None)
    return found if len(found) == len(ranges) else None
