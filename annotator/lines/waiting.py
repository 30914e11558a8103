"""Answers whose passage the publisher changed: told, taken over or dropped by their numbers."""

from typing import TYPE_CHECKING

from annotator.desk.errors import RefusedError
from annotator.desk.said import judgement_words
from annotator.lines.command import Command
from annotator.lines.typed import PAGE, cut, more, number_of, page_of
from annotator.words import many

if TYPE_CHECKING:
    from annotator.desk.revising.waiting import Item
    from annotator.lines.dialogue import Dialogue


def waiting(dialogue: "Dialogue", rest: str) -> str:
    """Tell what waits, or decide about one of it."""
    verb, behind = cut(rest)
    items = dialogue.desk.waiting.items()
    if not items:
        raise RefusedError("nothing waits: no passage that you answered has changed")
    if verb.casefold() == "alike":
        return _take_alike(dialogue, behind, items)
    if verb.casefold() in ("take", "drop"):
        return _decide(dialogue, verb.casefold(), behind, items)
    typed, passed = page_of(rest)
    if typed:
        raise RefusedError("waiting, waiting from 21, waiting take 1 [12], alike 1, drop 1")
    shown = items[passed : passed + PAGE]
    for number, item in enumerate(shown, start=passed + 1):
        _tell(dialogue, number, item)
    told = more(len(shown), passed, len(items), "waiting")
    return f"{told} waiting take, alike or drop, with a number, decides"


def _tell(dialogue: "Dialogue", number: int, item: "Item") -> None:
    """Tell an item: why it waits, the old sentence, the new ones, and what was said."""
    comparison, places = (
        dialogue.desk.waiting.comparison(item),
        dialogue.desk.waiting.places(item),
    )
    said = judgement_words(item.answer.judgement)
    dialogue.tell(f"{number}: {item.fate}, {said} ({item.path})")
    difference = dialogue.desk.waiting.together.difference(item)
    if difference is not None:
        dialogue.tell(f"changed: {difference.said}")
    dialogue.tell(f"old: {comparison.old.sentences[item.number].text}")
    for place in places:
        dialogue.tell(f"new, sentence {place + 1}: {comparison.new.sentences[place].text}")


def _decide(dialogue: "Dialogue", verb: str, typed: str, items: "list[Item]") -> str:
    """Take an answer over, to the sentence that is named or the only one it may be, or drop it."""
    desk = dialogue.desk
    first, second = cut(typed)
    item = items[number_of(first, "answer", len(items))]
    if verb == "drop":
        desk.waiting.drop(item)
        return "dropped; {answer.undo} brings it back"
    places = desk.waiting.places(item)
    if second:
        last = len(desk.waiting.comparison(item).new.sentences)
        place = number_of(second, "sentence", last)
    elif len(places) == 1:
        place = places[0]
    else:
        raise RefusedError("name the sentence too, for instance: waiting take 1 12")
    desk.waiting.take(item, place)
    return "taken over; {answer.undo} takes it back"


def _take_alike(dialogue: "Dialogue", typed: str, items: "list[Item]") -> str:
    """Take an answer over with all that changed like it in its story."""
    together = dialogue.desk.waiting.together
    alike = together.like(items[number_of(typed, "answer", len(items))], items)
    if alike is None:
        raise RefusedError("nothing is like it: decide about it alone")
    taken = together.take(alike)
    return f"{many(taken, 'answer')} taken over ({alike.said}); {{answer.undo}} takes them back"


WAITING = Command(
    ("waiting", "H"),
    "[from 21] [take N [SENTENCE]] [alike N] [drop N]",
    "answers whose passage the publisher changed",
    waiting,
    ("find.waiting",),
)
