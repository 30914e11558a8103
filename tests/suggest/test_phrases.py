"""The phrase around a word: what one key marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.suggest.phrases import clause_at, noun_phrase_at, quotation_at
from annotator.suggest.words import units

# Sentence; a word in it; what the first press marks.
PHRASES = (
    ("Ines Holt, the mayor of Dover, denied it.", "Holt", "Ines Holt, the mayor of Dover"),
    ("A spokesman for the harbour office spoke.", "spokesman",
     "A spokesman for the harbour office"),
    ("On Monday the harbour office closed the quay.", "office", "the harbour office"),
    ("Mr. Holt denied it.", "Holt", "Mr. Holt"),
    ("She denied it.", "She", "She"),
    ("The union's elected leaders left.", "leaders", "The union's elected leaders"),
)  # fmt: skip


@pytest.mark.parametrize(("sentence", "word", "phrase"), PHRASES)
def test_noun_phrase(sentence: str, word: str, phrase: str) -> None:
    found = noun_phrase_at(sentence, sentence.index(word), units(sentence), (0, len(sentence)))
    assert sentence[slice(*found[0])] == phrase


def test_a_possessive_alone_is_the_last_reading() -> None:
    text = "Her fear was that it would sink."
    found = noun_phrase_at(text, 0, units(text), (0, len(text)))
    assert text[slice(*found[0])] == "Her fear"
    assert text[slice(*found[-1])] == "Her"


def test_quotation_that_was_opened_in_an_earlier_sentence() -> None:
    text = "“We waited. Nobody came,” she said."
    found = quotation_at(text, 14, (12, len(text)))
    assert [text[start:end] for start, end in found] == ["Nobody came,”", "Nobody came"]


def test_apostrophes_close_nothing() -> None:
    text = "The crew's “it's fine” was the union's too."
    assert [text[slice(*found)] for found in quotation_at(text, 14, (0, len(text)))] == [
        "“it's fine”",
        "it's fine",
    ]


@given(st.text(max_size=60), st.data())
def test_any_text_gives_ranges_inside_the_sentence(text: str, data: st.DataObject) -> None:
    low = data.draw(st.integers(0, len(text)))
    high = data.draw(st.integers(low, len(text)))
    at = data.draw(st.integers(low, high))
    words = units(text)
    found = [
        *noun_phrase_at(text, at, words, (low, high)),
        *quotation_at(text, at, (low, high)),
        *clause_at(text, at, (low, high), []),
    ]
    for start, end in found:
        assert low <= start < end <= high
