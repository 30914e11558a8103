"""Removing a story or an annotator on legal grounds: what would go, and letting it go."""

from typing import NamedTuple

from annotator.errors import UserError
from annotator.store import Store
from annotator.store.copies import story_id
from annotator.store.errors import StoreError
from annotator.store.forgetting import Removed, forget_annotator, forget_story, scrub

_MEANT = 5
"""So many stories are named to whom names none."""


class UnknownError(UserError):
    """What is to be removed is not there."""


class Candidate(NamedTuple):
    """What is to be removed."""

    kind: str
    """`story` or `annotator`."""
    name: str
    """The path or the name, as given."""
    ids: list[str]
    """Its ids; none when only traces of it may be left."""
    answers: int
    """How many answers go with it."""
    stays: list[str]
    """Other paths of the same text, which stay and keep it."""


def story_at(store: Store, path: str) -> Candidate:
    """Return the story of a path, which is relative to the corpus; raises UnknownError."""
    story = story_id(path)
    if not store.tombstones.texts_of(story):
        if store.tombstones.stands("story", story):
            return Candidate("story", path, [], 0, [])
        raise UnknownError(f"there is no story at {path}{_meant(store, path)}")
    answers, stays = 0, set()
    for document_id in store.tombstones.texts_of(story):
        others = {
            str(copy["path"]) for copy in store.copies.of(document_id) if copy["story_id"] != story
        }
        stays |= others
        answers += 0 if others else store.tombstones.answers_in(document_id)
    return Candidate("story", path, [story], answers, sorted(stays))


def _meant(store: Store, typed: str) -> str:
    """Name the paths of stories with these words in path or title, or say where paths are told."""
    keys = store.lists.story_keys(typed, ("", ""), least_done=False, furniture=False)
    rows = store.lists.stories(keys[:_MEANT], ("", ""))
    if not rows or len(keys) == store.order.count() > len(rows):
        return ": `annotator status --json` tells the path of each"
    more = f" and {len(keys) - len(rows):,} more" if len(keys) > len(rows) else ""
    return f"; meant may be {', '.join(row.place.path for row in rows)}{more}"


def annotator_named(store: Store, name: str) -> Candidate:
    """Return an annotator; raises UnknownError."""
    ids = store.people.all_named(name)
    if not ids:
        raise UnknownError(f"there is no annotator {name}: `annotator status` names them")
    return Candidate("annotator", name, ids, sum(map(store.tombstones.answers_by, ids)), [])


def forget(store: Store, candidate: Candidate, reason: str | None) -> Removed:
    """Remove it for good, with its snapshots, and write the file anew."""
    removed = Removed({}, [])
    if candidate.kind == "story" and candidate.ids:
        removed = forget_story(store, candidate.ids[0], reason)
    elif candidate.ids:
        removed = forget_annotator(store, candidate.ids, candidate.name, reason)
    for path in removed.snapshots:
        kept = store.path.parent / path
        try:
            kept.unlink(missing_ok=True)
        except OSError as error:
            raise StoreError(
                f"{kept} cannot be removed ({error.strerror}): do it by hand"
            ) from error
    scrub(store)
    return removed
