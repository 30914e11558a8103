"""Ten kinds of changes that publishers make, for any story; and answers to all its sentences."""

import re
from collections.abc import Callable

from annotator.desk import Desk
from annotator.desk.shelf import Spot
from annotator.model.answer import Judgement
from annotator.model.base import new_id
from annotator.model.claim import Attribution, Claim
from annotator.model.span import Span

Change = Callable[[list[str]], list[str]]
"""Changes a story's paragraphs."""


def _long(paragraphs: list[str], number: int) -> int:
    """The number of the nth paragraph with some words in it, behind the first."""
    long = [n for n, text in enumerate(paragraphs) if n and len(text.split()) > 8]
    return long[number % len(long)]


def _with(paragraphs: list[str], number: int, text: str) -> list[str]:
    return [*paragraphs[:number], text, *paragraphs[number + 1 :]]


def typo(paragraphs: list[str]) -> list[str]:
    n = _long(paragraphs, 1)
    words = paragraphs[n].split(" ")
    words[3] = words[3] + "e"
    return _with(paragraphs, n, " ".join(words))


def number(paragraphs: list[str]) -> list[str]:
    n = next(n for n, text in enumerate(paragraphs) if n and re.search(r"\d", text))
    return _with(
        paragraphs, n, re.sub(r"\d+", lambda m: str(int(m[0]) + 1), paragraphs[n], count=1)
    )


def quotes(paragraphs: list[str]) -> list[str]:
    return [re.sub('"([^"]*)"', "“\\1”", text) for text in paragraphs]


def inserted(paragraphs: list[str]) -> list[str]:
    n = _long(paragraphs, 2)
    added = "Nobody had asked the lighthouse keeper. She answered all the same."
    return [*paragraphs[:n], added, *paragraphs[n:]]


def deleted(paragraphs: list[str]) -> list[str]:
    n = _long(paragraphs, 2)
    return [*paragraphs[:n], *paragraphs[n + 1 :]]


def moved(paragraphs: list[str]) -> list[str]:
    n = _long(paragraphs, 1)
    rest = [*paragraphs[:n], *paragraphs[n + 1 :]]
    at = _long(rest, 5)
    return [*rest[:at], paragraphs[n], *rest[at:]]


def doubled(paragraphs: list[str]) -> list[str]:
    n = _long(paragraphs, 3)
    return [*paragraphs[: n + 1], paragraphs[n], *paragraphs[n + 1 :]]


def headline(paragraphs: list[str]) -> list[str]:
    return ["Quite another headline stands over all this", *paragraphs[1:]]


def wrapped(paragraphs: list[str]) -> list[str]:
    n = _long(paragraphs, 4)
    return _with(paragraphs, n, paragraphs[n].replace(" ", "  "))


def several(paragraphs: list[str]) -> list[str]:
    gone = _long(paragraphs, 6)
    paragraphs = [*paragraphs[:gone], *paragraphs[gone + 1 :]]
    for change in (moved, inserted, number, typo):
        paragraphs = change(paragraphs)
    return paragraphs


CHANGES: dict[str, Change] = {
    "a typo": typo,
    "a number": number,
    "quotation marks": quotes,
    "a paragraph put in": inserted,
    "a paragraph taken out": deleted,
    "a paragraph moved": moved,
    "a paragraph doubled": doubled,
    "another headline": headline,
    "white space": wrapped,
    "several at once": several,
}


def changed(text: str, change: Change) -> str:
    """A story as its publisher changed it."""
    end = next(end for end in ("\n\n", "\n") if text.count(end) > 8)
    return end.join(change(text.split(end)))


def answer_everything(desk: Desk) -> int:
    """Answer every sentence of the open story, in turn; return how many.

    A claim over words in the middle with a source in front, nothing, a skip, a claim over the
    whole sentence, a claim that goes on in the next one, and a flag with a note.
    """
    story = desk.walk.story
    text, count = story.document.text, len(story.sentences)

    def span(start: int, end: int) -> Span:
        return Span.cut(text, start, end)

    for sentence in story.sentences:
        desk.walk.furniture = True
        desk.walk.go(Spot(story.document.id, sentence.index))
        turn, said = sentence.index % 6, desk.judgement
        start, end = sentence.start, sentence.end
        if said.continues:
            continue
        if turn == 1:
            desk.no_claim()
        elif turn == 2:
            desk.skip()
        elif turn == 5:
            desk.say(Judgement(outcome="open", note="look again", flag=True))
        else:
            reach = end
            if turn == 4 and sentence.index + 1 < count:
                reach = story.sentences[sentence.index + 1].end
            low = start if turn == 3 or end - start < 12 else start + 4
            by = None
            if turn == 0 and end - start >= 12:
                by = Attribution(source=(span(start, start + 3),), name="somebody")
            claim = Claim(
                id=new_id(), label="attributed", spans=(span(low, reach),), attribution=by
            )
            desk.say(Judgement(outcome="claims", claims=(claim,)))
    desk.walk.furniture = False
    return len(desk.store.answers.current_of_everybody(story.document.id))
