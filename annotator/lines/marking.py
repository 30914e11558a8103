"""The commands that mark spans, and those that split and join claims."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from annotator.desk.errors import RefusedError
from annotator.desk.marking import Marking, Part
from annotator.lines.command import Command, Group
from annotator.lines.places import place_of
from annotator.lines.spans import drop, fragment, keep, nearer, span, tell_marking
from annotator.lines.targets import target_of
from annotator.lines.telling import span_words
from annotator.lines.typed import unquoted, which

if TYPE_CHECKING:
    from annotator.lines.dialogue import Dialogue


def _part(part: Part) -> Command:
    def do(dialogue: "Dialogue", rest: str) -> str | None:
        return span(dialogue, f"{part} {rest}")

    return Command(
        (part,),
        '"WORDS" [#2]',
        f"mark words as the {part}",
        do,
        (f"spans.part.{part}",),
        marking=True,
    )


def spans(dialogue: "Dialogue", _: str) -> str | None:
    """Begin to mark, with what the desk proposes; or tell what is marked."""
    if dialogue.desk.marking is None:
        dialogue.desk.mark()
    return tell_marking(dialogue)


def _phrase(press: Callable[[Marking], None]) -> Callable[["Dialogue", str], str | None]:
    """Return what marks a whole phrase as the part that was marked last."""

    def do(dialogue: "Dialogue", rest: str) -> str | None:
        marking = dialogue.desk.marking
        if marking is None:
            raise RefusedError("nothing is being marked: {claim.spans} begins")
        if rest:
            marking.turn_to(target_of(rest).part)
        press(marking)
        return tell_marking(dialogue)

    return do


def leave_marking(dialogue: "Dialogue") -> str:
    """Leave the marking without saving it."""
    waits = dialogue.desk.leave_marking()
    return (
        "not saved: {claim.spans} brings the marking back" if waits else "left; nothing has changed"
    )


def split(dialogue: "Dialogue", rest: str) -> str:
    """Make two claims of the lit one: up to some words, and from them on."""
    desk = dialogue.desk
    claim = desk.require_claim()
    words, number = which(rest)
    marking = desk.mark(afresh=True)
    try:
        content = marking.fragments(0, "content")
        start, _ = place_of(marking.page, unquoted(words), number, content)
        marking.begin_split()
        while marking.cursor[0] < start:
            marking.move(1)
        while marking.cursor[0] > start:
            marking.move(-1)
        desk.split_claim()
    finally:
        desk.marking = None
    second = desk.lit_claim or claim
    first = next((one for one in desk.judgement.claims if one.id == claim.id), claim)
    dialogue.tell(f"  first: {span_words(first.spans)}")
    dialogue.tell(f"  second, lit now: {span_words(second.spans)}")
    return "two claims now, saved; {answer.undo} makes one of them again"


def join(dialogue: "Dialogue", _: str) -> str:
    """Make one claim of the lit one and the next."""
    dialogue.desk.join_claims()
    dialogue.tell(f"  content: {span_words(dialogue.desk.require_claim().spans)}")
    return "one claim now, saved; {answer.undo} makes two of it again"


MARKING = Group(
    'Spans (saved at once in a claim; for a new claim a label saves them; #2: the second "WORDS")',
    (
        _part("content"),
        _part("source"),
        _part("cue"),
        Command(
            ("nearer",),
            '[N] PART "WORDS" [#2]',
            'the same of a nearer speaker: "said X, per Y" has X inside',
            nearer,
            ("spans.inward", "spans.outward"),
            marking=True,
        ),
        Command(("span",), '[nearer [N]] PART "WORDS" [#2]', "any of these", span, marking=True),
        Command(
            ("fragment", "+"),
            '[nearer [N]] PART "WORDS" [#2]',
            "mark another fragment of a part",
            fragment,
            ("spans.add",),
            marking=True,
        ),
        Command(
            ("drop",),
            '[nearer [N]] PART ["WORDS"]',
            "take the last fragment of a part away, or the one with these words",
            drop,
            ("spans.drop",),
            marking=True,
        ),
        Command(
            ("spans", "s"),
            "",
            "what the desk proposes to mark, or what is marked",
            spans,
            ("claim.spans",),
            marking=True,
        ),
        Command(
            ("quotation", '"'),
            "[PART]",
            "while marking: the quotation there or next; again: unquoted",
            _phrase(Marking.quotation),
            ("spans.quotation",),
            marking=True,
        ),
        Command(
            ("clause", ","),
            "[PART]",
            "while marking: what source and cue leave; again: up to commas",
            _phrase(Marking.clause),
            ("spans.clause",),
            marking=True,
        ),
        Command(
            ("phrase",),
            "[PART]",
            "while marking: the noun phrase there; again: wider",
            _phrase(Marking.noun_phrase),
            ("spans.noun_phrase",),
            marking=True,
        ),
        Command(("keep",), "", "save what is marked", keep, ("spans.keep",), marking=True),
        Command(
            ("split", "|"),
            '"WORDS" [#2]',
            "two claims: the second begins with these words",
            split,
            ("spans.split",),
        ),
        Command(("join", "&"), "", "one claim of this one and the next", join, ("spans.join",)),
    ),
)
