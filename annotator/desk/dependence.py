"""What an analyst should know of a piece of evidence before relying on it.

Only what is certain is said: a day that is not known, or a page that is not recognised, is no
reason to doubt anybody's evidence.
"""

from typing import Literal, NamedTuple

from annotator.model.claim import Evidence
from annotator.model.days import later
from annotator.model.links import site_of
from annotator.store import Store

Kind = Literal["story", "later", "site"]


class Doubt(NamedTuple):
    """A reason to look at evidence twice."""

    kind: Kind
    """`story`: it is one of the corpus' stories and cannot support a claim. `later`: it was
    published after the story. `site`: it is from the site that published the story."""
    message: str
    """What is the matter, in a few words."""


class StoryFacts(NamedTuple):
    """What is known of the story that a claim is in."""

    document_id: str
    published: str | None
    sites: frozenset[str]
    """The hosts that published its copies."""


def facts_of(store: Store, document_id: str) -> StoryFacts:
    """Read what is known of a story."""
    copies = store.copies.of(document_id)
    place = store.order.get(document_id)
    days = [copy["published"] for copy in copies if copy["published"]]
    sites = {site_of(copy["url"] or "") for copy in copies} - {None}
    return StoryFacts(
        document_id,
        place.published if place is not None else next(iter(days), None),
        frozenset(site for site in sites if site),
    )


def doubts(store: Store, item: Evidence, story: StoryFacts) -> tuple[Doubt, ...]:
    """Return what to know of a piece of evidence for a claim of a story."""
    found = []
    document_id = store.evidence.story_of(item)
    if document_id is not None:
        found.append(Doubt("story", f"not independent: {_name(store, document_id, story)}"))
    if later(item.published, story.published):
        found.append(Doubt("later", f"published after the story ({(story.published or '')[:10]})"))
    if document_id is None and item.url and site_of(item.url) in story.sites:
        found.append(Doubt("site", "from the site that published the story"))
    return tuple(found)


def _name(store: Store, document_id: str, story: StoryFacts) -> str:
    """Say which story evidence is."""
    if document_id == story.document_id:
        return "this story itself"
    copies = store.copies.of(document_id)
    return f"the story {copies[0]['path']}" if copies else "a story of this corpus"
