"""Saying something about the lit sentence."""

from typing import TYPE_CHECKING

from annotator.desk.errors import RefusedError
from annotator.desk.said import judgement_words, label_words, turned_words
from annotator.lines.command import Command, Group
from annotator.lines.spans import tell_marking
from annotator.lines.typed import text_of

if TYPE_CHECKING:
    from annotator.desk import Desk
    from annotator.lines.dialogue import Dialogue


def at_last_hit(desk: "Desk") -> str:
    """Return what to add where the last hit of a search stays lit."""
    walk = desk.walk
    if walk.hits is None or walk.after() != walk.spot:
        return ""
    return "; this is the last hit: {find.stay} stays here, {find.leave} goes back"


def label(dialogue: "Dialogue", name: str, stay: bool = False) -> str:
    """Give a label to the lit claim, a new one, or what is marked; go on, or stay."""
    desk = dialogue.desk
    if desk.marking is not None:
        desk.keep_spans(name, stay=stay)
        if stay:
            desk.walk.lit = len(desk.judgement.claims)
    else:
        desk.label(name, stay=stay)
    ready = "; a new claim is ready" if stay else at_last_hit(desk)
    return f"{label_words(name)}, saved{ready}"


def labels(dialogue: "Dialogue", rest: str) -> str | None:
    """Tell the labels, or give the one that is named, by its name or number."""
    codebook = dialogue.desk.codebook
    if not rest:
        for number, known in enumerate(codebook.labels, start=1):
            keys = f" (or {known.key}; {known.key.upper()} stays)" if known.key else ""
            dialogue.tell(f"{number}: {known.name}{keys}: {known.meaning}")
        return "a label's name gives it and goes on; its name and stay stays for another claim"
    name, _, stay = rest.partition(" ")
    for number, known in enumerate(codebook.labels, start=1):
        if name.casefold() in (known.name.casefold(), str(number)) and stay in ("", "stay"):
            return label(dialogue, known.name, stay=bool(stay))
    raise RefusedError(f"{codebook.version} has no label {rest}")


def none(dialogue: "Dialogue", _: str) -> str:
    """Say no claim."""
    dialogue.desk.no_claim()
    return f"no claim, saved{at_last_hit(dialogue.desk)}"


def skip(dialogue: "Dialogue", _: str) -> str:
    """Say that it cannot be judged; an answer stays."""
    desk = dialogue.desk
    kept = desk.judgement.decided
    desk.skip()
    return "the answer stays as it was" if kept else f"skipped, saved{at_last_hit(desk)}"


def again(dialogue: "Dialogue", _: str) -> str:
    """Say what was said last."""
    desk = dialogue.desk
    story, index, seen = desk.walk.story, desk.walk.index, desk.answer
    desk.repeat()
    if story is None or story.answer(index) is seen:
        return "the answer stays as it was"
    return f"{judgement_words(story.judgement(index))}, saved{at_last_hit(desk)}"


def flag(dialogue: "Dialogue", _: str) -> str:
    """Set or take away the flag."""
    dialogue.desk.flag()
    return "flagged, saved" if dialogue.desk.judgement.flag else "flag taken away, saved"


def note(dialogue: "Dialogue", rest: str) -> str:
    """Write a note on the lit claim; where none is lit, on the sentence."""
    desk, text = dialogue.desk, text_of(rest)
    dialogue.desk.walk.sentence  # noqa: B018 - refuses where there is none
    if desk.lit_claim is None:
        desk.note(text)
        return "note on the sentence saved" if text else "no note on the sentence, saved"
    desk.note_on_claim(desk.lit_claim, text)
    return "note on the claim saved" if text else "no note on the claim, saved"


def undo(dialogue: "Dialogue", _: str) -> str | None:
    """Take back the last act, or the last step of marking."""
    desk = dialogue.desk
    if desk.marking is not None:
        desk.marking.undo()
        return tell_marking(dialogue)
    turned = desk.undo()
    dialogue.say(f"taken back: {turned_words(turned)}; {{answer.redo}} brings it back")
    dialogue.show_change()
    return None


def redo(dialogue: "Dialogue", _: str) -> None:
    """Bring back what was taken back."""
    dialogue.say(f"brought back: {turned_words(dialogue.desk.redo())}")
    dialogue.show_change()


ANSWERING = Group(
    "Answer (a label's key or name gives it and goes on, the capital key stays)",
    (
        Command(
            ("label", "l"), "[NAME [stay]]", "all labels, or give one", labels, ("answer.choose",)
        ),
        Command(("none", "n"), "", "no claim, go on", none, ("answer.no_claim",)),
        Command(("skip",), "", "cannot judge, go on; keeps an answer", skip, ("answer.skip",)),
        Command(("repeat", "."), "", "say what was said last, go on", again, ("answer.repeat",)),
        Command(
            ("undo", "u"),
            "",
            "take back the last act, or step of marking",
            undo,
            ("answer.undo", "spans.undo"),
            marking=True,
        ),
        Command(("redo", "U"), "", "bring it back", redo, ("answer.redo",)),
        Command(("flag", "f"), "", "flag to look at again, or unflag", flag, ("answer.flag",)),
        Command(
            ("note", "c"),
            "TEXT | -",
            "note on the lit claim, else on the sentence; - takes it away",
            note,
            ("answer.note",),
        ),
    ),
)
