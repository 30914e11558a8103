"""Mending the cuts: sentences are split before some words, or joined."""

from typing import TYPE_CHECKING

from annotator.desk.errors import RefusedError
from annotator.lines.command import Command, Group
from annotator.lines.typed import unquoted

if TYPE_CHECKING:
    from annotator.lines.dialogue import Dialogue


def cut(dialogue: "Dialogue", rest: str) -> None:
    """Split the sentence before the words that are typed."""
    words = unquoted(rest)
    if not words:
        raise RefusedError("type the first words of the second sentence behind it")
    cutter = dialogue.desk.cutter
    cutting = cutter.begin()
    try:
        cutting.jump(words)
        cutter.split()
    finally:
        cutter.leave()
    dialogue.say("two sentences now, saved; {answer.undo} makes one of them again")
    dialogue.show_change()


def uncut(dialogue: "Dialogue", _: str) -> None:
    """Join the sentence with the next of its paragraph."""
    dialogue.desk.cutter.join()
    dialogue.say("one sentence now, saved; {answer.undo} makes two of it again")
    dialogue.show_change()


CUTTING = Group(
    "Mend the cuts",
    (
        Command(
            ("cut",),
            "WORDS",
            "split the sentence: the second one begins with these words",
            cut,
            ("cut.split", "cuts.keep", "cuts.jump"),
        ),
        Command(
            ("uncut",), "", "join the sentence with the next of its paragraph", uncut, ("cut.join",)
        ),
    ),
)
