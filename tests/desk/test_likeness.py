"""Likeness of sentences by their words: what it does not depend on, and what it tells apart."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.desk.alike import aligned, differences, idf_among, likeness, stems, words

BAGS = st.lists(st.sampled_from("abcdefgh"), max_size=6)


def test_words_are_compared_by_their_stems() -> None:
    assert stems("Missiles were celebrated") == stems("MISSILE celebrations WERE")
    assert stems("the U.N.'s envoy Zoë") == stems("The UN envoy, Zoe")
    assert stems("cost $2.1 million") != stems("cost $2.4 million")
    assert stems("1,200 kits") == stems("1200 kits")
    assert stems(" -- ?!") == frozenset()


@given(st.text(st.sampled_from("aBs'.,5 2-_x"), max_size=30))
def test_words_and_stems_are_the_same_words(text: str) -> None:
    assert {word.stem for word in words(text)} == stems(text)


def test_words_keep_their_offsets() -> None:
    text = "Åhman’s 2.1 U.N. kits"
    assert [text[word.start : word.end] for word in words(text)] == ["Åhman", "2.1", "U.N", "kits"]


@given(BAGS, BAGS)
def test_likeness_is_symmetric_and_one_for_the_same(one: list[str], other: list[str]) -> None:
    idf = idf_among([one, other, ["a"], ["b", "c"]])
    like = likeness(one, other, idf)
    assert 0 <= like <= 1 + 1e-9
    assert like == likeness(other, one, idf)
    assert likeness(one, one, idf) == (1 if one else 0) or abs(likeness(one, one, idf) - 1) < 1e-9
    assert (like == 0) == (not set(one) & set(other))


def test_a_rare_word_in_common_tells_more_than_a_common_one() -> None:
    idf = idf_among([["the", "quarry"], ["the", "mill"], ["the", "ferry"], ["the", "vote"]])
    assert likeness(["the", "quarry"], ["a", "quarry"], idf) > likeness(
        ["the", "quarry"], ["the", "a"], idf
    )


def test_a_sentence_made_of_two_is_paired_with_both() -> None:
    wire = [
        "The bridge over the Linde will close in May.",
        "Repairs cost two million crowns.",
        "A ferry is to run every hour.",
    ]
    rewrite = ["For two million crowns in repairs, the Linde bridge will close.", "Nobody minds."]
    assert {(pair.one, pair.other) for pair in aligned(wire, rewrite)} == {(0, 0), (1, 0)}


@given(st.text(max_size=40), st.text(max_size=40))
def test_differences_are_stretches_of_whole_words_the_other_lacks(one: str, other: str) -> None:
    mine, theirs = differences(one, other)
    for text, found, against in ((one, mine, other), (other, theirs, one)):
        assert found == sorted(found)
        for start, end in found:
            assert text[start:end].strip()
        if stems(text).isdisjoint(stems(against)) and words(text):
            assert found == [(words(text)[0].start, words(text)[-1].end)]
    assert differences(one, one) == ([], [])


def test_differences_do_not_depend_on_the_order() -> None:
    one = "The company denied that it had seen any draft."
    other = "Any draft? The company had not seen it."
    mine, theirs = differences(one, other)
    assert [one[a:b] for a, b in mine] == ["denied that"]
    assert [other[a:b] for a, b in theirs] == ["not"]
