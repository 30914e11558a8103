"""Generated stories: sentences that say their own number, so that a paint can be recognised."""

import random
from collections.abc import Iterator
from pathlib import Path

_WORDS = (
    "harbour council report minister river bridge school budget engine winter market doctor "
    "reader window captain village station garden letter evidence measure morning company"
).split(" ")
_VERBS = ("said reported announced denied confirmed told claimed showed found").split(" ")


def sentence(number: int, dice: random.Random) -> str:
    """Return a sentence of about twenty words that begins with its number."""
    words = " ".join(dice.choice(_WORDS) for _ in range(14))
    return f"Sentence number {number}. of the {words} {dice.choice(_VERBS)} on Thursday"


def story(first: int, count: int, dice: random.Random) -> str:
    """Return a story of `count` body sentences with a headline and a dateline."""
    place = dice.choice(_WORDS).upper()
    lines = [f"The {dice.choice(_WORDS)} and the {dice.choice(_WORDS)}"]
    body = [_plain(first + n, dice) for n in range(count - 1)]
    body[0] = f"{place}, July 27 (Example) - {body[0]}"
    lines += [" ".join(body[at : at + 2]) for at in range(0, len(body), 2)]
    return "\n\n".join(lines) + "\n"


def _plain(number: int, dice: random.Random) -> str:
    words = " ".join(dice.choice(_WORDS) for _ in range(14))
    return f"Witness {number} of the {words} {dice.choice(_VERBS)} so on Thursday."


def write_corpus(folder: Path, sentences: int, a_story: int = 30) -> None:
    """Write stories of `a_story` sentences until there are so many sentences."""
    dice = random.Random(sentences)  # noqa: S311 - stories, not secrets
    for path, text in corpus(sentences, a_story, dice):
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")


def corpus(sentences: int, a_story: int, dice: random.Random) -> Iterator[tuple[str, str]]:
    """Yield (path, text) of every story."""
    for number, first in enumerate(range(0, sentences, a_story)):
        count = min(a_story, sentences - first)
        yield f"{number // 1000:03}/{number:06}.txt", story(first, max(count, 2), dice)
