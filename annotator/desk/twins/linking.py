"""What two claims have to do with each other, in words, and saying so."""

from typing import TYPE_CHECKING

from annotator.desk.errors import OvertakenError, RefusedError
from annotator.model.base import new_id, utc_now
from annotator.model.claim import LinkType
from annotator.store import Store
from annotator.store.links import Link

if TYPE_CHECKING:
    from annotator.desk.sitting import Sitting

KEYS: dict[str, LinkType] = {
    "c": "copies",
    "p": "paraphrases",
    "n": "narrows",
    "s": "strengthens",
    "d": "contradicts",
    "r": "corrects",
}
"""A letter for each type; what the claim at hand does to the other."""
MUTUAL: frozenset[LinkType] = frozenset(("contradicts",))
"""Types that say the same in both directions."""


def type_named(typed: str) -> LinkType:
    """Return the type of a key or a name; raises RefusedError."""
    for key, name in KEYS.items():
        if typed in (key, name):
            return name
    raise RefusedError(f"how are they linked? {', '.join(KEYS.values())}")


def sentence_of(link: Link, *, onward: bool) -> str:
    """Say what a link says, seen from `this` claim: the first of it, if `onward`, or the other."""
    return f"this {link.type} that" if onward else f"that {link.type} this"


def says(link: Link | None, type: LinkType, claim_id: str) -> bool:
    """Tell whether a row says that a claim does this to the other."""
    if link is None or link.removed or link.type != type:
        return False
    return link.claim_id == claim_id or type in MUTUAL


def link(
    desk: "Sitting", type: LinkType, claim_id: str, other_claim_id: str, seen: Link | None
) -> bool:
    """Link two claims, or take the link back where they are linked so; tell which.

    `seen` is the annotator's link between them as it was painted. There is one link of an
    annotator between two claims: another type, or the other direction, takes its place.
    """
    with desk.store.writing():
        latest = desk.store.links.between(claim_id, other_claim_id, desk.annotator_id, desk.role)
        shown = None if latest is None or latest.removed else latest
        if shown != seen:
            raise OvertakenError("this link changed meanwhile: look, then press the key again")
        back = says(latest, type, claim_id)
        fields = (latest.type, latest.claim_id, latest.other_claim_id) if back and latest else None
        desk.store.links.add(
            Link(
                new_id(),
                *(fields or (type, claim_id, other_claim_id)),
                removed=int(back),
                replaces=None if latest is None else latest.id,
                annotator_id=desk.annotator_id,
                annotator=desk.annotator,
                role=desk.role,
                action=desk.writer.begin(),
                linked_at=utc_now(),
            )
        )
        desk.remember(desk.walk.spot)
    return not back


def restore(store: Store, made: Link, action: str, *, undo: bool) -> str:
    """Say again of two claims what was said before a row, or what it said, in a transaction.

    Returns the sentence to look at: that of the link's first claim, of nowhere where it is gone.
    """
    before = None if made.replaces is None else store.links.get(made.replaces)
    said = made if not undo else before or made._replace(removed=1)
    latest = store.links.between(made.claim_id, made.other_claim_id, made.annotator_id, made.role)
    store.links.add(
        said._replace(
            id=new_id(),
            replaces=None if latest is None else latest.id,
            action=action,
            linked_at=utc_now(),
        )
    )
    standing = store.links.standing((made.claim_id,)).get(made.claim_id)
    return "" if standing is None else standing.sentence_id
