"""What a publisher changed, revision by revision, and what became of the answers."""

from collections import Counter
from collections.abc import Iterator
from typing import Literal

from annotator.desk.revising.carrying import text_of
from annotator.desk.revising.comparing import FATES, Comparison
from annotator.desk.revising.words import WordDiff
from annotator.model.base import Value
from annotator.store import Store
from annotator.store.carries import Ending
from annotator.store.cuts import standing

Kind = Literal["changed", "added", "removed", "moved", "repeated"]


class Words(Value):
    """A stretch of a changed sentence."""

    change: Literal["same", "out", "in"]
    """`out` is only in the old sentence, `in` only in the new one."""
    text: str
    """The words, with the space around them."""


class SentenceChange(Value):
    """What became of a sentence."""

    kind: Kind
    """`moved`: the same elsewhere. `repeated`: there are more or fewer of it than before."""
    old: str | None
    """Id of the sentence of the text before."""
    new: str | None
    """Id of the sentence of the newer text."""
    words: tuple[Words, ...]
    """Both sentences word by word."""


class Revision(Value):
    """A text of a story, compared with the one before."""

    revision: int
    """Its number, 2 for the first that changed something."""
    document: str
    """The text."""
    before: str
    """The text that it replaced."""
    added_at: str
    """When it was taken in (UTC)."""
    published: str | None
    """What it says of its own day or time."""
    changes: tuple[SentenceChange, ...]
    """What was changed, in the order of the newer text."""
    same: int
    """Sentences that are the same, at their place."""
    answers: dict[str, int]
    """How answers to earlier texts ended at this one: kept, moved, touched, ambiguous, orphaned."""
    cuts: dict[str, int]
    """How cuts of sentences, made in earlier texts, ended at this one."""
    waiting: int
    """Answers that wait for a decision; 0 for a text that is not walked any more."""


class StoryRevisions(Value):
    """A story whose text changed at least once."""

    story: str
    """Its id."""
    path: str
    """Where its newest text was found."""
    title: str | None
    """The headline, where shown."""
    revisions: tuple[Revision, ...]
    """Oldest first."""


def revised_stories(store: Store, named: str | None = None) -> Iterator[StoryRevisions]:
    """Yield the stories whose text changed, by path; `named` is part of a path, or an id."""
    waiting = store.carries.waiting_by_story()
    for story, path, head in store.copies.revised():
        if named is not None and named != story and named.casefold() not in path.casefold():
            continue
        rows = _distinct(store.copies.chain(head)[::-1])
        if len(rows) < 2:
            continue
        revisions = tuple(
            _revision(store, number, rows[number - 2], rows[number - 1])
            for number in range(2, len(rows) + 1)
        )
        last = revisions[-1].model_copy(update={"waiting": waiting.get(path, 0)})
        yield StoryRevisions(
            story=story, path=path, title=rows[-1]["title"], revisions=(*revisions[:-1], last)
        )


def _distinct(rows: list[dict[str, str | None]]) -> list[dict[str, str | None]]:
    """Leave out copies with the text of the one before: another encoding is no revision."""
    return [
        row
        for number, row in enumerate(rows)
        if number == 0 or row["document_id"] != rows[number - 1]["document_id"]
    ]


def _revision(
    store: Store,
    number: int,
    before: dict[str, str | None],
    row: dict[str, str | None],
) -> Revision:
    old, new = str(before["document_id"]), str(row["document_id"])
    comparison = Comparison(text_of(store, old), text_of(store, new))
    endings = Counter(carry.ending for carry in store.carries.onto(new))
    cuts = Counter(_endings_of_cuts(store, new))
    images, moved = comparison.alignment.images, comparison.alignment.moved
    return Revision(
        revision=number,
        document=new,
        before=old,
        added_at=str(row["added_at"]),
        published=row["published"],
        changes=tuple(sentence_changes(comparison)),
        same=len(images) - len(moved),
        answers={fate: endings[fate] for fate in FATES if endings[fate]},
        cuts={fate: cuts[fate] for fate in FATES if cuts[fate]},
        waiting=0,
    )


def _endings_of_cuts(store: Store, new: str) -> Iterator[Ending]:
    """Yield how the cuts that stand in earlier texts ended; those that were taken back are none."""
    endings = {carried.cut_id: carried.ending for carried in store.carried_cuts.onto(new)}
    made = [cut for cut in map(store.cuts.get, endings) if cut is not None]
    for document_id in dict.fromkeys(cut.document_id for cut in made):
        for cut in standing(store.cuts.of_document(document_id)):
            if cut.id in endings:
                yield endings[cut.id]


def sentence_changes(comparison: Comparison) -> Iterator[SentenceChange]:
    """Yield what was changed: by the newer text, and what is gone where it stood."""
    found = sorted(_changes(comparison), key=lambda one: one[0])
    yield from (change for _, change in found)


def _changes(comparison: Comparison) -> Iterator[tuple[tuple[int, int], SentenceChange]]:
    olds, news = comparison.old.sentences, comparison.new.sentences
    images, moved = comparison.alignment.images, comparison.alignment.moved
    doubtful = comparison.alignment.doubtful
    repeated = {place for places in doubtful.values() for place in places}
    halves = _halves(comparison)
    for old in range(len(olds)):
        place = (comparison.near(old), old + 1)
        if old in doubtful:
            yield place, _change("repeated", olds[old].id, None, olds[old].text, None)
        elif old in halves:
            if halves[old] is not None:
                new, last = comparison.twins[old], olds[halves[old] or old]
                words = (comparison.old.text[olds[old].start : last.end], news[new].text)
                yield (new, old + 1), _change("changed", olds[old].id, news[new].id, *words)
        elif old not in images:
            yield place, _change("removed", olds[old].id, None, olds[old].text, None)
        elif old in moved:
            new, text = images[old], olds[old].text
            yield (new, 0), _change("moved", olds[old].id, news[new].id, text, text)
    known = {*images.values(), *comparison.twins.values()}
    for new in range(len(news)):
        if new not in known:
            kind: Kind = "repeated" if new in repeated else "added"
            yield (new, 0), _change(kind, None, news[new].id, None, news[new].text)


def _halves(comparison: Comparison) -> dict[int, int | None]:
    """Return the changed sentences with the last of those beside it that became the same new one.

    Null for all but the first of them: sentences of a cut that the newer text does not have are
    one change of it.
    """
    found: dict[int, int | None] = {}
    first = None
    for old, new in sorted(comparison.twins.items()):
        beside = first is not None and old - 1 in comparison.twins
        if first is not None and beside and comparison.twins[first] == new:
            found[first], found[old] = old, None
        else:
            first, found[old] = old, old
    return found


def _change(
    kind: Kind, old: str | None, new: str | None, before: str | None, after: str | None
) -> SentenceChange:
    if before is not None and after is not None:
        pieces = WordDiff(before, after).pieces()
        words = tuple(Words(change=piece.change, text=piece.text) for piece in pieces)
    elif before is not None:
        words = (Words(change="out", text=before),)
    else:
        words = (Words(change="in", text=after or ""),)
    return SentenceChange(kind=kind, old=old, new=new, words=words)
