"""How a claim travelled from one story to another: what is said of it as a value.

A retelling is found by lists and shapes, for English. It is information for the analyst, never a
verdict, and it says whether people or a suggester found who speaks.
"""

from typing import Literal

from annotator.model.base import Value

ChangeKind = Literal[
    "attribution_dropped",
    "attribution_added",
    "credited",
    "source_vaguer",
    "source_named",
    "other_source",
    "other_outlet",
    "outlet_dropped",
    "hedge_dropped",
    "hedge_added",
    "number_stronger",
    "number_weaker",
    "verb_stronger",
    "verb_weaker",
    "negation_changed",
    "name_changed",
    "date_changed",
    "caveat_cut",
    "quotation_changed",
]
"""What became different on the way. `credited`: what the origin says itself is put on its word."""

Basis = Literal["answers", "suggested"]
"""Who says who speaks: an analyst's answer, or the rules."""


class Change(Value):
    """One thing that became different."""

    kind: ChangeKind
    """What kind of change it is."""
    before: str | None
    """Words of the origin, null where it has none."""
    after: str | None
    """Words of the retelling, null where it has none."""


class Told(Value):
    """A sentence by its place."""

    document_id: str
    """Its document."""
    sentence_id: str
    """Its id."""
    path: str
    """Its story's path."""
    index: int
    """Its number in the document, from 0."""
    start: int
    """First code point."""
    end: int
    """The code point after the last one."""
    text: str
    """Its text."""
    basis: Basis
    """Who says who speaks in it."""


class Retelling(Value):
    """A sentence of one story, and what another story made of it."""

    origin: Told
    """Where it was said first."""
    retold: Told
    """Where it was said again."""
    likeness: float
    """How much the two have in common, from 0 to 1."""
    changes: tuple[Change, ...]
    """What became different; none when all of it was kept."""


class Travel(Value):
    """Two stories of which one retells the other."""

    origin: str
    """Path of the story that was first."""
    retold: str
    """Path of the story that retells it."""
    decided_by: Literal["published", "credit", "cut", "path"]
    """How it was decided which one was first: by the day or time of publication, by which names
    the other's publisher, of near copies by which was cut short, else by path, which says
    nothing."""
    retellings: tuple[Retelling, ...]
    """The sentences that were retold, in the order of the retelling."""
    copies: tuple[str, ...] = ()
    """Paths of near copies of the two stories in which nothing else became different."""
