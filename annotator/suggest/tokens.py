"""A sentence as words with a rough part of speech each: what every rule looks at.

One letter stands for each word, so that a phrase is a stretch of letters. Short lists and endings
decide; a word that nothing is known about is a noun.
"""

import re
from bisect import bisect_left
from itertools import accumulate
from typing import NamedTuple

from annotator.suggest.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    IRREGULAR_PASTS,
    NOT_ADVERBS,
    OTHER_VERBS,
    PREPOSITIONS,
    PRONOUNS,
    QUESTION_WORDS,
    RELATIVES,
    SUBJECTS,
)
from annotator.suggest.quoting import Range, quotations
from annotator.suggest.verbs import FORMS, NOUN_TOO

_TOKEN = re.compile(
    r"([A-Za-z]++(?=[\s,])|\d+(?:[.,]\d+)*\w*(?:-[^\W\d]\w*(?:-\w+)*)?|\w+(?:[-.&'’/@]{1,2}\w+)*(?:\.(?=\s[^\s\"“”'’]|[,;]))?|\.\.\.|--|''|[^\w\s])"
)
"""A word or a mark; nothing but white space lies between two of them. Most words are plain letters
in front of a space, which is tried first because it is found fastest."""
_MARKS = {
    ",": ",", ";": ";", ":": ":", ".": ".", "?": ".", "!": ".", "…": ".", "...": ".",
    "—": "-", "–": "-", "--": "-", "-": "-", "(": "(", ")": ")", "[": "(", "]": ")",
    '"': '"', "“": '"', "”": '"', "«": '"', "»": '"', "„": '"', "＂": '"', "''": '"', "―": "-",
    "%": "#", "$": "#", "€": "#", "£": "#", "@": "n", "#": "n","&": "&",
}  # fmt: skip


def _known() -> dict[str, str]:
    """Return the letter of every word that has one of its own; later lists win."""
    letters: dict[str, str] = {}
    for words, letter in (
        (FORMS, "v"),
        (IRREGULAR_PASTS, "v"),
        (OTHER_VERBS, "v"),
        (ADVERBS, "a"),
        (PREPOSITIONS, "i"),
        (PRONOUNS, "o"),
        (DETERMINERS, "d"),
        (CONJUNCTIONS, "b"),
        (QUESTION_WORDS, "w"),
        (RELATIVES, "r"),
        (AUXILIARIES, "x"),
        (SUBJECTS, "p"),
    ):
        letters.update(dict.fromkeys(words, letter))
    for subject in SUBJECTS:
        letters.update(
            {subject + ending: "p" for ending in ("'s", "'re", "'ve", "'ll", "'d", "'m")}
        )
    letters.update({"that": "t", "of": "f", "to": "m", "and": "&", "or": "&", **_MARKS})
    letters.update({form: "g" for form in FORMS if form.endswith("ing")})
    return letters


_LETTER = _known()
_BEFORE_NOUN = frozenset("dfi#snN")
"""Behind one of these a word that can be noun or verb can be a noun."""


class Tokens(NamedTuple):
    """The words and marks of a sentence; ranges are half-open, in code points of the document."""

    starts: list[int]
    ends: list[int]
    words: list[str]
    """In lower case, with a straight apostrophe."""
    letters: str
    """One letter for each: d determiner, p subject pronoun, o other pronoun, r relative, w question
    word, t "that", m "to", f "of", i preposition, & "and", b conjunction, x auxiliary, a adverb,
    v verb, g verb in -ing, N name, s possessive, n other word, # number, else the mark itself."""
    quoted: list[bool]
    """Whether it stands in a quotation."""
    quotes: list[Range]
    """The quotations."""


def tokens(text: str, start: int, end: int, *, goes_on: bool = False) -> Tokens:
    """Cut a sentence into words; `goes_on` tells that a quotation was open before it."""
    return tokens_among(text, start, end, quotations(text, start, end, goes_on=goes_on))


def tokens_among(text: str, start: int, end: int, quotes: list[Range]) -> Tokens:
    """Cut a sentence into words, given its quotations."""
    sentence = text[start:end]
    pieces = _TOKEN.split(sentence)  # space, word, space, ..., word, space
    bounds = list(accumulate(map(len, pieces), initial=start))
    starts, ends, raw = bounds[1:-1:2], bounds[2::2], pieces[1::2]
    words = list(map(str.lower, raw))
    if "’" in sentence:
        words = [word.replace("’", "'") if len(word) > 1 else word for word in words]
    letters = _tell_verbs(sentence, raw, words, "".join(map(ALONE.__getitem__, raw)))
    quoted = [False] * len(starts)
    for opened, closed in quotes:
        first, last = bisect_left(starts, opened), bisect_left(starts, closed)
        quoted[first:last] = [True] * (last - first)
    return Tokens(starts, ends, words, letters, quoted, quotes)


def part_of(t: Tokens, text: str, start: int, end: int) -> Tokens:
    """Return the words of a part of a sentence, as if it stood alone."""
    first, last = bisect_left(t.starts, start), bisect_left(t.starts, end)
    quotes = [found for found in t.quotes if found[0] < end and start < found[1]]
    torn = any(opened < start or end < closed for opened, closed in quotes)
    if torn or t.letters[first] in "vg":  # what stands in front of it told how it is read
        return tokens(text, start, end)
    return Tokens(
        t.starts[first:last],
        t.ends[first:last],
        t.words[first:last],
        t.letters[first:last],
        t.quoted[first:last],
        quotes,
    )


def _tell_verbs(sentence: str, raw: list[str], words: list[str], alone: str) -> str:
    """Return the letters, those of verbs changed that are nouns or names where they stand."""
    letters, titled = list(alone), None
    for match in _IN_DOUBT.finditer(alone):
        index = match.start()
        letter, previous = letters[index], letters[index - 1] if index else "."
        if previous in _BEFORE_NOUN:
            capital = raw[index][0].isupper()
            if capital and titled is None:
                titled = _is_titled(sentence)
            if capital and titled:
                letters[index] = _in_headline(words[index], letter, previous)
            else:
                letters[index] = _verb_or_noun(
                    raw[index], words[index], letter, previous, words[index - 1]
                )
        elif letter == "v" and previous in '.,"' and index + 1 < len(letters):
            letters[index] = _first_of_phrase(raw[index], words[index], letters, index)
    return "".join(letters)


_IN_DOUBT = re.compile('(?<![^dfi#snNvg.,"])[vg]')
"""A form of a verb at the beginning, or behind what a noun can stand behind; a verb that is in
doubt itself may turn out to be such."""


def _is_titled(sentence: str) -> bool:
    """Tell whether a sentence is a headline that begins every word with a capital."""
    words = sentence.split()
    if len(words) > _LONGEST_HEADLINE:
        return False
    return sum(word[:1].isupper() for word in words) > _CAPITALS * len(words) + 1


_LONGEST_HEADLINE = 25
_CAPITALS = 0.6


class _Alone(dict[str, str]):
    """The letters of words that were met so far, wherever they stand."""

    def __missing__(self, word: str) -> str:
        low = word.lower()
        if len(word) > 1:
            low = low.replace("’", "'")
        if len(self) >= _MOST_MET:
            self.clear()
        letter = self[word] = _LETTER.get(low) or _by_shape(word, low)
        return letter


ALONE = _Alone()
_MOST_MET = 50_000


def _first_of_phrase(word: str, low: str, letters: list[str], index: int) -> str:
    """Return the letter of a form of a verb that begins a clause: "campaign officials said"."""
    behind = letters[index + 1]
    if low in NOUN_TOO and behind in "nN" and low[-2:] != "ed":
        return "n"
    return "N" if index > 0 and behind == "v" and word[0].isupper() else "v"


_PLURALS = frozenset("both some many most few several all those others".split())
_WANTING = frozenset("want say see show hope believe think agree expect".split())
"""Forms that are verbs behind "both" and "many"."""
_ONLY_VERBS = IRREGULAR_PASTS | OTHER_VERBS
"""Forms that are verbs even behind "three in five"."""


def _in_headline(low: str, letter: str, previous: str) -> str:
    """Return the letter of a form of a verb where every word begins with a capital."""
    return "n" if low in NOUN_TOO and previous in "di#" else letter


def _verb_or_noun(word: str, low: str, letter: str, previous: str, before: str) -> str:
    """Return the letter of a form of a verb behind a noun or what leads one."""
    if previous == "N" and word[0].isupper():
        return _by_shape(word, low)
    if low in NOUN_TOO and not (before in _PLURALS and low in _WANTING):
        plain = previous not in "nN" or (FORMS.get(low) == low and singular(before))
        return "n" if plain else letter
    plain = letter == "v" and previous in "ds" and low[-2:] != "ed"
    return "n" if plain and low not in _ONLY_VERBS and low not in _WANTING else letter


def singular(noun: str) -> bool:
    """Tell whether a noun takes no verb in its plain form: "state media report"."""
    return noun[-1] != "s" and noun not in ("people", "police", "men", "women", "media", "data")


def _by_shape(word: str, low: str) -> str:
    first = word[0]
    if first.isdigit():
        return "#"
    if not first.isalpha():
        return "." if first != "_" else "n"
    if low.endswith(("'s", "s'")):
        return "s"
    if first.isupper():
        return "N"
    if low.endswith("ly") and low not in NOT_ADVERBS:
        return "a"
    if low.endswith("ed") and len(low) > 3 and not low.endswith("eed"):
        return "v"
    if low.endswith("ing") and len(low) > 4:
        return "g"
    return "n"
