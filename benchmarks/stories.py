"""Generated stories for the measurements: as news is written, and the same on every machine.

A segmenter's speed depends on what it reads: abbreviations, quotations and figures cost more than
plain words. So the sentences have them about as often as newspapers do, are about 120 characters
long, and stand one to three to a paragraph. No two stories are equal: each counts its witnesses.
"""

import argparse
import random
from collections.abc import Iterator
from pathlib import Path

A_STORY = 30
"""Sentences a story, its headline, byline, time and caption among them."""
_FRAME = 6
"""How many of them are none of the body."""

_FIRST = (
    "Ana Lee Maria Tobias Ruth Samuel Zoë Peter Amina Carl Ines Victor Helen Omar Grace".split()
)
_SYLLABLES = "ka ren ost vel mar tin bro dal shi wen ora lund pel gar nov ash".split()
_PLACES = "Port Elster;Kesten Bay;Northmoor;Alder Falls;Marlow;Saint Brae;Tarn Hill".split(";")
_BODIES = (
    "the harbor board;the city council;the Department of Coastal Resources;Meridian Corp.;"
    "the school district;Halvorsen-Pike Inc.;the water authority;the U.S. Coast Guard;"
    "the transit union;the county health office"
).split(";")
_THINGS = (
    "the dredging contract;a new ferry terminal;the flood barrier;the budget for next year;"
    "the rail link to the airport;a ban on night flights;the sale of the old shipyard;"
    "repairs to the bridge;a recall of 4,200 heaters;the report on lead in the water"
).split(";")
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_VERBS = "approved rejected postponed questioned defended reviewed suspended praised".split()

_SHAPES = (
    "{body} {verb} {thing} on {day}, {n} weeks after {other} had asked in a letter for more time.",
    "Dr. {first} {last}, an engineer who led the review for {other}, called the timing of {thing} "
    "baffling.",
    "“We have waited {n} years for {thing}, and we will not wait another winter,” {last} told "
    "reporters.",
    "The plan would cost ${n}.{m} million, up from ${m}.{n} million in 2019, according to {body} "
    "and two people who were briefed on {thing}.",
    "{last} and two aides to Gov. {first} {other_last} met {body} at 2:{n} p.m. on {day} to talk "
    "about {thing}, an agenda shows.",
    "About {n}% of residents in {place} oppose {thing}, a survey of {n},{m}00 households found.",
    "“Who will pay for it?” asked {first} {last}, whose family has run a shop in {place} since "
    "1987.",
    "{body} did not respond to requests for comment, and a lawyer for {other} declined to speak.",
    "Officials in {place} say that {thing} could be finished by Jan. {n}, if the weather holds and "
    "{other} keeps its part of the bargain.",
    "A spokesperson for {other} denied that, saying no decision on {thing} had been made yet.",
    "The vote was {n} to {m}.",
    "Under a 2021 law, {body} must publish every contract worth more than ${n},000 within {m} days "
    "of signing it.",
    "Mr. {last}, {n}, moved from {place} to Washington, D.C., to work for {other} in the 1990s.",
    "But {first} {last} of the St. Brae Institute cautioned that only {n} samples had been taken.",
    "The two sides last spoke on {day}, when {body} offered to share the cost of {thing} with "
    "{other}, a proposal that went nowhere.",
)


def story(first: int, count: int, dice: random.Random) -> str:
    """Return a story of about `count` sentences; `first` is the number of its first witness."""
    place, day = dice.choice(_PLACES), dice.randint(1, 28)
    body = [_sentence(dice) for _ in range(max(1, count - _FRAME))]
    body[0] = f"{place.upper()}, July {day} (Meridian) - {_capital(body[0])}"
    body[-1] = f"Witness {first} of {count} said so on {dice.choice(_DAYS)}."
    lines = [
        f"{place} weighs {dice.choice(_THINGS)} as {_surname(dice)} objects",
        f"By {dice.choice(_FIRST)} {_surname(dice)}",
        f"Published July {day}, 2026 at 6:{dice.randint(10, 59)} PM GMT"
        if dice.random() < 0.5
        else f"{dice.randint(2, 59)} minutes ago",
        f"[1/4]Workers look on in {place}, July {day}, 2026. Meridian/{dice.choice(_FIRST)} "
        f"{_surname(dice)} Acquire Licensing Rights",
    ]
    at = 0
    while at < len(body):
        length = dice.choice((1, 1, 2, 2, 2, 3))
        lines.append(" ".join(body[at : at + length]))
        at += length
    lines.append("Our Standards: The Meridian Trust Principles.")
    return "\n\n".join(lines) + "\n"


def _sentence(dice: random.Random) -> str:
    """Return one sentence of the body."""
    said = dice.choice(_SHAPES).format(
        body=dice.choice(_BODIES),
        other=dice.choice(_BODIES),
        thing=dice.choice(_THINGS),
        verb=dice.choice(_VERBS),
        first=dice.choice(_FIRST),
        last=_surname(dice),
        other_last=_surname(dice),
        place=dice.choice(_PLACES),
        day=dice.choice(_DAYS),
        n=dice.randint(11, 59),
        m=dice.randint(2, 9),
    )
    return _capital(said)


def _surname(dice: random.Random) -> str:
    """Return one of four thousand names: a segmenter must not know them all by heart."""
    return _capital("".join(dice.choices(_SYLLABLES, k=3)))


def _capital(text: str) -> str:
    """Return the text with its first letter large."""
    return text[:1].upper() + text[1:]


def write_corpus(folder: Path, sentences: int) -> None:
    """Write stories of about so many sentences, a thousand files a folder."""
    for path, text in corpus(sentences):
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")


def corpus(sentences: int) -> Iterator[tuple[str, str]]:
    """Yield (path, text) of every story; a larger corpus begins with the stories of a smaller."""
    dice = random.Random(1)  # noqa: S311 - stories, not secrets
    for number, first in enumerate(range(0, sentences, A_STORY)):
        count = min(A_STORY, sentences - first)
        yield f"{number // 1000:03}/{number:06}.txt", story(first, count, dice)


def write_story(folder: Path, sentences: int) -> None:
    """Write one long story."""
    folder.mkdir(parents=True, exist_ok=True)
    text = story(0, sentences, random.Random(1))  # noqa: S311 - a story, no secret
    (folder / "long.txt").write_text(text, "utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Write generated stories into a folder.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("sentences", type=int)
    options = parser.parse_args()
    write_corpus(options.folder, options.sentences)
