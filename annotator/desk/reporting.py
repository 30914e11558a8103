"""Everybody's work in numbers, for the report.

It stands "as of the last answer" and its days are those of UTC, so that the same database gives
the same report on every machine and at every hour.
"""

import annotator
from annotator.desk.statistics import SOURCES
from annotator.desk.status import suggestion_uses
from annotator.model.answer import Role
from annotator.model.report import Report, ReportDay, ReportStory, ReportWorker
from annotator.store import Store


def report_of(store: Store, corpus: str, role: Role = "annotator") -> Report:
    """Count everybody's work in a role on a corpus of this name."""
    statistics = store.statistics
    decided = statistics.decided_by_anybody(role)
    tallies = statistics.tallies(role)
    stories = tuple(
        ReportStory(
            path=place.path,
            title=place.title,
            revision=place.revision,
            sentences=place.walked,
            decided=decided.get(place.document_id, 0),
            claims=tallies.get(place.document_id, (0, 0))[0],
            flagged=tallies.get(place.document_id, (0, 0))[1],
        )
        for place in store.order.all()
    )
    workers = statistics.workers()
    return Report(
        corpus=corpus,
        tool=f"annotator {annotator.__version__}",
        codebooks=tuple(statistics.codebooks()),
        as_of=max((worker.last for worker in workers), default=None),
        role=role,
        sentences=sum(story.sentences for story in stories),
        decided=sum(story.decided for story in stories),
        flagged=sum(story.flagged for story in stories),
        labels=dict(statistics.labels(role)),
        sources=dict(statistics.sources(role, SOURCES)),
        days=tuple(
            ReportDay(date=day.date, answers=day.answers, seconds=round(day.seconds, 3))
            for day in statistics.days(role)
        ),
        annotators=tuple(
            ReportWorker(
                name=worker.name,
                role=worker.role,
                decided=worker.decided,
                answers=worker.answers,
                seconds=round(worker.seconds, 3),
                first=worker.first,
                last=worker.last,
            )
            for worker in workers
        ),
        stories=stories,
        suggestions=suggestion_uses(store, role),
        on_older_texts=store.carries.left_behind(),
    )
