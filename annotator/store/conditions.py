"""What a query asks, as conditions in SQL.

Where a story's counters tell that none of its sentences can be meant, its sentences are not read.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.model.document import WALKED
from annotator.model.query import Query

Condition = tuple[str, tuple[str, ...]]
"""SQL about `s` (sentence), `r` (its story) and `p` (the annotator's progress), with its values."""

_CURRENT = "NOT EXISTS (SELECT 1 FROM answers AS later WHERE later.replaces = a.id)"


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose answers count, and what else a query is read against."""

    annotator_id: str
    role: str
    labels: tuple[str, ...]
    """The labels of the codebook on the desk."""
    furniture: bool
    """Whether furniture is walked too."""


def conditions_of(query: Query, scope: Scope) -> list[Condition]:
    """Return what must hold of a sentence; what is quick to tell of its story comes first."""
    found = [*_of_the_story(query), *_of_the_claims(query, scope)]
    if query.labels or query.outcomes:
        found.append(_of_the_answer(query, scope))
    who = (scope.annotator_id, scope.role)
    if query.flagged:
        found.append(("p.flagged > 0", ()))
        found.append((_answered("json_extract(a.payload, '$.flag')"), who))
    if query.suggested:
        found.append(("EXISTS (SELECT 1 FROM suggestions WHERE sentence_id = s.id)", ()))
    if query.annotators:
        by = f"a.annotator IN {_places(query.annotators)} AND a.outcome != 'open'"
        found.append(
            (f"EXISTS (SELECT 1 FROM answers AS a WHERE a.sentence_id = s.id AND {by} "
             f"AND {_CURRENT})", query.annotators)
        )  # fmt: skip
    return found


def _of_the_story(query: Query) -> list[Condition]:
    """Conditions on the story and the block."""
    found: list[Condition] = []
    if query.publishers:
        found.append((f"r.publisher IN {_places(query.publishers)}", query.publishers))
    if query.since:
        found.append(("r.published >= ?", (query.since,)))
    if query.until:
        found.append(("substr(r.published, 1, length(?)) <= ?", (query.until, query.until)))
    if query.blocks:
        found.append((f"s.block IN {_places(query.blocks)}", query.blocks))
    return found


def _of_the_claims(query: Query, scope: Scope) -> list[Condition]:
    """Conditions on the claims, and on furniture: what is typed finds it, a filter does not."""
    found: list[Condition] = []
    who = (scope.annotator_id, scope.role)
    if query.incomplete:
        found.append(("p.claims > 0", ()))
        found.append((_claims("c.incomplete IS NOT NULL"), who))
    if query.stale:
        found.append(("p.claims > 0", ()))
        found.append((_claims(stale(scope.labels)), (*who, *scope.labels)))
    if query.filters and not query.blocks and not scope.furniture:
        kinds = tuple(sorted(WALKED))
        found.append((f"s.block IN {_places(kinds)}", kinds))
    return found


def _of_the_answer(query: Query, scope: Scope) -> Condition:
    """One of the labels, or one of the outcomes."""
    who = (scope.annotator_id, scope.role)
    either: list[str] = []
    values: tuple[str, ...] = ()
    if query.labels:
        either.append(f"(p.claims > 0 AND {_claims(f'c.label IN {_places(query.labels)}')})")
        values += (*who, *query.labels)
    given = tuple(outcome for outcome in query.outcomes if outcome != "open")
    if given:
        either.append(f"(p.decided > 0 AND {_answered(f'a.outcome IN {_places(given)}')})")
        values += (*who, *given)
    if "open" in query.outcomes:
        decided = _answered("a.outcome != 'open'")
        either.append(f"(coalesce(p.decided, 0) < r.sentences AND NOT {decided})")
        values += who
    return f"({' OR '.join(either)})", values


def stale(labels: Sequence[str]) -> str:
    """Return the condition for a claim `c` whose label the codebook on the desk does not have."""
    return f"c.label NOT IN {_places(labels)}"


def _claims(condition: str) -> str:
    return (
        "EXISTS (SELECT 1 FROM claims AS c WHERE c.sentence_id = s.id "
        f"AND c.annotator_id = ? AND c.role = ? AND {condition})"
    )


def _answered(condition: str) -> str:
    return (
        "EXISTS (SELECT 1 FROM answers AS a WHERE a.sentence_id = s.id "
        f"AND a.annotator_id = ? AND a.role = ? AND {condition} AND {_CURRENT})"
    )


def _places(values: Sequence[str]) -> str:
    return f"({', '.join('?' * len(values))})"
