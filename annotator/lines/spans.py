"""Marking spans by their words.

What is marked of a claim that exists is saved at once. For a new claim there is nothing yet to
save it in, and the desk proposes the rest: so it is told, and waits for a label.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from annotator.desk.errors import RefusedError
from annotator.desk.marking import PARTS, Marking
from annotator.errors import UserError
from annotator.lines.places import place_of
from annotator.lines.targets import Target, target_of
from annotator.lines.telling import GAP, attribution_lines, span_words
from annotator.lines.typed import unquoted, which
from annotator.model.claim import Attribution

if TYPE_CHECKING:
    from annotator.lines.dialogue import Dialogue


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


def nearer(dialogue: "Dialogue", rest: str) -> str | None:
    """Mark words as a part of a nearer speaker."""
    return span(dialogue, f"nearer {rest}")


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


def keep(dialogue: "Dialogue", _: str) -> str:
    """Save what is marked in the lit claim."""
    dialogue.desk.keep_spans()
    return _told_as_saved(dialogue)


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
            elif part == "source" and marking.speaker(level).kind == "author":
                dialogue.tell(f"  {whose}source: the author")
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
