"""How far the work on a corpus is, for one annotator."""

from annotator.model.answer import Role
from annotator.model.base import Value
from annotator.model.lineage import is_stale
from annotator.store import Store
from annotator.store.progress import Tally


class StoryStatus(Value):
    """One story of the reading order."""

    path: str
    """Path relative to the corpus."""
    title: str | None
    """The headline, where shown."""
    revision: int
    """Which text of the story it is, from 1."""
    decided: int
    """Walked sentences answered or skipped."""
    walked: int
    """Sentences that are walked."""
    claims: int
    """Claims in them."""
    flagged: int
    """Sentences with a flag."""
    signed_off: bool
    """Whether the annotator said that it is done."""
    answered_since: bool
    """Whether they answered something in it after that."""
    waiting: int
    """The annotator's answers to its older texts that wait for a decision."""
    cluster: str | None
    """The near copies it belongs to; null when it has none."""


class CorpusStatus(Value):
    """The whole corpus."""

    database: str
    """Where the answers are."""
    annotator: str
    """Whose answers are counted."""
    role: Role
    """In which role."""
    stories: int
    """Stories in the reading order."""
    near_copies: int
    """Those of them that are near copies of an earlier one."""
    sentences: int
    """Sentences that are walked."""
    decided: int
    """Those answered or skipped."""
    claims: int
    """Claims in them."""
    flagged: int
    """Sentences with a flag."""
    signed_off: int
    """Stories that the annotator said are done."""
    labels: dict[str, int]
    """Claims by label; stale ones with the version that knew it."""
    stale: int
    """Claims whose label was split or retired since, to be labelled again."""
    others: dict[str, int]
    """Sentences decided by everybody else, by name and role."""
    suggestions: dict[str, dict[str, int]]
    """What became of the suggestions beside the annotator's answers, by suggester: `as_is`,
    `edited`, `no`, `together` where it was taken with others, and `hidden` where none was shown."""
    waiting: int
    """The annotator's answers whose passage changed, and that wait for a decision."""
    on_older_texts: int
    """Answers, of anybody, that stand only at texts that newer ones replaced: most of them wait."""


def corpus_status(store: Store, annotator: str, role: Role = "annotator") -> CorpusStatus:
    """Count the corpus for an annotator; one who never answered has counts of 0."""
    who = store.people.find(annotator) or ""
    tally = store.progress.of_corpus(who, role)
    labels = dict(store.progress.labels(who, role))
    clusters = store.clusters.walked()
    return CorpusStatus(
        database=str(store.path),
        annotator=annotator,
        role=role,
        stories=store.order.count(),
        near_copies=len(clusters) - len(set(clusters.values())),
        sentences=store.order.size()[1],
        decided=tally.decided_walked,
        claims=tally.claims,
        flagged=tally.flagged,
        signed_off=len(store.reviews.signed_off(who, role)),
        labels=labels,
        stale=sum(count for label, count in labels.items() if is_stale(label)),
        others=_others(store, annotator, role),
        suggestions=suggestion_uses(store, role, who),
        waiting=sum(store.carries.waiting_by_story(who, role).values()),
        on_older_texts=store.carries.left_behind(),
    )


def suggestion_uses(
    store: Store, role: Role, annotator_id: str | None = None
) -> dict[str, dict[str, int]]:
    """Count by suggester what became of the suggestions beside one's answers, or everybody's."""
    found: dict[str, dict[str, int]] = {}
    for by, used, count in store.statistics.uses(role, annotator_id):
        found.setdefault(by, {})[used] = count
    return found


def _others(store: Store, annotator: str, role: Role) -> dict[str, int]:
    return {
        name if other == "annotator" else f"{name} ({other})": decided
        for name, other, decided in store.progress.by_annotator()
        if (name, other) != (annotator, role) and decided
    }


def story_statuses(store: Store, annotator: str, role: Role = "annotator") -> list[StoryStatus]:
    """Count every story for an annotator, in reading order."""
    who = store.people.find(annotator) or ""
    tallies = store.progress.by_document(who, role)
    signed = store.reviews.signed_off(who, role)
    waiting = store.carries.waiting_by_story(who, role)
    clusters = store.clusters.walked()
    statuses = []
    for place in store.order.all():
        tally = tallies.get(place.document_id, Tally())
        statuses.append(
            StoryStatus(
                path=place.path,
                title=place.title,
                revision=place.revision,
                decided=tally.decided_walked,
                walked=place.walked,
                claims=tally.claims,
                flagged=tally.flagged,
                signed_off=place.document_id in signed,
                answered_since=signed.get(place.document_id, False),
                waiting=waiting.get(place.path, 0),
                cluster=clusters.get(place.document_id),
            )
        )
    return statuses
