"""Going from sentence to sentence and from story to story."""

from typing import TYPE_CHECKING

from annotator.desk.errors import RefusedError
from annotator.desk.going import spot_named
from annotator.desk.said import judgement_words
from annotator.lines.answering import at_last_hit
from annotator.lines.command import Command, Group
from annotator.lines.here import story_lines
from annotator.lines.telling import capital, kind_words
from annotator.lines.typed import number_of
from annotator.model.plain import typable
from annotator.words import many

if TYPE_CHECKING:
    from annotator.lines.dialogue import Dialogue

_FARTHEST = 200
"""Sentences that are told on each side at most."""


def next_(dialogue: "Dialogue", _: str) -> str:
    """Go to the next sentence."""
    dialogue.desk.go(dialogue.desk.walk.after())
    return at_last_hit(dialogue.desk).removeprefix("; ")


def previous(dialogue: "Dialogue", _: str) -> None:
    """Go to the previous sentence."""
    dialogue.desk.go(dialogue.desk.walk.before())


def open_(dialogue: "Dialogue", _: str) -> None:
    """Go to the next sentence that is not decided."""
    dialogue.desk.go(dialogue.desk.walk.next_undecided())


def next_story(dialogue: "Dialogue", _: str) -> None:
    """Go to the next story."""
    dialogue.desk.go(dialogue.desk.walk.next_story())


def previous_story(dialogue: "Dialogue", _: str) -> None:
    """Go to the story before."""
    dialogue.desk.go(dialogue.desk.walk.previous_story())


def story(dialogue: "Dialogue", rest: str) -> None:
    """Tell which story is open, or go to the next or the one before."""
    turns = {"next": next_story, "previous": previous_story}
    if rest.casefold() in turns:
        turns[rest.casefold()](dialogue, "")
    elif rest:
        raise RefusedError("story next, story previous, or story alone; {walk.go_to} goes by name")
    else:
        for line in story_lines(dialogue.desk):
            dialogue.tell(line)


def go(dialogue: "Dialogue", rest: str) -> str | None:
    """Go to a sentence or story that is named."""
    desk = dialogue.desk
    if not rest:
        raise RefusedError("where to? a sentence (12), story (3:), both (3:12), an id, or a path")
    restricted = desk.walk.hits is not None
    desk.go_outside(spot_named(desk, typable(rest)))
    left = restricted and desk.walk.hits is None
    return "this is none of the hits: the search was left" if left else None


def sign_off(dialogue: "Dialogue", rest: str) -> str:
    """Say that the story is done, or that it is not."""
    signing, typed = dialogue.desk.signing, rest.casefold()
    if typed not in ("", "done"):
        raise RefusedError("signoff, or signoff done where sentences are left")
    if signing.state.signed and not signing.state.since:
        signing.open_again()
        return "this story is open again, saved; {answer.undo} takes it back"
    undecided = signing.undecided()
    if undecided and not typed:
        raise RefusedError(f"{many(undecided, 'sentence')} left: signoff done signs it off anyway")
    signing.sign_off(typed if undecided else None)
    return "this story is signed off, saved; answers still work, {answer.undo} takes it back"


def furniture(dialogue: "Dialogue", _: str) -> str:
    """Walk furniture too, or no longer."""
    walked = dialogue.desk.walk_furniture()
    return "furniture is walked too" if walked else "furniture is not walked"


def read(dialogue: "Dialogue", _: str) -> None:
    """Tell the lit sentence again."""
    dialogue.show()


def context(dialogue: "Dialogue", rest: str) -> None:
    """Tell the sentences around the lit one."""
    desk, around = dialogue.desk, 2
    if rest:
        around = number_of(rest, "number of sentences", _FARTHEST) + 1
    open_story, lit = desk.walk.story, desk.walk.sentence.index
    if open_story is None:
        return
    for sentence in open_story.sentences[max(lit - around, 0) : lit + around + 1]:
        said = judgement_words(open_story.judgement(sentence.index))
        here = "lit, " if sentence.index == lit else ""
        kind = kind_words(sentence.block)
        dialogue.tell(
            f"{capital(here)}{'sentence' if here else 'Sentence'} {sentence.index + 1}, {kind}, "
            f"{said}: {sentence.text}"
        )


def quit_(dialogue: "Dialogue", _: str) -> str:
    """Leave."""
    dialogue.over = True
    return "everything is saved"


MOVING = Group(
    "Walk",
    (
        Command(("read",), "", "the lit sentence again; an empty line too", read, marking=True),
        Command(
            ("context",),
            "[N]",
            "the sentences around it",
            context,
            ("walk.look_down", "walk.look_up", "walk.look_top", "walk.look_end"),
            marking=True,
        ),
        Command(("next", "j"), "", "next sentence", next_, ("walk.next",)),
        Command(("previous", "k"), "", "previous sentence", previous, ("walk.previous",)),
        Command(("open",), "", "next sentence not answered yet", open_, ("walk.undecided",)),
        Command(("story",), "[next | previous]", "which story this is, or another", story),
        Command(("J", "]"), "", "next story", next_story, ("walk.next_story",)),
        Command(("K", "["), "", "previous story", previous_story, ("walk.previous_story",)),
        Command(("go", "G"), "12 | 3: | 3:12 | PATH", "a sentence or a story", go, ("walk.go_to",)),
        Command(
            ("signoff", "S"),
            "[done]",
            "say that this story is done, or not; done although sentences are left",
            sign_off,
            ("walk.sign_off",),
        ),
        Command(
            ("furniture", "z"), "", "walk furniture too, or not", furniture, ("walk.furniture",)
        ),
        Command(
            ("quit", "q"),
            "",
            "leave; everything is saved already",
            quit_,
            ("walk.leave", "walk.interrupt"),
            marking=True,
        ),
    ),
)
