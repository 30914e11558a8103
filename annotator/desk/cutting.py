"""Mending the cuts: a sentence is split where a cursor stands, or joined with the next.

Nothing is saved while the cursor moves. A cut is an act: everybody's answers follow it
(`recutting.py`), and undo brings the old sentence back with what was said of it.
"""

import re
from typing import TYPE_CHECKING

from annotator.desk.errors import OvertakenError, RefusedError
from annotator.model.document import Sentence
from annotator.store.cuts import Range
from annotator.suggest.words import units

if TYPE_CHECKING:
    from annotator.desk.sitting import Sitting
    from annotator.desk.story import OpenStory

_OPENERS = "“‘«‹„‚([{¿¡「『《〈"
_QUOTES = "\"'"
"""They open only behind a space or another opener."""
_STOPPED = re.compile(r"[.!?…。!?؟।]\W*$")


class Cutting:
    """The place where the lit sentence is to be split, while it is looked for."""

    def __init__(self, text: str, sentence: Sentence) -> None:
        """Begin at the likeliest place; raises RefusedError for a sentence of one word."""
        self._text = text
        self.sentence = sentence
        words = [unit for unit in units(text, sentence.start, sentence.end) if unit.is_word]
        places = {_opening(text, sentence.start, word.start): word for word in words}
        self._places = [
            (place, word)
            for place, word in sorted(places.items())
            if text[sentence.start : place].strip()
        ]
        if not self._places:
            raise RefusedError("the sentence has only one word")
        self._at = self._likeliest()

    def _likeliest(self) -> int:
        """Return the first place behind a stop, else the middle."""
        for number, (place, _) in enumerate(self._places):
            if _STOPPED.search(self._text, max(self.sentence.start, place - 8), place):
                return number
        return len(self._places) // 2

    @property
    def cursor(self) -> Range:
        """The first word of the second sentence."""
        _, word = self._places[self._at]
        return word.start, word.end

    @property
    def halves(self) -> tuple[Range, Range]:
        """The two sentences."""
        place, start = self._places[self._at][0], self.sentence.start
        return (start, start + len(self._text[start:place].rstrip())), (place, self.sentence.end)

    def text_of(self, half: Range) -> str:
        """Return the text of one of them."""
        return self._text[slice(*half)]

    def move(self, by: int) -> None:
        """Take the next word, or the one before."""
        if not 0 <= self._at + by < len(self._places):
            raise RefusedError("there must be a word on either side")
        self._at += by

    def jump(self, letters: str) -> None:
        """Take the next word that starts so, from the start again behind the end.

        Typed may be a letter, or several words that stand there.
        """
        order = [*range(self._at + 1, len(self._places)), *range(self._at + 1)]
        for number in order:
            _, word = self._places[number]
            behind = self._text[word.start : self.sentence.end]
            if behind.casefold().startswith(letters.casefold()):
                self._at = number
                return
        raise RefusedError(f"no word here starts with {letters}")


def _opening(text: str, low: int, start: int) -> int:
    """Return where a sentence begins that begins with a word: at what opens before it."""
    place = start
    while place > low and (
        text[place - 1] in _OPENERS
        or (
            text[place - 1] in _QUOTES
            and (place - 1 == low or text[place - 2].isspace() or text[place - 2] in _OPENERS)
        )
    ):
        place -= 1
    return place


class Cutter:
    """Splitting and joining sentences of the open story."""

    def __init__(self, desk: "Sitting") -> None:
        self._desk = desk

    def begin(self) -> Cutting:
        """Begin to look for the place where the lit sentence is split."""
        story, sentence = self._here()
        self._desk.cutting = Cutting(story.document.text, sentence)
        return self._desk.cutting

    def leave(self) -> None:
        """Leave the sentence whole."""
        self._desk.cutting = None

    def split(self) -> None:
        """Split the lit sentence where the cursor stands; the first half is lit."""
        cutting = self._desk.cutting
        if cutting is None:
            raise RefusedError("{cut.split} begins to split a sentence")
        sentence = cutting.sentence
        self._cut(((sentence.start, sentence.end),), cutting.halves)

    def join(self) -> None:
        """Join the lit sentence with the next one of its block."""
        story, sentence = self._here()
        behind = sentence.index + 1
        block = story.block_of(sentence.index)
        if behind == len(story.sentences) or story.block_of(behind).start != block.start:
            raise RefusedError("this is the last sentence of its paragraph: there is none to join")
        other = story.sentences[behind]
        gone = ((sentence.start, sentence.end), (other.start, other.end))
        self._cut(gone, ((sentence.start, other.end),))

    def _here(self) -> tuple["OpenStory", Sentence]:
        sentence, story = self._desk.walk.sentence, self._desk.walk.story
        if story is None:
            raise RefusedError("there is no story yet")
        return story, sentence

    def _cut(self, gone: tuple[Range, ...], come: tuple[Range, ...]) -> None:
        desk = self._desk
        story, _ = self._here()
        desk.refuse_if_overtaken(story, {})
        with desk.reading_again(), desk.store.writing():
            action = desk.writer.begin()
            if not desk.writer.cut(story.document.id, gone, come, action):
                raise OvertakenError(
                    "sentences here were cut otherwise meanwhile: look, then press the key again"
                )
            desk.walk.reread()
            desk.remember(desk.walk.spot)
        desk.marking = desk.cutting = None
        desk.recount()
        desk.stopwatch.start()
