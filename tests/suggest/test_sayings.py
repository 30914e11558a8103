"""Who says what in one sentence, in sentences of our own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.suggest.sayings import Saying, saying_in

# Sentence; source, cue and fragments of content.
KNOWN = (
    ("The ministry said the quay would open in May.",
     "The ministry", "said", ["the quay would open in May"]),
    ("The ministry said on Monday that the quay would open.",
     "The ministry", "said", ["the quay would open"]),
    ("“The quay is safe,” she said, “but nobody may cross it.”",
     "she", "said", ["“The quay is safe,”", "“but nobody may cross it.”"]),
    ("\"Nobody asked us,\" said Ines Holt, a baker, who lives nearby.",
     "Ines Holt, a baker", "said", ["\"Nobody asked us,\""]),
    ("“No,” Holt told reporters on Monday. “Never.”",
     "Holt", "told", ["“No,”", "“Never.”"]),
    ("The quay, the ministry said, will close in May.",
     "the ministry", "said", ["The quay", "will close in May"]),
    ("The quay will close, the harbour office reported on Thursday.",
     "the harbour office", "reported", ["The quay will close"]),
    ("According to the police, two men fled.",
     "the police", "According to", ["two men fled"]),
    ("Two men fled, according to Ines Holt, the mayor of Dover.",
     "Ines Holt, the mayor of Dover", "according to", ["Two men fled"]),
    ("The towns now \"share one worry,\" per Radio Nord.",
     "Radio Nord", "per", ["The towns now \"share one worry,\""]),
    ("As Radio Nord reports, the boats were sold.",
     "Radio Nord", "reports", ["the boats were sold"]),
    ("In a recent poll, six in ten wanted a new bridge.",
     "a recent poll", "In", ["six in ten wanted a new bridge"]),
    ("Ines Holt, the mayor of Dover, denied the claims.",
     "Ines Holt, the mayor of Dover", "denied", ["the claims"]),
    ("Holt, who resigned in June, told reporters that she was tired.",
     "Holt", "told", ["she was tired"]),
    ("The visit went well, Holt was quoted as saying by Radio Nord.",
     "Radio Nord", "was quoted as saying", ["The visit went well"]),
    ("Holt was quoted as saying that the visit went well.",
     "Holt", "was quoted as saying", ["the visit went well"]),
    ("The firm is believed to have lost millions.",
     None, "is believed", ["The firm", "to have lost millions"]),
    ("The plan was rejected by the council.",
     "the council", "was rejected by", ["The plan"]),
    ("OSLO, May 3 (NTB) - Holt plans to sell the boats.",
     "Holt", "plans", ["to sell the boats"]),
    ("The union wants to stop the sale.",
     "The union", "wants", ["to stop the sale"]),
)  # fmt: skip


@pytest.mark.parametrize(("sentence", "source", "cue", "content"), KNOWN)
def test_finds_who_says_what(
    sentence: str, source: str | None, cue: str, content: list[str]
) -> None:
    text = f"Before it. {sentence} Behind it."
    found = saying_in(text, (11, 11 + len(sentence)))
    assert found is not None
    assert [text[start:end] for start, end in found.source] == ([source] if source else [])
    assert [text[start:end] for start, end in found.cue] == [cue]
    assert [text[start:end] for start, end in found.content] == content


@pytest.mark.parametrize(
    "sentence",
    [
        "The quay opened in May.",
        "He paid five crowns per week.",
        "The reports lay on the table.",
        "A claim form costs nothing.",
        "",
    ],
)
def test_finds_nothing_where_nobody_speaks(sentence: str) -> None:
    assert saying_in(sentence, (0, len(sentence))) is None


def test_finds_source_and_content_around_a_cue_that_was_marked() -> None:
    text = "The mayor grumbled that the quay was shut."
    found = saying_in(text, (0, len(text)), (10, 18))
    assert found is not None
    assert found.cue == ((10, 18),)
    assert [text[start:end] for start, end in found.source] == ["The mayor"]
    assert [text[start:end] for start, end in found.content] == ["the quay was shut"]


def test_a_sentence_inside_a_quotation_is_said_by_somebody() -> None:
    text = "“We waited for hours. Nobody came.”"
    found = saying_in(text, (22, len(text)))
    assert found == Saying(((22, 35),), (), (), "continued")


_PIECES = st.sampled_from(
    "said told denies according to per as , . : ; - — ( ) “ ” \" ' '' the a he who that Ann Lee "
    "adding and but to in of Monday 12 5,000 wants was quoted saying by Кто 说 「 」 ß İ 🙂".split()
)
_TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(_PIECES, max_size=30).map(" ".join),
    st.lists(_PIECES, max_size=12).map("".join),
)


@given(_TEXTS, st.data())
def test_any_text_gives_ranges_inside_the_sentence(text: str, data: st.DataObject) -> None:
    low = data.draw(st.integers(0, len(text)))
    high = data.draw(st.integers(low, len(text)))
    cue = data.draw(st.none() | st.just((low, high)))
    found = saying_in(text, (low, high), cue)
    if found is None:
        return
    assert cue is None or found.cue == (cue,)
    for start, end in (*found.content, *found.source, *(() if cue else found.cue)):
        assert low <= start < end <= high


@pytest.mark.parametrize(
    "piece",
    [
        "said ",
        "to say ",
        "and said ",
        ", adding ",
        "as saying ",
        "that ",
        "Lee, a man, ",
        "“",
        "' ",
    ],
)
def test_text_that_is_no_sentence_is_read_to_its_end(piece: str) -> None:
    """Quadratic work would take minutes here."""
    text = piece * (60_000 // len(piece))
    found = saying_in(text, (0, len(text)))
    assert found is None or all(0 <= a < b <= len(text) for a, b in found.content)
