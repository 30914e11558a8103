"""The steps, in order: what to do now, how the desk shows that it was done.

Keys stand as the ids of their actions, since they can be remapped. A text fits two lines of 60
columns.
"""

from dataclasses import dataclass

from annotator.tutorial.checks import (
    Check,
    decided,
    did,
    not_searching,
    other_than,
    said_by,
    searching,
    taken_back,
)


@dataclass(frozen=True)
class Step:
    """One thing to do."""

    text: str
    """What to do, in one sentence or two."""
    done: Check
    """Whether it was done."""
    place: tuple[int, int] | None = None
    """Its story, from 1, and the sentence behind which it is over, done or not."""
    otherwise: tuple[Check, str] | None = None
    """What to say about it when it was done in a way that was not meant."""
    needs: tuple[str, ...] = ()
    """The actions without which it cannot be done."""


def _answer(index: int, text: str, *labels: str, why: str) -> Step:
    """Make a step that asks for an answer, and says gently which one was meant."""
    meant = " and ".join(labels) or "none"
    remark = f"We would have said {meant}: {why}."
    return Step(text, decided(index), (1, index), (other_than(index, *labels), remark))


MARKING = frozenset(f"spans.{name}" for name in ("next_part", "left", "right", "keep"))
STEPS = (
    _answer(
        0,
        "Read the lit sentence and press what it says: that is the whole answer.",
        why="a heading that states nothing cannot be checked",
    ),
    _answer(
        1,
        "Somebody's word and nothing else: {answer.label.attributed}, attributed.",
        "attributed",
        why="only the mayor says so",
    ),
    _answer(
        2,
        "A record settles it, whoever says so: {answer.label.verified}, verified.",
        "verified",
        why="the log does not depend on who reads it",
    ),
    _answer(
        3,
        "Somebody in the story contradicts it: {answer.label.disputed}, disputed.",
        "disputed",
        why="the log says otherwise",
    ),
    _answer(
        4,
        "A question, an opinion, a wish: nothing to check. {answer.no_claim} again.",
        why="a question claims nothing",
    ),
    Step(
        "To err is easy: answer this one wrongly on purpose, with {answer.no_claim}.",
        lambda scene: decided(5)(scene) or taken_back(5)(scene),
        (1, 5),
    ),
    Step(
        "Now take it back: {answer.undo}. It works as often as you like, also tomorrow.",
        taken_back(5),
        (1, 6),
    ),
    _answer(
        5,
        "Undone, and you are where it happened. The Courier says so: {answer.label.attributed}.",
        "attributed",
        why="it is the Courier's word",
    ),
    Step(
        "Two claims. {answer.label_stay.attributed} labels the first and stays on the sentence.",
        lambda scene: len(scene.claims(6)) > 0,
        (1, 6),
    ),
    Step(
        "A new claim is ready: {answer.label.disputed} for the second, which is denied.",
        lambda scene: len(scene.claims(6)) > 1,
        (1, 6),
    ),
    Step(
        "What is claimed here, who says it, which word shows it? {claim.spans} marks all three.",
        lambda scene: scene.desk.marking is not None or said_by(7)(scene),
        (1, 7),
        needs=("claim.spans",),
    ),
    Step(
        "A proposal is there: content, source, cue. {spans.next_part} turns to the next, "
        "{spans.left} {spans.right} move.",
        lambda scene: bool(scene.did & MARKING) or said_by(7)(scene),
        (1, 7),
        needs=("claim.spans",),
    ),
    Step(
        "Content “We ... bell”, source Per Lunde, cue said? {spans.label.attributed} keeps it.",
        said_by(7),
        (1, 7),
        needs=("claim.spans",),
    ),
    Step(
        "What the town knew, you cannot judge: {answer.skip} skips it.",
        decided(8),
        (1, 8),
    ),
    Step(
        "Which of the two? Write a note on it: {answer.note}, some words, enter.",
        lambda scene: any((scene.said(9).note, *(claim.note for claim in scene.claims(9)))),
        (1, 9),
    ),
    Step(
        "And flag it, to come back to it later: {answer.flag}. Then answer as you like.",
        lambda scene: scene.said(9).flag,
        (1, 9),
    ),
    Step(
        "What did the mayor say before? {find.search}, then type mayor, then enter.",
        searching,
        (1, 11),
    ),
    Step(
        "The hits are the walk: {walk.next} and {walk.previous}. {find.leave} goes back.",
        not_searching,
        (1, 11),
    ),
    Step(
        "Answer the rest as you see fit. Not sure what a label means? {look.guideline} tells.",
        did("look.guideline"),
        (1, 12),
    ),
    Step(
        "Answer on: behind the last sentence comes the next story by itself.",
        lambda scene: scene.desk.story_number > 1,
    ),
    Step(
        "With a “?” the desk suggests an answer. {suggestion.take} accepts it, another label"
        " overrules it.",
        did("suggestion.take"),
        (2, 1),
    ),
    Step(
        "{walk.undecided} goes to what is open anywhere, {walk.previous_story} to the story"
        " before. Try {find.stories}.",
        did("find.stories"),
        (2, 2),
    ),
    Step(
        "{look.keys} lists all keys, {look.palette} finds actions by name. Look at one.",
        lambda scene: bool(scene.did & {"look.keys", "look.palette"}),
        (2, 3),
    ),
    Step(
        "That was all. {walk.leave} leaves. Your own stories: annotator open FOLDER",
        lambda _scene: False,
    ),
)
"""The course; the last step is the goodbye and is never done."""
