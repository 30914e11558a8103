"""The same claim in other stories: told, linked, answered alike and gone to by their numbers."""

from typing import TYPE_CHECKING

from annotator.desk.errors import RefusedError
from annotator.desk.said import judgement_words
from annotator.lines.command import Command
from annotator.lines.typed import cut, number_of
from annotator.model.claim import LinkType

if TYPE_CHECKING:
    from annotator.desk.twins import Twin
    from annotator.lines.dialogue import Dialogue

MANY = 24
"""So many twins are told of at most."""
USAGE = "twins, twins all, twins copies 1, twins take 1, twins give 1, twins go 1"


def twins(dialogue: "Dialogue", rest: str) -> str | None:
    """Tell the twins of the lit sentence, or do something with one of them."""
    verb, behind = cut(rest.casefold())
    desk = dialogue.desk
    if verb in ("", "all") and not behind:
        return _tell(dialogue, everything=bool(verb))
    deed, kind = (verb, None) if verb in ("take", "give", "go") else ("link", _type(verb))
    found, _ = desk.twins.look(MANY)
    twin = found[number_of(behind, "twin", len(found))]
    if deed == "go":
        desk.go_outside(desk.twins.spot(twin))
        return None
    if deed == "take":
        desk.twins.take(twin)
        dialogue.show_change()
        return "taken over; {answer.undo} takes it back"
    if deed == "give":
        desk.twins.give(twin)
        return "answered there too; {answer.undo} takes it back"
    if kind is not None and desk.twins.link(twin, kind):
        return f"linked: this {kind} that; {{answer.undo}} takes it back"
    return "link taken away; {answer.undo} brings it back"


def _tell(dialogue: "Dialogue", *, everything: bool) -> str:
    from annotator.desk.twins.linking import KEYS
    from annotator.desk.twins.twins import SHOWN

    found, total = dialogue.desk.twins.look(MANY if everything else SHOWN)
    if not found:
        return "no sentence of another story is like this one"
    for number, twin in enumerate(found, start=1):
        _tell_one(dialogue, number, twin)
    hidden = total - len(found)
    rest = f"{hidden} more: twins all. " if hidden and not everything else ""
    return f"{rest}twins copies 1 links the first; also {', '.join(list(KEYS.values())[1:])}"


def _tell_one(dialogue: "Dialogue", number: int, twin: "Twin") -> None:
    """Tell a twin: where it is, what it says, what is said of it, and how it is linked."""
    from annotator.desk.twins.linking import sentence_of

    desk, row = dialogue.desk, twin.sentence
    place = desk.store.order.number(row.path)
    came = ", you came from here" if row.id == desk.twins.origin else ""
    dialogue.tell(
        f"{number}: {judgement_words(twin.said)} "
        f"({place}:{row.index + 1} {row.title or row.path}){came}"
    )
    dialogue.tell(row.text)
    lit = desk.lit_claim
    if twin.link is not None and lit is not None:
        words = sentence_of(twin.link, onward=twin.link.claim_id == lit.id)
        dialogue.tell(f"linked by you: {words}")
    for link, onward in twin.others:
        dialogue.tell(f"linked by {link.annotator}: {sentence_of(link, onward=onward)}")


def _type(typed: str) -> LinkType:
    from annotator.desk.twins.linking import KEYS

    named: LinkType | None = next((kind for kind in KEYS.values() if typed == kind), None)
    if named is None:
        raise RefusedError(USAGE)
    return named


TWINS = Command(
    ("twins", "t"),
    "[all] [TYPE N] [take N] [give N] [go N]",
    "the same claim in other stories; TYPE is copies, paraphrases, narrows, strengthens, "
    "contradicts or corrects, said of this claim; again takes the link back",
    twins,
    ("claim.twins",),
)
