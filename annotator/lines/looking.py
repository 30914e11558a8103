"""What is only looked at, and the block kinds."""

from datetime import datetime
from typing import TYPE_CHECKING

from annotator.desk.differing import differing_words
from annotator.desk.errors import RefusedError
from annotator.desk.link import story_address
from annotator.desk.said import judgement_words, label_words, used_words
from annotator.lines.command import Command, Group
from annotator.lines.telling import capital, kind_words
from annotator.model.base import one_line
from annotator.model.codebook import Label, examples_of
from annotator.model.document import BLOCK_KINDS
from annotator.words import about, many, quick

if TYPE_CHECKING:
    from annotator.desk import Desk
    from annotator.lines.dialogue import Dialogue


def history(dialogue: "Dialogue", _: str) -> str | None:
    """Tell everything said about this sentence, newest first."""
    desk = dialogue.desk
    answers = desk.history()
    for number, answer in reversed(list(enumerate(answers))):
        when = datetime.fromisoformat(answer.answered_at).astimezone()
        how = "by undo, redo or another sentence"
        if answer.seconds is not None:
            how = f"after {answer.seconds:.1f} seconds"
        said = answer.judgement
        flag = ", flagged" if said.flag else ""
        note = f", note: {said.note}" if said.note else ""
        under = f", under {answer.codebook}" if answer.codebook != desk.codebook.version else ""
        used = "" if answer.suggestion is None else f", {used_words(answer.suggestion)}"
        before = answers[number - 1].judgement if number else None
        changed = differing_words(before, said)
        changed = f", changed: {changed}" if changed else ""
        current = "now, " if answer is answers[-1] else ""
        dialogue.tell(
            f"{current}{when:%Y-%m-%d %H:%M:%S}, {how}: {judgement_words(said)}"
            f"{changed}{flag}{used}{under}{note}"
        )
    return None if answers else "nothing was said yet"


def pace(dialogue: "Dialogue", _: str) -> None:
    """Tell progress and statistics."""
    desk = dialogue.desk
    statistics, counts = desk.statistics(), desk.counts
    untouched = max(counts.stories - statistics.finished - statistics.begun, 0)
    for line in (
        f"decided: {counts.decided:,} of {many(counts.total, 'sentence')}",
        f"stories: {statistics.finished:,} done, {statistics.begun:,} begun, "
        f"{untouched:,} untouched",
        f"answers today: {desk.pace.today:,}",
        *_speed(desk),
        *(f"{label_words(name)}: {count:,}" for name, count in statistics.given.labels),
        f"no claim: {statistics.given.no_claim:,}",
        f"skipped: {statistics.given.skipped:,}",
        *(f"source {name}: {many(count, 'claim')}" for name, count in statistics.sources),
        *(
            f"{day.date}: {many(day.answers, 'answer')}, {quick(day.seconds / day.answers)} each"
            for day in statistics.days
            if day.answers
        ),
    ):
        dialogue.tell(line)


def _speed(desk: "Desk") -> list[str]:
    seconds, per_hour = desk.pace.seconds, desk.pace.per_hour
    if seconds is None or per_hour is None:
        return []
    left = desk.counts.total - desk.counts.decided
    return [
        f"pace: {quick(seconds)} an answer, {per_hour:,.0f} an hour",
        f"for the rest: {about(left * seconds)} at this pace",
    ]


def guideline(dialogue: "Dialogue", rest: str) -> None:
    """Tell what the labels mean, or what one of them means."""
    codebook = dialogue.desk.codebook
    wanted = rest.casefold()
    if not rest:
        dialogue.tell(f"{codebook.version}: {one_line(codebook.question)}")
    named = [label for label in codebook.labels if wanted in ("", label.name.casefold())]
    for label in named:
        _tell_label(dialogue, label)
    if wanted in ("", "none"):
        dialogue.tell(f"none: {one_line(codebook.no_claim)}")
    elif not named:
        raise RefusedError(f"{codebook.version} has no label {rest}")


def _tell_label(dialogue: "Dialogue", label: Label) -> None:
    key = f" (key {label.key})" if label.key else ""
    dialogue.tell(f"{label.name}{key}: {one_line(label.meaning)}")
    dialogue.tell(f"  use it when: {one_line(label.use_when)}")
    dialogue.tell(f"  not when: {one_line(label.avoid_when)}")
    for word, examples in (("for example", label.examples), ("but not", label.counter_examples)):
        for example in examples_of(examples):
            because = f" ({one_line(example.because)})" if example.because else ""
            dialogue.tell(f"  {word}: {one_line(example.text)}{because}")


def block(dialogue: "Dialogue", rest: str) -> str:
    """Tell or change the kind of this block."""
    now = dialogue.desk.walk.sentence.block
    kinds = ", ".join(map(kind_words, BLOCK_KINDS))
    if not rest:
        return f"this block is {kind_words(now)}; it can be {kinds}"
    found = next((kind for kind in BLOCK_KINDS if kind == rest.casefold().replace(" ", "_")), None)
    if found is None:
        raise RefusedError(f"there is no kind {rest}: {kinds}")
    dialogue.desk.change_block(found)
    return f"this block is {kind_words(found)}, saved; {{answer.undo}} takes it back"


def address(dialogue: "Dialogue", _: str) -> None:
    """Tell the story's address and the ids of sentence and claim."""
    desk = dialogue.desk
    sentence, claim = desk.walk.sentence, desk.lit_claim
    found = story_address(desk.store, sentence.document_id)
    dialogue.tell(f"address: {found or 'none is known of this story'}")
    dialogue.tell(f"sentence: {sentence.id}")
    if claim is not None:
        dialogue.tell(f"claim: {claim.id}: {claim.claim_text or claim.content_text}")


def help_(dialogue: "Dialogue", rest: str) -> None:
    """Tell all commands, or one."""
    from annotator.lines.table import GROUPS, command_named  # the table has this command too

    wanted = command_named(rest)
    if rest and wanted is None:
        raise RefusedError(f"there is no command {rest}")
    for group in GROUPS:
        commands = [one for one in group.commands if wanted in (None, one)]
        if commands:
            dialogue.tell(f"{group.title}:")
        for one in commands:
            dialogue.tell(f"  {' or '.join(one.names)} {one.usage}".rstrip() + f": {one.help}")
        if group is GROUPS[0] and commands and not rest:
            for label in dialogue.desk.codebook.labels:
                keys = f" or {label.key}, {label.key.upper()} stays" if label.key else ""
                dialogue.tell(f"  {label.name}{keys}: {capital(one_line(label.meaning))}")


LOOKING = Group(
    "See",
    (
        Command(
            ("history", "h"), "", "everything said about this sentence", history, ("look.history",)
        ),
        Command(("pace", "p"), "", "progress and statistics", pace, ("look.pace",)),
        Command(
            ("guideline", "g"),
            "[LABEL | none]",
            "what the labels mean",
            guideline,
            ("look.guideline",),
            marking=True,
        ),
        Command(
            ("block", "B"),
            "[KIND]",
            "tell or change the kind of this block",
            block,
            ("look.block",),
        ),
        Command(
            ("address", "O"),
            "",
            "the story's address, the ids of sentence and claim",
            address,
            ("look.url",),
        ),
        Command(("help", "?"), "[COMMAND]", "this list", help_, ("look.keys",), marking=True),
    ),
)
