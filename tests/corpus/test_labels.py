"""Offsets of other tools: never guessed, and right whatever they count."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.corpus.labels import Mark, fitting, from_utf16, is_ambiguous

TEXTS = st.text(st.sampled_from("ab é—\n📣𝔸\u0301"), min_size=1, max_size=30)


def utf16(text: str, at: int) -> int:
    return len(text[:at].encode("utf-16-le")) // 2


@st.composite
def marks(draw: st.DrawFn) -> tuple[str, int, int]:
    text = draw(TEXTS)
    start = draw(st.integers(0, len(text) - 1))
    return text, start, draw(st.integers(start + 1, len(text)))


@given(marks())
def test_utf16_offsets_come_back_as_code_points(case: tuple[str, int, int]) -> None:
    text, start, end = case
    counted = ((utf16(text, start), utf16(text, end)),)
    assert from_utf16(text, counted) == ((start, end),)
    assert fitting(text, Mark("1", "x", counted), "utf-16") == ((start, end),)


@given(marks(), st.booleans())
def test_what_is_quoted_is_what_is_found(case: tuple[str, int, int], wide: bool) -> None:
    text, start, end = case
    counted = (utf16(text, start), utf16(text, end)) if wide else (start, end)
    quote = text[start:end]
    if not quote.strip():
        return
    ((first, after),) = fitting(text, Mark("1", "x", (counted,), quote))
    assert text[first:after].split() == quote.split()


@given(marks())
def test_without_a_quotation_two_readings_are_no_reading(case: tuple[str, int, int]) -> None:
    text, start, end = case
    mark = Mark("1", "x", ((start, end),))
    if any(c > "\uffff" for c in text[:end]):
        assert fitting(text, mark) is None
        assert is_ambiguous(text, mark)
        assert not is_ambiguous(text, mark, "code-points")
    else:
        assert fitting(text, mark) == ((start, end),)


@given(TEXTS, st.integers(-3, 40), st.integers(-3, 40))
def test_what_lies_outside_fits_nowhere(text: str, start: int, end: int) -> None:
    found = fitting(text, Mark("1", "x", ((start, end),)), "code-points")
    assert (found is not None) == (0 <= start < end <= len(text))


def test_half_of_a_character_is_no_place() -> None:
    assert from_utf16("📣a", ((1, 3),)) is None
    assert from_utf16("📣a", ((0, 1),)) is None
    assert from_utf16("📣a", ((2, 3),)) == ((1, 2),)


def test_a_quotation_that_is_not_there_fits_nowhere() -> None:
    assert fitting("Nine boats left.", Mark("1", "x", ((0, 4),), "Ten")) is None
    broken = Mark("1", "x", ((0, 10),), "Nine boats")
    assert fitting("Nine\nboats left.", broken) == ((0, 10),)
