"""The evidence of the lit claim, typed on one line with | between its fields."""

from typing import TYPE_CHECKING, get_args

from annotator.desk.errors import RefusedError
from annotator.desk.evidence import today
from annotator.desk.evidence_fields import FIELDS, evidence_of
from annotator.lines.command import Command, Group
from annotator.lines.telling import evidence_words
from annotator.lines.typed import PAGE, cut, more, number_of, page_of
from annotator.model.claim import Claim, Evidence, Stance
from annotator.model.plain import typable

if TYPE_CHECKING:
    from annotator.desk import Desk
    from annotator.lines.dialogue import Dialogue

STANCES: tuple[Stance, ...] = get_args(Stance)
_SIGNS: dict[str, Stance] = {"+": "supports", "=": "context"}
_HOW = "evidence supports URL | TITLE | QUOTE | PUBLISHED, each may be left empty"


def evidence(dialogue: "Dialogue", rest: str) -> str | None:
    """Tell, add, change or remove evidence, or use some again."""
    desk = dialogue.desk
    seen = desk.require_claim()
    first, behind = cut(rest)
    verb = first.casefold()
    stance = stance_of(verb)
    if not verb:
        return _tell(dialogue, seen)
    if stance is not None:
        return _add(desk, seen, stance, behind)
    if verb == "known":
        return _known(dialogue, behind)
    if verb == "use":
        return _use(desk, seen, behind)
    if verb == "remove":
        desk.evidence.remove(seen, number_of(behind, "evidence", len(seen.evidence)))
        return "evidence removed, saved; {answer.undo} brings it back"
    if verb.isdigit():
        return _change(desk, seen, number_of(verb, "evidence", len(seen.evidence)), behind)
    raise RefusedError(f"{_HOW}; or evidence remove 1, evidence known WORDS, evidence use 1")


def stance_of(typed: str) -> Stance | None:
    """Return the stance that is named, by its word or its sign."""
    return next((one for one in STANCES if one == typed), _SIGNS.get(typed))


def fields_of(typed: str, known: Evidence) -> dict[str, str]:
    """Read fields with | between them: in their order, or as `name=value`; others stay."""
    values = {name: getattr(known, name) or "" for name in FIELDS}
    place = 0
    for piece in typed.split("|"):
        text = typable(piece)
        name, equals, value = text.partition("=")
        if equals and name.strip().casefold() in FIELDS:
            values[name.strip().casefold()] = value.strip()
            continue
        if place == len(FIELDS):
            raise RefusedError(f"too many fields: {' | '.join(FIELDS)}")
        if text:
            values[FIELDS[place]] = text
        place += 1
    return values


def _add(desk: "Desk", seen: Claim, stance: Stance, typed: str) -> str:
    blank = Evidence(stance=stance, accessed=today())
    made = evidence_of(desk.evidence, blank, {"stance": stance} | fields_of(typed, blank))
    desk.evidence.add(seen, made)
    return f"evidence {len(seen.evidence) + 1}, saved: {_told(desk, made)}"


def _change(desk: "Desk", seen: Claim, number: int, typed: str) -> str:
    """Say another stance of known evidence, or other fields of it."""
    first, behind = cut(typed)
    known = seen.evidence[number]
    stance = stance_of(first.casefold())
    if stance is None:
        stance, behind = known.stance, typed
    if not typed:
        raise RefusedError(f"evidence {number + 1} refutes, or evidence {number + 1} title=...")
    made = evidence_of(desk.evidence, known, {"stance": stance} | fields_of(behind, known))
    desk.evidence.change(seen, number, made)
    return f"evidence {number + 1}, saved: {_told(desk, made)}"


def _known(dialogue: "Dialogue", typed: str) -> str:
    """Tell what was entered for any claim of the corpus."""
    words, passed = page_of(typed)
    found = dialogue.desk.evidence.known(words)
    for number, item in enumerate(found[passed : passed + PAGE], start=passed + 1):
        dialogue.tell(f"{number}: {_told(dialogue.desk, item)}")
    shown = len(found[passed : passed + PAGE])
    behind = f" {words}" if words else ""
    told = more(shown, passed, len(found), f"evidence known{behind}")
    return f"{told} evidence use N{behind} takes one"


def _use(desk: "Desk", seen: Claim, typed: str) -> str:
    """Take evidence that was entered before: `N [STANCE] [WORDS]`, as `known` told it."""
    number, behind = cut(typed)
    first, words = cut(behind)
    stance = stance_of(first.casefold())
    found = desk.evidence.known(behind if stance is None else words)
    item = found[number_of(number, "evidence", len(found))]
    taken = item.model_copy(update={"stance": stance or item.stance})
    desk.evidence.add(seen, taken)
    return f"evidence {len(seen.evidence) + 1}, saved: {_told(desk, taken)}"


def _tell(dialogue: "Dialogue", seen: Claim) -> str | None:
    for number, item in enumerate(seen.evidence, start=1):
        dialogue.tell(f"evidence {number} {_told(dialogue.desk, item)}")
    return None if seen.evidence else f"no evidence yet: {_HOW}"


def _told(desk: "Desk", item: Evidence) -> str:
    doubts = "".join(f"; to know: {doubt.message}" for doubt in desk.evidence.doubts(item))
    return evidence_words(item) + doubts


EVIDENCE = Group(
    "Evidence of the lit claim (STANCE is supports, refutes or context)",
    (
        Command(
            ("evidence", "e"),
            "[STANCE URL | TITLE | QUOTE | PUBLISHED | ACCESSED | SNAPSHOT]",
            "add some; also title=..., snapshot=PATH in any order; alone: tell it; "
            "evidence 1 STANCE or 1 title=...: change it; evidence remove 1; "
            "evidence known [WORDS]: entered before; evidence use 1 [STANCE] [WORDS]",
            evidence,
            ("claim.evidence",),
        ),
    ),
)
