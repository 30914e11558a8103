"""Marking spans by their words.

What is marked of a claim that exists is saved at once. For a new claim there is nothing yet to
save it in, and the desk proposes the rest: so it is told, and waits for a label.
"""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from annotator.desk.errors import RefusedError
from annotator.desk.marking import PARTS, Marking, Part
from annotator.errors import UserError
from annotator.lines.command import Command, Group
from annotator.lines.places import place_of
from annotator.lines.telling import GAP, attribution_lines, span_words
from annotator.lines.typed import cut, unquoted, which
from annotator.model.claim import Attribution

if TYPE_CHECKING:
    from annotator.lines.dialogue import Dialogue

_TARGET = re.compile(
    r"(?:nearer(?:\s+(?P<level>\d))?\s+)?(?P<part>content|source|cue)\b\s*(?P<words>.*)",
    re.IGNORECASE | re.DOTALL,
)


class Target(NamedTuple):
    """Whose part is meant, and with which words."""

    level: int
    """0 is the outermost speaker, 1 the first nearer one."""
    part: Part
    words: str


def target_of(typed: str) -> Target:
    """Read `[nearer [N]] PART WORDS`; raises RefusedError."""
    match = _TARGET.fullmatch(typed)
    if match is None:
        raise RefusedError('say content, source or cue, then the words: source "the mayor"')
    nearer = typed.casefold().startswith("nearer")
    part: Part = next(part for part in PARTS if part == match["part"].casefold())
    return Target(int(match["level"] or 1) if nearer else 0, part, match["words"])


def span(dialogue: "Dialogue", rest: str) -> str | None:
    """Mark words as a part, in the place of what was."""
    target = target_of(rest)
    words, number = which(target.words)

    def mark(marking: Marking) -> None:
        found = place_of(marking.page, unquoted(words), number)
        _turn(marking, target)
        while marking.fragments(target.level, target.part):
            marking.drop_fragment()
        marking.take(*found)

    return _marked(dialogue, mark)


def fragment(dialogue: "Dialogue", rest: str) -> str | None:
    """Mark words as another fragment of a part."""
    target = target_of(rest)
    words, number = which(target.words)

    def mark(marking: Marking) -> None:
        found = place_of(marking.page, unquoted(words), number)
        _turn(marking, target)
        marking.add_fragment()
        marking.take(*found)

    return _marked(dialogue, mark)


def drop(dialogue: "Dialogue", rest: str) -> str | None:
    """Take a part away; of several fragments, the one with these words or the last."""
    target = target_of(rest)
    words, number = which(target.words)

    def mark(marking: Marking) -> None:
        _turn(marking, target)
        if not words:
            marking.drop_fragment()
            return
        start, end = place_of(marking.page, unquoted(words), number)
        marked = marking.fragments(target.level, target.part)
        kept = [at for at in marked if at[1] <= start or at[0] >= end]
        if len(kept) == len(marked):
            raise RefusedError(f"no {target.part} is marked there")
        while marking.fragments(target.level, target.part):
            marking.drop_fragment()
        for count, at in enumerate(kept):
            if count:
                marking.add_fragment()
            marking.take(*at)

    return _marked(dialogue, mark)


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


def spans(dialogue: "Dialogue", _: str) -> str | None:
    """Begin to mark, with what the desk proposes; or tell what is marked."""
    if dialogue.desk.marking is None:
        dialogue.desk.mark()
    return tell_marking(dialogue)


def keep(dialogue: "Dialogue", _: str) -> str:
    """Save what is marked in the lit claim."""
    dialogue.desk.keep_spans()
    return _told_as_saved(dialogue)


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


def tell_marking(dialogue: "Dialogue") -> str | None:
    """Tell what is marked, and how it is saved."""
    desk, marking = dialogue.desk, dialogue.desk.marking
    if marking is None:
        return None
    text = marking.page.text
    for level in range(max(marking.levels, marking.level + 1)):
        whose = f"nearer {level} " if level else ""
        for part in PARTS:
            marked = [text[start:end] for start, end in marking.fragments(level, part)]
            if marked:
                dialogue.tell(f"  {whose}{part}: {GAP.join(marked)}")
    how = "a label saves it as a claim" if desk.lit_claim is None else "{spans.keep} saves it"
    return f"marked, not saved yet: {how}, {{spans.leave}} leaves it"


def _turn(marking: Marking, target: Target) -> None:
    """Turn to a part of a speaker; raises RefusedError where a speaker further out is missing."""
    while marking.level > target.level:
        marking.outward()
    while marking.level < target.level:
        marking.inward()
    marking.turn_to(target.part)


def _marked(dialogue: "Dialogue", mark: Callable[[Marking], None]) -> str | None:
    """Mark in the open marking, or in one of its own that is saved if there is a claim."""
    desk = dialogue.desk
    if desk.marking is not None:
        mark(desk.marking)
        return tell_marking(dialogue)
    saved = desk.lit_claim is not None
    marking = desk.mark(afresh=saved)
    try:
        mark(marking)
        if saved:
            desk.keep_spans()
    except UserError:
        desk.marking = None
        raise
    return _told_as_saved(dialogue) if saved else tell_marking(dialogue)


def _told_as_saved(dialogue: "Dialogue") -> str:
    claim = dialogue.desk.lit_claim
    if claim is not None:
        dialogue.tell(f"  content: {span_words(claim.spans)}")
        for line in attribution_lines(claim.attribution or Attribution()):
            dialogue.tell(line)
    return "saved"


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


def nearer(dialogue: "Dialogue", rest: str) -> str | None:
    """Mark words as a part of a nearer speaker."""
    return span(dialogue, f"nearer {rest}")


def leave_marking(dialogue: "Dialogue") -> str:
    """Leave the marking without saving it."""
    waits = dialogue.desk.leave_marking()
    return (
        "not saved: {claim.spans} brings the marking back" if waits else "left; nothing has changed"
    )


def first_words(typed: str) -> tuple[int, str]:
    """Return which speaker `nearer [N] ...` means, 0 for the outermost, and what follows."""
    first, rest = cut(typed)
    if first.casefold() != "nearer":
        return 0, typed
    level, behind = cut(rest)
    return (int(level), behind) if re.fullmatch(r"[1-9]", level) else (1, rest)


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
